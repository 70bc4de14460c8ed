//! What reviewers decided about which events belong together.

use super::groups::Groups;
use super::likeness::Told;
use std::collections::BTreeMap;
use tidings_model::{Decision, Ruling, Span, TextId};

/// Merges and splits as pairs of events, each with its number among the decisions. The latest word
/// on a pair counts: a split undoes a merge and the other way round.
pub(super) struct Ruled {
    merged: BTreeMap<(usize, usize), usize>,
    split: BTreeMap<(usize, usize), usize>,
}

impl Ruled {
    pub(super) fn new(told: &[Told<'_>], decisions: &[Decision]) -> Self {
        let mut ruled = Self { merged: BTreeMap::new(), split: BTreeMap::new() };
        let mut by_text: BTreeMap<TextId, Vec<usize>> = BTreeMap::new();
        if decisions.iter().any(|d| matches!(d.ruling, Ruling::Merge(..) | Ruling::Split(..))) {
            for (n, t) in told.iter().enumerate() {
                by_text.entry(t.member.report.text_id).or_default().push(n);
            }
        }
        let at = |text: &TextId, span: Span| anchored(told, by_text.get(text)?, span);
        for (n, d) in decisions.iter().enumerate() {
            let (text, span, joins) = match &d.ruling {
                Ruling::Merge(text, span) => (text, *span, true),
                Ruling::Split(text, span) => (text, *span, false),
                _ => continue,
            };
            let (Some(i), Some(j)) = (at(&d.text, d.span), at(text, span)) else { continue };
            let pair = (i.min(j), i.max(j));
            ruled.merged.remove(&pair);
            ruled.split.remove(&pair);
            if joins { &mut ruled.merged } else { &mut ruled.split }.insert(pair, n);
        }
        ruled
    }

    /// Whether reviewers put the two apart.
    pub(super) fn apart(&self, i: usize, j: usize) -> bool {
        self.split.contains_key(&(i.min(j), i.max(j)))
    }

    /// The pairs that reviewers put together.
    pub(super) fn merged(&self) -> impl Iterator<Item = (usize, usize)> {
        self.merged.keys().copied()
    }

    /// Makes the merges, the latest first; one that would undo a later split is not made.
    pub(super) fn join(&self, groups: &mut Groups) {
        let mut merges: Vec<_> = self.merged.iter().map(|(pair, n)| (*n, *pair)).collect();
        merges.sort_unstable_by_key(|(n, _)| std::cmp::Reverse(*n));
        for (n, (i, j)) in merges {
            let later = |x: &usize, y: &usize| {
                self.split.get(&(*x.min(y), *x.max(y))).is_some_and(|split| *split > n)
            };
            let undone = groups.of(i).iter().any(|x| groups.of(j).iter().any(|y| later(x, y)));
            if !undone {
                groups.join(i, j);
            }
        }
    }
}

/// The event that hangs on these words, else the first that hangs on words around or in them: a
/// newer coder may cut the trigger differently.
fn anchored(told: &[Told<'_>], of_text: &[usize], span: Span) -> Option<usize> {
    let trigger = |n: &usize| told[*n].member.event.trigger.span;
    let exactly = of_text.iter().find(|n| trigger(n) == span);
    exactly.or_else(|| of_text.iter().find(|n| trigger(n).overlaps(span))).copied()
}
