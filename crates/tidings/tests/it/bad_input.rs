//! Whatever comes in: a clear word about it, the rest processed, nothing lost.

use crate::support::{MARKET, Place, Ran, json_line, many};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// Reads the bad file between two good ones, which must come out whole.
#[track_caller]
fn between(place: &Place, bad: &str) -> Ran {
    place.write("1-good.txt", MARKET);
    place.write("3-good.txt", MARKET);
    let ran = place.run(["read", "--published", "2024-09-13", "1-good.txt", bad, "3-good.txt"]);
    let events = ran.events();
    for good in ["1-good.txt", "3-good.txt"] {
        assert!(events.iter().any(|e| e.report.origin == good), "{good}: {}", ran.text());
    }
    ran
}

/// The bad file gives no report, and one problem that names it and says what to do.
#[track_caller]
fn lost(ran: &Ran, origin: &str) -> String {
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    let problems = ran.problems();
    let of: Vec<_> = problems.iter().filter(|p| p.origin.starts_with(origin)).collect();
    assert_eq!(of.len(), 1, "{problems:?}");
    assert!(ran.events().iter().all(|e| !e.report.origin.starts_with(origin)));
    of[0].message.clone()
}

#[test]
fn an_empty_file_is_named_and_the_rest_is_read() {
    let place = Place::new();
    place.write("bad.txt", "");
    let why = lost(&between(&place, "bad.txt"), "bad.txt");
    assert!(why.contains("empty"), "{why}");
}

#[test]
fn a_missing_file_is_named_and_the_rest_is_read() {
    let place = Place::new();
    let why = lost(&between(&place, "bad.txt"), "bad.txt");
    assert!(why.contains("no such file"), "{why}");
}

#[test]
fn a_binary_file_is_named_and_the_rest_is_read() {
    let place = Place::new();
    let mut state = 7_u32;
    let noise: Vec<u8> = (0..40_000)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    place.write("bad.txt", noise);
    lost(&between(&place, "bad.txt"), "bad.txt");
}

#[test]
fn a_page_that_lies_about_its_encoding_is_read_all_the_same() {
    let place = Place::new();
    let page = "<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Mali : huit civils tués à Anéfis</title></head>\
        <body><article><h1>Mali : huit civils tués à Anéfis</h1><p>Huit civils ont été tués jeudi dans une \
        attaque de groupes armés près d'Anéfis, dans la région de Kidal, selon des élus de la région. Les \
        assaillants ont été repoussés après plusieurs heures de combats, ont précisé les mêmes sources.</p>\
        </article></body></html>";
    let latin: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    place.write("bad.html", latin);
    let ran = between(&place, "bad.html");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    place.out(["add", "--db", "x.db", "--published", "2024-09-13", "bad.html"]);
    let id = place.json(["reports", "--json", "--db", "x.db"])[0]["report"]["id"].clone();
    let text = place.out(["text", id.as_str().unwrap(), "--db", "x.db"]);
    assert!(text.contains("tués") && text.contains("Anéfis"), "{text}");
}

#[test]
fn of_a_truncated_gzip_the_whole_lines_are_read() {
    let place = Place::new();
    let whole = gzip(many(300).as_bytes());
    place.write("bad.jsonl.gz", &whole[..whole.len() / 2]);
    let ran = between(&place, "bad.jsonl.gz");
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    let problems = ran.problems();
    let said = |words: &str| problems.iter().any(|p| p.message.contains(words));
    assert!(said("ends early or is damaged"), "{problems:?}");
    let of_it = ran.events().iter().filter(|e| e.report.origin.starts_with('r')).count();
    assert!(of_it > 0, "no line before the cut was read");
}

#[test]
fn a_decompression_bomb_is_stopped_and_the_rest_is_read() {
    let place = Place::new();
    place.write("bad.txt.gz", gzip(&vec![b'a'; 64 << 20]));
    let why = lost(&between(&place, "bad.txt.gz"), "bad.txt.gz");
    assert!(why.contains("times when decompressed"), "{why}");
}

#[test]
fn broken_json_on_line_7_of_10_loses_line_7_alone() {
    let place = Place::new();
    let mut lines: Vec<String> = many(10).lines().map(str::to_owned).collect();
    lines[6] = r#"{"id": "r6", "text": "cut o"#.to_owned();
    place.write("bad.jsonl", lines.join("\n"));
    let ran = between(&place, "bad.jsonl");
    let why = lost(&ran, "bad.jsonl:7");
    assert!(why.contains("JSON"), "{why}");
    for n in (0..10).filter(|n| *n != 6) {
        let origin = format!("r{n}");
        assert!(ran.events().iter().any(|e| e.report.origin == origin), "{origin}");
    }
}

#[test]
fn html_nested_a_hundred_thousand_deep_ends_nothing() {
    let place = Place::new();
    let deep = 100_000;
    let page = format!(
        "<html><body>{}<p>{MARKET}</p>{}</body></html>",
        "<div>".repeat(deep),
        "</div>".repeat(deep)
    );
    place.write("bad.html", page);
    let ran = between(&place, "bad.html");
    assert!(matches!(ran.code, Some(0 | 3)), "{:?} {}", ran.code, ran.err);
}

