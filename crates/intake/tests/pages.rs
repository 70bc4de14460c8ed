//! Whole pages: `pages/NAME.html` must give exactly the passages of `pages/NAME.expected.txt`,
//! boilerplate aside, and the metadata of its `@` lines.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tidings_intake::{Document, Given, extract, items};
use tidings_model::PassageKind;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "html"))
        .collect();
    pages.sort();
    pages
}

fn read(page: &Path) -> Document {
    let item = items(&[page.to_owned()]).next().unwrap().unwrap();
    let (document, problems) = extract(&item, &Given::default());
    document.unwrap_or_else(|| panic!("{}: {problems:?}", page.display()))
}

/// The document in the notation of the expected files.
fn written(document: &Document, expected: &str) -> String {
    let mut out = String::new();
    let report = &document.report;
    for line in expected.lines().filter_map(|l| l.strip_prefix('@')) {
        let key = line.split(' ').next().unwrap();
        let value = match key {
            "publisher" => report.publisher.clone(),
            "published" => report.published.and_then(|d| d.first).map(|d| d.to_string()),
            "language" => document.extraction.language.map(|l| l.code().to_owned()),
            "url" => report.url.clone(),
            "byline" => report.byline.clone(),
            other => panic!("unknown key {other}"),
        };
        writeln!(out, "@{key} {}", value.as_deref().unwrap_or("NONE")).unwrap();
    }
    for p in &document.extraction.passages {
        if p.kind != PassageKind::Boilerplate {
            writeln!(out, "[{}] {}", p.kind, p.span.of(&document.extraction.text)).unwrap();
        }
    }
    out
}

#[test]
fn every_page_gives_its_report_and_nothing_else() {
    let mut wrong = String::new();
    for page in pages() {
        let expected = std::fs::read_to_string(page.with_extension("expected.txt")).unwrap();
        let got = written(&read(&page), &expected);
        if got != expected {
            let missing: Vec<&str> =
                expected.lines().filter(|l| !got.lines().any(|g| g == *l)).collect();
            let extra: Vec<&str> =
                got.lines().filter(|l| !expected.lines().any(|e| e == *l)).collect();
            write!(wrong, "\n{}\n  missing {missing:#?}\n  extra {extra:#?}", page.display())
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_text_never_changes_and_its_passages_cover_it() {
    for page in pages() {
        let (a, b) = (read(&page), read(&page));
        assert_eq!(a.extraction, b.extraction, "{}", page.display());
        assert_eq!(a.report, b.report);
        let text = &a.extraction.text;
        assert_eq!(a.extraction.text_id, tidings_model::Digest::of(text.as_bytes()));
        let parts: Vec<&str> = a.extraction.passages.iter().map(|p| p.span.of(text)).collect();
        assert_eq!(&parts.join("\n\n"), text);
    }
}
