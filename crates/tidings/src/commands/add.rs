//! `tidings add`: reports into the store, a batch in a transaction, then the incidents.

use super::{Done, give_clock, given, knowledge, learned, stdout};
use crate::adding::{Adding, Begun, Counts};
use crate::cli::{Add, Format};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::table::count;
use serde_json::json;
use std::io::Write;
use std::path::Path;
use tidings::pipeline::Reader;
use tidings_record::Problem;
use tidings_store::{Stats, Store};

/// Problems to say one by one; a large batch has the same few many times over.
const SAID: usize = 30;

/// Runs the command.
pub(super) fn run(typed: &Add, settings: &Settings) -> anyhow::Result<Done> {
    let format = typed.output.or(Format::Table);
    let knowledge = knowledge(settings)?;
    let mut store = Store::open_or_create(settings.db())?;
    give_clock(&mut store, settings);
    let learned = learned(settings)?;
    let reader = Reader::new(&knowledge).with(learned.as_ref().map(|m| m as _));
    let mut out = stdout();
    let mut said = 0;
    let progress = Progress::start(format != Format::Record || !settings.look.terminal);
    let mut tell = |p: &Problem| -> anyhow::Result<()> {
        if format == Format::Record {
            writeln!(out, "{}", serde_json::to_string(p)?)?;
        } else if said < SAID {
            progress.say(format!("{}: {}", p.origin, p.message));
        }
        said += 1;
        Ok(())
    };
    let given = given(&typed.about);
    let mut adding =
        Adding::new(&mut store, &reader, &given, settings.threads, &progress, &mut tell);
    adding.inputs(&typed.about.inputs, typed.again, |input, begun| {
        say_how(&progress, input, begun);
    })?;
    let counts = adding.finish()?;
    drop(progress);
    if format != Format::Record && said > SAID {
        let rest = count(said - SAID, "more problem");
        crate::talk::say(format!("… and {rest}; --format record prints all of them"));
    }
    summary(format, settings, &counts, &store.stats()?, &mut out)?;
    out.flush()?;
    Ok(Done::after_losing(counts.lost))
}

/// Says where an input is not read from its beginning.
fn say_how(progress: &Progress, input: &Path, begun: Begun) {
    let input = input.display();
    match begun {
        Begun::Anew => {}
        Begun::GoneOn => progress.say(format!(
            "{input}: going on where an earlier run stopped; --again reads all of it"
        )),
        Begun::DoneBefore => progress.say(format!(
            "{input}: read before and unchanged, so it is not read again; --again reads it all the same"
        )),
    }
}

fn summary(
    format: Format,
    settings: &Settings,
    counts: &Counts,
    stats: &Stats,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let columns = [
        ("new", counts.new),
        ("changed", counts.changed),
        ("reread", counts.reread),
        ("same", counts.same),
        ("unreadable", counts.lost),
        ("events", counts.events),
        ("problems", counts.problems),
    ];
    let held = [("reports", stats.reports), ("incidents", stats.incidents)];
    match format {
        Format::Record => {
            let mut line =
                json!({"format": tidings_record::FORMAT, "type": "added", "skipped": {}});
            for (name, n) in columns {
                line[name] = n.into();
            }
            for (why, n) in &counts.skipped {
                line["skipped"][why.to_string()] = (*n).into();
            }
            for (name, n) in held {
                line[format!("{name}_in_store")] = n.into();
            }
            writeln!(out, "{line}")?;
        }
        Format::Csv => {
            let names = columns.map(|(name, _)| name).join(",");
            writeln!(out, "{names},reports_in_store,incidents_in_store")?;
            let numbers = columns.map(|(_, n)| n.to_string()).join(",");
            writeln!(out, "{numbers},{},{}", stats.reports, stats.incidents)?;
        }
        Format::Table => {
            writeln!(
                out,
                "{}: {} new, {} changed, {} read anew, {} same, {} unreadable; {}, {}",
                count(counts.new + counts.changed + counts.reread + counts.same, "report"),
                counts.new,
                counts.changed,
                counts.reread,
                counts.same,
                counts.lost,
                count(counts.events, "event"),
                count(counts.problems, "problem"),
            )?;
            if !counts.skipped.is_empty() {
                writeln!(out, "skipped: {}", reasons(counts))?;
            }
            let db = settings.db().display();
            writeln!(
                out,
                "{db} now holds {} reports and {} incidents",
                stats.reports, stats.incidents
            )?;
        }
    }
    Ok(())
}

/// Why there was no report, the commonest reason first.
fn reasons(counts: &Counts) -> String {
    let mut all: Vec<_> = counts.skipped.iter().collect();
    all.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let words: Vec<String> = all.iter().map(|(why, n)| format!("{n} {why}")).collect();
    words.join(", ")
}