#[test]
fn a_line_of_50_mb_is_skipped_and_the_lines_around_it_are_read() {
    let place = Place::new();
    let mut bytes = json_line("before", "A", "https://a.example/1", MARKET).into_bytes();
    bytes.extend(b"{\"id\":\"long\",\"text\":\"");
    bytes.resize(bytes.len() + (50 << 20), b'x');
    bytes.extend(b"\"}\n");
    bytes.extend(json_line("after", "A", "https://a.example/2", MARKET).into_bytes());
    place.write("bad.jsonl", bytes);
    let ran = between(&place, "bad.jsonl");
    let why = lost(&ran, "bad.jsonl:2");
    assert!(why.contains("longer than"), "{why}");
    for id in ["before", "after"] {
        assert!(ran.events().iter().any(|e| e.report.origin == id), "{id}");
    }
}

#[test]
fn a_store_in_a_folder_that_cannot_be_is_a_clear_error() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.write("file", "not a folder");
    let ran = place.run(["add", "report.txt", "--db", "file/x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("file"), "{}", ran.err);
    let ran = place.run(["add", "report.txt", "--db", "nowhere/x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("nowhere"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_a_clear_error() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let report = place.write("report.txt", MARKET);
    let folder = place.path("locked");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere.
    if std::fs::write(folder.join("probe"), "").is_ok() {
        return;
    }
    let ran =
        place.run(["add".as_ref(), report.as_os_str(), "--db".as_ref(), "locked/x.db".as_ref()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    let conn = rusqlite::Connection::open(place.path("x.db")).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    conn.close().unwrap();
    let before = std::fs::read(place.path("x.db")).unwrap();
    for args in [vec!["add", "report.txt"], vec!["incidents"], vec!["verify"]] {
        let ran = place.run(args.into_iter().chain(["--db", "x.db"]));
        assert_eq!(ran.code, Some(1));
        assert!(
            ran.err.contains("version 99") && ran.err.contains("update tidings"),
            "{}",
            ran.err
        );
    }
    assert_eq!(before, std::fs::read(place.path("x.db")).unwrap());
}

#[test]
fn a_file_that_is_no_store_is_left_alone() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.write("x.db", "a letter to the editor");
    let ran = place.run(["add", "report.txt", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("not a Tidings store"), "{}", ran.err);
    assert_eq!(std::fs::read(place.path("x.db")).unwrap(), b"a letter to the editor");
}

#[test]
fn a_store_that_is_not_there_is_not_made_by_looking_for_it() {
    let place = Place::new();
    for args in
        [vec!["incidents"], vec!["show", "abc"], vec!["verify"], vec!["export", "--form", "csv"]]
    {
        let ran = place.run(args);
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.contains("there is no store at tidings.db"), "{}", ran.err);
    }
    assert!(!place.path("tidings.db").exists());
}

#[test]
fn a_damaged_store_is_found_by_verify() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    assert!(place.out(["verify", "--db", "x.db"]).contains("Everything is as it was written"));
    let conn = rusqlite::Connection::open(place.path("x.db")).unwrap();
    conn.execute_batch(
        "DROP TRIGGER text_is_never_edited; UPDATE text SET body = replace(body, '14', '41');",
    )
    .unwrap();
    conn.close().unwrap();
    let ran = place.run(["verify", "--db", "x.db"]);
    assert_eq!(ran.code, Some(4), "{}", ran.text());
    let ran = place.run(["verify", "--json", "--db", "x.db"]);
    assert_eq!(ran.code, Some(4));
    let lines: Vec<serde_json::Value> =
        ran.text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[0]["clean"], false);
    assert!(lines.iter().any(|l| l["type"] == "finding" && l["kind"] == "text"), "{lines:?}");
}

/// A learned reader that breaks down on one text.
struct Breaks;

impl tidings_annotate::Learned for Breaks {
    fn name(&self) -> &'static str {
        "breaks"
    }
    fn limit(&self) -> usize {
        10_000
    }
    fn glance(&self, _: &str) -> Vec<tidings_annotate::Glimpse> {
        Vec::new()
    }
    fn worth(&self, _: &[tidings_annotate::Glimpse]) -> f32 {
        1.0
    }
    fn read(
        &self,
        window: &str,
        _: &[tidings_model::Span],
    ) -> Result<Vec<tidings_annotate::LearnedAct>, String> {
        assert!(!window.contains("Hombori"), "broken on purpose");
        Ok(Vec::new())
    }
}

#[test]
fn a_text_on_which_coding_breaks_down_is_kept_and_said_so() {
    let knowledge = tidings_knowledge::Knowledge::builtin().unwrap();
    let reader = tidings::pipeline::Reader::new(&knowledge).with(Some(&Breaks));
    let (events, problems) = reader.read_text("broken", None, MARKET, None);
    assert!(events.is_empty());
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert!(problem.message.contains("report it with the text"), "{}", problem.message);
    let (_, problems) = reader.read_text("whole", None, &MARKET.replace("Hombori", "Mopti"), None);
    assert!(!problems.iter().any(|p| p.message.contains("broke down")), "{problems:?}");
}
