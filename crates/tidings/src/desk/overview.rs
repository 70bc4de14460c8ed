//! What the map, the timeline, the filters and the queue show.

use super::Desk;
use super::fault::{Fault, Problem};
use super::filters::Filters;
use super::shapes::{
    Bucket, CountryCount, Facets, IncidentRow, KindCount, MapArea, MapCell, MapView, Queue,
    QueueItem, RegionCount, Series, TagCount, ValueCount,
};
use axum::Json;
use axum::extract::{Query, State};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tidings_knowledge::Knowledge;
use tidings_store::{Area, Counted};

/// Squares to the width of the world at zoom 0; each step of zoom doubles them.
const SQUARES: f64 = 24.0;
/// How far to draw a first-order division and a country; their true extent is not known.
const ADMIN1_KM: f64 = 75.0;
const COUNTRY_KM: f64 = 250.0;
/// A series has no more buckets: a misread year must not make a million of them.
const MOST_BUCKETS: usize = 2_000;
/// Dead from which an incident is severe.
const SEVERE: u32 = 10;
/// Confidence under which an incident is unsure.
const UNSURE: f64 = 0.8;

/// How far the map is zoomed in.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Zoom {
    /// 0 is the world, each step doubles.
    zoom: Option<f64>,
}

/// Incidents on a map: the server puts those near one another together.
#[utoipa::path(get, path = "/api/v1/map", params(Filters, Zoom), responses(
    (status = 200, body = MapView), (status = "4XX", body = Problem)))]
pub(super) async fn map(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
    Query(zoom): Query<Zoom>,
) -> Result<Json<MapView>, Fault> {
    let filter = filters.filter()?;
    let degrees = 360.0 / (SQUARES * zoom.zoom.unwrap_or(2.0).clamp(0.0, 18.0).exp2());
    desk.read(move |desk, store| {
        let cells = store.cells(&filter, degrees)?;
        let cells = cells
            .into_iter()
            .map(|c| MapCell {
                lat: c.lat,
                lon: c.lon,
                n: c.n,
                killed: c.killed,
                family: c.family,
                id: c.id,
                precision: c.precision,
                radius_km: c.radius_km,
            })
            .collect();
        let (found, mut unplaced) = store.areas(&filter)?;
        let mut areas = Vec::new();
        for area in found {
            match drawn(&desk.options.knowledge, &area) {
                Some(area) => areas.push(area),
                None => unplaced += area.n,
            }
        }
        Ok(Json(MapView { cells, areas, unplaced }))
    })
    .await
}

/// Where the area lies, as far as the gazetteer knows.
fn drawn(knowledge: &Knowledge, area: &Area) -> Option<MapArea> {
    let country = knowledge.countries.get(&area.country)?;
    let region = area.admin1.as_ref().and_then(|a| knowledge.places.admin1(&area.country, a));
    let (point, radius_km, name) = match (&area.admin1, region) {
        (Some(_), Some(region)) => (region.point, ADMIN1_KM, region.name.to_owned()),
        _ => (country.point?, COUNTRY_KM, country.names_en.first()?.clone()),
    };
    Some(MapArea {
        country: area.country.clone(),
        admin1: area.admin1.clone(),
        name,
        lat: point.lat,
        lon: point.lon,
        radius_km,
        n: area.n,
        killed: area.killed,
    })
}

/// How fine a series is.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Step {
    /// `day`, `week`, `month`, `year`, or `auto`.
    step: Option<String>,
}

/// Incidents over time, by their first day, and how much was reported at all.
#[utoipa::path(get, path = "/api/v1/series", params(Filters, Step), responses(
    (status = 200, body = Series), (status = "4XX", body = Problem)))]
pub(super) async fn series(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
    Query(step): Query<Step>,
) -> Result<Json<Series>, Fault> {
    let filter = filters.filter()?;
    let wanted = step.step.unwrap_or_else(|| "auto".to_owned());
    if !["auto", "day", "week", "month", "year"].contains(&wanted.as_str()) {
        return Err(Fault::bad("step is day, week, month, year or auto"));
    }
    desk.read(move |_, store| {
        let (days, published) = (store.days(&filter)?, store.published()?);
        let day = |d: &Option<String>| d.as_deref().and_then(|d| d.parse::<Date>().ok());
        let undated = days.iter().filter(|d| day(&d.day).is_none()).map(|d| d.n).sum();
        let first = days.iter().find_map(|d| day(&d.day));
        let last = days.iter().rev().find_map(|d| day(&d.day));
        let (from, to) = (day(&filter.since).or(first), day(&filter.until).or(last));
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(Json(Series { step: "day".to_owned(), buckets: Vec::new(), undated }));
        };
        let (step, mut buckets) = empty(&wanted, from, to.max(from));
        // What may have begun before the range did is shown in its first step.
        let of = |buckets: &[Bucket], day: Date| {
            let day = day.to_string();
            buckets.partition_point(|b| b.start <= day).saturating_sub(1)
        };
        for d in &days {
            let Some(first) = day(&d.day) else { continue };
            let n = of(&buckets, first);
            let Some(bucket) = buckets.get_mut(n) else { continue };
            bucket.n += d.n;
            bucket.killed += d.killed;
            if let Some(family) = &d.family {
                *bucket.families.entry(family.clone()).or_default() += d.n;
            }
        }
        for (day, _, n) in published {
            let inside = buckets.first().is_some_and(|b| b.start <= day)
                && buckets.last().is_some_and(|b| day <= b.end);
            if let (true, Ok(date)) = (inside, day.parse()) {
                let at = of(&buckets, date);
                buckets[at].reports += n;
            }
        }
        Ok(Json(Series { step: step.to_owned(), buckets, undated }))
    })
    .await
}

