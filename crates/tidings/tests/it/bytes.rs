//! Same input, same bytes: again, on one core or two, in any order.

use crate::support::{Place, Ran, samples};
use std::ffi::OsString;
use std::path::PathBuf;

const FORMS: [&str; 5] = ["record", "acled", "ucdp", "geojson", "csv"];

fn inputs() -> Vec<PathBuf> {
    let mut all = samples("en");
    all.truncate(10);
    all.extend(samples("fr").into_iter().take(10));
    all
}

fn read(place: &Place, threads: &str, inputs: &[PathBuf]) -> Ran {
    let mut args: Vec<OsString> = vec!["read".into(), "--threads".into(), threads.into()];
    args.extend(inputs.iter().map(Into::into));
    place.run(args)
}

fn add(place: &Place, db: &str, threads: &str, inputs: &[PathBuf]) {
    let mut args: Vec<OsString> =
        ["add", "--db", db, "--threads", threads].iter().map(Into::into).collect();
    args.extend(inputs.iter().map(Into::into));
    place.out(args);
}

fn exported(place: &Place, db: &str) -> Vec<String> {
    let export = |form| place.out(["export", "--form", form, "--unreleased", "--db", db]);
    FORMS.map(export).to_vec()
}

#[test]
fn the_same_reports_give_the_same_lines_on_one_core_and_on_two() {
    let place = Place::new();
    let once = read(&place, "1", &inputs());
    assert_eq!(once.code, Some(0), "{}", once.err);
    assert!(!once.events().is_empty());
    assert_eq!(once.out, read(&place, "1", &inputs()).out);
    assert_eq!(once.out, read(&place, "2", &inputs()).out);
}

#[test]
fn shuffled_reports_give_the_same_lines_in_the_new_order() {
    let place = Place::new();
    let lines = |inputs: &[PathBuf]| {
        let mut by_report: Vec<(String, Vec<String>)> = Vec::new();
        for line in read(&place, "2", inputs).text().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let origin = value["origin"].as_str().or(value["report"]["origin"].as_str());
            let origin = origin.unwrap().to_owned();
            match by_report.last_mut() {
                Some((last, lines)) if *last == origin => lines.push(line.to_owned()),
                _ => by_report.push((origin, vec![line.to_owned()])),
            }
        }
        by_report
    };
    let mut backwards = inputs();
    backwards.reverse();
    let mut there = lines(&inputs());
    there.reverse();
    assert_eq!(there, lines(&backwards));
}

#[test]
fn shuffled_reports_give_the_same_exports_and_one_core_the_same_ledger_as_two() {
    let place = Place::new();
    let mut backwards = inputs();
    backwards.reverse();
    backwards.swap(0, 7);
    add(&place, "a.db", "1", &inputs());
    add(&place, "b.db", "2", &inputs());
    add(&place, "c.db", "2", &backwards);
    let first = exported(&place, "a.db");
    assert!(first.iter().all(|e| !e.is_empty()));
    assert_eq!(first, exported(&place, "b.db"));
    assert_eq!(first, exported(&place, "c.db"));
    let head = |db| place.json(["verify", "--json", "--db", db])[0]["head"].clone();
    assert_eq!(head("a.db"), head("b.db"));
}

#[test]
fn adding_the_same_reports_again_changes_nothing() {
    let place = Place::new();
    add(&place, "a.db", "2", &inputs());
    let (exports, ledger) = (exported(&place, "a.db"), std::fs::read(place.path("a.db")).unwrap());
    add(&place, "a.db", "2", &inputs());
    assert_eq!(exports, exported(&place, "a.db"));
    let entries = |db| place.json(["verify", "--json", "--db", db])[0]["entries"].clone();
    add(&place, "b.db", "2", &inputs());
    assert_eq!(entries("a.db"), entries("b.db"));
    assert!(!ledger.is_empty());
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names_and_packed_files_as_they_are() {
    let place = Place::new();
    let text = crate::support::MARKET;
    place.write("in/b.txt", text);
    place.write("in/a.md", format!("# {text}"));
    place.write("in/.hidden.txt", text);
    place.write("in/picture.jpg", [0xff, 0xd8, 0xff]);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
    place.write("in/deep/c.txt.gz", packed.finish().unwrap());
    let ran = place.run(["read", "--published", "2024-09-13", "in"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut origins: Vec<String> = ran.events().into_iter().map(|e| e.report.origin).collect();
    origins.dedup();
    assert_eq!(origins, ["in/a.md", "in/b.txt", "in/deep/c.txt.gz"]);
}
