//! One file for each command, and what they share.

mod actors;
mod add;
mod backup;
mod completions;
mod decide;
mod demo;
mod export;
mod incidents;
mod man;
mod places;
mod project;
mod read;
mod reports;
mod restore;
mod search;
mod serve;
mod show;
mod sources;
mod text;
mod verify;
mod watch;

use crate::cli::{About, Command, Format, Which};
use crate::settings::{Look, Settings, Usage};
use crate::table::Sheet;
use crate::talk;
use serde::Serialize;
use std::io::{BufWriter, StdoutLock, Write};
use tidings_intake::Given;
use tidings_knowledge::Knowledge;
use tidings_model::Dating;
use tidings_neural::Model;
use tidings_store::{Filter, Store};

/// How a command ended, when nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// All of it.
    Well,
    /// Some inputs gave no report.
    ReportsLost,
    /// The gate held back everything there was.
    NothingLeft,
    /// The store is not what it was.
    Damaged,
}

impl Done {
    /// Whether reports were lost, as the end of a command.
    pub(crate) const fn after_losing(lost: usize) -> Self {
        if lost == 0 { Self::Well } else { Self::ReportsLost }
    }
}

/// Does what was typed.
pub(crate) fn run(command: Command, settings: &Settings) -> anyhow::Result<Done> {
    match command {
        Command::Demo(typed) => demo::run(&typed, settings),
        Command::Serve(typed) => serve::run(&typed, settings),
        Command::Read(typed) => read::run(&typed, settings),
        Command::Add(typed) => add::run(&typed, settings),
        Command::Watch(typed) => watch::run(&typed, settings),
        Command::Fetch(typed) => watch::fetch(&typed, settings),
        Command::Sources(typed) => sources::run(&typed, settings),
        Command::Incidents(typed) => incidents::run(&typed, settings),
        Command::Show(typed) => show::run(&typed, settings),
        Command::Text(typed) => text::run(&typed, settings),
        Command::Export(typed) => export::run(&typed, settings),
        Command::Verify(typed) => verify::run(&typed, settings),
        Command::Decide(typed) => decide::run(&typed, settings),
        Command::Places(typed) => places::run(&typed, settings),
        Command::Actors(typed) => actors::run(&typed, settings),
        Command::Search(typed) => search::run(&typed, settings),
        Command::Reports(typed) => reports::run(&typed, settings),
        Command::Project(typed) => project::run(&typed, settings),
        Command::Backup(typed) => backup::run(&typed, settings),
        Command::Restore(typed) => restore::run(&typed, settings),
        Command::Completions(typed) => completions::run(&typed),
        Command::Man(typed) => man::run(&typed),
    }
}

/// The store that exists, with the clock.
fn open(settings: &Settings) -> anyhow::Result<Store> {
    let mut store = Store::open(settings.db())?;
    give_clock(&mut store, settings);
    Ok(store)
}

/// The store, its incidents made anew where an `add` was cut off before it came to that.
fn open_current(settings: &Settings) -> anyhow::Result<Store> {
    let mut store = open(settings)?;
    if store.waiting()?.is_none_or(|waiting| !waiting.is_empty()) && store.report_count()? > 0 {
        talk::say("reports were added since the incidents were made; making them anew");
        tidings::pipeline::catch_up(&mut store)?;
    }
    Ok(store)
}

fn give_clock(store: &mut Store, settings: &Settings) {
    let clock = settings.clock;
    store.set_clock(move || clock.now());
}

/// What the reader looks things up in: built in, and added beside the store.
fn knowledge(settings: &Settings) -> anyhow::Result<Knowledge> {
    Ok(Knowledge::beside(Some(settings.db()))?)
}

/// The learned reader, unless the rules are to read alone.
fn learned(settings: &Settings) -> anyhow::Result<Option<Model>> {
    if settings.rules_only {
        return Ok(None);
    }
    Ok(Some(tidings::model::load(settings.model.as_deref())?))
}

/// What was typed about all reports.
fn given(about: &About) -> Given {
    Given {
        published: about.published.map(Dating::day),
        publisher: about.publisher.clone(),
        language: about.language,
        ..Given::default()
    }
}

/// What was typed about which incidents.
fn filter(which: &Which) -> Filter {
    Filter {
        country: which.country.clone(),
        admin1: which.admin1.clone(),
        since: which.since.map(|d| d.to_string()),
        until: which.until.map(|d| d.to_string()),
        kind: which.kind.clone(),
        actor: which.actor.clone(),
        tag: which.tag.clone(),
        min_killed: which.min_killed,
        foreground_only: which.foreground,
        standing: which.standing.clone(),
        review: which.review.then_some(true),
        min_sources: which.min_sources,
        disputed: which.disputed.then_some(true),
        bbox: which.bbox,
    }
}

/// Standard output, written in blocks.
fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, std::io::stdout().lock())
}

/// Prints rows as a table or CSV, or `records` as JSON Lines.
fn print<T: Serialize>(
    format: Format,
    look: Look,
    sheet: &Sheet,
    records: impl IntoIterator<Item = T>,
) -> anyhow::Result<()> {
    let mut out = stdout();
    match format {
        Format::Table => sheet.print(look, &mut out)?,
        Format::Csv => sheet.csv(true, &mut out)?,
        Format::Record => {
            for record in records {
                writeln!(out, "{}", serde_json::to_string(&record)?)?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

/// Nothing in the store has this name.
fn unknown_id(what: &str, id: &str, advice: &str) -> Usage {
    Usage(format!("there is no {what} `{id}` in this store; {advice}"))
}
