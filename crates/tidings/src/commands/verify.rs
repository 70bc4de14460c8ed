//! `tidings verify`: whether the store is still what was written.

use super::{Done, open, print, stdout};
use crate::cli::{Format, Verify};
use crate::settings::Settings;
use crate::table::{Sheet, count};
use serde_json::{Value, json};
use std::io::Write;
use tidings_knowledge::{Knowledge, actors_path, places_path};
use tidings_store::{Finding, Verified};

/// Runs the command.
pub(super) fn run(typed: &Verify, settings: &Settings) -> anyhow::Result<Done> {
    let mut store = open(settings)?;
    if typed.mend {
        let found = store.find_captures()?;
        crate::talk::say(format!("{found} captures found in another place than was written down"));
    }
    let verified = store.verify(typed.head.as_deref())?;
    let beside = beside(settings);
    let format = typed.output.or(Format::Table);
    let mut sheet = Sheet::new(&["kind", "entry", "subject", "message"]);
    for f in &verified.findings {
        let entry = f.seq.map(|n| n.to_string()).unwrap_or_default();
        sheet.push([kind(f), entry, f.subject.clone(), f.message.clone()]);
    }
    for message in &beside {
        sheet.push(["knowledge".to_owned(), String::new(), String::new(), message.clone()]);
    }
    let damaged = !sheet.is_empty();
    print(format, settings.look, &sheet, records(&verified, &beside))?;
    if format == Format::Table {
        tell(&verified, sheet.len())?;
    }
    Ok(if damaged { Done::Damaged } else { Done::Well })
}

/// What is wrong with the knowledge beside the store.
fn beside(settings: &Settings) -> Vec<String> {
    let db = settings.db();
    if !places_path(db).exists() && !actors_path(db).exists() {
        return Vec::new();
    }
    let checked = Knowledge::beside(Some(db)).and_then(|k| k.places.verify());
    checked.err().map(|e| e.to_string()).into_iter().collect()
}

/// `chain`, `quote`, ….
fn kind(finding: &Finding) -> String {
    format!("{:?}", finding.kind).to_lowercase()
}

fn records(v: &Verified, beside: &[String]) -> Vec<Value> {
    let format = tidings_record::FORMAT;
    let mut lines = vec![json!({
        "format": format, "type": "verified", "clean": v.is_clean() && beside.is_empty(),
        "entries": v.entries, "captures": v.captures, "texts": v.texts, "quotes": v.quotes,
        "unnamed_captures": v.unnamed_captures, "head": v.head,
    })];
    lines.extend(v.findings.iter().map(|f| {
        json!({"format": format, "type": "finding", "kind": kind(f), "entry": f.seq,
               "subject": f.subject, "message": f.message})
    }));
    lines.extend(beside.iter().map(|message| {
        json!({"format": format, "type": "finding", "kind": "knowledge", "entry": null,
               "subject": "places", "message": message})
    }));
    lines
}

fn tell(v: &Verified, findings: usize) -> anyhow::Result<()> {
    let mut out = stdout();
    writeln!(
        out,
        "{} ledger entries, {} captures, {} texts and {} quotes compared",
        v.entries, v.captures, v.texts, v.quotes
    )?;
    if v.unnamed_captures > 0 {
        writeln!(
            out,
            "{} in the archive with bytes that no entry names: left by an interrupted add, or being added now; harmless",
            count(usize::try_from(v.unnamed_captures).unwrap_or(usize::MAX), "file")
        )?;
    }
    if findings == 0 {
        writeln!(out, "Everything is as it was written.")?;
    } else {
        writeln!(
            out,
            "{}: restore a backup, and keep this copy for whoever looks into it.",
            count(findings, "finding")
        )?;
    }
    writeln!(out, "Head of the ledger, to be kept elsewhere for the next verify: {}", v.head)?;
    out.flush()?;
    Ok(())
}
