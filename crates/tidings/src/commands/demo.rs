//! `tidings demo`: the sample reports, read into a fresh store.

use super::{Done, give_clock, learned, stdout};
use crate::adding::Adding;
use crate::cli::Demo;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::table::count;
use crate::{demo, incident_table, talk};
use anyhow::Context as _;
use std::io::Write;
use std::path::PathBuf;
use tidings::pipeline::Reader;
use tidings_intake::Given;
use tidings_knowledge::Knowledge;
use tidings_record::{Incident, Problem};
use tidings_store::{Filter, Store};

/// Runs the command.
pub(super) fn run(typed: &Demo, settings: &Settings) -> anyhow::Result<Done> {
    let path = fresh(settings)?;
    let mut store = Store::create(&path)?;
    give_clock(&mut store, settings);
    let knowledge = Knowledge::builtin()?;
    let learned = learned(settings)?;
    let reader = Reader::new(&knowledge).with(learned.as_ref().map(|m| m as _));
    let total = demo::items().len();
    talk::say(format!("reading {} in English and French", count(total, "sample report")));
    let progress = Progress::start(true);
    let mut tell = |p: &Problem| {
        progress.say(format!("{}: {}", p.origin, p.message));
        Ok(())
    };
    let given = Given::default();
    let mut adding =
        Adding::new(&mut store, &reader, &given, settings.threads, &progress, &mut tell);
    adding.all(demo::items())?;
    let counts = adding.finish()?;
    drop(progress);
    let all = store.incidents(&Filter::default())?;
    let news: Vec<Incident> = all.iter().filter(|i| i.foreground).cloned().collect();
    let mut out = stdout();
    incident_table::readable(&news).print(settings.look, &mut out)?;
    writeln!(
        out,
        "\n{} in {} from {}; {} of them, which no report tells as its news (background, captions),\n\
         are not listed here. A toll of ≥14 is a lower bound, 6–10 a range, ~20 about; a place marked\n\
         (admin1) is an area. Copies of one story count as one source.",
        count(counts.events, "event"),
        count(all.len(), "incident"),
        count(counts.new + counts.changed, "report"),
        all.len() - news.len(),
    )?;
    let db = path.display();
    let id = telling(&news).unwrap_or("ID");
    writeln!(out, "\nThe store is {db}. What to try next:")?;
    for (command, what) in [
        (format!("tidings serve --db {db}"), "the desk: map, timeline and review in a browser"),
        (format!("tidings show {id} --db {db}"), "how each value was settled, who said what"),
        (format!("tidings incidents --country ML --db {db}"), "one country"),
        (format!("tidings search \"drone\" --db {db}"), "reports by their words"),
        (format!("tidings verify --db {db}"), "that every quote matches its text"),
        (format!("tidings export --form geojson --unreleased --db {db}"), "a map of the incidents"),
        ("tidings add YOUR-REPORTS/ --db mine.db".to_owned(), "your own reports"),
    ] {
        writeln!(out, "  {command}\n      {what}")?;
    }
    out.flush()?;
    drop(out);
    if typed.serve {
        drop(store);
        return super::serve::desk(&typed.at, path, knowledge, learned, settings);
    }
    Ok(Done::after_losing(counts.lost))
}

/// Where the store is to be: as typed, or in a folder of its own that stays.
fn fresh(settings: &Settings) -> anyhow::Result<PathBuf> {
    if settings.db_typed {
        return Ok(settings.db.clone());
    }
    let folder = tempfile::Builder::new()
        .prefix("tidings-demo-")
        .tempdir()
        .context("no folder for the demo can be made; name a store with --db PATH")?;
    Ok(folder.keep().join("demo.db"))
}

/// The incident most worth showing: disputed, or else told by most sources.
fn telling(incidents: &[Incident]) -> Option<&str> {
    let weight = |i: &&Incident| (i.independent_sources, i.disputes.len());
    // The first of equals, so that the hint depends on nothing but the incidents.
    let best = incidents.iter().rev().max_by_key(weight)?;
    Some(&best.id)
}
