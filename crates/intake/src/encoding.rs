//! Bytes to text: byte order mark, declared charset, UTF-8, windows-1252, in the order of trust.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A text, and a complaint when some of it could not be decoded.
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub complaint: Option<String>,
}

/// Decodes `bytes`; `declared` is the charset the document names.
///
/// # Errors
/// Says what the bytes are, and what to do, when they are no text at all.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded<'a>, String> {
    if let Some(what) = known_binary(bytes) {
        return Err(format!("it is {what}, not text: convert it to text or HTML first"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(&bytes[mark..], encoding));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(decode_as(bytes, encoding));
    }
    if looks_binary(bytes) {
        return Err("it is binary data, not text: leave it out or convert it to text first".into());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), complaint: None });
    }
    match declared {
        Some(encoding) if encoding != UTF_8 && !is_utf16(encoding) => {
            Ok(decode_as(bytes, encoding))
        }
        _ if mostly_utf8(bytes) => Ok(decode_as(bytes, UTF_8)),
        _ => Ok(decode_as(bytes, WINDOWS_1252)),
    }
}

/// Whether these bytes are a text in UTF-8.
pub(crate) fn is_utf_8(bytes: &[u8]) -> bool {
    !looks_binary(bytes) && std::str::from_utf8(bytes).is_ok()
}

/// The charset that a header names.
pub(crate) fn declared_in_header(value: &str) -> Option<&'static Encoding> {
    let (_, rest) = value.split_once("charset=")?;
    let label = rest.split([';', ',']).next().unwrap_or_default();
    Encoding::for_label(label.trim_matches(['"', '\'', ' ']).as_bytes())
}

/// The charset a web page declares in its first bytes.
pub(crate) fn declared_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let lower: Vec<u8> = head.iter().map(u8::to_ascii_lowercase).collect();
    let at = lower.windows(8).position(|w| w == b"charset=")? + 8;
    let label: Vec<u8> = lower[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

/// The charset of this name.
pub(crate) fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

/// The charset that an XML declaration names.
pub(crate) fn declared_in_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (_, rest) = head.split_once("encoding=")?;
    named(rest.get(1..)?.split(['"', '\'']).next()?)
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let complaint = lossy.then(|| {
        let lost = text.chars().filter(|&c| c == '\u{fffd}').count();
        format!(
            "{lost} characters could not be read as {} and stand as \u{fffd}: save the file as UTF-8",
            encoding.name()
        )
    });
    Decoded { text, complaint }
}

/// Whether the bytes are UTF-8 with a few faults (a cut file, a pasted fragment) rather than
/// some one-byte charset: most bytes above 127 stand in valid sequences.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // In a one-byte charset hardly any two bytes happen to form a valid sequence.
    good > bad || (bad == 1 && bytes.utf8_chunks().last().is_some_and(|c| is_cut(c.invalid())))
}

/// Whether these bytes are the start of a character whose end is missing.
fn is_cut(invalid: &[u8]) -> bool {
    std::str::from_utf8(invalid).is_err_and(|e| e.error_len().is_none())
}

/// UTF-16 as some editors write it: every other byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 4 {
        None
    } else if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let odd = head
        .iter()
        .filter(|&&b| b == 0 || (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)))
        .count();
    odd * 50 > head.len() || head.iter().filter(|&&b| b == 0).count() > 2
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"{\\rtf", "an RTF document"),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, bool) {
        let d = decode(bytes, declared).expect("text");
        (d.text.into_owned(), d.complaint.is_some())
    }

    #[test]
    fn what_is_not_utf_8_is_read_as_windows_1252() {
        assert_eq!(check(b"tu\xe9s \x96 bless\xe9s", None), ("tués – blessés".into(), false));
    }

    #[test]
    fn valid_utf_8_wins_over_a_wrong_declaration() {
        assert_eq!(check("tués".as_bytes(), Some(WINDOWS_1252)), ("tués".into(), false));
    }

    #[test]
    fn a_fault_in_utf_8_is_a_complaint_and_not_mojibake() {
        let mut bytes = "éèàùç tués à Gao".as_bytes().to_vec();
        bytes.push(0xc3);
        let (text, complaint) = check(&bytes, None);
        assert!(text.starts_with("éèàùç tués") && text.ends_with('\u{fffd}'));
        assert!(complaint);
    }

    #[test]
    fn utf_16_is_told_by_its_mark_or_by_its_zeros() {
        let plain: Vec<u8> = "Gao, 7 June".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check(&plain, None).0, "Gao, 7 June");
        let marked: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain("Gao".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert_eq!(check(&marked, None).0, "Gao");
    }

    #[test]
    fn binary_is_refused_with_advice() {
        assert!(decode(b"%PDF-1.7 \x00", None).err().unwrap().contains("a PDF"));
        assert!(decode(&[0, 1, 2, 3, 0, 200, 7, 0], None).is_err());
    }

    #[test]
    fn a_page_declares_its_charset_in_either_way() {
        let old = b"<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=ISO-8859-1\">";
        assert_eq!(declared_in_page(old), Some(WINDOWS_1252));
        assert_eq!(declared_in_page(b"<meta charset='utf-8'>"), Some(UTF_8));
        assert_eq!(declared_in_page(b"<p>no charset"), None);
    }
}
