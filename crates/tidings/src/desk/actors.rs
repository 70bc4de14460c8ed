//! Organisations and groups: which take part in incidents, and what is known of them.

use super::Desk;
use super::fault::{Fault, Problem};
use super::lookups::{CHOICES, Typed};
use super::shapes::{ActorHit, ActorHits, ActorName, ActorTie, ActorView};
use crate::values;
use axum::Json;
use axum::extract::{Path, Query, State};
use std::collections::BTreeMap;
use std::sync::Arc;
use tidings_knowledge::{ActorRow, Actors, fold};
use tidings_model::{ActorKind, Vocabulary as _};
use tidings_record::ActorValue;
use tidings_store::ActorCount;

/// How many a list without words holds.
const MOST: usize = 200;

/// Organisations and groups with these words in a name; without words, those of most incidents.
#[utoipa::path(get, path = "/api/v1/actors", params(Typed), responses(
    (status = 200, body = ActorHits), (status = "4XX", body = Problem)))]
pub(super) async fn list(
    State(desk): State<Arc<Desk>>,
    Query(typed): Query<Typed>,
) -> Result<Json<ActorHits>, Fault> {
    desk.read(move |desk, store| {
        let counts = store.actors()?;
        let known = &desk.options.knowledge.actors;
        let wanted = fold(&typed.q);
        if wanted.is_empty() {
            let items = counts.iter().take(MOST).map(|c| met(known, c)).collect();
            return Ok(Json(ActorHits { items }));
        }
        let named = |name: &str| fold(name).contains(&wanted);
        let mut items: Vec<ActorHit> = counts
            .iter()
            .filter(|c| known.get(&c.actor).is_none() && (named(&c.label) || named(&c.actor)))
            .map(|c| met(known, c))
            .collect();
        let of: BTreeMap<&str, u64> = counts.iter().map(|c| (c.actor.as_str(), c.n)).collect();
        let meant = |row: &&ActorRow| {
            row.id == typed.q.trim()
                || named(&row.label)
                || row.names.iter().any(|(_, name)| named(name))
        };
        let known = known.all().iter().filter(meant);
        items.extend(known.map(|row| hit(row, of.get(row.id.as_str()).copied().unwrap_or(0))));
        items.sort_by_cached_key(|h| (std::cmp::Reverse(h.incidents), h.actor.label.clone()));
        items.truncate(CHOICES);
        Ok(Json(ActorHits { items }))
    })
    .await
}

/// What is known of an organisation or group: its names, and its ties with the days they hold.
#[utoipa::path(get, path = "/api/v1/actors/{id}", params(("id" = String, Path)), responses(
    (status = 200, body = ActorView), (status = "4XX", body = Problem)))]
pub(super) async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
) -> Result<Json<ActorView>, Fault> {
    desk.read(move |desk, store| {
        let known = &desk.options.knowledge.actors;
        let counted = store.actors()?.into_iter().find(|c| c.actor == id);
        let n = counted.as_ref().map_or(0, |c| c.n);
        let Some(row) = known.get(&id) else {
            // Such as the army of a country: made from the words, without a row of its own.
            let counted = counted.ok_or_else(|| Fault::missing("actor", &id))?;
            let (names, ties) = (Vec::new(), Vec::new());
            return Ok(Json(ActorView { hit: met(known, &counted), names, ties }));
        };
        let name = |(language, name): &(Option<tidings_model::Language>, String)| ActorName {
            name: name.clone(),
            language: language.as_ref().map(|l| l.code().to_owned()),
        };
        Ok(Json(ActorView {
            hit: hit(row, n),
            names: row.names.iter().map(name).collect(),
            ties: ties(known, row),
        }))
    })
    .await
}

fn hit(row: &ActorRow, incidents: u64) -> ActorHit {
    ActorHit {
        actor: values::actor(row),
        since: row.from.map(|d| d.to_string()),
        until: row.to.map(|d| d.to_string()),
        incidents,
    }
}

/// An actor that incidents name, known or not.
fn met(known: &Actors, c: &ActorCount) -> ActorHit {
    if let Some(row) = known.get(&c.actor) {
        return hit(row, c.n);
    }
    let actor = ActorValue {
        actor: Some(c.actor.clone()),
        label: c.label.clone(),
        kind: ActorKind::parse(&c.kind).unwrap_or(ActorKind::Other),
        country: None,
    };
    ActorHit { actor, since: None, until: None, incidents: c.n }
}

/// Its ties to others, and those of others to it.
fn ties(known: &Actors, of: &ActorRow) -> Vec<ActorTie> {
    let tie = |tie: &tidings_knowledge::Tie, other: &str, to_it: bool| ActorTie {
        relation: tie.relation.clone(),
        to_it,
        actor: other.to_owned(),
        label: known.get(other).map(|row| row.label.clone()),
        since: tie.from.map(|d| d.to_string()),
        until: tie.to.map(|d| d.to_string()),
    };
    let own = of.ties.iter().map(|t| tie(t, &t.other, false));
    let others = known.all().iter().flat_map(|row| {
        let to_it = row.ties.iter().filter(|t| t.other == of.id);
        to_it.map(|t| tie(t, &row.id, true))
    });
    let mut ties: Vec<ActorTie> = own.chain(others).collect();
    ties.sort_by(|a, b| (&a.since, &a.actor).cmp(&(&b.since, &b.actor)));
    ties
}
