//! Reviewers decide, and what they decide stays.

use crate::support::{MARKET, NOW, Place, Ran, json_line};

fn place() -> Place {
    let place = Place::new();
    place.write("a.jsonl", json_line("a", "Atlas News", "https://atlas.example/1", MARKET));
    place.out(["add", "a.jsonl", "--db", "x.db"]);
    place
}

/// The incident with a settled number of dead.
fn deadly(place: &Place) -> String {
    let incidents = place.incidents("x.db");
    let found = incidents.iter().find(|i| i.figures.iter().any(|f| f.harm.to_string() == "killed"));
    found.expect("the market attack has a toll").id.clone()
}

fn killed(place: &Place, id: &str) -> Option<u32> {
    let shown = &place.json(["show", id, "--json", "--db", "x.db"])[0];
    let figures = shown["figures"].as_array().unwrap();
    let total = figures.iter().find(|f| f["harm"] == "killed" && f["relation"] == "total")?;
    total["best"].as_u64().map(|n| u32::try_from(n).unwrap())
}

#[test]
fn a_value_that_is_set_settles_its_field_and_says_so() {
    let place = place();
    let id = deadly(&place);
    let args = ["decide", &id, "--field", "killed", "--set", "12", "--by", "R. Diallo"];
    place.out(args.into_iter().chain(["--reason", "the ministry counted again", "--db", "x.db"]));
    assert_eq!(killed(&place, &id), Some(12));
    let shown = place.out(["show", &id, "--db", "x.db"]);
    assert!(shown.contains("killed is 12 (the ministry counted again)"), "{shown}");
    assert!(shown.contains(NOW), "{shown}");
    assert!(place.out(["verify", "--db", "x.db"]).contains("Everything is as it was written"));
}

#[test]
fn a_decision_outlives_the_report_being_added_again() {
    let place = place();
    let id = deadly(&place);
    let args = ["decide", &id, "--field", "killed", "--set", "12", "--by", "R.", "--reason", "why"];
    place.out(args.into_iter().chain(["--db", "x.db"]));
    place.out(["add", "--again", "a.jsonl", "--db", "x.db"]);
    assert_eq!(killed(&place, &id), Some(12));
}

#[test]
fn a_rejected_event_is_no_incident_any_more() {
    let place = place();
    let (id, before) = (deadly(&place), place.incidents("x.db").len());
    place.out(["decide", &id, "--reject", "--by", "R.", "--reason", "a film", "--db", "x.db"]);
    let after = place.incidents("x.db");
    assert!(after.len() < before && after.iter().all(|i| i.id != id), "{before} {}", after.len());
}

#[test]
fn a_merge_keeps_the_id_it_swallowed_and_a_split_undoes_it() {
    let place = place();
    let other = MARKET.replace("Boni", "Douentza").replace("Thursday", "Monday").replace("14", "3");
    place.write("b.jsonl", json_line("b", "Lakes Agency", "https://lakes.example/9", &other));
    place.out(["add", "b.jsonl", "--db", "x.db"]);
    let ids: Vec<String> = place.incidents("x.db").into_iter().map(|i| i.id).collect();
    assert!(ids.len() >= 2, "two attacks on two days in two towns: {ids:?}");
    let rest = ["--by", "R.", "--reason", "one attack", "--db", "x.db"];
    place.out(["decide", &ids[0], "--merge", &ids[1]].into_iter().chain(rest));
    let merged = place.incidents("x.db");
    assert_eq!(merged.len(), ids.len() - 1);
    for id in &ids[..2] {
        let shown = place.json(["show", id, "--json", "--db", "x.db"]);
        assert_eq!(shown[0]["reports"].as_array().unwrap().len(), 2, "{id}");
    }
}

