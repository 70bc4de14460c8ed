//! `tidings places`: what the reader knows of places, and how to teach it more.

use super::{Done, knowledge, print, stdout};
use crate::cli::{Format, Output, Places};
use crate::fetch_places::{Fetched, Limits, fetch};
use crate::settings::{Settings, Usage};
use crate::table::{Sheet, count};
use crate::talk::say;
use anyhow::Context as _;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tidings_knowledge::{EDITION, Entry, Knowledge, PlaceKind, build_places, places_path};
use tidings_model::PlacePrecision;

/// Lines left out to name one by one.
const NAMED: usize = 10;

/// Runs the command.
pub(super) fn run(typed: &Places, settings: &Settings) -> anyhow::Result<Done> {
    match typed {
        Places::Add { what, replace, from } => add(what, *replace, from, settings),
        Places::Find { name, output } => find(name, *output, settings),
        Places::Info { output } => info(*output, settings),
    }
}

/// Makes the index anew of all files ever added: an index holds no sources to add to.
fn add(what: &[PathBuf], replace: bool, from: &str, settings: &Settings) -> anyhow::Result<Done> {
    let out = places_path(settings.db());
    let mut sources = if replace { Vec::new() } else { earlier(&out)? };
    for file in files(what, from, &out)? {
        let file = file.canonicalize().unwrap_or(file);
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
    if summary.units_known + summary.units_new > 0 {
        say(format!(
            "{} known before got P-codes, {} became new places",
            count(summary.units_known, "division"),
            summary.units_new
        ));
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

/// The files that were meant. Dumps of countries are downloaded, all of them before any is kept,
/// and lie beside the index.
fn files(what: &[PathBuf], from: &str, out: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let countries = Knowledge::builtin()?.countries;
    let mut fetched: Vec<(usize, Fetched)> = Vec::new();
    let mut files = what.to_vec();
    for (n, word) in what.iter().enumerate() {
        let Some(code) = word.to_str().filter(|w| !word.is_file() && is_code(w)) else { continue };
        let code = code.to_ascii_uppercase();
        if countries.get(&code).is_none() {
            return Err(Usage(format!(
                "there is no file {} and no country of that code; give a file, or an ISO code \
                 such as ML",
                word.display()
            ))
            .into());
        }
        let mut to = out.as_os_str().to_owned();
        to.push(format!(".{code}.zip"));
        say(format!("downloading the dump of {code} from {from}"));
        let dump = fetch(from, &code, to.into(), &Limits::default())?;
        say(format!(
            "{code}.zip: {} places in {} bytes, from GeoNames, licence CC BY 4.0: name GeoNames \
             where you pass its data on",
            dump.places, dump.bytes
        ));
        fetched.push((n, dump));
    }
    for (n, dump) in fetched {
        files[n] = dump.keep()?;
    }
    Ok(files)
}

/// Whether a word has the shape of a country's code.
fn is_code(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic())
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
        "id", "name", "kind", "admin2", "admin1", "country", "pcode", "lat", "lon", "population",
    ]);
    let pcode = |e: &Entry<'_>| knowledge.places.pcode(e, PlacePrecision::Site).map(str::to_owned);
    for e in &found {
        let degrees = |d: f64| if e.point_is_borrowed { String::new() } else { format!("{d:.4}") };
        let people = if e.population == 0 { String::new() } else { e.population.to_string() };
        sheet.push([
            e.id.clone(),
            e.name.to_owned(),
            kind(e.kind).to_owned(),
            e.admin2.unwrap_or_default().to_owned(),
            e.admin1.unwrap_or_default().to_owned(),
            e.country.to_owned(),
            pcode(e).unwrap_or_default(),
            degrees(e.point.lat),
            degrees(e.point.lon),
            people,
        ]);
    }
    print(
        output.or(Format::Table),
        settings.look,
        &sheet,
        found.iter().map(|e| record(e, pcode(e))),
    )?;
    match (found.len(), loose) {
        (0, _) => say(format!("no place is called {name}; `tidings places add FILE…` adds places")),
        (_, true) => say(format!("no place is called {name}; these sound alike")),
        (n, false) => say(count(n, "place")),
    }
    Ok(Done::Well)
}

fn record(e: &Entry<'_>, pcode: Option<String>) -> Value {
    let own = |degrees: f64| (!e.point_is_borrowed).then_some(degrees);
    json!({
        "format": tidings_record::FORMAT, "type": "place", "place_id": e.id, "name": e.name,
        "kind": kind(e.kind), "country": Some(e.country).filter(|c| !c.is_empty()),
        "admin1": e.admin1, "admin2": e.admin2, "pcode": pcode,
        "lat": own(e.point.lat), "lon": own(e.point.lon),
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
