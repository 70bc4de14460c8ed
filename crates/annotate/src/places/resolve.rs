//! Which of several namesakes is meant, by what the story as a whole says (`beliefs`) and by the
//! words beside the name; and whether the name is a place at all.

use super::beliefs::Beliefs;
use super::inside::{contradicts, is_longer, lies_in, same_name};
use super::worth::wanted;
use super::{Candidate, Wants, extent, unlisted};
use crate::actors::Story;
use crate::found::{FoundPlace, PlaceCue};
use crate::sentence::Sent;
use std::collections::BTreeMap;
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::{Place, PlacePrecision, Point};

/// How far a name's neighbours in the story vouch for it, in km.
const NEIGHBOUR_KM: f64 = 150.0;

/// Every candidate that is a place. A first round without neighbours tells who they are.
pub(super) fn all<'k>(
    story: &Story<'k>,
    text: &str,
    sents: &[Sent],
    candidates: &[Candidate<'k>],
    actors: &BTreeMap<&'k str, f64>,
) -> Vec<Option<FoundPlace>> {
    let names: Vec<String> = candidates.iter().map(|c| name(sents, c)).collect();
    let mut r = Resolver {
        beliefs: Beliefs::new(candidates, &names, actors),
        names,
        story,
        text,
        sents,
        candidates,
        neighbours: Vec::new(),
        anchors: Vec::new(),
    };
    for i in 0..candidates.len() {
        if let Some(j) = r.wider(i) {
            r.beliefs.nest(i, j);
        }
    }
    r.beliefs.settle();
    let first = r.round();
    r.neighbours = neighbours(&first);
    r.anchors = r.settled(&first);
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
    neighbours: Vec<(String, Point)>,
    anchors: Vec<Anchor>,
    beliefs: Beliefs<'a, 'k>,
    /// Of each candidate, folded.
    names: Vec<String>,
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

    /// The names that a round found with words around them that say what they are.
    fn settled(&self, round: &Round) -> Vec<Anchor> {
        let mut out = Vec::new();
        for (i, (c, found)) in self.candidates.iter().zip(round).enumerate() {
            let Some((p, false)) = found else { continue };
            let wider = self.wider(i).and_then(|j| round[j].as_ref()).is_some_and(|(w, _)| {
                w.place.country == p.place.country && w.place.precision != p.place.precision
            });
            // French "de" leaves open whether it is a place or a club's name.
            let before = self.sents[c.sent].before(c.from, self.story.lang.at_place_strict());
            if wider || c.vouched && (c.wants.is_some() || before) {
                out.push(Anchor {
                    name: self.names[i].clone(),
                    id: p.place.id.clone(),
                    sure: wider,
                });
            }
        }
        out
    }

    fn one(&self, i: usize, parent: Option<&Place>) -> Option<FoundPlace> {
        let c = &self.candidates[i];
        let best = self.best(i, parent);
        let sent = &self.sents[c.sent];
        match best.filter(|(n, e)| c.given.is_some() || self.believable(i, *n, e, parent)) {
            Some((_, entry)) => Some(extent::place(self.story, sent, c, entry)),
            None if c.wants.is_some() && !c.shadow && !self.story.uncased => {
                unlisted::place(self.text, sent, c, parent, self.beliefs.main())
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

    /// The entry meant, with its number.
    fn best(&self, i: usize, parent: Option<&Place>) -> Option<(usize, &Entry<'k>)> {
        let c = &self.candidates[i];
        let mut best: Option<(f64, usize, &Entry<'_>)> = None;
        for (n, entry) in c.entries.iter().enumerate() {
            let score = self.beliefs.score(i, n) + self.beside(i, entry, parent);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                best = Some((score, n, entry));
            }
        }
        let (_, n, entry) = best?;
        if entry.kind != PlaceKind::Admin1 || c.wants == Some(Wants::Admin1) {
            return Some((n, entry));
        }
        // "in Kidal": the town that its region is named after.
        let town = c.entries.iter().enumerate().find(|(_, e)| {
            e.kind == PlaceKind::Settlement
                && e.country == entry.country
                && e.admin1.is_some_and(|a| same_name(a, entry.name))
                && !is_longer(e.name, entry.name)
                && (e.curated || e.population > 5_000 || e.code.starts_with("PPLA"))
        });
        Some(town.unwrap_or((n, entry)))
    }

    /// What the words beside the name say for an entry, here and elsewhere in the story.
    fn beside(&self, i: usize, entry: &Entry<'_>, parent: Option<&Place>) -> f64 {
        let inside = if parent.is_some_and(|p| lies_in(entry, p)) { 4.0 } else { 0.0 };
        let sure = if self.anchors(i, entry).any(|a| a.sure) { 3.0 } else { 0.0 };
        wanted(self.candidates[i].wants, entry) + inside + sure
    }

    /// Where else the story settles this name on this entry.
    fn anchors<'s>(&'s self, i: usize, entry: &'s Entry<'_>) -> impl Iterator<Item = &'s Anchor> {
        let of = self.anchors.iter().filter(move |a| a.name == self.names[i]);
        of.filter(|a| a.id.as_deref() == Some(entry.id.as_str()))
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
    fn believable(&self, i: usize, n: usize, entry: &Entry<'_>, parent: Option<&Place>) -> bool {
        let c = &self.candidates[i];
        let (home, division) = self.beliefs.home(i, n);
        let inside = parent.is_some_and(|p| lies_in(entry, p));
        if parent.is_some_and(|p| contradicts(entry, p)) && c.wants.is_some() {
            return false;
        }
        // "Walker County" is not the town of Walker in another state.
        let seat = c.wants == Some(Wants::Admin2) && entry.kind == PlaceKind::Settlement;
        if seat && !inside && division < 0.2 && self.near_neighbours(entry) < 0.3 && home < 0.9 {
            return false;
        }
        if c.loose && !inside && home < 0.3 {
            return false;
        }
        let known = entry.kind == PlaceKind::Country
            || entry.population >= 100_000
            || (entry.kind == PlaceKind::Admin1 && !c.loose);
        let terrain = matches!(entry.kind, PlaceKind::Water | PlaceKind::Relief | PlaceKind::Other);
        if terrain && !c.vouched {
            return false;
        }
        if self.story.uncased && !known && home < 0.2 {
            return false;
        }
        let anchored = self.anchors(i, entry).next().is_some();
        let sure = self.anchors(i, entry).any(|a| a.sure);
        if c.opening && !known && !sure && !entry.curated {
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

/// The candidate's words, folded as the tables are.
fn name(sents: &[Sent], c: &Candidate<'_>) -> String {
    let words = sents[c.sent].tokens[c.from..c.to].iter();
    words.map(|t| tidings_knowledge::fold(&t.folded)).collect()
}
