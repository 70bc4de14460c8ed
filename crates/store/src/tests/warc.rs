//! The archive as other tools meet it: strict WARC 1.1, read here without the code that writes it.

use super::*;
use flate2::bufread::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;

/// One record, as the standard has it.
pub(super) struct Record {
    pub(super) fields: BTreeMap<String, String>,
    pub(super) block: Vec<u8>,
}

impl Record {
    fn kind(&self) -> &str {
        &self.fields["warc-type"]
    }

    /// Status line and headers of the page, and the page.
    fn http(&self) -> (Vec<&str>, &[u8]) {
        let end = self.block.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&self.block[..end]).unwrap();
        (head.split("\r\n").collect(), &self.block[end + 4..])
    }

    pub(super) fn payload(&self) -> &[u8] {
        if self.kind() == "response" { self.http().1 } else { &self.block }
    }
}

/// Reads a segment and refuses whatever the standard does not allow.
#[track_caller]
pub(super) fn strictly(bytes: &[u8]) -> Vec<Record> {
    let mut rest = bytes;
    let mut records = Vec::new();
    while !rest.is_empty() {
        let mut unpacked = Vec::new();
        GzDecoder::new(&mut rest).read_to_end(&mut unpacked).unwrap();
        records.push(record(&unpacked));
    }
    let first = records.first().expect("a segment has records");
    assert_eq!(first.kind(), "warcinfo");
    assert_eq!(records.iter().filter(|r| r.kind() == "warcinfo").count(), 1);
    let ids: BTreeSet<&str> = records.iter().map(|r| &*r.fields["warc-record-id"]).collect();
    assert_eq!(ids.len(), records.len(), "each record has an id of its own");
    records
}

fn record(unpacked: &[u8]) -> Record {
    let end = unpacked.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = std::str::from_utf8(&unpacked[..end]).unwrap();
    let mut lines = head.split("\r\n");
    assert_eq!(lines.next(), Some("WARC/1.1"));
    let mut fields = BTreeMap::new();
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{name}");
        assert!(!value.chars().any(char::is_control) && value.trim() == value, "{value}");
        assert!(fields.insert(name.to_lowercase(), value.to_owned()).is_none(), "{name} twice");
    }
    let length: usize = fields["content-length"].parse().unwrap();
    assert_eq!(&unpacked[end + 4 + length..], b"\r\n\r\n", "two line ends close a record");
    let record = Record { block: unpacked[end + 4..end + 4 + length].to_vec(), fields };
    let id = &record.fields["warc-record-id"];
    let uuid = id.strip_prefix("<urn:uuid:").and_then(|u| u.strip_suffix('>')).unwrap();
    let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{uuid}");
    let date = &record.fields["warc-date"];
    assert!(date.ends_with('Z') && crate::moment::is_time(date), "{date}");
    match record.kind() {
        "warcinfo" => assert_eq!(record.fields["content-type"], "application/warc-fields"),
        "response" => {
            assert_eq!(record.fields["content-type"], "application/http;msgtype=response");
            let (head, page) = record.http();
            assert_eq!(head[0], "HTTP/1.1 200 OK");
            let length = format!("Content-Length: {}", page.len());
            assert!(head.contains(&&*length), "{head:?}");
        }
        "resource" => assert!(record.fields.contains_key("content-type")),
        other => panic!("no such record is written: {other}"),
    }
    if record.kind() != "warcinfo" {
        let target = &record.fields["warc-target-uri"];
        assert!(target.contains(':') && target.bytes().all(|b| b.is_ascii_graphic()), "{target}");
        let digest = m::Digest::of(record.payload()).to_string();
        assert_eq!(record.fields["warc-payload-digest"], digest);
    }
    record
}

