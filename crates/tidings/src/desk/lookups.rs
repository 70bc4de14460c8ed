//! Places and words to choose from, how the desk was started, and how the store is.

use super::Desk;
use super::fault::{Fault, Problem};
use super::shapes::{
    Checked, Health, Kind, LastBackup, PlaceHit, PlaceHits, Settings, TileSource, Words, family,
};
use crate::pipeline::Reader;
use crate::values;
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;
use tidings_model as m;
use tidings_model::Vocabulary;
use tidings_store::Store;

/// How many a list to choose from holds.
pub(super) const CHOICES: usize = 20;

/// What is typed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Typed {
    /// The beginning of a name, or an id.
    #[serde(default)]
    #[param(required = false)]
    pub(super) q: String,
}

/// Places whose names begin so.
#[utoipa::path(get, path = "/api/v1/places", params(Typed), responses(
    (status = 200, body = PlaceHits), (status = "4XX", body = Problem)))]
pub(super) async fn places(
    State(desk): State<Arc<Desk>>,
    Query(typed): Query<Typed>,
) -> Json<PlaceHits> {
    let places = &desk.options.knowledge.places;
    let found = match places.get(typed.q.trim()) {
        Some(entry) => vec![entry],
        None if typed.q.trim().is_empty() => Vec::new(),
        None => places.starting(&typed.q, 4 * CHOICES),
    };
    let hit = |e: &tidings_knowledge::Entry<'_>| PlaceHit {
        place: values::place(e),
        population: Some(e.population).filter(|p| *p > 0),
    };
    Json(PlaceHits { items: found.iter().take(CHOICES).map(hit).collect() })
}

/// The words that may stand in a field.
#[utoipa::path(get, path = "/api/v1/vocabulary", responses(
    (status = 200, body = Words), (status = "4XX", body = Problem)))]
pub(super) async fn vocabulary() -> Json<Words> {
    fn all<V: Vocabulary>() -> Vec<&'static str> {
        V::ALL.iter().map(|v| v.as_str()).collect()
    }
    let kind = |value: &'static str| Kind { value, family: family(value) };
    Json(Words {
        kinds: all::<m::Act>().into_iter().map(kind).collect(),
        families: all::<m::AcledType>(),
        standings: all::<m::Standing>(),
        fields: all::<m::Field>(),
        harms: all::<m::Harm>(),
        date_precisions: all::<m::DatePrecision>(),
        place_precisions: all::<m::PlacePrecision>(),
        passages: all::<m::PassageKind>(),
        actor_kinds: all::<m::ActorKind>(),
        stances: all::<m::Stance>(),
        bases: all::<m::Basis>(),
    })
}

/// How the desk was started.
#[utoipa::path(get, path = "/api/v1/settings", responses(
    (status = 200, body = Settings), (status = "4XX", body = Problem)))]
pub(super) async fn settings(State(desk): State<Arc<Desk>>) -> Json<Settings> {
    let tiles = desk.options.tiles.as_ref();
    Json(Settings {
        tiles: tiles
            .map(|t| TileSource { url: t.url.template().to_owned(), credit: t.credit.clone() }),
    })
}

/// How much the store holds, and its head.
#[utoipa::path(get, path = "/api/v1/health", responses(
    (status = 200, body = Health), (status = "4XX", body = Problem)))]
pub(super) async fn health(State(desk): State<Arc<Desk>>) -> Result<Json<Health>, Fault> {
    desk.read(|desk, store| {
        let stats = store.stats()?;
        let path = store.path();
        Ok(Json(Health {
            version: env!("CARGO_PKG_VERSION"),
            coder: Reader::signature(&desk.options.knowledge, desk.options.learned.as_deref()),
            store: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            reports: stats.reports,
            events: stats.events,
            incidents: stats.incidents,
            decisions: stats.decisions,
            entries: stats.entries,
            head: store.head()?,
            bytes: std::fs::metadata(path).map_or(0, |m| m.len()),
            last_backup: last_backup(store)?,
            token: desk.options.token.is_some(),
        }))
    })
    .await
}

/// The last backup that the store knows of.
fn last_backup(store: &Store) -> Result<Option<LastBackup>, Fault> {
    let last = store.last_backup()?;
    // Its name alone: where it lies is nobody's business who looks at the desk.
    let name = |l: &Path| l.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(last.map(|l| LastBackup { to: name(&l.path), at: l.at }))
}

/// Compares everything stored with its digests and quotes.
#[utoipa::path(post, path = "/api/v1/health/verify", responses(
    (status = 200, body = Checked), (status = "4XX", body = Problem)))]
pub(super) async fn verify(State(desk): State<Arc<Desk>>) -> Result<Json<Checked>, Fault> {
    desk.read(|_, store| {
        let v = store.verify(None)?;
        Ok(Json(Checked {
            entries: v.entries,
            captures: v.captures,
            texts: v.texts,
            quotes: v.quotes,
            head: v.head,
            findings: v.findings.iter().map(ToString::to_string).collect(),
        }))
    })
    .await
}
