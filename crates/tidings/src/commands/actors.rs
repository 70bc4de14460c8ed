//! `tidings actors`: who the reader knows, and how to teach it more.

use super::{Done, knowledge, print};
use crate::cli::{Actors, Format, Output};
use crate::settings::Settings;
use crate::table::{Sheet, count};
use crate::talk::say;
use anyhow::Context as _;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use tidings_knowledge::{ActorRow, Knowledge, actors_path, add_actors, fold};

/// Runs the command.
pub(super) fn run(typed: &Actors, settings: &Settings) -> anyhow::Result<Done> {
    match typed {
        Actors::Add { file } => add(file, settings),
        Actors::Find { name, output } => find(name, *output, settings),
    }
}

fn add(file: &Path, settings: &Settings) -> anyhow::Result<Done> {
    // The reader's own checks first: nothing is written that it could not read.
    let mut knowledge = knowledge(settings)?;
    let rows = add_actors(file, &mut knowledge)?;
    let out = actors_path(settings.db());
    let mut table = Rows::default();
    if out.exists() {
        table.read(&out)?;
    }
    table.read(file)?;
    table.write(&out)?;
    add_actors(&out, &mut Knowledge::builtin()?)?;
    let all = count(table.rows.len(), "actor");
    let mut talk = super::stdout();
    writeln!(
        talk,
        "{} read; {} now holds {all}, used with --db {}",
        count(rows, "row"),
        out.display(),
        settings.db().display()
    )?;
    talk.flush()?;
    Ok(Done::Well)
}

/// A table of actors as text, by id: a later row takes the place of an earlier one.
#[derive(Default)]
struct Rows {
    headings: Vec<String>,
    rows: BTreeMap<String, BTreeMap<String, String>>,
}

impl Rows {
    fn read(&mut self, file: &Path) -> anyhow::Result<()> {
        let failed = || format!("{} cannot be read as a table of actors", file.display());
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_path(file)
            .with_context(failed)?;
        let headings: Vec<String> =
            reader.headers().with_context(failed)?.iter().map(str::to_owned).collect();
        for heading in &headings {
            if !self.headings.contains(heading) {
                self.headings.push(heading.clone());
            }
        }
        for record in reader.records() {
            let record = record.with_context(failed)?;
            let cells = headings.iter().cloned().zip(record.iter().map(str::to_owned));
            let row: BTreeMap<String, String> = cells.collect();
            let id = row.get("id").cloned().unwrap_or_default();
            self.rows.insert(id, row);
        }
        Ok(())
    }

    fn write(&self, out: &Path) -> anyhow::Result<()> {
        let failed =
            || format!("{} cannot be written; check the folder and its rights", out.display());
        let mut bytes = Vec::new();
        let mut csv = csv::Writer::from_writer(&mut bytes);
        csv.write_record(&self.headings)?;
        for row in self.rows.values() {
            csv.write_record(self.headings.iter().map(|h| row.get(h).map_or("", String::as_str)))?;
        }
        csv.flush()?;
        drop(csv);
        let mut partial = out.as_os_str().to_owned();
        partial.push(".partial");
        std::fs::write(&partial, bytes)
            .and_then(|()| std::fs::rename(&partial, out))
            .with_context(failed)
    }
}

fn find(name: &str, output: Output, settings: &Settings) -> anyhow::Result<Done> {
    let knowledge = knowledge(settings)?;
    let found = matching(&knowledge, name);
    let mut sheet = Sheet::new(&["id", "label", "kind", "country", "from", "to", "other names"]);
    for a in &found {
        let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let names: Vec<&str> = a.names.iter().map(|(_, n)| n.as_str()).collect();
        sheet.push([
            a.id.clone(),
            a.label.clone(),
            a.kind.to_string(),
            a.countries.join(" "),
            day(a.from),
            day(a.to),
            names.join("; "),
        ]);
    }
    print(output.or(Format::Table), settings.look, &sheet, found.iter().map(|a| record(a)))?;
    if found.is_empty() {
        say(format!("no actor is called {name}; `tidings actors add FILE.csv` adds actors"));
    } else {
        say(count(found.len(), "actor"));
    }
    Ok(Done::Well)
}

/// Actors of this id or name first, then those with it in a name, each in the order of the tables.
fn matching<'k>(knowledge: &'k Knowledge, name: &str) -> Vec<&'k ActorRow> {
    let wanted = fold(name);
    let mut found = knowledge.actors.find(name);
    found.extend(knowledge.actors.get(name));
    if !wanted.is_empty() {
        let has = |a: &&ActorRow| {
            a.names.iter().map(|(_, n)| n).chain([&a.label]).any(|n| fold(n).contains(&wanted))
        };
        found.extend(knowledge.actors.all().iter().filter(has));
    }
    let mut seen = Vec::new();
    found.retain(|a| {
        let new = !seen.contains(&a.id.as_str());
        seen.push(&a.id);
        new
    });
    found
}

fn record(a: &ActorRow) -> Value {
    let ties: Vec<Value> = a
        .ties
        .iter()
        .map(|t| {
            json!({"relation": t.relation, "actor": t.other,
               "from": t.from.map(|d| d.to_string()), "to": t.to.map(|d| d.to_string())})
        })
        .collect();
    let names: Vec<Value> = a
        .names
        .iter()
        .map(|(language, n)| json!({"language": language.as_ref().map(|l| l.code()), "name": n}))
        .collect();
    json!({
        "format": tidings_record::FORMAT, "type": "actor", "actor": a.id, "label": a.label,
        "kind": a.kind.to_string(), "countries": a.countries,
        "from": a.from.map(|d| d.to_string()), "to": a.to.map(|d| d.to_string()),
        "names": names, "ties": ties, "acled": a.acled, "ucdp": a.ucdp, "cameo": a.cameo,
    })
}
