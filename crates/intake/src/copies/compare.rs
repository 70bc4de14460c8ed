//! How surely one article is a copy of another, in points.

use super::words::{Particular, Sentence};
use super::{Article, Sketch};
use std::collections::BTreeSet;

/// Days after which a copy is as rare as it gets.
const DAYS: f64 = 10.0;
/// Part of a sentence's words that another has, for the two to say the same.
const SAME: f64 = 0.4;
/// Runs of three words that a copy shares at least: two short reports of one thing have the same particulars whoever
/// wrote them. Translations are not found.
const LEAST: usize = 8;

/// The weights of [`shared`] in its order, learned.
const WEIGHTS: [f64; 8] = [-0.26, 3.79, 8.31, 9.70, -3.57, -7.57, 5.25, -5.29];
/// What is added to their sum.
const BIAS: f64 = -5.87;

/// Points of two articles; above 0 they are more likely copies than not.
pub(super) fn points(a: &Article<'_>, b: &Article<'_>) -> f64 {
    if a.sketch.runs.intersection(&b.sketch.runs).count() < LEAST {
        return f64::NEG_INFINITY;
    }
    shared(a, b).iter().zip(WEIGHTS).map(|((_, value), weight)| value * weight).sum::<f64>() + BIAS
}

/// What they share, each from 0 to 1 but for the days.
pub(super) fn shared(a: &Article<'_>, b: &Article<'_>) -> [(&'static str, f64); 8] {
    let days = match (a.published, b.published) {
        (Some(a), Some(b)) => f64::from((a - b).get_days().abs()).min(DAYS),
        _ => 0.0,
    };
    let (a, b) = (a.sketch, b.sketch);
    let (one, other) = (
        contained(&a.opens(|_| true), &b.all(|_| true)),
        contained(&b.opens(|_| true), &a.all(|_| true)),
    );
    let name = |p: &Particular| matches!(p, Particular::Name(_));
    let (a_names, b_names) = (a.all(name), b.all(name));
    let names_in = |x: BTreeSet<Particular>, y: &BTreeSet<Particular>| smoothed(&x, y);
    [
        ("days", days.ln_1p()),
        ("wording", wording(a, b).sqrt()),
        ("opening", one.max(other)),
        ("both openings", one * other),
        (
            "names of openings",
            names_in(a.opens(name), &b_names).min(names_in(b.opens(name), &a_names)),
        ),
        (
            "names",
            if a_names.len() < b_names.len() {
                smoothed(&a_names, &b_names)
            } else {
                smoothed(&b_names, &a_names)
            },
        ),
        ("words", words(a, b)),
        ("contradictions", contradictions(a, b)),
    ]
}

impl Sketch {
    fn opens(&self, which: impl Fn(&Particular) -> bool) -> BTreeSet<Particular> {
        particulars(&self.sentences[..self.opening], which)
    }

    fn all(&self, which: impl Fn(&Particular) -> bool) -> BTreeSet<Particular> {
        particulars(&self.sentences, which)
    }
}

fn particulars(of: &[Sentence], which: impl Fn(&Particular) -> bool) -> BTreeSet<Particular> {
    of.iter().flat_map(|s| &s.particulars).copied().filter(which).collect()
}

/// Runs of words of the one with fewer that the other has.
pub(super) fn wording(a: &Sketch, b: &Sketch) -> f64 {
    let (few, many) = if a.runs.len() < b.runs.len() { (a, b) } else { (b, a) };
    contained(&few.runs, &many.runs)
}

/// Words of the one with fewer that the other has.
fn words(a: &Sketch, b: &Sketch) -> f64 {
    let of =
        |s: &Sketch| s.sentences.iter().flat_map(|s| &s.stems).copied().collect::<BTreeSet<_>>();
    let (a, b) = (of(a), of(b));
    if a.len() < b.len() { contained(&a, &b) } else { contained(&b, &a) }
}

/// Sentences of the shorter article that the other has in much the same words about something else: the same
/// newsroom's sentence with other names and numbers.
fn contradictions(a: &Sketch, b: &Sketch) -> f64 {
    let (few, many) = if a.runs.len() <= b.runs.len() { (a, b) } else { (b, a) };
    let (all_few, all_many) = (few.all(|_| true), many.all(|_| true));
    let telling = || few.sentences.iter().filter(|s| s.stems.len() >= 4);
    let contradicts = |s: &&Sentence| {
        let like = |o: &Sentence| {
            let shared = s.stems.intersection(&o.stems).count() as f64;
            shared / s.stems.len().min(o.stems.len().max(4)) as f64
        };
        let best = many.sentences.iter().max_by(|x, y| like(x).total_cmp(&like(y)));
        best.is_some_and(|o| {
            let lacks = |x: &Sentence, y: &BTreeSet<Particular>| {
                x.particulars.iter().any(|p| !y.contains(p))
            };
            like(o) >= SAME && lacks(s, &all_many) && lacks(o, &all_few)
        })
    };
    let n = telling().count();
    telling().filter(contradicts).count() as f64 / n.max(1) as f64
}

fn contained<T: Ord>(few: &BTreeSet<T>, many: &BTreeSet<T>) -> f64 {
    few.intersection(many).count() as f64 / few.len().max(1) as f64
}

/// As [`contained`], drawn to the middle where there is little to go by.
fn smoothed(few: &BTreeSet<Particular>, many: &BTreeSet<Particular>) -> f64 {
    (few.intersection(many).count() as f64 + 0.5) / (few.len() as f64 + 1.0)
}
