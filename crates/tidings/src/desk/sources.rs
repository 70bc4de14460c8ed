//! Who reports how much, whose stories they print, and how far first tolls were from settled ones.

use super::Desk;
use super::fault::{Fault, Problem};
use super::shapes::{Copied, Publisher, Sources, Watched, Week};
use crate::watching::{WATCH, time};
use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tidings_intake::credits;
use tidings_model::{Field, FigureRelation, Harm};
use tidings_record::{Incident, IncidentReport};
use tidings_store::{Health, Store};

/// Those named whose stories an outlet prints.
const NAMED: usize = 5;

/// Whose stories the reports of an outlet are, by report.
type Copies = BTreeMap<Option<String>, BTreeMap<String, Option<String>>>;

/// Publishers and weeks.
#[utoipa::path(get, path = "/api/v1/sources", responses(
    (status = 200, body = Sources), (status = "4XX", body = Problem)))]
pub(super) async fn sources(State(desk): State<Arc<Desk>>) -> Result<Json<Sources>, Fault> {
    desk.read(|desk, store| {
        let now = desk.now().parse().unwrap_or(Timestamp::UNIX_EPOCH).as_second();
        let (publishers, weeks) = (publishers(store)?, weeks(store)?);
        let watched = store.source_health(WATCH)?.into_iter().map(|h| watched(h, now)).collect();
        Ok(Json(Sources { publishers, weeks, watched }))
    })
    .await
}

fn watched(health: Health, now: i64) -> Watched {
    let state = health.state(now);
    let a = health.address;
    Watched {
        name: a.source,
        host: (a.form != "folder").then_some(a.host),
        state,
        answered: time(a.answered),
        next: time(a.due),
        failures: a.failures,
        error: a.error,
        stories: health.stories,
        waiting: health.waiting,
        given_up: health.lost,
    }
}

fn publishers(store: &Store) -> Result<Vec<Publisher>, Fault> {
    let mut by_name: BTreeMap<Option<String>, Publisher> = BTreeMap::new();
    for report in store.reports()? {
        let name = report.head.publisher.clone();
        let p = by_name.entry(name.clone()).or_default();
        p.publisher = name;
        p.reports += 1;
        if let Some(language) = report.head.language
            && !p.languages.contains(&language)
        {
            p.languages.push(language);
        }
    }
    let mut copies = Copies::new();
    store.each_incident(|incident| {
        count(incident, &mut by_name);
        note_copies(incident, &mut copies);
    })?;
    for (name, reports) in copies {
        if let Some(p) = by_name.get_mut(&name) {
            p.copies = reports.len() as u64;
            p.copied = most(reports.into_values());
        }
    }
    let mut publishers: Vec<Publisher> = by_name.into_values().collect();
    publishers.sort_by_key(|p| std::cmp::Reverse(p.reports));
    Ok(publishers)
}

/// Notes the incident's reports that tell another's story; a report of several incidents is one copy.
fn note_copies(incident: &Incident, copies: &mut Copies) {
    for report in &incident.reports {
        if let Some(whose) = whose(report, incident) {
            let of = copies.entry(report.publisher.clone()).or_default();
            let known = of.entry(report.id.clone()).or_default();
            *known = known.take().or(whose);
        }
    }
}

/// Whose story a report tells: an agency's or else another outlet's, which may have no name. None: its own.
fn whose(report: &IncidentReport, incident: &Incident) -> Option<Option<String>> {
    let agency = |publisher: &Option<String>| publisher.as_deref().and_then(credits::publishing);
    let original = report.copy_of.as_ref();
    let original = original.and_then(|id| incident.reports.iter().find(|r| r.id == *id));
    let told = report.agency.as_deref();
    let told = told.or_else(|| original?.agency.as_deref().or(agency(&original?.publisher)));
    if let Some(told) = told {
        return (agency(&report.publisher) != Some(told)).then(|| Some(told.to_owned()));
    }
    let another = |o: &&IncidentReport| o.publisher.is_none() || o.publisher != report.publisher;
    original.filter(another).map(|o| o.publisher.clone())
}

/// Those met most often.
fn most(names: impl Iterator<Item = Option<String>>) -> Vec<Copied> {
    let mut counts: BTreeMap<Option<String>, u64> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut all: Vec<Copied> =
        counts.into_iter().map(|(name, reports)| Copied { name, reports }).collect();
    all.sort_by_key(|c| std::cmp::Reverse(c.reports));
    all.truncate(NAMED);
    all
}

/// Puts an incident down to those who told it, and its first toll to who told it first.
fn count(incident: &Incident, by_name: &mut BTreeMap<Option<String>, Publisher>) {
    let names: BTreeSet<&Option<String>> = incident.reports.iter().map(|r| &r.publisher).collect();
    for name in names {
        if let Some(p) = by_name.get_mut(name) {
            p.incidents += 1;
        }
    }
    let dead = incident
        .figures
        .iter()
        .find(|f| f.harm == Harm::Killed && f.relation == FigureRelation::Total);
    let (Some(dead), Some(first), true) =
        (dead, incident.reports.first(), incident.reports.len() > 1)
    else {
        return;
    };
    let claim = incident.claims.iter().find(|c| c.report == first.id && c.field == Field::Killed);
    let said: Option<u32> = claim.and_then(|c| {
        let digits = c.assertion.split(|ch: char| !ch.is_ascii_digit());
        digits.filter(|d| !d.is_empty()).find_map(|d| d.parse().ok())
    });
    if let (Some(said), Some(p)) = (said, by_name.get_mut(&first.publisher)) {
        let within =
            dead.low.is_none_or(|low| low <= said) && dead.high.is_none_or(|high| said <= high);
        p.tolls += 1;
        p.tolls_kept += u64::from(dead.best.map_or(within, |best| best == said));
    }
}

fn weeks(store: &Store) -> Result<Vec<Week>, Fault> {
    let mut weeks: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for (day, language, n) in store.published()? {
        let Ok(day) = day.parse::<Date>() else { continue };
        let back = i64::from(day.weekday().to_monday_zero_offset());
        let monday = day.saturating_sub(back.days()).to_string();
        let language = language.unwrap_or_else(|| "?".to_owned());
        *weeks.entry(monday).or_default().entry(language).or_default() += n;
    }
    Ok(weeks.into_iter().map(|(start, languages)| Week { start, languages }).collect())
}
