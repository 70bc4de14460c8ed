//! `tidings places`: what the reader knows of places, and how to teach it more.

use super::{Done, knowledge, print, stdout};
use crate::cli::{Format, Output, Places};
use crate::settings::{Settings, Usage};
use crate::table::{Sheet, count};
use crate::talk::say;
use anyhow::Context as _;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tidings_knowledge::{EDITION, Entry, Knowledge, PlaceKind, build_places, places_path};

/// Lines left out to name one by one.
const NAMED: usize = 10;

/// Runs the command.
pub(super) fn run(typed: &Places, settings: &Settings) -> anyhow::Result<Done> {
    match typed {
        Places::Add { files, replace } => add(files, *replace, settings),
        Places::Find { name, output } => find(name, *output, settings),
        Places::Info { output } => info(*output, settings),
    }
}

/// Makes the index anew of all files ever added: an index holds no sources to add to.
fn add(files: &[PathBuf], replace: bool, settings: &Settings) -> anyhow::Result<Done> {
    let out = places_path(settings.db());
    let mut sources = if replace { Vec::new() } else { earlier(&out)? };
    for file in files {
        let file = file.canonicalize().unwrap_or_else(|_| file.clone());
        if !sources.contains(&file) {
            sources.push(file);
        }
    }
    let summary = build_places(&sources, &out)?;
    let list: String = sources.iter().map(|s| format!("{}\n", s.display())).collect();
    let beside = sources_path(&out);
    std::fs::write(&beside, list)
        .with_context(|| format!("{} cannot be written", beside.display()))?;
    for s in summary.skipped.iter().take(NAMED) {
        say(format!("{}, line {} left out: {}", s.file.display(), s.line, s.what));
    }
    if summary.skipped_total > NAMED {
        say(format!("{} lines were left out in all", summary.skipped_total));
    }
    let mut talk = stdout();
    writeln!(
        talk,
        "{} places under {} names from {} in {} ({} bytes), used with --db {}",
        summary.places,
        summary.names,
        count(sources.len(), "file"),
        out.display(),
        summary.bytes,
        settings.db().display()
    )?;
    talk.flush()?;
    if settings.db().exists() {
        say("reports read before keep their places; `tidings add` them again to read them anew");
    }
    Ok(Done::Well)
}

/// Where it is written down which files an index was made of.
fn sources_path(index: &Path) -> PathBuf {
    let mut path = index.as_os_str().to_owned();
    path.push(".sources");
    path.into()
}

/// The files an index was made of; all of them must still be there to make it anew.
fn earlier(index: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let list = sources_path(index);
    if !index.exists() || !list.exists() {
        return Ok(Vec::new());
    }
    let lines = std::fs::read_to_string(&list)
        .with_context(|| format!("{} cannot be read; --replace does without it", list.display()))?;
    let sources: Vec<PathBuf> =
        lines.lines().filter(|l| !l.is_empty()).map(PathBuf::from).collect();
    match sources.iter().find(|s| !s.exists()) {
        Some(gone) => Err(Usage(format!(
            "{}, added before, is gone, so its places cannot be kept; put it back, or type --replace",
            gone.display()
        ))
        .into()),
        None => Ok(sources),
    }
}

fn find(name: &str, output: Output, settings: &Settings) -> anyhow::Result<Done> {
    let knowledge = knowledge(settings)?;
    let mut found = knowledge.places.find(name);
    if found.is_empty() {
        found.extend(knowledge.places.get(name));
    }
    let loose = found.is_empty();
    if loose {
        found = knowledge.places.find_loose(name);
    }
    let mut sheet = Sheet::new(&[
        "id", "name", "kind", "admin2", "admin1", "country", "lat", "lon", "population",
    ]);
    for e in &found {
        let people = if e.population == 0 { String::new() } else { e.population.to_string() };
        sheet.push([
            e.id.clone(),
            e.name.to_owned(),
            kind(e.kind).to_owned(),
            e.admin2.unwrap_or_default().to_owned(),
            e.admin1.unwrap_or_default().to_owned(),
            e.country.to_owned(),
            format!("{:.4}", e.point.lat),
            format!("{:.4}", e.point.lon),
            people,
        ]);
    }
    print(output.or(Format::Table), settings.look, &sheet, found.iter().map(record))?;
    match (found.len(), loose) {
        (0, _) => say(format!("no place is called {name}; `tidings places add FILE…` adds places")),
        (_, true) => say(format!("no place is called {name}; these sound alike")),
        (n, false) => say(count(n, "place")),
    }
    Ok(Done::Well)
}

fn record(e: &Entry<'_>) -> Value {
    json!({
        "format": tidings_record::FORMAT, "type": "place", "place_id": e.id, "name": e.name,
        "kind": kind(e.kind), "country": Some(e.country).filter(|c| !c.is_empty()),
        "admin1": e.admin1, "admin2": e.admin2, "pcode": e.pcode,
        "lat": e.point.lat, "lon": e.point.lon,
        "population": Some(e.population).filter(|p| *p > 0), "code": e.code,
    })
}

/// The kind as a word.
const fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Country => "country",
        PlaceKind::Admin1 => "admin1",
        PlaceKind::Admin2 => "admin2",
        PlaceKind::Admin3 => "admin3",
        PlaceKind::Settlement => "settlement",
        PlaceKind::Part => "part",
        PlaceKind::Site => "site",
        PlaceKind::Region => "region",
        PlaceKind::Water => "water",
        PlaceKind::Relief => "relief",
        PlaceKind::Other => "other",
    }
}

fn info(output: Output, settings: &Settings) -> anyhow::Result<Done> {
    let builtin = Knowledge::builtin()?;
    let both = knowledge(settings)?;
    let path = places_path(settings.db());
    let added = path.exists().then(|| both.places.len() - builtin.places.len());
    let mut sheet = Sheet::new(&["what", "value"]);
    let mut row = |what: &str, value: String| sheet.push([what.to_owned(), value]);
    row("built in", format!("{} places, edition {EDITION}", builtin.places.len()));
    match added {
        Some(n) => row("added", format!("{n} places in {}", path.display())),
        None => row("added", format!("none; `tidings places add FILE…` makes {}", path.display())),
    }
    row("edition in use", both.edition().to_owned());
    row("source", "GeoNames (CC BY 4.0) and the project's own tables, see data/places".to_owned());
    let record = json!({
        "format": tidings_record::FORMAT, "type": "places", "builtin": builtin.places.len(),
        "added": added, "edition": both.edition(),
    });
    print(output.or(Format::Table), settings.look, &sheet, [record])?;
    Ok(Done::Well)
}
