//! WARC 1.1 records as the archive keeps them, each its own gzip member, so that one is read without the others.
//!
//! The same capture at the same time is the same bytes: ids are made from what is kept.

use crate::moment;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write as _};
use tidings_model::{Capture, Digest};

/// Payloads larger than this are damage, not captures: intake refuses far smaller ones.
pub(super) const MAX_PAYLOAD_BYTES: u64 = 1 << 30;
/// Headers of a record, its own and HTTP's.
const MAX_HEAD_BYTES: u64 = 1 << 20;

/// The record of a capture. `at`, the time of its ledger entry, dates what was never fetched.
pub(super) fn capture(capture: &Capture, at: &str) -> io::Result<Vec<u8>> {
    let date = capture.retrieved.as_deref().and_then(moment::utc).unwrap_or_else(|| at.to_owned());
    let digest = capture.digest.to_string();
    let target = capture.url.as_deref().and_then(target);
    let target = target.unwrap_or_else(|| format!("urn:{digest}"));
    let (kind, form, http) = if capture.headers.is_empty() {
        ("resource", "application/octet-stream", String::new())
    } else {
        ("response", "application/http;msgtype=response", http_head(capture))
    };
    let named = [("WARC-Target-URI", &*target), ("WARC-Payload-Digest", &*digest)];
    let id = [kind, &*date, &*target, &*digest];
    record(kind, &id, &date, &named, form, [http.as_bytes(), &capture.bytes])
}

