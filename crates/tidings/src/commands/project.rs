//! `tidings project`: what the project asks of its incidents.

use super::{Done, open_current};
use crate::cli::Project;
use crate::settings::{Settings, Usage};
use std::io::Write as _;
use tidings::values;
use tidings_model::Field;
use tidings_record::{Decision, RulingWords};

/// Runs the command.
pub(super) fn run(typed: &Project, settings: &Settings) -> anyhow::Result<Done> {
    let mut store = open_current(settings)?;
    if let (Some(approvals), Some(by), Some(reason)) = (typed.approvals, &typed.by, &typed.reason) {
        values::approvals(approvals).map_err(Usage)?;
        let decision = Decision {
            at: settings.clock.now(),
            by: by.clone(),
            field: Field::Event,
            ruling: RulingWords::Approvals(approvals),
            alike: None,
            shown: None,
            reason: reason.clone(),
            text_id: String::new(),
            start: 0,
            end: 0,
        };
        tidings::pipeline::decide(&mut store, &decision)?;
    }
    let mut out = super::stdout();
    let n = store.approvals()?;
    let who = if n == 1 { "one person".to_owned() } else { format!("{n} people") };
    writeln!(out, "{who} must accept or release an incident before it may leave the house")?;
    for logged in store.of_project()? {
        let undone = if logged.undone { " (undone)" } else { "" };
        writeln!(out, "  {}{undone}", super::show::decision(&logged.decision))?;
    }
    out.flush()?;
    Ok(Done::Well)
}
