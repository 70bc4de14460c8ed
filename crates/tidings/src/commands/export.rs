//! `tidings export`: incidents in a form for others; all of it passes the gate.

use super::{Done, filter, knowledge, open_current, stdout};
use crate::cli::Export;
use crate::settings::Settings;
use crate::table::count;
use crate::talk::say;
use anyhow::Context as _;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use tidings_publish::{Lookups, Pass, Report, write};

/// Ids to name for each reason.
const NAMED: usize = 5;

/// Runs the command.
pub(super) fn run(typed: &Export, settings: &Settings) -> anyhow::Result<Done> {
    let incidents = open_current(settings)?.incidents(&filter(&typed.which))?;
    let lookups = Lookups::of(&knowledge(settings)?);
    let pass = Pass { unreleased: typed.unreleased };
    let mut bytes = Vec::new();
    let report = write(typed.form, &incidents, &pass, &lookups, &mut bytes)?;
    let held_back = report.written == 0 && !report.refused.is_empty();
    if !held_back {
        match &typed.out {
            Some(file) => whole(file, &bytes)?,
            None => {
                let mut out = stdout();
                out.write_all(&bytes)?;
                out.flush()?;
            }
        }
    }
    tell(typed, &report);
    Ok(if held_back { Done::NothingLeft } else { Done::Well })
}

/// Writes beside the name and renames, so that a reader of the file never sees half of it.
fn whole(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed =
        || format!("{} cannot be written; check the folder and its rights", file.display());
    // A pipe or a device keeps its name.
    if file.exists() && !file.is_file() {
        return std::fs::write(file, bytes).with_context(failed);
    }
    let mut partial = file.as_os_str().to_owned();
    partial.push(".partial");
    let written = File::create(&partial)
        .and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all()))
        .and_then(|()| std::fs::rename(&partial, file));
    if written.is_err() {
        // What stopped the writing matters more than a file left over.
        let _ = std::fs::remove_file(&partial);
    }
    written.with_context(failed)
}

/// Says what left and what did not, and why.
fn tell(typed: &Export, report: &Report) {
    let to = typed.out.as_ref().map(|f| format!(" to {}", f.display())).unwrap_or_default();
    say(format!("{} written{to} as {}", count(report.written, "incident"), typed.form));
    for (why, ids) in by_reason(&report.refused) {
        say(format!(
            "{} held back at the gate ({}): {why}",
            count(ids.len(), "incident"),
            list(&ids)
        ));
    }
    for (why, ids) in by_reason(&report.left_out) {
        say(format!(
            "{} left out of this form ({}): {why}",
            count(ids.len(), "incident"),
            list(&ids)
        ));
    }
    if !report.refused.is_empty() && !typed.unreleased {
        say("`tidings decide ID --release --by NAME --reason WHY` releases an incident");
    }
}

/// The reasons in the order they first came, each with its incidents.
fn by_reason(pairs: &[(String, String)]) -> Vec<(String, Vec<&str>)> {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (id, why) in pairs {
        let why = why.replace(&format!("incident {id} "), "");
        let why = why.strip_prefix("is ").unwrap_or(&why).to_owned();
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, ids)) => ids.push(id),
            None => reasons.push((why, vec![id])),
        }
    }
    reasons
}

fn list(ids: &[&str]) -> String {
    let mut words = ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if ids.len() > NAMED {
        words += ", …";
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_said_once_for_all_its_incidents() {
        let pair = |id: &str, why: &str| (id.to_owned(), format!("incident {id} {why}"));
        let pairs = [
            pair("a", "is not released"),
            pair("b", "was withdrawn"),
            pair("c", "is not released"),
        ];
        let reasons = by_reason(&pairs);
        assert_eq!(reasons[0], ("not released".to_owned(), vec!["a", "c"]));
        assert_eq!(reasons.len(), 2);
    }
}
