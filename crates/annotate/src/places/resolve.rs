//! Which of several namesakes is meant: by the wider place behind the name, by what the story is
//! about, by the neighbours, by size.

use super::beliefs::{Beliefs, k};
use super::weights::Weights;
use super::{Candidate, Wants, extent, unlisted};
use crate::actors::Story;
use crate::found::{FoundPlace, PlaceCue};
use crate::sentence::Sent;
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::{Place, PlacePrecision, Point};

/// How far a name's neighbours in the story vouch for it, in km.
const NEIGHBOUR_KM: f64 = 150.0;
/// A first-order division whose inhabitants no table counts is as large as this.
const DIVISION_PEOPLE: u32 = 1_000_000;
const COUNTRY_PEOPLE: u32 = 10_000_000;

/// Every candidate that is a place. A first round without neighbours tells who they are.
pub(super) fn all(
    story: &Story<'_>,
    text: &str,
    sents: &[Sent],
    candidates: &[Candidate<'_>],
    weights: &Weights,
) -> Vec<Option<FoundPlace>> {
    let names: Vec<String> = candidates.iter().map(|c| name(sents, c)).collect();
    let mut beliefs = Beliefs::new(candidates, &names, alone, weights);
    let mut r = Resolver {
        beliefs: None,
        story,
        text,
        sents,
        candidates,
        weights,
        neighbours: Vec::new(),
        anchors: Vec::new(),
    };
    for i in 0..candidates.len() {
        if let Some(j) = r.wider(i) {
            beliefs.nest(i, j, within);
        }
    }
    beliefs.settle();
    r.beliefs = Some(beliefs);
    let first = r.round();
    r.neighbours = neighbours(&first);
    r.anchors = r.anchors(&first);
    r.round().into_iter().map(|found| Some(found?.0)).collect()
}

/// Places found, with whether they are part of a longer name.
type Round = Vec<Option<(FoundPlace, bool)>>;

/// The points of a round's places, each name once.
fn neighbours(round: &Round) -> Vec<(String, Point)> {
    let mut out: Vec<(String, Point)> = Vec::new();
    for (p, _) in round.iter().flatten() {
        let exact = !matches!(p.place.precision, PlacePrecision::Country | PlacePrecision::Unknown);
        if let Some(point) = p.place.point.filter(|_| exact)
            && !out.iter().any(|(name, _)| *name == p.place.name)
        {
            out.push((p.place.name.clone(), point));
        }
    }
    out
}

struct Resolver<'a, 'k> {
    story: &'a Story<'k>,
    text: &'a str,
    sents: &'a [Sent],
    candidates: &'a [Candidate<'k>],
    weights: &'a Weights,
    neighbours: Vec<(String, Point)>,
    anchors: Vec<Anchor>,
    beliefs: Option<Beliefs<'a, 'k>>,
}

/// A name that the words around it settle somewhere in the story.
struct Anchor {
    name: String,
    id: Option<String>,
    /// Whether a wider place behind it says which of its namesakes it is.
    sure: bool,
}