/// Buckets from one day to another, without gaps.
fn empty(wanted: &str, from: Date, to: Date) -> (&'static str, Vec<Bucket>) {
    let width = i64::from((to - from).get_days());
    let (step, span): (_, Span) = match wanted {
        "day" => ("day", 1.day()),
        "week" => ("week", 1.week()),
        "month" => ("month", 1.month()),
        "year" => ("year", 1.year()),
        _ if width <= 92 => ("day", 1.day()),
        _ if width <= 550 => ("week", 1.week()),
        _ if width <= 3650 => ("month", 1.month()),
        _ => ("year", 1.year()),
    };
    let mut start = match step {
        "week" => from.saturating_sub((i64::from(from.weekday().to_monday_zero_offset())).days()),
        "month" => from.first_of_month(),
        "year" => from.first_of_year(),
        _ => from,
    };
    let mut buckets = Vec::new();
    while start <= to && buckets.len() < MOST_BUCKETS {
        let next = start.saturating_add(span);
        buckets.push(Bucket {
            start: start.to_string(),
            end: next.saturating_sub(1.day()).to_string(),
            n: 0,
            families: BTreeMap::new(),
            killed: 0,
            reports: 0,
        });
        start = next;
    }
    (step, buckets)
}

/// How many incidents for each value of each filter, the other filters applied.
#[utoipa::path(get, path = "/api/v1/facets", params(Filters), responses(
    (status = 200, body = Facets), (status = "4XX", body = Problem)))]
pub(super) async fn facets(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
) -> Result<Json<Facets>, Fault> {
    let filter = filters.filter()?;
    desk.read(move |desk, store| {
        let found = store.facets(&filter)?;
        let value = |c: Counted| ValueCount { value: c.value, n: c.n };
        let label = |code: &str| {
            let country = desk.options.knowledge.countries.get(code);
            country.and_then(|c| c.names_en.first()).cloned().unwrap_or_else(|| code.to_owned())
        };
        let tag = |c: Counted| TagCount { tag: c.value, incidents: c.n };
        let kind = |c: Counted| KindCount { value: c.value, family: c.of, n: c.n };
        let country = |c: Counted| CountryCount { label: label(&c.value), value: c.value, n: c.n };
        let region =
            |c: Counted| RegionCount { value: c.value, country: c.of.unwrap_or_default(), n: c.n };
        Ok(Json(Facets {
            total: found.total,
            kinds: found.kinds.into_iter().map(kind).collect(),
            families: found.families.into_iter().map(value).collect(),
            countries: found.countries.into_iter().map(country).collect(),
            regions: found.regions.into_iter().map(region).collect(),
            standings: found.standings.into_iter().map(value).collect(),
            tags: found.tags.into_iter().map(tag).collect(),
            to_review: found.review,
            disputed: found.disputed,
            background: found.background,
        }))
    })
    .await
}

/// How many to queue.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct QueueLength {
    /// At most so many, 1 to 200; 50 unless said.
    limit: Option<usize>,
}

/// What nobody has accepted or released yet, what matters most first: uncertain x severe x recent.
#[utoipa::path(get, path = "/api/v1/queue", params(Filters, QueueLength), responses(
    (status = 200, body = Queue), (status = "4XX", body = Problem)))]
pub(super) async fn queue(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
    Query(length): Query<QueueLength>,
) -> Result<Json<Queue>, Fault> {
    let filter = filters.filter()?;
    let limit = length.limit.unwrap_or(50).clamp(1, 200);
    let today = desk.now();
    desk.read(move |_, store| {
        let (queued, total) = store.queue(&filter, &today, limit)?;
        let mut items = Vec::with_capacity(queued.len());
        for q in queued {
            let Some(i) = store.incident(&q.id)? else { continue };
            let dead = i.figures.iter().filter(|f| f.harm == tidings_model::Harm::Killed);
            let severe = dead.filter_map(|f| f.best.or(f.low)).any(|n| n >= SEVERE);
            let why = [
                (i.review, "marked"),
                (!i.disputes.is_empty(), "disputed"),
                (i.confidence < UNSURE, "unsure"),
                (severe, "severe"),
                (i.independent_sources < 2, "single_source"),
            ];
            let why = why.into_iter().filter_map(|(holds, word)| holds.then_some(word)).collect();
            let weight = (q.weight * 1000.0).round() / 1000.0;
            items.push(QueueItem { row: IncidentRow::of(&i), weight, why });
        }
        Ok(Json(Queue { items, total }))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn buckets_have_no_gaps_and_weeks_begin_on_monday() {
        let (step, weeks) = empty("auto", date(2024, 6, 5), date(2024, 10, 1));
        assert_eq!((step, weeks[0].start.as_str()), ("week", "2024-06-03"));
        assert!(weeks.windows(2).all(|w| w[0].end < w[1].start));
        assert!(weeks.last().is_some_and(|w| w.end.as_str() >= "2024-10-01"));
        assert_eq!(empty("auto", date(2024, 6, 5), date(2024, 6, 7)).1.len(), 3);
        assert_eq!(empty("auto", date(1000, 1, 1), date(2024, 1, 1)).0, "year");
        assert_eq!(empty("day", date(1000, 1, 1), date(2024, 1, 1)).1.len(), MOST_BUCKETS);
    }
}
