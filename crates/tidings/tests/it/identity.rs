//! What a report, a version and a source are.

use crate::support::{MARKET, Place, json_line};

#[test]
fn the_same_text_from_two_outlets_is_two_reports_and_one_source() {
    let place = Place::new();
    let lines = json_line("a1", "Atlas News", "https://atlas.example/boni", MARKET)
        + &json_line("b7", "Red Sea Observer", "https://redsea.example/mali/boni", MARKET);
    place.write("in.jsonl", lines);
    place.out(["add", "in.jsonl", "--db", "x.db"]);
    assert_eq!(place.json(["reports", "--json", "--db", "x.db"]).len(), 2);
    let incidents = place.incidents("x.db");
    let told = incidents.iter().find(|i| i.reports.len() == 2).expect("both tell of one incident");
    assert_eq!(told.independent_sources, 1);
}

#[test]
fn a_corrected_page_is_a_new_version_of_its_report_and_the_old_text_stays() {
    let place = Place::new();
    let url = "https://atlas.example/boni";
    place.write("one.jsonl", json_line("a1", "Atlas News", url, MARKET));
    place.write("two.jsonl", json_line("a1", "Atlas News", url, &MARKET.replace("14", "16")));
    place.out(["add", "one.jsonl", "--db", "x.db"]);
    let out = place.out(["add", "two.jsonl", "--db", "x.db"]);
    assert!(out.contains("0 new, 1 changed"), "{out}");
    let reports = place.json(["reports", "--json", "--db", "x.db"]);
    assert_eq!(reports.len(), 1);
    let versions: Vec<&str> =
        reports[0]["versions"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
    assert_eq!(versions.len(), 2);
    assert!(place.out(["text", versions[0], "--db", "x.db"]).contains("killing 14 people"));
    assert!(place.out(["text", versions[1], "--db", "x.db"]).contains("killing 16 people"));
    let latest = place.out(["text", reports[0]["report"]["id"].as_str().unwrap(), "--db", "x.db"]);
    assert!(latest.contains("killing 16 people"));
    assert!(place.out(["verify", "--db", "x.db"]).contains("Everything is as it was written"));
}

#[test]
fn the_incident_of_a_corrected_page_keeps_its_id() {
    let place = Place::new();
    let url = "https://atlas.example/boni";
    place.write("one.jsonl", json_line("a1", "Atlas News", url, MARKET));
    let corrected = format!("Corrects the toll.\n\n{}", MARKET.replace("14", "16"));
    place.write("two.jsonl", json_line("a1", "Atlas News", url, &corrected));
    place.write("three.jsonl", json_line("a1", "Atlas News", url, &corrected.replace("16", "17")));
    let mut ids = Vec::new();
    for file in ["one.jsonl", "two.jsonl", "three.jsonl"] {
        place.out(["add", file, "--db", "x.db"]);
        let incidents = place.incidents("x.db");
        ids.push(incidents.into_iter().map(|i| i.id).collect::<Vec<_>>());
    }
    assert!(!ids[0].is_empty());
    assert_eq!(ids[0], ids[1]);
    assert_eq!(ids[1], ids[2]);
}

#[test]
fn the_id_given_in_jsonl_comes_back_as_the_origin() {
    let place = Place::new();
    let line = json_line("wire-0042", "Atlas News", "https://atlas.example/boni", MARKET);
    let ran = place.pipe(["read", "-"], line.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let events = ran.events();
    assert!(!events.is_empty());
    assert!(events.iter().all(|e| e.report.origin == "wire-0042"));
    assert!(events.iter().all(|e| e.report.publisher.as_deref() == Some("Atlas News")));
}

#[test]
fn what_is_typed_of_a_report_is_used_where_it_says_nothing_itself() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    let ran = place.run([
        "read", "--published", "2024-09-13", "--publisher", "Atlas News", "--language", "en",
        "report.txt",
    ]);
    let head = ran.events().swap_remove(0).report;
    assert_eq!(head.published.as_deref(), Some("2024-09-13"));
    assert_eq!(head.publisher.as_deref(), Some("Atlas News"));
    assert_eq!(head.language.as_deref(), Some("en"));
}

#[test]
fn without_a_day_of_publication_no_day_is_invented() {
    let place = Place::new();
    place.write("report.txt", MARKET);
    let ran = place.run(["read", "report.txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let dated =
        ran.events().into_iter().filter_map(|e| e.when).filter(|w| w.first.is_some()).count();
    assert_eq!(dated, 0);
    assert!(ran.problems().iter().any(|p| p.message.contains("--published")), "{}", ran.text());
}

#[test]
fn every_quote_is_what_its_text_says_at_its_span() {
    let place = Place::new();
    let inputs = crate::support::samples("en").into_iter().take(6).collect::<Vec<_>>();
    let mut args: Vec<std::ffi::OsString> = vec!["add".into(), "--db".into(), "x.db".into()];
    args.extend(inputs.iter().map(Into::into));
    place.out(args);
    let mut texts: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut checked = 0;
    for claim in place.incidents("x.db").iter().flat_map(|i| &i.claims) {
        let text = texts
            .entry(claim.text_id.clone())
            .or_insert_with(|| place.out(["text", &claim.text_id, "--db", "x.db"]));
        let span = claim.span.start as usize..claim.span.end as usize;
        assert_eq!(text.get(span), Some(claim.span.quote.as_str()));
        checked += 1;
    }
    assert!(checked > 0);
}