impl<'k> Resolver<'_, 'k> {
    /// From the last to the first, for the wider place stands behind the narrower one.
    fn round(&self) -> Round {
        let mut out: Round = vec![None; self.candidates.len()];
        for i in (0..self.candidates.len()).rev() {
            let parent = self.wider(i).and_then(|j| out[j].as_ref()).map(|(p, _)| p.place.clone());
            let c = &self.candidates[i];
            out[i] = self.one(i, parent.as_ref()).map(|p| (p, c.shadow));
        }
        out
    }

    fn name(&self, c: &Candidate<'_>) -> String {
        self.sents[c.sent].tokens[c.from..c.to].iter().map(|t| t.folded.as_str()).collect()
    }

    /// The names that a round found with words around them that say what they are.
    fn anchors(&self, round: &Round) -> Vec<Anchor> {
        let mut out = Vec::new();
        for (i, (c, found)) in self.candidates.iter().zip(round).enumerate() {
            let Some((p, false)) = found else { continue };
            let wider = self.wider(i).and_then(|j| round[j].as_ref()).is_some_and(|(w, _)| {
                w.place.country == p.place.country && w.place.precision != p.place.precision
            });
            // French "de" leaves open whether it is a place or a club's name.
            let before = self.sents[c.sent].before(c.from, self.story.lang.at_place_strict());
            if wider || c.vouched && (c.wants.is_some() || before) {
                out.push(Anchor { name: self.name(c), id: p.place.id.clone(), sure: wider });
            }
        }
        out
    }

    fn one(&self, i: usize, parent: Option<&Place>) -> Option<FoundPlace> {
        let c = &self.candidates[i];
        let best = self.best(i, parent);
        let sent = &self.sents[c.sent];
        match best.filter(|e| c.given.is_some() || self.believable(c, e, parent)) {
            Some(entry) => Some(extent::place(self.story, sent, c, entry)),
            None if c.wants.is_some() && !c.shadow && !self.story.uncased => {
                unlisted::place(self.text, sent, c, parent, self.weights.main())
            }
            None => None,
        }
    }

    /// The wider place that the words put around candidate `i`: "Nablus, West Bank".
    fn wider(&self, i: usize) -> Option<usize> {
        let (c, next) = (&self.candidates[i], self.candidates.get(i + 1)?);
        if next.sent != c.sent || next.from < c.to || next.from > c.to + 6 {
            return None;
        }
        let between = &self.sents[c.sent].tokens[c.to..next.from];
        let lang = self.story.lang;
        let joined = between.iter().any(|t| t.mark() == Some(',') || t.is(lang.at_place));
        let passes = between.iter().all(|t| {
            t.mark().is_none_or(|m| matches!(m, ',' | '.'))
                && !t.is(lang.and)
                && !t.is(lang.from_place)
                && !t.is(lang.to_place)
        });
        (joined && passes).then_some(i + 1)
    }

    fn best(&self, i: usize, parent: Option<&Place>) -> Option<&Entry<'k>> {
        let c = &self.candidates[i];
        let mut best: Option<(f64, &Entry<'_>)> = None;
        for (n, entry) in c.entries.iter().enumerate() {
            let context = self.beliefs.as_ref().map_or(0.0, |b| b.context(i, n));
            let score = self.score(c, entry, parent) + context;
            if best.as_ref().is_none_or(|(s, _)| score > *s) {
                best = Some((score, entry));
            }
        }
        let (_, entry) = best?;
        if entry.kind != PlaceKind::Admin1 || c.wants == Some(Wants::Admin1) {
            return Some(entry);
        }
        // "in Kidal": the town that its region is named after.
        let town = c.entries.iter().find(|e| {
            e.kind == PlaceKind::Settlement
                && e.country == entry.country
                && e.admin1.is_some_and(|a| same_name(a, entry.name))
                && !is_longer(e.name, entry.name)
                && (e.curated || e.population > 5_000 || e.code.starts_with("PPLA"))
        });
        Some(town.unwrap_or(entry))
    }

    fn score(&self, c: &Candidate<'_>, entry: &Entry<'_>, parent: Option<&Place>) -> f64 {
        let mut score = alone(c, entry, &self.name(c));
        score += if parent.is_some_and(|p| lies_in(entry, p)) { 4.0 } else { 0.0 };
        let name = self.name(c);
        let same =
            |a: &&Anchor| a.sure && a.name == name && a.id.as_deref() == Some(entry.id.as_str());
        score += if self.anchors.iter().any(|a| same(&a)) { 3.0 } else { 0.0 };
        score
    }

    /// How well the story's other places vouch for this one by their nearness.
    fn near_neighbours(&self, entry: &Entry<'_>) -> f64 {
        if entry.kind == PlaceKind::Country {
            return 0.0;
        }
        let others = self.neighbours.iter().filter(|(name, _)| name != entry.name);
        let sum: f64 =
            others.map(|(_, p)| (-p.distance_km(entry.point) / NEIGHBOUR_KM).exp()).sum();
        sum.min(2.5)
    }

    /// A small place far from the story and unvouched by the words is more likely another name.
    fn believable(&self, c: &Candidate<'_>, entry: &Entry<'_>, parent: Option<&Place>) -> bool {
        let home = self.weights.country(entry.country);
        let inside = parent.is_some_and(|p| lies_in(entry, p));
        if parent.is_some_and(|p| contradicts(entry, p)) && c.wants.is_some() {
            return false;
        }
        // "Walker County" is not the town of Walker in another state.
        let seat = c.wants == Some(Wants::Admin2) && entry.kind == PlaceKind::Settlement;
        if seat
            && !inside
            && self.weights.division(entry) < 0.2
            && self.near_neighbours(entry) < 0.3
            && home < 0.9
        {
            return false;
        }
        if c.loose && !inside && home < 0.3 {
            return false;
        }
        let known = entry.kind == PlaceKind::Country
            || entry.population >= 100_000
            || (entry.kind == PlaceKind::Admin1 && home > 0.0);
        let terrain = matches!(entry.kind, PlaceKind::Water | PlaceKind::Relief | PlaceKind::Other);
        if terrain && !c.vouched {
            return false;
        }
        if self.story.uncased && !known && home < 0.2 {
            return false;
        }
        let name = self.name(c);
        let anchors: Vec<&Anchor> = self
            .anchors
            .iter()
            .filter(|a| a.name == name && a.id.as_deref() == Some(entry.id.as_str()))
            .collect();
        let anchored = !anchors.is_empty();
        if c.opening && !known && !anchors.iter().any(|a| a.sure) && !entry.curated {
            return false;
        }
        if c.cue == PlaceCue::Bare && !c.vouched {
            return known
                || anchored
                || inside
                || (home > 0.15 && entry.curated)
                || (home > 0.4 && entry.population > 5_000);
        }
        known || inside || home > 0.1 || entry.population > 15_000
    }
}

