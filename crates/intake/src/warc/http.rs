//! An HTTP answer as an archive keeps it: status, headers, and the body with its packings undone.

use super::head::{self, Headers};
use crate::error::Error;
use crate::limits::{CODINGS, HEAD_BYTES, PAGE_BYTES};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// Headers that say how a body was packed on its way.
const PACKING: [&str; 4] =
    ["content-encoding", "transfer-encoding", "content-length", "connection"];

/// Status, headers and packed body.
pub(super) struct Answer<'b> {
    pub status: u16,
    pub headers: Headers,
    body: &'b [u8],
}

impl<'b> Answer<'b> {
    /// Reads the head of `block`; none when it is no HTTP answer.
    pub(super) fn of(block: &'b [u8]) -> Option<Self> {
        let start = block.iter().position(|&b| b == b'\n')? + 1;
        let line = str::from_utf8(block[..start].trim_ascii()).ok()?;
        let mut words = line.split_ascii_whitespace();
        words.next().filter(|version| version.starts_with("HTTP/"))?;
        let status = words.next()?.parse().ok()?;
        let rest = &block[start..];
        let end = head_end(&rest[..rest.len().min(HEAD_BYTES)]);
        let (head, body) = rest.split_at(end.unwrap_or(rest.len()));
        Some(Self { status, headers: head::headers(head), body })
    }

    /// The body with transfer and content codings undone.
    ///
    /// # Errors
    /// [`Error::PageTooLarge`] and [`Error::Coding`].
    pub(super) fn body(&self) -> Result<Vec<u8>, Error> {
        let mut body = self.body.to_vec();
        let chunked = self.headers.get("transfer-encoding");
        if chunked.is_some_and(|c| c.to_ascii_lowercase().contains("chunked"))
            // Many archives keep the header of a body that they have put together.
            && let Some(whole) = unchunk(self.body)
        {
            body = whole;
        }
        let codings = self.headers.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
        let codings: Vec<&str> = codings.split(',').map(str::trim).collect();
        if codings.len() > CODINGS {
            return Err(Error::Coding(format!("{} codings, one in another", codings.len())));
        }
        for coding in codings.iter().rev() {
            body = decode(coding, body)?;
        }
        Ok(body)
    }

    /// The headers without those that say how the body was packed.
    pub(super) fn lasting_headers(&self) -> Vec<(String, String)> {
        let lasting = |(name, _): &&(String, String)| !PACKING.contains(&name.as_str());
        self.headers.0.iter().filter(lasting).cloned().collect()
    }
}

/// One past the blank line that ends a head.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(n) = bytes[from..].iter().position(|&b| b == b'\n') {
        if bytes[from..from + n].trim_ascii().is_empty() {
            return Some(from + n + 1);
        }
        from += n + 1;
    }
    None
}

/// The chunks of a body put together; a last chunk that was cut off is taken as far as it goes.
/// None when these are no chunks.
fn unchunk(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = bytes.iter().take(64).position(|&b| b == b'\n')?;
        let line = str::from_utf8(&bytes[..end]).ok()?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        bytes = &bytes[end + 1..];
        let here = size.min(bytes.len());
        whole.extend_from_slice(&bytes[..here]);
        bytes = bytes[here..].trim_ascii_start();
        if size == 0 || here < size || bytes.is_empty() {
            return Some(whole);
        }
    }
}

fn decode(coding: &str, body: Vec<u8>) -> Result<Vec<u8>, Error> {
    let unpacked = match coding {
        "" | "identity" | "none" => return Ok(body),
        "gzip" | "x-gzip" if !body.starts_with(&[0x1f, 0x8b]) => return Ok(body),
        "gzip" | "x-gzip" => unpack(MultiGzDecoder::new(&body[..])),
        // The name means zlib; some servers send what is inside it.
        "deflate" => {
            unpack(ZlibDecoder::new(&body[..])).or_else(|_| unpack(DeflateDecoder::new(&body[..])))
        }
        "br" => unpack(brotli_decompressor::Decompressor::new(&body[..], 1 << 12)),
        "zstd" => match zstd::stream::read::Decoder::new(&body[..]) {
            Ok(decoder) => unpack(decoder),
            Err(e) => Err(Error::Coding(e.to_string())),
        },
        other => Err(Error::Coding(format!("it is packed as `{other}`"))),
    };
    match unpacked {
        // Some archives keep the header of a body that they have unpacked.
        Err(Error::Coding(_)) if crate::encoding::is_utf_8(&body) => Ok(body),
        other => other,
    }
}

