//! `tidings incidents`: the incidents that pass the filters, by day, now or as they stood once.

use super::{Done, filter, open_current, print};
use crate::cli::{Format, Incidents};
use crate::incident_table::{flat, readable};
use crate::settings::Settings;
use crate::table::count;
use tidings_store::Store;

/// Runs the command.
pub(super) fn run(typed: &Incidents, settings: &Settings) -> anyhow::Result<Done> {
    let filter = filter(&typed.which);
    let store = open_current(settings)?;
    let incidents = match &typed.as_of {
        Some(moment) => Store::sift(&tidings::pipeline::as_of(&store, moment)?, &filter)?,
        None => store.incidents(&filter)?,
    };
    let format = typed.output.or(Format::Table);
    let sheet = if format == Format::Csv { flat(&incidents) } else { readable(&incidents) };
    print(format, settings.look, &sheet, &incidents)?;
    if format == Format::Table {
        let disputed = incidents.iter().filter(|i| !i.disputes.is_empty()).count();
        crate::talk::say(format!("{}, {disputed} disputed", count(incidents.len(), "incident")));
    }
    Ok(Done::Well)
}