/// All records of the archive of the store at `path`, segment after segment.
#[track_caller]
pub(super) fn archived(path: &Path) -> Vec<Record> {
    let mut segments: Vec<_> = fs::read_dir(path.with_extension("archive"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_file())
        .collect();
    segments.sort();
    segments.iter().flat_map(|p| strictly(&fs::read(p).unwrap())).collect()
}

/// A report whose capture came in this way.
fn came(n: usize, url: Option<&str>, headers: &[(&str, &str)], retrieved: Option<&str>) -> Made {
    let mut made = numbered(n);
    made.capture.url = url.map(str::to_owned);
    made.capture.headers = headers.iter().map(|(n, v)| (n.to_string(), v.to_string())).collect();
    made.capture.retrieved = retrieved.map(str::to_owned);
    made
}

#[test]
fn captures_are_records_that_a_strict_reader_takes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    let html = [("Content-Type", "text/html; charset=utf-8"), ("Last-Modified", "Fri")];
    let page = came(
        1,
        Some("https://news.example/a b?c=\u{e9}"),
        &html,
        Some("2024-06-07T10:00:00+02:00"),
    );
    let file = came(2, None, &[], None);
    let line = came(3, Some("wire 3"), &[], Some("last Friday"));
    for made in [&page, &file, &line] {
        made.add_to(&mut store).unwrap();
    }
    let records = archived(&path);
    let kinds: Vec<&str> = records.iter().map(Record::kind).collect();
    assert_eq!(kinds, ["warcinfo", "response", "resource", "resource"]);
    let field = |n: usize, name: &str| records[n].fields[name].clone();
    assert_eq!(field(0, "warc-filename"), "000001.warc.gz");
    assert_eq!(field(1, "warc-target-uri"), "https://news.example/a%20b?c=%C3%A9");
    assert_eq!(field(1, "warc-date"), "2024-06-07T08:00:00Z");
    assert_eq!(records[1].http().0[1], "Content-Type: text/html; charset=utf-8");
    // What has no address and no time has those of its bytes and of the entry.
    for (n, made) in [(2, &file), (3, &line)] {
        assert_eq!(field(n, "warc-target-uri"), format!("urn:{}", made.capture.digest));
        assert_eq!(field(n, "warc-date"), "2024-06-07T12:00:00.000Z");
        assert_eq!(field(n, "content-type"), "application/octet-stream");
    }
    for (record, made) in records[1..].iter().zip([&page, &file, &line]) {
        assert_eq!(record.payload(), made.capture.bytes);
        let held = store.capture(&made.capture.digest.to_string()).unwrap().unwrap();
        assert_eq!(held, made.capture);
    }
    assert_clean(&store);
}

#[test]
fn a_page_unpacked_on_its_way_in_does_not_claim_to_be_packed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let headers =
        [("content-encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "7")];
    came(1, Some("https://news.example/1"), &headers, None).add_to(&mut on_disk(&path)).unwrap();
    let records = archived(&path);
    let (head, _) = records[1].http();
    assert_eq!(
        head[1..4],
        [
            "X-Archive-Orig-content-encoding: gzip",
            "X-Archive-Orig-Transfer-Encoding: chunked",
            "X-Archive-Orig-Content-Length: 7",
        ]
    );
}

#[test]
fn a_header_cannot_write_headers_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let headers =
        [("Server", "a\r\n\r\n<p>another page</p>"), ("Bad Name", "x"), ("", "x"), ("X:Y", "x")];
    let url = "https://news.example/1\r\nWARC-Type: warcinfo";
    let made = came(1, Some(url), &headers, None);
    let mut store = on_disk(&path);
    made.add_to(&mut store).unwrap();
    let records = archived(&path);
    assert_eq!(records[1].kind(), "response");
    let (head, page) = records[1].http();
    assert_eq!(head.len(), 3, "{head:?}");
    assert_eq!(page, made.capture.bytes);
    assert_clean(&store);
}

#[test]
fn the_same_captures_are_the_same_bytes() {
    let archive = || {
        let folder = tempfile::tempdir().unwrap();
        let mut store = on_disk(&folder.path().join("mali.db"));
        for n in 0..4 {
            numbered(n).add_to(&mut store).unwrap();
        }
        fs::read(folder.path().join("mali.archive/000001.warc.gz")).unwrap()
    };
    assert_eq!(archive(), archive());
}