/// What comes out, when it is no more than a page may have. A body that was cut off is taken as far as it goes.
fn unpack(decoder: impl Read) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let read = decoder.take(PAGE_BYTES as u64 + 1).read_to_end(&mut out);
    match read {
        _ if out.len() > PAGE_BYTES => Err(Error::PageTooLarge),
        Err(e) if out.is_empty() => Err(Error::Coding(e.to_string())),
        _ => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn body(head: &str, body: &[u8]) -> Result<Vec<u8>, Error> {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
        Answer::of(&block).unwrap().body()
    }

    #[test]
    fn a_head_ends_at_its_blank_line_however_lines_end() {
        for (block, rest) in [
            (&b"HTTP/1.1 404 Not Found\r\nA: b\r\n\r\nbody"[..], &b"body"[..]),
            (b"HTTP/2 404\nA: b\n\nbody", b"body"),
            (b"HTTP/1.0 404\r\n\r\nbody", b"body"),
            (b"HTTP/1.0 404\r\nA: b", b""),
        ] {
            let answer = Answer::of(block).unwrap();
            assert_eq!((answer.status, answer.body), (404, rest));
        }
        assert!(Answer::of(b"<html>\n").is_none() && Answer::of(b"").is_none());
    }

    #[test]
    fn chunks_are_put_together_and_a_body_that_has_none_stays() {
        let chunked = "Transfer-Encoding: chunked";
        assert_eq!(
            body(chunked, b"4\r\nNine\r\n7;x=y\r\n killed\r\n0\r\n\r\n").unwrap(),
            b"Nine killed"
        );
        assert_eq!(body(chunked, b"4\r\nNine\r\nff\r\n kil").unwrap(), b"Nine kil");
        assert_eq!(body(chunked, b"<p>Nine killed").unwrap(), b"<p>Nine killed");
    }

    #[test]
    fn a_body_is_unpacked_as_its_headers_say_or_left_when_it_was_already() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(b"Nine killed").unwrap();
        let gz = gz.finish().unwrap();
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        raw.write_all(b"Nine killed").unwrap();
        for (coding, packed) in [("gzip", gz), ("deflate", raw.finish().unwrap())] {
            let head = format!("Content-Encoding: {coding}");
            assert_eq!(body(&head, &packed).unwrap(), b"Nine killed", "{coding}");
        }
        let brotli = [
            0x0b, 0x05, 0x80, b'N', b'i', b'n', b'e', b' ', b'k', b'i', b'l', b'l', b'e', b'd',
            0x03,
        ];
        assert_eq!(body("Content-Encoding: br", &brotli).unwrap(), b"Nine killed");
        for coding in ["gzip", "br", "deflate", "shrunk"] {
            let head = format!("Content-Encoding: {coding}");
            assert_eq!(body(&head, b"<p>Nine killed").unwrap(), b"<p>Nine killed", "{coding}");
        }
    }

    #[test]
    fn a_body_that_grows_without_end_is_too_large_and_nested_codings_are_refused() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..40 {
            gz.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
        let bomb = gz.finish().unwrap();
        assert!(matches!(body("Content-Encoding: gzip", &bomb), Err(Error::PageTooLarge)));
        let nested = "Content-Encoding: gzip, gzip, gzip, gzip";
        assert!(matches!(body(nested, &bomb), Err(Error::Coding(_))));
    }
}
