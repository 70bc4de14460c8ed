//! Writes `docs/figures.md`: the newest result of every set, by the rules alone, the learned reader alone and
//! both, side by side.

use crate::repository;
use anyhow::Context as _;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Result {
    set: String,
    way: Option<String>,
    date: String,
    coded_by: String,
    documents: usize,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    group: String,
    metric: String,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    precision: Option<f64>,
    recall: Option<f64>,
}

/// Sets in their order here, and what they are called.
const SETS: [(&str, &str); 9] = [
    ("passages", "Labelled passages, written and labelled apart"),
    ("made", "Sample reports, whole"),
    ("blind", "More sample reports, written later for a blind look"),
    ("nonconflict", "Ordinary news without any event"),
    ("muc4", "MUC-4 development documents"),
    ("isaf", "Military press releases from July 2011 on"),
    ("event_location", "The place of a given verb, odd records"),
    ("geoparsing", "Places in local news and news of epidemics"),
    ("pairs", "UCDP headlines"),
];
const WAYS: [&str; 3] = ["rules", "model", "both"];

/// Writes the page from what lies in `evaluations/`.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = repository::root();
    let mut newest: BTreeMap<(String, String), Result> = BTreeMap::new();
    for entry in std::fs::read_dir(root.join("evaluations"))? {
        let path = entry?.path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let result: Result =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        // Results from before the ways were told apart are history.
        let Some(way) = result.way.clone() else { continue };
        let key = (result.set.clone(), way);
        if newest.get(&key).is_none_or(|old| old.date <= result.date) {
            newest.insert(key, result);
        }
    }
    let file = root.join("docs/figures.md");
    std::fs::write(&file, page(&newest))?;
    eprintln!("written: {}", file.display());
    Ok(())
}

fn page(newest: &BTreeMap<(String, String), Result>) -> String {
    let mut out = String::from(
        "# Figures\n\nWritten by `cargo xtask figures` from the newest results in \
         [`evaluations/`](../evaluations/); what they mean and what goes wrong: [method.md](method.md). \
         Per cent; F1 where both precision (P) and recall (R) apply, else a share of cases. `rules`: the word \
         lists and grammar alone; `model`: the learned reader finds the events, the tables name actors and \
         places; `both`: as the program reads, with its 95% interval.\n",
    );
    for (set, title) in SETS {
        let of = |way: &str| newest.get(&(set.to_owned(), way.to_owned()));
        let Some(both) = of("both") else { continue };
        let _ = write!(
            out,
            "\n## {title} (`{set}`)\n\n{} documents, {}, {}.\n\n| | what | rules | model | both | 95% | P | R |\n\
             |---|---|---|---|---|---|---|---|\n",
            both.documents, both.date, both.coded_by
        );
        for row in &both.rows {
            let in_way = |way: &str| {
                let rows = of(way).map_or(&[][..], |r| &r.rows[..]);
                let same = rows.iter().find(|r| r.group == row.group && r.metric == row.metric);
                percent(same.and_then(|r| r.value))
            };
            let [rules, model, all] = WAYS.map(in_way);
            let interval = match (row.low, row.high) {
                (Some(low), Some(high)) => format!("{:.1}-{:.1}", low * 100.0, high * 100.0),
                _ => String::new(),
            };
            // A share has no recall, and its precision is its value.
            let (p, r) = match row.recall {
                Some(r) => (percent(row.precision), percent(Some(r))),
                None => (String::new(), String::new()),
            };
            let _ = writeln!(
                out,
                "| {} | {} | {rules} | {model} | {all} | {interval} | {p} | {r} |",
                row.group, row.metric
            );
        }
    }
    out
}

fn percent(value: Option<f64>) -> String {
    value.map_or_else(String::new, |v| format!("{:.1}", v * 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_stand_side_by_side() {
        let result = |way: &str, value: f64| -> Result {
            serde_json::from_value(serde_json::json!({
                "set": "made", "way": way, "date": "2026-01-01", "coded_by": "t", "documents": 2,
                "rows": [{"group": "en", "metric": "events", "value": value, "low": 0.5, "high": 0.75,
                          "precision": 0.5, "recall": 0.75}],
            }))
            .unwrap()
        };
        let newest = [("rules", 0.25), ("both", 0.625)]
            .map(|(way, v)| (("made".to_owned(), way.to_owned()), result(way, v)));
        let page = page(&newest.into());
        assert!(
            page.contains("| en | events | 25.0 |  | 62.5 | 50.0-75.0 | 50.0 | 75.0 |"),
            "{page}"
        );
    }
}
