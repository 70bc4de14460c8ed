//! How much a story speaks of each country and first-order division: what its actors say of
//! countries, and sums from which a name's own part can be taken away.

use crate::actors::Story;
use crate::found::{ActorOrigin, FoundActor};
use std::collections::BTreeMap;
use tidings_knowledge::{Entry, PlaceKind};

/// Parts by the number of a country or division.
pub(super) type Said = Vec<(usize, f64)>;

/// All that is said of countries, or of divisions.
#[derive(Debug, Default)]
pub(super) struct Mass {
    all: Vec<f64>,
    total: f64,
}

impl Mass {
    pub(super) fn new(all: Vec<f64>) -> Self {
        Self { total: all.iter().sum(), all }
    }

    pub(super) fn add(&mut self, said: &Said) {
        for (key, weight) in said {
            self.all[*key] += weight;
            self.total += weight;
        }
    }

    /// The share of `key` in what others than `own` say; little said makes no large share.
    pub(super) fn without(&self, own: &[(usize, f64)], key: usize) -> f64 {
        let gone: f64 = own.iter().map(|(_, w)| w).sum();
        let same: f64 = own.iter().filter(|(k, _)| *k == key).map(|(_, w)| w).sum();
        ((self.all[key] - same) / (self.total - gone).max(1.0)).max(0.0)
    }

    /// What has more than half of all.
    pub(super) fn main(&self) -> Option<usize> {
        (0..self.all.len()).find(|key| self.without(&[], *key) > 0.5)
    }
}

/// The first-order division an entry lies in or is.
pub(super) fn division<'k>(entry: &Entry<'k>) -> Option<(&'k str, &'k str)> {
    let name = if entry.kind == PlaceKind::Admin1 { Some(entry.name) } else { entry.admin1 };
    Some((entry.country, name?))
}

/// What the story's actors say of countries.
pub(super) fn of_actors<'a>(story: &Story<'a>, actors: &'a [FoundActor]) -> BTreeMap<&'a str, f64> {
    let mut weights = BTreeMap::new();
    let mut add = |code: &'a str, weight| *weights.entry(code).or_default() += weight;
    for actor in actors {
        let bare = matches!(actor.origin, ActorOrigin::Country | ActorOrigin::Bare);
        if let (Some(code), false) = (&actor.actor.country, bare) {
            add(code, 1.0);
        }
        if actor.origin == ActorOrigin::Named
            && let Some(row) = actor.actor.id.as_ref().and_then(|id| story.knowledge.actors.get(id))
        {
            row.countries.iter().for_each(|code| add(code, 0.7));
        }
    }
    weights
}
