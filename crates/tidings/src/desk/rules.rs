//! What reviewers decided of a name for every report that writes it so: what it would touch, and what stands.

use super::Desk;
use super::fault::{Fault, Problem};
use super::shapes::{Alike, IncidentRow, LogEntry, Rule, Rules};
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use tidings_events::alike::writes;
use tidings_model::{Field, Vocabulary as _};
use tidings_record::event_to_model;
use tidings_store::Store;

/// How many incidents a preview shows.
const SHOWN: usize = 20;

/// Which name.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Name {
    /// `where`, `actor` or `target`.
    field: String,
    /// As reports write it, case and accents aside.
    words: String,
}

/// What a decision on a name would touch if it held for all alike.
#[utoipa::path(get, path = "/api/v1/alike", params(Name), responses(
    (status = 200, body = Alike), (status = "4XX", body = Problem)))]
pub(super) async fn alike(
    State(desk): State<Arc<Desk>>,
    Query(name): Query<Name>,
) -> Result<Json<Alike>, Fault> {
    let field = Field::parse(&name.field)
        .filter(|f| crate::values::may_be_alike(*f).is_ok())
        .ok_or_else(|| Fault::bad("field is where, actor or target"))?;
    desk.read(move |_, store| {
        let events = written(store, field, &name.words)?;
        let incidents: BTreeSet<String> = store.incidents_of(&events)?.into_values().collect();
        let mut items = Vec::new();
        for id in incidents.iter().take(SHOWN) {
            items.extend(store.incident(id)?.as_ref().map(IncidentRow::of));
        }
        Ok(Json(Alike { events: events.len() as u64, incidents: incidents.len() as u64, items }))
    })
    .await
}

/// The decisions that hold for all alike, those undone among them.
#[utoipa::path(get, path = "/api/v1/rules", responses(
    (status = 200, body = Rules), (status = "4XX", body = Problem)))]
pub(super) async fn rules(State(desk): State<Arc<Desk>>) -> Result<Json<Rules>, Fault> {
    desk.read(move |_, store| {
        let mut items = Vec::new();
        for logged in store.rules()? {
            let words = logged.decision.alike.clone().unwrap_or_default();
            let events = written(store, logged.decision.field, &words)?.len() as u64;
            let entry = LogEntry::of(logged.seq, &logged.decision, logged.undone);
            items.push(Rule { entry, events });
        }
        Ok(Json(Rules { items }))
    })
    .await
}

/// Current events that write the name so.
fn written(store: &Store, field: Field, words: &str) -> Result<BTreeSet<String>, Fault> {
    let mut found = BTreeSet::new();
    for event in store.events_of(&store.reports_saying(words)?)? {
        if writes(&event_to_model(&event).map_err(Fault::inside)?, field, words) {
            found.insert(event.id);
        }
    }
    Ok(found)
}
