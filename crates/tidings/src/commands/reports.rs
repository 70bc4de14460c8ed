//! `tidings reports`: the reports in the store, by id.

use super::{Done, open, print};
use crate::cli::{Format, Reports};
use crate::settings::Settings;
use crate::table::{Sheet, short};
use serde_json::json;
use tidings_store::StoredReport;

/// Runs the command.
pub(super) fn run(typed: &Reports, settings: &Settings) -> anyhow::Result<Done> {
    let reports = open(settings)?.reports()?;
    let format = typed.output.or(Format::Table);
    let letters = if format == Format::Table { 60 } else { usize::MAX };
    let mut sheet = Sheet::new(&[
        "id", "published", "publisher", "language", "headline", "versions", "events", "copy of",
    ]);
    for r in &reports {
        let word = |w: &Option<String>| w.clone().unwrap_or_default();
        sheet.push([
            r.head.id.clone(),
            word(&r.head.published),
            word(&r.head.publisher),
            word(&r.head.language),
            short(r.head.headline.as_deref().unwrap_or_default(), letters),
            r.versions.len().to_string(),
            r.events.to_string(),
            word(&r.head.copy_of),
        ]);
    }
    print(format, settings.look, &sheet, reports.iter().map(record))?;
    Ok(Done::Well)
}

fn record(r: &StoredReport) -> serde_json::Value {
    json!({
        "format": tidings_record::FORMAT, "type": "report", "report": r.head,
        "versions": r.versions, "coded_by": r.coded_by, "events": r.events,
        "added": r.added, "changed": r.changed,
    })
}