#[test]
fn a_full_segment_is_followed_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    store.archive.segment_bytes.set(1200);
    store
        .together::<_, Error>(|store| {
            (0..6).try_for_each(|n| numbered(n).add_to(store).map(|_| ()))
        })
        .unwrap();
    numbered(6).add_to(&mut store).unwrap();
    let records = archived(&path);
    assert_eq!(records.iter().filter(|r| r.kind() == "response").count(), 7);
    let infos = records.iter().filter(|r| r.kind() == "warcinfo").count();
    assert!(infos > 2, "{infos}");
    assert!(folder.path().join("mali.archive/000003.warc.gz").is_file());
    assert_clean(&store);
    let to = folder.path().join("copy.db");
    store.backup(&to).unwrap();
    assert_eq!(archived(&to).len(), records.len());
}

#[test]
fn bytes_that_came_twice_stand_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    for url in ["https://news.example/1", "https://other.example/1", "https://news.example/1"] {
        came(1, Some(url), &[], None).add_to(&mut store).unwrap();
    }
    assert_eq!(archived(&path).len(), 2);
    assert_clean(&store);
}

#[test]
fn the_same_page_twice_in_the_first_batch_stands_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    store
        .together::<_, Error>(|store| {
            came(1, Some("https://news.example/1"), &[], None).add_to(store)?;
            came(1, Some("https://other.example/1"), &[], None).add_to(store)?;
            let capture = numbered(1).capture;
            assert_eq!(store.capture(&capture.digest.to_string())?.unwrap().bytes, capture.bytes);
            Ok(())
        })
        .unwrap();
    assert_eq!(archived(&path).len(), 2);
}

#[test]
fn an_archive_whose_store_is_gone_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    numbered(1).add_to(&mut on_disk(&path)).unwrap();
    fs::remove_file(&path).unwrap();
    let first = folder.path().join("mali.archive/000001.warc.gz");
    let before = fs::read(&first).unwrap();
    let mut store = on_disk(&path);
    numbered(2).add_to(&mut store).unwrap();
    assert_eq!(fs::read(&first).unwrap(), before);
    let verified = store.verify(None).unwrap();
    assert!(verified.is_clean() && verified.unnamed_captures == 1);
}

#[test]
fn captures_can_be_found_anew_in_their_segments() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    store.archive.segment_bytes.set(1200);
    for n in 0..6 {
        numbered(n).add_to(&mut store).unwrap();
    }
    let rows = |store: &Store| -> Vec<(u64, u32, u64, u64)> {
        let mut query = store
            .conn
            .prepare("SELECT seq, segment, start, length FROM capture ORDER BY seq")
            .unwrap();
        let rows =
            query.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let before = rows(&store);
    store.conn.execute_batch("UPDATE capture SET start = start + 1, length = 7").unwrap();
    assert!(!store.verify(None).unwrap().is_clean());
    assert_eq!(store.find_captures().unwrap(), 6);
    assert_eq!(rows(&store), before);
    store.conn.execute_batch("DELETE FROM capture; DELETE FROM segment").unwrap();
    assert!(!store.verify(None).unwrap().is_clean());
    assert_eq!(store.find_captures().unwrap(), 6);
    assert_eq!(rows(&store), before);
    assert_clean(&store);
    assert_eq!(store.find_captures().unwrap(), 0);
    numbered(6).add_to(&mut store).unwrap();
    assert_clean(&store);
}

#[test]
fn one_damaged_record_does_not_hide_those_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    for n in 0..6 {
        numbered(n).add_to(&mut store).unwrap();
    }
    let segment = folder.path().join("mali.archive/000001.warc.gz");
    let mut bytes = fs::read(&segment).unwrap();
    let start: usize =
        store.conn.query_row("SELECT min(start) FROM capture", [], |row| row.get(0)).unwrap();
    bytes[start + 40] ^= 0x55;
    fs::write(&segment, bytes).unwrap();
    store.conn.execute_batch("DELETE FROM capture").unwrap();
    assert_eq!(store.find_captures().unwrap(), 5);
    assert_eq!(store.verify(None).unwrap().findings.len(), 1);
}