/// What an entry is worth as the meaning of a name, whatever the story.
fn alone(c: &Candidate<'_>, entry: &Entry<'_>, name: &str) -> f64 {
    let people = match (entry.kind, entry.population) {
        (PlaceKind::Country, 0) => COUNTRY_PEOPLE,
        (PlaceKind::Admin1, 0) => DIVISION_PEOPLE,
        (_, n) => n.max(1),
    };
    let mut score = f64::from(people).log10() * k("KP", 0.5);
    score += match entry.kind {
        PlaceKind::Country => k("KCTRY", 2.0),
        PlaceKind::Admin1 | PlaceKind::Settlement => 1.0,
        PlaceKind::Admin2 | PlaceKind::Region => 0.6,
        PlaceKind::Site | PlaceKind::Admin3 | PlaceKind::Part => 0.2,
        _ => -1.0,
    };
    // Known by another name: "Twickenham" was Huntsville once.
    if tidings_knowledge::fold(entry.name) != tidings_knowledge::fold(name) {
        score -=
            if entry.kind == PlaceKind::Country { k("KALIASC", 2.5) } else { k("KALIAS", 0.5) };
    }
    score += if entry.curated { 0.8 } else { 0.0 };
    score += if matches!(entry.code, "PPLC" | "PPLA") { 0.8 } else { 0.0 };
    score += match (c.wants, entry.kind) {
        (Some(Wants::Admin1), PlaceKind::Admin1)
        | (Some(Wants::Admin2), PlaceKind::Admin2 | PlaceKind::Admin3)
        | (Some(Wants::Site), PlaceKind::Site)
        | (Some(Wants::Part), PlaceKind::Part) => 3.0,
        (Some(Wants::Settlement), PlaceKind::Settlement) => 2.0,
        (Some(Wants::Admin2), PlaceKind::Admin1) => 1.0,
        _ => 0.0,
    };
    score
}

fn name(sents: &[Sent], c: &Candidate<'_>) -> String {
    sents[c.sent].tokens[c.from..c.to].iter().map(|t| t.folded.as_str()).collect()
}

/// Whether an entry lies inside another, as far as the tables know.
fn within(entry: &Entry<'_>, wider: &Entry<'_>) -> bool {
    let country = entry.country == wider.country;
    match wider.kind {
        PlaceKind::Country => country && entry.kind != PlaceKind::Country,
        PlaceKind::Admin1 => {
            country
                && !matches!(entry.kind, PlaceKind::Country | PlaceKind::Admin1)
                && entry.admin1.is_some_and(|a| same_name(a, wider.name))
        }
        _ => country && !entry.kind.is_division() && wider.point.distance_km(entry.point) < 80.0,
    }
}

/// Whether the wider place lies around the entry, as far as the tables know.
fn lies_in(entry: &Entry<'_>, wider: &Place) -> bool {
    let country = wider.country.as_deref() == Some(entry.country);
    match wider.precision {
        PlacePrecision::Country => country && entry.kind != PlaceKind::Country,
        PlacePrecision::Admin1 => {
            let name = wider.admin1.as_deref().unwrap_or(&wider.name);
            country
                && entry.kind != PlaceKind::Admin1
                && entry.admin1.is_some_and(|a| same_name(a, name))
        }
        PlacePrecision::Unknown => false,
        _ => {
            let near = wider.point.is_some_and(|p| p.distance_km(entry.point) < 80.0);
            let named =
                wider.admin1.as_deref().zip(entry.admin1).is_some_and(|(a, b)| same_name(a, b));
            country && (near || wider.point.is_none() && named)
        }
    }
}

/// Whether the words put it elsewhere: in another country or another province.
fn contradicts(entry: &Entry<'_>, wider: &Place) -> bool {
    let (Some(country), PlacePrecision::Country | PlacePrecision::Admin1) =
        (&wider.country, wider.precision)
    else {
        return false;
    };
    if country != entry.country {
        return true;
    }
    match (wider.admin1.as_deref(), entry.admin1) {
        (Some(a), Some(b)) if wider.precision == PlacePrecision::Admin1 => !same_name(a, b),
        _ => false,
    }
}

/// "New York City" is more than "New York".
fn is_longer(name: &str, short: &str) -> bool {
    let (name, short) = (tidings_knowledge::fold(name), tidings_knowledge::fold(short));
    name.len() > short.len() && name.starts_with(&short)
}

fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (tidings_knowledge::fold(a), tidings_knowledge::fold(b));
    a == b || a.starts_with(&b) || b.starts_with(&a)
}
