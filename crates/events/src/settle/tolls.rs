//! Adding up and comparing tolls.

use super::sources::Source;
use std::collections::{BTreeMap, BTreeSet};
use tidings_model::{Basis, Figure, Toll};

/// Parts that all have a number add up; with an open one they are a lower bound.
pub(super) fn sum(parts: &[Figure]) -> Option<Figure> {
    let first = parts.first()?;
    if parts.len() == 1 {
        return Some(first.clone());
    }
    let add =
        |get: fn(&Toll) -> Option<u32>| parts.iter().map(|f| get(&f.toll)).sum::<Option<u32>>();
    let mut total = first.clone();
    total.toll = Toll { low: add(|t| t.low), best: add(|t| t.best), high: add(|t| t.high) };
    if total.toll.headline().is_none() {
        let known: u32 = parts.iter().filter_map(|f| f.toll.low.or(f.toll.best)).sum();
        total.toll = Toll { low: (known > 0).then_some(known), best: None, high: None };
    }
    total.basis = match total.toll {
        Toll { low: Some(a), best: Some(b), high: Some(c) } if a == b && b == c => Basis::Counted,
        Toll { low: Some(_), best: None, high: None } => Basis::AtLeast,
        Toll { low: None, best: None, high: None } => Basis::Several,
        _ => Basis::Between,
    };
    total.group = tidings_model::Group::All;
    total.whom = None;
    Some(total)
}

/// Low is the smallest number said, high the largest; best the one most sources give, the latest
/// of equals. `source` says whose story a member tells: copies vote once.
pub(super) fn range(said: &[&(usize, Figure)], source: impl Fn(usize) -> Source) -> Toll {
    let lows = said.iter().filter_map(|(_, f)| f.toll.low.or(f.toll.best));
    let highs = said.iter().filter_map(|(_, f)| f.toll.high.or(f.toll.best));
    let open_above = said.iter().any(|(_, f)| f.basis == Basis::AtLeast);
    let mut votes: BTreeMap<u32, (BTreeSet<Source>, usize)> = BTreeMap::new();
    for (i, f) in said {
        if let Some(n) = f.toll.headline() {
            let v = votes.entry(n).or_default();
            v.0.insert(source(*i));
            v.1 = v.1.max(*i);
        }
    }
    let best = votes.iter().max_by_key(|(_, v)| (v.0.len(), v.1)).map(|(n, _)| *n);
    let low = lows.min();
    let high = highs.max().filter(|h| !open_above || best.is_some_and(|b| b <= *h));
    Toll { low: low.min(best), best, high: high.max(best).filter(|_| high.is_some()) }
}

/// "at least 12" and "14" agree; "14" and "17" do not.
pub(super) fn contradict(said: &[&(usize, Figure)]) -> bool {
    said.iter().any(|(_, a)| {
        said.iter().any(|(_, b)| {
            let above = |x: &Figure, y: &Figure| matches!((x.toll.low, y.toll.high), (Some(l), Some(h)) if l > h);
            above(a, b) || above(b, a)
        })
    })
}
