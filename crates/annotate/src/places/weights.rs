//! Which countries and provinces a story is about, from the names that leave no doubt.

use super::Candidate;
use crate::actors::Story;
use crate::found::{ActorOrigin, FoundActor};
use std::collections::{BTreeMap, BTreeSet};
use tidings_knowledge::{Entry, PlaceKind};

/// How much the story speaks of each country, and of each first-order division.
#[derive(Debug, Default)]
pub(super) struct Weights {
    countries: BTreeMap<String, f64>,
    divisions: BTreeMap<(String, String), f64>,
    /// The part that actors gave.
    pub(super) actors: BTreeMap<String, f64>,
}

impl Weights {
    /// The country's share of all that the story says of countries.
    pub(super) fn country(&self, code: &str) -> f64 {
        let total: f64 = self.countries.values().sum::<f64>().max(1.0);
        self.countries.get(code).copied().unwrap_or(0.0) / total
    }

    /// The share of the division an entry lies in or is.
    pub(super) fn division(&self, entry: &Entry<'_>) -> f64 {
        let total: f64 = self.divisions.values().sum::<f64>().max(1.0);
        let key = division(entry);
        key.and_then(|k| self.divisions.get(&k)).copied().unwrap_or(0.0) / total
    }

    /// The country that most of the story is about.
    pub(super) fn main(&self) -> Option<&str> {
        let best = self.countries.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        (self.country(best.0) > 0.5).then_some(best.0.as_str())
    }

    fn add(&mut self, code: &str, weight: f64) {
        *self.countries.entry(code.to_owned()).or_default() += weight;
    }

    fn add_entry(&mut self, entry: &Entry<'_>, weight: f64) {
        self.add(entry.country, weight);
        if let Some(key) = division(entry) {
            *self.divisions.entry(key).or_default() += weight;
        }
    }
}

pub(super) fn division(entry: &Entry<'_>) -> Option<(String, String)> {
    let name = if entry.kind == PlaceKind::Admin1 { Some(entry.name) } else { entry.admin1 };
    Some((entry.country.to_owned(), tidings_knowledge::fold(name?)))
}

pub(super) fn weigh(
    story: &Story<'_>,
    actors: &[FoundActor],
    candidates: &[Candidate<'_>],
) -> Weights {
    let mut weights = Weights::default();
    for actor in actors {
        let bare = matches!(actor.origin, ActorOrigin::Country | ActorOrigin::Bare);
        if let (Some(code), false) = (&actor.actor.country, bare) {
            weights.add(code, 1.0);
        }
        if actor.origin == ActorOrigin::Named
            && let Some(row) = actor.actor.id.as_ref().and_then(|id| story.knowledge.actors.get(id))
        {
            for code in &row.countries {
                weights.add(code, 0.7);
            }
        }
    }
    weights.actors = weights.countries.clone();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for c in candidates.iter().filter(|c| !c.loose) {
        let of = |kind: PlaceKind| c.entries.iter().find(|e| e.kind == kind);
        match (of(PlaceKind::Country), of(PlaceKind::Admin1)) {
            // "Georgia": a country or a state of another.
            (Some(country), Some(admin)) if admin.country != country.country => {
                weights.add(country.country, 0.5);
                weights.add_entry(admin, 0.3);
            }
            (Some(country), _) => weights.add(country.country, 2.0),
            (None, Some(admin)) => weights.add_entry(admin, 0.7),
            (None, None) => {
                if let [only] = c.entries.as_slice() {
                    // A name without namesakes speaks for its country.
                    weights.add_entry(
                        only,
                        if only.population > 100_000 || only.curated { 1.0 } else { 0.4 },
                    );
                } else if let Some(big) = c.entries.iter().find(|e| e.population > 500_000)
                    && seen.insert(big.id.clone())
                {
                    // Once: a paper of Dublin, Georgia, says "Dublin" in every line.
                    weights.add(big.country, 0.7);
                }
            }
        }
    }
    weights
}