#[test]
fn what_cannot_be_a_value_is_refused_before_anything_is_written() {
    let place = place();
    let id = deadly(&place);
    for (field, value) in [
        ("killed", "many"),
        ("when", "last week"),
        ("kind", "war"),
        ("standing", "true"),
        ("event", "x"),
    ] {
        let args =
            ["decide", &id, "--field", field, "--set", value, "--by", "R.", "--reason", "why"];
        let ran = place.run(args.into_iter().chain(["--db", "x.db"]));
        assert_eq!(ran.code, Some(2), "{field} {value}: {}", ran.err);
    }
    for args in [
        vec!["decide", &id, "--by", "R.", "--reason", "why"],
        vec!["decide", &id, "--accept", "--reject", "--by", "R.", "--reason", "why"],
        vec!["decide", &id, "--accept", "--reason", "why"],
        vec!["decide", &id, "--accept", "--by", " ", "--reason", "why"],
        vec!["decide", "no-such-id", "--accept", "--by", "R.", "--reason", "why"],
    ] {
        let ran = place.run(args.into_iter().chain(["--db", "x.db"]));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
    assert!(place.incidents("x.db").iter().all(|i| i.history.is_empty()));
}

#[test]
fn what_was_known_on_an_earlier_day_can_be_listed_and_shown() {
    let place = place();
    let id = deadly(&place);
    let args = ["decide", &id, "--field", "killed", "--set", "12", "--by", "R.", "--reason", "why"];
    let mut later = place.program(args.into_iter().chain(["--db", "x.db"]));
    later.env("TIDINGS_NOW", "2026-02-01T00:00:00Z");
    assert_eq!(Ran::of(later).code, Some(0));
    let killed_as_of = |day: &str| {
        let listed = place.json(["incidents", "--as-of", day, "--json", "--db", "x.db"]);
        let shown = place.json(["show", &id, "--as-of", day, "--json", "--db", "x.db"]);
        let of = |i: &serde_json::Value| i["figures"][0]["best"].as_u64();
        assert_eq!(listed.iter().find(|i| i["id"] == id.as_str()).and_then(of), of(&shown[0]));
        of(&shown[0])
    };
    assert_eq!((killed_as_of("2026-01-02"), killed_as_of("2026-02-01")), (Some(14), Some(12)));
    let before = ["incidents", "--as-of", "2025-12-31", "--json", "--db", "x.db"];
    assert_eq!(place.out(before), "");
    assert_eq!(place.run(["incidents", "--as-of", "noon", "--db", "x.db"]).code, Some(2));
}

#[test]
fn tags_lacks_and_names_for_all_alike_are_decided_on_the_command_line() {
    let place = place();
    let told = |args: &[&str]| {
        place.json(["incidents", "--json", "--db", "x.db"].iter().chain(args).copied())
    };
    let id = &deadly(&place);
    let of = |told: Vec<serde_json::Value>| {
        told.into_iter().find(|i| i["id"] == id.as_str()).unwrap_or_default()
    };
    let decide = |args: &[&str]| {
        let signed = ["--by", "R. Diallo", "--reason", "read again", "--db", "x.db"];
        place.run(["decide", id].iter().chain(args).chain(&signed).copied())
    };
    assert_eq!(decide(&["--tag", "Check  Again"]).code, Some(0));
    assert_eq!(told(&["--tag", "check again"])[0]["tags"][0], "check again");
    assert_eq!(decide(&["--tag", "<b>"]).code, Some(2));
    assert_eq!(decide(&["--untag", "check again"]).code, Some(0));
    assert!(told(&["--tag", "check again"]).is_empty());
    assert_eq!(decide(&["--not-said", "--field", "killed"]).code, Some(0));
    let figures = &of(told(&[]))["figures"];
    assert!(figures.as_array().unwrap().iter().all(|f| f["harm"] != "killed"), "{figures}");
    assert_eq!(decide(&["--not-said", "--field", "kind"]).code, Some(2));
    let written = of(told(&[]))["where"]["span"]["quote"].as_str().unwrap().to_owned();
    let there = ["--field", "where", "--set", "g2461003", "--alike", &written];
    assert_eq!(decide(&there).code, Some(0));
    assert_eq!(of(told(&[]))["where"]["name"], "Ansongo");
    assert_eq!(decide(&["--field", "killed", "--set", "3", "--alike", "x"]).code, Some(2));
}

#[test]
fn a_project_asks_for_a_second_person_on_the_command_line() {
    let place = place();
    let asked = place.out([
        "project", "--approvals", "2", "--by", "R. Diallo", "--reason", "our rule", "--db", "x.db",
    ]);
    assert!(asked.starts_with("2 people") && asked.contains("our rule"), "{asked}");
    let id = deadly(&place);
    let release = |by: &str| {
        let args = ["decide", &id, "--release", "--by", by, "--reason", "seen"];
        place.run(args.into_iter().chain(["--db", "x.db"]));
        let form = ["export", "--form", "record", "--db", "x.db"];
        place.run(form).out.iter().filter(|b| **b == b'\n').count()
    };
    assert_eq!(release("R. Diallo"), 0);
    assert_eq!(release("R. Diallo"), 0);
    assert_eq!(release("A. Coder"), 1);
    assert_eq!(
        place
            .run(["project", "--approvals", "0", "--by", "x", "--reason", "y", "--db", "x.db"])
            .code,
        Some(2)
    );
}
