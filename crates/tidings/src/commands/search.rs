//! `tidings search`: reports by their words, best first.

use super::{Done, open, print};
use crate::cli::{Format, Search};
use crate::settings::Settings;
use crate::table::{Sheet, short};
use serde_json::json;

/// Runs the command.
pub(super) fn run(typed: &Search, settings: &Settings) -> anyhow::Result<Done> {
    let words = typed.words.join(" ");
    let hits = open(settings)?.search(&words, typed.limit)?;
    let format = typed.output.or(Format::Table);
    let letters = if format == Format::Table { 60 } else { usize::MAX };
    let mut sheet = Sheet::new(&["report", "published", "publisher", "headline", "words"]);
    for hit in &hits {
        let r = &hit.report;
        sheet.push([
            r.id.clone(),
            r.published.clone().unwrap_or_default(),
            r.publisher.clone().unwrap_or_default(),
            short(r.headline.as_deref().unwrap_or_default(), letters),
            short(&hit.snippet, usize::MAX),
        ]);
    }
    let records = hits.iter().map(|hit| {
        json!({"format": tidings_record::FORMAT, "type": "hit", "report": hit.report, "snippet": hit.snippet})
    });
    print(format, settings.look, &sheet, records)?;
    if hits.is_empty() {
        crate::talk::say(
            "no report has all these words; try fewer, or the beginning of one: kill*",
        );
    }
    Ok(Done::Well)
}
