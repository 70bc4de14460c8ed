//! Who reports how much, and how far first tolls were from settled ones.

use super::Desk;
use super::fault::{Fault, Problem};
use super::shapes::{Publisher, Sources, Week};
use axum::Json;
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tidings_model::{Field, FigureRelation, Harm};
use tidings_record::Incident;
use tidings_store::Store;

/// Publishers and weeks.
#[utoipa::path(get, path = "/api/v1/sources", responses(
    (status = 200, body = Sources), (status = "4XX", body = Problem)))]
pub(super) async fn sources(State(desk): State<Arc<Desk>>) -> Result<Json<Sources>, Fault> {
    desk.read(|_, store| Ok(Json(Sources { publishers: publishers(store)?, weeks: weeks(store)? })))
        .await
}

fn publishers(store: &Store) -> Result<Vec<Publisher>, Fault> {
    let mut by_name: BTreeMap<Option<String>, Publisher> = BTreeMap::new();
    for report in store.reports()? {
        let name = report.head.publisher.clone();
        let p = by_name.entry(name.clone()).or_default();
        p.publisher = name;
        p.reports += 1;
        p.copies += u64::from(report.head.copy_of.is_some());
        if let Some(language) = report.head.language
            && !p.languages.contains(&language)
        {
            p.languages.push(language);
        }
    }
    store.each_incident(|incident| count(incident, &mut by_name))?;
    let mut publishers: Vec<Publisher> = by_name.into_values().collect();
    publishers.sort_by_key(|p| std::cmp::Reverse(p.reports));
    Ok(publishers)
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
