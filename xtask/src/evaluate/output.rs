//! The result as a table, and kept in `evaluations/` as Markdown and JSON.

use super::score::{Kind, Row, Sheet};
use anyhow::Context as _;
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A set's result.
pub(crate) struct Evaluation {
    set: String,
    /// `rules`, `model` or `both`: what found the events.
    way: &'static str,
    coder: String,
    date: String,
    docs: usize,
    rows: Vec<Row>,
    notes: Vec<String>,
    errors: Vec<(String, usize)>,
}

impl Evaluation {
    pub(crate) fn of(set: &str, way: &'static str, coder: &str, sheet: &Sheet) -> Self {
        Self {
            set: set.to_owned(),
            way,
            coder: coder.to_owned(),
            date: jiff::Zoned::now().date().to_string(),
            docs: sheet.docs,
            rows: sheet.rows.clone(),
            notes: sheet.notes.clone(),
            errors: sheet.errors.iter().map(|(k, v)| (k.clone(), v.len())).collect(),
        }
    }

    /// For the terminal, columns lined up.
    pub(crate) fn table(&self) -> String {
        let cells: Vec<[String; 7]> =
            std::iter::once(HEAD.map(str::to_owned)).chain(self.rows.iter().map(row)).collect();
        let mut out =
            format!("{} {}, {} documents, {}\n", self.set, self.date, self.docs, self.coder);
        for cells_of in &cells {
            for (n, cell) in cells_of.iter().enumerate() {
                let width = cells.iter().map(|c| c[n].chars().count()).max().unwrap_or(0);
                let pad = width - cell.chars().count();
                let _ = write!(out, "{cell}{}", " ".repeat(pad + 2));
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
        for note in &self.notes {
            let _ = writeln!(out, "{note}");
        }
        out
    }

    fn markdown(&self) -> String {
        let mut out = format!(
            "# {} on {}\n\n{} documents. {}.\n\n| {} |\n|{}\n",
            self.set,
            self.date,
            self.docs,
            self.coder,
            HEAD.join(" | "),
            "---|".repeat(HEAD.len()),
        );
        for r in &self.rows {
            let _ = writeln!(out, "| {} |", row(r).join(" | "));
        }
        out.push_str(
            "\nA share is right cases over cases; the interval is the middle 95% of 1,000 draws of \
             documents.\n",
        );
        for note in &self.notes {
            let _ = writeln!(out, "\n{note}");
        }
        if !self.errors.is_empty() {
            out.push_str("\n| error | cases |\n|---|---|\n");
            for (kind, n) in &self.errors {
                let _ = writeln!(out, "| {kind} | {n} |");
            }
        }
        out
    }

    fn json(&self) -> serde_json::Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|r| {
                json!({
                    "group": r.group,
                    "metric": r.metric,
                    "kind": match r.kind { Kind::Share => "share", Kind::F1 => "f1" },
                    "value": r.value,
                    "low": r.interval.map(|i| i.0),
                    "high": r.interval.map(|i| i.1),
                    "precision": r.counts.precision(),
                    "recall": if r.kind == Kind::F1 { r.counts.recall() } else { None },
                    "found": r.counts.p_den,
                    "gold": if r.kind == Kind::F1 { Some(r.counts.r_den) } else { None },
                })
            })
            .collect();
        json!({
            "set": self.set,
            "way": self.way,
            "date": self.date,
            "coded_by": self.coder,
            "documents": self.docs,
            "rows": rows,
            "notes": self.notes,
        })
    }

    /// Writes `DATE-SET.md` and `.json`; a second run of one day replaces the first.
    pub(crate) fn keep(&self, folder: &Path) -> anyhow::Result<PathBuf> {
        std::fs::create_dir_all(folder)?;
        let stem = format!("{}-{}-{}", self.date, self.set, self.way);
        let write = |ext: &str, text: &str| {
            let path = folder.join(format!("{stem}.{ext}"));
            std::fs::write(&path, text)
                .with_context(|| format!("cannot write {}", path.display()))?;
            Ok::<_, anyhow::Error>(path)
        };
        let json = serde_json::to_string_pretty(&self.json())?;
        write("json", &(json + "\n"))?;
        write("md", &self.markdown())
    }
}

const HEAD: [&str; 7] = ["group", "metric", "score", "95%", "precision", "recall", "cases"];

fn row(r: &Row) -> [String; 7] {
    let percent =
        |x: Option<f64>| x.map_or_else(|| "-".to_owned(), |x| format!("{:.1}", x * 100.0));
    let f1 = r.kind == Kind::F1;
    let cases = if f1 {
        format!("{} found, {} gold", r.counts.p_den, r.counts.r_den)
    } else {
        r.counts.p_den.to_string()
    };
    [
        r.group.clone(),
        r.metric.clone(),
        percent(r.value),
        r.interval.map_or_else(String::new, |(a, b)| format!("{:.1}-{:.1}", a * 100.0, b * 100.0)),
        if f1 { percent(r.counts.precision()) } else { String::new() },
        if f1 { percent(r.counts.recall()) } else { String::new() },
        cases,
    ]
}
