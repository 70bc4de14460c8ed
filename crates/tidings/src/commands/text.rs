//! `tidings text`: a stored text, byte for byte, so that offsets can be counted in it.

use super::{Done, open, open_current, stdout, unknown_id};
use crate::cli::Text;
use crate::settings::Settings;
use crate::table::harmless;
use std::io::Write;

/// Runs the command.
pub(super) fn run(typed: &Text, settings: &Settings) -> anyhow::Result<Done> {
    let store = open(settings)?;
    let text = match store.text(&typed.id)? {
        Some(extraction) => extraction.text,
        None => incident_text(typed, settings)?,
    };
    let mut out = stdout();
    if settings.look.terminal {
        writeln!(out, "{}", harmless(&text))?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(Done::Well)
}

/// The text of the report that gave an incident its trigger and evidence.
fn incident_text(typed: &Text, settings: &Settings) -> anyhow::Result<String> {
    let store = open_current(settings)?;
    let incident = store.incident(&typed.id)?;
    let text = match incident {
        Some(incident) => store.text(&incident.text_id)?,
        None => None,
    };
    text.map(|t| t.text).ok_or_else(|| {
        let advice = "`tidings reports` and `tidings incidents` list what there is";
        unknown_id("text, report or incident", &typed.id, advice).into()
    })
}
