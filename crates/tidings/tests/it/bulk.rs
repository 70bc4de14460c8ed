//! Large inputs: web archives, what was skipped and why, and not doing the same work twice.

use crate::support::{MARKET, Place, json_line, many, packed_page};

/// The line that `add` ends with.
fn added(place: &Place, args: &[&str]) -> (serde_json::Value, String, Option<i32>) {
    let all = ["add", "--rules-only", "--json", "--db", "x.db"].iter().chain(args);
    let ran = place.run(all);
    let text = ran.text();
    (serde_json::from_str(text.lines().last().unwrap()).unwrap(), ran.err, ran.code)
}

fn page(text: &str) -> String {
    format!(
        "<html><head><title>Raid</title></head><body><article><h1>Raid</h1><p>{text}</p></article></body></html>"
    )
}

#[test]
fn pages_of_a_web_archive_are_reports_with_their_addresses() {
    let place = Place::new();
    let one = packed_page("https://atlas.example/raid?utm_source=x", &page(MARKET));
    place.write("news.warc.gz", [one, packed_page("https://atlas.example/empty", "")].concat());
    let (counts, err, code) = added(&place, &["news.warc.gz"]);
    assert_eq!((counts["new"].as_u64(), code), (Some(1), Some(0)), "{counts} {err}");
    assert_eq!(counts["skipped"], serde_json::json!({ "empty": 1 }));
    let report = &place.json(["reports", "--json", "--db", "x.db"])[0]["report"];
    assert_eq!(report["url"], "https://atlas.example/raid");
    assert_eq!(report["retrieved"], "2024-09-13T10:00:00Z");
    // The page by itself, with its address, is the same report.
    let line = serde_json::json!({ "url": "https://atlas.example/raid", "html": page(MARKET) });
    place.write("page.jsonl", line.to_string());
    let (counts, ..) = added(&place, &["page.jsonl"]);
    assert_eq!((counts["new"].as_u64(), counts["reports_in_store"].as_u64()), (Some(0), Some(1)));
}

#[test]
fn what_was_skipped_is_counted_by_reason() {
    let place = Place::new();
    let lines =
        [json_line("a", "A", "https://a.example/1", MARKET), "{\"id\": 7}\n".into(), "[]\n".into()];
    place.write("in/a.jsonl", lines.concat());
    place.write("in/b.txt", "");
    place.write("in/c.html", "<html><body><nav><a href=\"/\">Home</a></nav></body></html>");
    place.write("in/d.txt", b"%PDF-1.7 \x00\x01");
    let (counts, _, code) = added(&place, &["in", "nowhere.txt"]);
    assert_eq!(code, Some(3));
    let expected = serde_json::json!({
        "no report in the line": 2, "empty": 1, "no article text": 1, "undecodable": 1, "unreadable": 1,
    });
    assert_eq!(counts["skipped"], expected, "{counts}");
    let table = place.run(["add", "--rules-only", "--again", "--db", "x.db", "in"]).text();
    assert!(table.contains("skipped: 2 no report in the line, 1 "), "{table}");
}

#[test]
fn an_input_that_is_done_is_not_read_again_unless_it_changed_or_it_is_asked_for() {
    let place = Place::new();
    place.write("many.jsonl", many(70));
    let read = |args: &[&str]| {
        let (counts, err, _) = added(&place, args);
        let n = |name: &str| counts[name].as_u64().unwrap();
        (n("new"), n("same") + n("reread"), err.contains("read before and unchanged"))
    };
    assert_eq!(read(&["many.jsonl"]), (70, 0, false));
    assert_eq!(read(&["many.jsonl"]), (0, 0, true));
    assert_eq!(read(&["many.jsonl", "--again"]), (0, 70, false));
    assert_eq!(read(&["many.jsonl", "--language", "en"]), (0, 70, false));
    place.write("many.jsonl", many(71));
    assert_eq!(read(&["many.jsonl"]), (1, 70, false));
    place.write("folder/a.txt", MARKET);
    assert_eq!(read(&["folder"]).0, 1);
    assert_eq!(read(&["folder"]), (0, 0, true));
    place.write("folder/b/c.txt", format!("{MARKET} Two more died."));
    assert_eq!(read(&["folder"]), (1, 1, false));
}

#[test]
fn what_may_be_readable_tomorrow_is_tried_again() {
    let place = Place::new();
    place.write("in/a.txt", MARKET);
    let deep: String = (0..80).map(|_| "/x").collect();
    place.write(&format!("in{deep}/b.txt"), MARKET);
    for _ in 0..2 {
        let (counts, err, code) = added(&place, &["in"]);
        assert_eq!(code, Some(3), "{err}");
        assert_eq!(counts["skipped"]["unreadable"], 1);
    }
}
