//! Web archives: pages out of them, and what a damaged, lying or hostile one may not do.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use tidings_intake::{Form, Found, Given, Input, Position, extract};
use tidings_model::Skipped;

const STORY: &str = "<html><head><title>Raid on Boni</title></head><body><article><h1>Raid on Boni</h1>\
    <p>Gunmen opened fire in the weekly market of Boni on Thursday, killing at least 14 people, two \
    local officials said.</p></article></body></html>";

/// A record with this head and block.
fn record(kind: &str, url: &str, head: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-07T08:09:10Z\r\n\
         {head}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(url: &str, status: u16, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} As It Is\r\nContent-Type: {kind}\r\nETag: \"7\"\r\n\r\n");
    let block = [head.as_bytes(), body].concat();
    record("response", url, "Content-Type: application/http; msgtype=response\r\n", &block)
}

fn page(n: usize) -> Vec<u8> {
    answer(&format!("https://atlas.example/{n}"), 200, "text/html; charset=utf-8", STORY.as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// Reads an archive as a file, which can be gone back in.
fn read(name: &str, bytes: &[u8]) -> Vec<(Found, Position)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Input::open(&path).collect()
}

/// What was found, in a word each: the end of an address, or why there is nothing.
fn words(found: &[(Found, Position)]) -> Vec<String> {
    let word = |(found, _): &(Found, Position)| match found {
        Found::Item(item) => item.origin.rsplit('/').next().unwrap().to_owned(),
        Found::Skipped(why) => why.to_string(),
        Found::Problem(problem) => format!("{}!", problem.skipped.unwrap()),
    };
    found.iter().map(word).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    assert_eq!(words(&read(name, bytes)), expected, "{name}");
}

#[test]
fn answers_and_resources_with_text_become_items_and_the_rest_is_counted() {
    let archive = [
        record(
            "warcinfo",
            "urn:x",
            "Content-Type: application/warc-fields\r\n",
            b"software: own\r\n",
        ),
        record("request", "https://atlas.example/1", "", b"GET /1 HTTP/1.1\r\n\r\n"),
        page(1),
        answer("https://atlas.example/2", 404, "text/html", b"<p>gone</p>"),
        answer("https://atlas.example/3", 200, "image/png", b"\x89PNG"),
        answer("https://atlas.example/4", 200, "text/html", b""),
        record("revisit", "https://atlas.example/1", "", b"HTTP/1.1 200 OK\r\n\r\n"),
        record(
            "resource", "https://atlas.example/5", "Content-Type: text/plain\r\n", b"Nine killed.",
        ),
        record("response", "dns:atlas.example", "Content-Type: text/dns\r\n", b"20240607080910\n"),
        answer("https://atlas.example/6", 200, "application/json", b"{\"text\":\"Nine killed.\"}"),
    ];
    let expected = [
        "not a page record", "not a page record", "1", "status 404", "not text", "empty",
        "not a page record", "5", "not a page record", "6",
    ];
    check("all.warc", &archive.concat(), &expected);
    check("whole.warc.gz", &gzip(&archive.concat()), &expected);
    let members: Vec<u8> = archive.iter().flat_map(|r| gzip(r)).collect();
    check("members.warc.gz", &members, &expected);
    check("told by its first bytes", &archive.concat(), &expected);
}

#[test]
fn a_page_has_the_address_headers_and_time_of_its_capture() {
    let found = read("one.warc", &page(1));
    let Found::Item(item) = &found[0].0 else { unreachable!("{found:?}") };
    assert_eq!((item.origin.as_str(), item.form), ("https://atlas.example/1", Form::Html));
    let (document, problems) = extract(item, &Given::default());
    let document = document.unwrap();
    assert_eq!(problems, []);
    assert_eq!(document.report.url.as_deref(), Some("https://atlas.example/1"));
    assert_eq!(document.report.retrieved.as_deref(), Some("2024-06-07T08:09:10Z"));
    assert_eq!(document.capture.url.as_deref(), Some("https://atlas.example/1"));
    assert_eq!(document.capture.bytes, STORY.as_bytes());
    assert!(document.capture.headers.contains(&("etag".to_owned(), "\"7\"".to_owned())));
    let given = Given { url: Some("https://atlas.example/1".to_owned()), ..Given::default() };
    let plain = tidings_intake::Item { web: None, ..item.clone() };
    assert_eq!(extract(&plain, &given).0.unwrap().report.id, document.report.id);
}

#[test]
fn the_charset_of_the_header_is_used() {
    let body: Vec<u8> =
        "<html><body><p>Huit civils ont été tués jeudi à Anéfis, selon des élus de la région, \
        lors d'une attaque de groupes armés.</p></body></html>"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
    let found =
        read("x.warc", &answer("https://a.example/1", 200, "text/html; charset=ISO-8859-1", &body));
    let Found::Item(item) = &found[0].0 else { unreachable!("{found:?}") };
    assert!(extract(item, &Given::default()).0.unwrap().extraction.text.contains("été tués"));
}

#[test]
fn a_damaged_record_does_not_end_the_archive() {
    let lying = |length: &str| {
        let text = String::from_utf8(page(2)).unwrap();
        let (head, rest) = text.split_once("Content-Length: ").unwrap();
        let rest = rest.split_once("\r\n").unwrap().1;
        format!("{head}Content-Length: {length}\r\n{rest}").into_bytes()
    };
    for (what, bad) in [
        ("too short", lying("20")),
        ("too long", lying("1000")),
        ("far too long", lying("10737418240")),
        ("beyond numbers", lying("99999999999999999999999")),
        ("no number", lying("many")),
        ("no length", page(2).iter().copied().filter(|b| *b != b'L').collect()),
        ("no record", b"<html>\r\nnothing\r\n".to_vec()),
        ("an endless head", [b"WARC/1.0\r\n".to_vec(), b"A: b\r\n".repeat(60_000)].concat()),
        ("an endless line", vec![b'x'; 1 << 20]),
    ] {
        let parts = [page(1), bad, page(3), page(4)];
        let members: Vec<u8> = parts.iter().flat_map(|r| gzip(r)).collect();
        for (name, bytes) in [("x.warc", parts.concat()), ("x.warc.gz", members)] {
            let expected = if what == "an endless line" && name == "x.warc" {
                // A record that begins in the middle of a line is none.
                vec!["1", "damaged!", "4"]
            } else {
                vec!["1", "damaged!", "3", "4"]
            };
            assert_eq!(words(&read(name, &bytes)), expected, "{what} in {name}");
        }
    }
}

#[test]
fn a_damaged_member_does_not_end_the_archive_and_a_cut_one_is_told() {
    let members: Vec<Vec<u8>> = (1..=4).map(|n| gzip(&page(n))).collect();
    let mut broken = members.clone();
    let middle = broken[1].len() / 2;
    broken[1][middle..middle + 20].fill(0xff);
    check("x.warc.gz", &broken.concat(), &["1", "damaged!", "3", "4"]);
    broken[1].truncate(middle);
    check("x.warc.gz", &broken.concat(), &["1", "damaged!", "3", "4"]);
    let whole = members.concat();
    check("x.warc.gz", &whole[..whole.len() - 20], &["1", "2", "3", "damaged!"]);
    let plain: Vec<u8> = (1..=2).flat_map(page).collect();
    check("x.warc", &plain[..plain.len() - 40], &["1", "damaged!"]);
}

#[test]
fn a_bomb_and_a_giant_are_left_out_and_the_rest_is_read() {
    let giant = vec![b' '; 40 << 20];
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let bomb = [head.as_bytes(), &gzip(&giant)].concat();
    let bomb = record("response", "https://atlas.example/2", "", &bomb);
    check("x.warc", &[page(1), bomb, page(3)].concat(), &["1", "too large!", "3"]);
    let giant = answer("https://atlas.example/2", 200, "text/html", &giant);
    check("x.warc", &[page(1), giant.clone(), page(3)].concat(), &["1", "too large!", "3"]);
    let members: Vec<u8> = [page(1), giant, page(3)].iter().flat_map(|r| gzip(r)).collect();
    check("x.warc.gz", &members, &["1", "too large!", "3"]);
}

#[test]
fn reading_goes_on_from_every_position_as_if_it_had_never_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut records: Vec<Vec<u8>> = (1..=9).map(page).collect();
    records.insert(3, answer("https://atlas.example/x", 500, "text/html", b"oh"));
    records.insert(6, b"nonsense\r\n".to_vec());
    let lines: String =
        (1..=9).map(|n| format!("{{\"id\":\"l/{n}\",\"text\":\"Nine killed.\"}}\n\n")).collect();
    let deep = folder.path().join("b");
    std::fs::create_dir(&deep).unwrap();
    let members: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
    for (name, bytes) in [
        ("a.warc", records.concat()),
        ("b/a.txt", b"Nine killed.".to_vec()),
        ("b/b.warc.gz", members),
        ("b/c.jsonl", lines.clone().into_bytes()),
        ("c.jsonl.gz", gzip(lines.as_bytes())),
        ("d.jsonl.zst", zstd::encode_all(lines.as_bytes(), 3).unwrap()),
        ("e.warc.gz", gzip(&records.concat())),
        ("f.txt", b"Nine killed.".to_vec()),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let shown = |(found, _): (Found, Position)| match found {
        Found::Item(item) => format!("{}:{:?}", item.origin, item.line),
        Found::Skipped(why) => why.to_string(),
        Found::Problem(problem) => problem.origin,
    };
    let whole: Vec<(Found, Position)> = Input::open(folder.path()).collect();
    assert_eq!(whole.len(), 3 * 11 + 3 * 9 + 2);
    for (n, (_, position)) in whole.iter().enumerate() {
        let kept = serde_json::to_string(position).unwrap();
        let position: Position = serde_json::from_str(&kept).unwrap();
        let rest: Vec<String> = Input::go_on(folder.path(), &position).map(shown).collect();
        let wanted: Vec<String> = whole[n + 1..].iter().cloned().map(shown).collect();
        assert_eq!(rest, wanted, "from {n}: {kept}");
    }
    check_order(folder.path());
}

#[track_caller]
fn check_order(folder: &Path) {
    let pages = |f: &Path| Input::open(f).filter(|(f, _)| matches!(f, Found::Item(_))).count();
    assert_eq!(pages(folder), 3 * 9 + 3 * 9 + 2);
}

#[test]
fn memory_does_not_grow_with_what_a_record_claims() {
    let mut archive =
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\n".to_vec();
    archive.extend(b"x".repeat(1000));
    let found: Vec<_> = Input::of(Path::new("x.warc"), std::io::Cursor::new(archive)).collect();
    assert_eq!(words(&found), ["damaged!"]);
    assert!(matches!(&found[0].0, Found::Problem(p) if p.skipped == Some(Skipped::Damaged)));
}
