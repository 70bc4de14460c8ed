//! The expected records.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A report and what a careful reader finds in it.
pub(crate) struct Case {
    /// `en/01-boni-market-wire`.
    pub(crate) name: String,
    pub(crate) report: PathBuf,
    pub(crate) expected: Expected,
}

#[derive(Deserialize)]
pub(crate) struct Expected {
    pub(crate) events: Vec<Gold>,
}

/// One expected event.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) kind: String,
    pub(crate) trigger: String,
    pub(crate) evidence: String,
    pub(crate) foreground: bool,
    pub(crate) standing: String,
    pub(crate) when: Option<When>,
    #[serde(rename = "where")]
    pub(crate) place: Option<Place>,
    pub(crate) figures: Vec<Figure>,
    /// Two careful readers would not agree that it is one.
    #[serde(default)]
    pub(crate) optional: bool,
}

#[derive(Deserialize)]
pub(crate) struct When {
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) precision: String,
}

#[derive(Deserialize)]
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) precision: String,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    #[serde(default)]
    pub(crate) quote: String,
}

#[derive(Deserialize)]
pub(crate) struct Figure {
    pub(crate) harm: String,
    pub(crate) relation: String,
    pub(crate) basis: String,
    pub(crate) low: Option<u32>,
    pub(crate) best: Option<u32>,
    pub(crate) high: Option<u32>,
    pub(crate) quote: String,
}

impl Expected {
    /// The words that must stand in the report.
    pub(crate) fn quotes(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for gold in &self.events {
            all.extend([gold.trigger.as_str(), gold.evidence.as_str()]);
            all.extend(gold.place.iter().map(|p| p.quote.as_str()));
            all.extend(gold.figures.iter().map(|f| f.quote.as_str()));
        }
        all
    }
}

/// All cases, in the order of their names.
pub(crate) fn load(corpus: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for language in ["en", "fr"] {
        let entries = std::fs::read_dir(corpus.join(language)).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let file = path.file_name().unwrap().to_str().unwrap().to_owned();
            let Some(stem) = file.strip_suffix(".expected.json") else { continue };
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = serde_json::from_str(&text).map_err(|e| format!("{file}: {e}")).unwrap();
            let report = ["md", "html"].map(|end| path.with_file_name(format!("{stem}.{end}")));
            let report = report.into_iter().find(|r| r.exists()).unwrap();
            cases.push(Case { name: format!("{language}/{stem}"), report, expected });
        }
    }
    cases
}

/// The words of a page or text, without markup, marks and case.
pub(crate) fn words(text: &str) -> String {
    let mut plain = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => plain.push(c),
            _ => {}
        }
    }
    for (entity, letter) in [
        ("&nbsp;", " "),
        ("&mdash;", " "),
        ("&ndash;", " "),
        ("&#160;", " "),
        ("&rsquo;", "'"),
        ("&#8217;", "'"),
        ("&eacute;", "é"),
        ("&egrave;", "è"),
        ("&agrave;", "à"),
        ("&amp;", "&"),
        ("&laquo;", " "),
        ("&raquo;", " "),
    ] {
        plain = plain.replace(entity, letter);
    }
    let words = plain.to_lowercase();
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
