//! Maps, series, facets and the queue.

use super::IncidentRow;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Incidents on a map.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapView {
    pub(crate) cells: Vec<MapCell>,
    pub(crate) areas: Vec<MapArea>,
    /// Incidents without any place that could be drawn.
    pub(crate) unplaced: u64,
}

/// Incidents with a point, those near one another at this zoom together.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapCell {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) n: u64,
    pub(crate) killed: u64,
    /// The commonest ACLED event type.
    pub(crate) family: Option<String>,
    /// The incident where there is only one.
    pub(crate) id: Option<String>,
    pub(crate) precision: Option<String>,
    pub(crate) radius_km: Option<f64>,
}

/// Incidents whose words name an area.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapArea {
    pub(crate) country: String,
    pub(crate) admin1: Option<String>,
    pub(crate) name: String,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// For drawing only: the extent of the area is not known.
    pub(crate) radius_km: f64,
    pub(crate) n: u64,
    pub(crate) killed: u64,
}

/// Incidents over time.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Series {
    /// `day`, `week`, `month` or `year`.
    pub(crate) step: String,
    /// Without gaps.
    pub(crate) buckets: Vec<Bucket>,
    /// Incidents without a day.
    pub(crate) undated: u64,
}

/// One step of a series: both days included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Bucket {
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) n: u64,
    /// By ACLED event type.
    pub(crate) families: BTreeMap<String, u64>,
    pub(crate) killed: u64,
    /// Reports published in it, of the whole store: silence is not peace.
    pub(crate) reports: u64,
}

/// How many incidents for each value of each filter, the other filters applied.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Facets {
    pub(crate) total: u64,
    pub(crate) kinds: Vec<KindCount>,
    pub(crate) families: Vec<ValueCount>,
    pub(crate) countries: Vec<CountryCount>,
    pub(crate) regions: Vec<RegionCount>,
    pub(crate) standings: Vec<ValueCount>,
    /// The project's own words.
    pub(crate) tags: Vec<TagCount>,
    pub(crate) to_review: u64,
    pub(crate) disputed: u64,
    pub(crate) background: u64,
}

/// A value and how many have it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ValueCount {
    pub(crate) value: String,
    pub(crate) n: u64,
}

/// A sub-event type.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KindCount {
    pub(crate) value: String,
    pub(crate) family: Option<String>,
    pub(crate) n: u64,
}

/// A tag.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TagCount {
    pub(crate) tag: String,
    pub(crate) incidents: u64,
}

/// A country.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountryCount {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) n: u64,
}

/// A first-order division.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RegionCount {
    pub(crate) value: String,
    pub(crate) country: String,
    pub(crate) n: u64,
}

/// What to look at first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Queue {
    pub(crate) items: Vec<QueueItem>,
    pub(crate) total: u64,
}

/// An incident to look at.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueItem {
    pub(crate) row: IncidentRow,
    /// Uncertain x severe x recent; only the order means anything.
    pub(crate) weight: f64,
    /// `marked`, `disputed`, `unsure`, `severe`, `single_source`.
    pub(crate) why: Vec<&'static str>,
}