/// The record at the start of a segment.
pub(super) fn info(file_name: &str, at: &str) -> io::Result<Vec<u8>> {
    let fields = format!(
        "software: tidings {}\r\nformat: WARC File Format 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let id = ["warcinfo", at, file_name, &*fields];
    let named = [("WARC-Filename", file_name)];
    record("warcinfo", &id, at, &named, "application/warc-fields", [fields.as_bytes(), b""])
}

fn record(
    kind: &str,
    id: &[&str],
    date: &str,
    named: &[(&str, &str)],
    form: &str,
    block: [&[u8]; 2],
) -> io::Result<Vec<u8>> {
    let length = block[0].len() + block[1].len();
    let mut head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {date}\r\n",
        uuid(id)
    );
    for (name, value) in named {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Type: {form}\r\nContent-Length: {length}\r\n\r\n"));
    let mut packed = GzEncoder::new(Vec::with_capacity(512 + length / 3), Compression::default());
    for part in [head.as_bytes(), block[0], block[1], b"\r\n\r\n"] {
        packed.write_all(part)?;
    }
    packed.finish()
}

/// A UUID of version 8: one's own making, here from a digest.
fn uuid(parts: &[&str]) -> String {
    let hex = Digest::of(parts.join("\n").as_bytes()).hex();
    format!("{}-{}-8{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

/// An address as a header may carry it; none when it is no absolute URI.
fn target(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once(':')?;
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let word = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !starts || !word || rest.is_empty() {
        return None;
    }
    let mut safe = format!("{scheme}:");
    for byte in rest.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"') {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(safe)
}

/// Status line and headers of a page that was fetched: only what was answered with 200 is captured. The bytes have
/// been unpacked on their way in, so what spoke of their packing is kept under another name.
fn http_head(capture: &Capture) -> String {
    const OF_THE_WAY: [&str; 3] = ["content-encoding", "content-length", "transfer-encoding"];
    let mut head = String::from("HTTP/1.1 200 OK\r\n");
    for (name, value) in &capture.headers {
        let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
        if name.is_empty() || !name.bytes().all(token) {
            continue;
        }
        if OF_THE_WAY.iter().any(|w| name.eq_ignore_ascii_case(w)) {
            head.push_str("X-Archive-Orig-");
        }
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        head.push_str(&format!("{name}: {}\r\n", value.trim()));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", capture.bytes.len()));
    head
}

/// The payload of a record; what is wrong with it when it has none.
pub(super) fn payload(record: &[u8]) -> Result<Vec<u8>, String> {
    let mut rest = record;
    let mut unpacked = Vec::new();
    GzDecoder::new(&mut rest)
        .take(MAX_PAYLOAD_BYTES + MAX_HEAD_BYTES)
        .read_to_end(&mut unpacked)
        .map_err(|e| e.to_string())?;
    if !rest.is_empty() {
        return Err("another record begins within it".to_owned());
    }
    let head = Head::of(&unpacked).ok_or("it has no WARC header")?;
    let end =
        head.length.checked_add(head.bytes).filter(|end| unpacked.get(*end..) == Some(b"\r\n\r\n"));
    let end = end.ok_or("it is not as long as it says")?;
    let start = if head.is_response {
        let http = unpacked.get(head.bytes..end).and_then(blank_line);
        head.bytes + http.ok_or("its HTTP header has no end")?
    } else {
        head.bytes
    };
    unpacked.truncate(end);
    unpacked.drain(..start);
    Ok(unpacked)
}

/// What the header of a record says.
struct Head {
    bytes: usize,
    length: usize,
    is_response: bool,
    digest: Option<Digest>,
}

impl Head {
    fn of(unpacked: &[u8]) -> Option<Self> {
        let bytes = blank_line(unpacked)?;
        let text = std::str::from_utf8(unpacked.get(..bytes)?).ok()?;
        let mut lines = text.strip_prefix("WARC/1.1\r\n")?.split("\r\n");
        let mut head = Self { bytes, length: 0, is_response: false, digest: None };
        let mut length = None;
        while let Some((name, value)) = lines.next().and_then(|line| line.split_once(": ")) {
            match name {
                "Content-Length" => length = value.parse().ok(),
                "WARC-Type" => head.is_response = value == "response",
                "WARC-Payload-Digest" => head.digest = Digest::parse(value),
                _ => {}
            }
        }
        head.length = length?;
        Some(head)
    }
}

/// Just behind the first blank line.
fn blank_line(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4)
}

/// Reads a segment through and tells of each whole record its payload's digest, where it starts and where it ends.
pub(super) fn scan(
    file: impl Read + Seek,
    mut tell: impl FnMut(Option<Digest>, u64, u64),
) -> io::Result<()> {
    let mut segment = BufReader::with_capacity(1 << 16, file);
    let mut start = 0;
    while !segment.fill_buf()?.is_empty() {
        match skip(&mut segment) {
            Ok(digest) => {
                let end = segment.stream_position()?;
                tell(digest, start, end);
                start = end;
            }
            // Torn or damaged: the next one begins where a gzip member may.
            Err(_) => match next_member(&mut segment, start + 1)? {
                Some(next) => start = next,
                None => break,
            },
        }
    }
    Ok(())
}

/// Reads one record through to its end.
fn skip(segment: &mut impl BufRead) -> io::Result<Option<Digest>> {
    let mut record = GzDecoder::new(segment);
    let mut start = Vec::new();
    record.by_ref().take(MAX_HEAD_BYTES).read_to_end(&mut start)?;
    io::copy(&mut record, &mut io::sink())?;
    Ok(Head::of(&start).ok_or(io::ErrorKind::InvalidData)?.digest)
}

/// Goes to the first bytes from `from` on with which a gzip member could begin.
fn next_member(segment: &mut (impl BufRead + Seek), from: u64) -> io::Result<Option<u64>> {
    const BEGINNING: [u8; 3] = [0x1f, 0x8b, 8];
    segment.seek(SeekFrom::Start(from))?;
    let (mut at, mut matched) = (from, 0);
    loop {
        let bytes = segment.fill_buf()?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let count = bytes.len();
        for byte in bytes {
            at += 1;
            matched = match matched {
                n if *byte == BEGINNING[n] => n + 1,
                _ => usize::from(*byte == BEGINNING[0]),
            };
            if matched == BEGINNING.len() {
                segment.seek(SeekFrom::Start(at - 3))?;
                return Ok(Some(at - 3));
            }
        }
        segment.consume(count);
    }
}
