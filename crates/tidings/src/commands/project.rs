//! `tidings project`: what the project asks of its incidents.

use super::{Done, open_current};
use crate::cli::Project;
use crate::settings::{Settings, Usage};
use std::io::Write as _;
use tidings::values;

/// Runs the command.
pub(super) fn run(typed: &Project, settings: &Settings) -> anyhow::Result<Done> {
    let mut store = open_current(settings)?;
    if let (Some(approvals), Some(by), Some(reason)) = (typed.approvals, &typed.by, &typed.reason) {
        let decision = values::approvals(approvals, settings.clock.now(), by, reason);
        let decision = decision.map_err(Usage)?;
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
