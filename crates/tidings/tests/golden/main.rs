//! The sample reports against what careful readers find in them (`corpora/made`).
//!
//! The expected records were written apart from the code, and the reader does not reach all of
//! them. What it is known to miss stands in `corpora/made/known-misses.txt`; this test fails when a
//! new miss appears, and when one is gone and still listed. `cargo xtask bless` rewrites the list.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its inputs should stop there")]

mod compare;
mod expected;
mod list;

use expected::Case;
use std::path::{Path, PathBuf};
use tidings::pipeline::Reader;
use tidings_intake::Given;
use tidings_knowledge::Knowledge;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made")
}

/// Every miss of the reader, report by report.
fn misses() -> Vec<String> {
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let cases = expected::load(&corpus());
    let read = |case: &Case| {
        let found: Vec<_> = tidings_intake::items(std::slice::from_ref(&case.report))
            .flat_map(|item| reader.read(&item.unwrap(), &Given::default()).events)
            .collect();
        let named = |line: String| format!("{}: {line}", case.name);
        compare::report(&case.expected, &found).into_iter().map(named).collect::<Vec<_>>()
    };
    cases.iter().flat_map(read).collect()
}

#[test]
fn the_reader_reaches_what_it_reached_before_in_every_sample_report() {
    let path = corpus().join("known-misses.txt");
    let now = misses();
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        std::fs::write(&path, list::written(&now)).unwrap();
        return;
    }
    let known = list::read(&std::fs::read_to_string(&path).unwrap());
    let (new, gone) = list::difference(&known, &now);
    assert!(
        new.is_empty() && gone.is_empty(),
        "{} new misses:\n{}\n\n{} misses are gone and still listed:\n{}\n\nWhen this is what was \
         meant: `cargo xtask bless`, and read the difference before you commit it.",
        new.len(),
        new.join("\n"),
        gone.len(),
        gone.join("\n"),
    );
}

#[test]
fn every_expected_quote_stands_in_its_report() {
    let strange = |case: &Case| {
        let raw = std::fs::read_to_string(&case.report).unwrap();
        let plain = expected::words(&raw);
        let quotes = case.expected.quotes();
        let absent = quotes.into_iter().filter(|q| !plain.contains(&expected::words(q)));
        absent.map(|q| format!("{}: {q}", case.name)).collect::<Vec<_>>()
    };
    let absent: Vec<String> = expected::load(&corpus()).iter().flat_map(strange).collect();
    assert_eq!(absent, Vec::<String>::new());
}

#[test]
fn there_are_reports_enough_in_both_languages() {
    let cases = expected::load(&corpus());
    let of = |language: &str| cases.iter().filter(|c| c.name.starts_with(language)).count();
    assert!(of("en/") >= 40 && of("fr/") >= 40, "{} and {}", of("en/"), of("fr/"));
}
