//! Groups that grow by joining.

use super::likeness::Told;
use super::ruled::Ruled;
use super::{FLOOR, WINDOW_DAYS};

/// Disjoint groups with their members.
pub(super) struct Groups {
    root: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    pub(super) fn new(n: usize) -> Self {
        Self { root: (0..n).collect(), members: (0..n).map(|i| vec![i]).collect() }
    }

    /// The group that `i` is in.
    pub(super) fn of(&self, i: usize) -> &[usize] {
        &self.members[self.root[i]]
    }

    /// The smallest number in the group that `i` is in.
    pub(super) fn first(&self, i: usize) -> usize {
        self.root[i]
    }

    pub(super) fn join(&mut self, i: usize, j: usize) {
        let (a, b) = (self.root[i].min(self.root[j]), self.root[i].max(self.root[j]));
        if a == b {
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for m in &moved {
            self.root[*m] = a;
        }
        self.members[a].extend(moved);
    }

    /// Nobody in one group may contradict anybody in the other, and the days must fit the window.
    pub(super) fn may_join(&self, told: &[Told<'_>], ruled: &Ruled, i: usize, j: usize) -> bool {
        if self.root[i] == self.root[j] {
            return false;
        }
        let (a, b) = (self.of(i), self.of(j));
        let days = || a.iter().chain(b).filter_map(|m| told[*m].days);
        let latest_start = days().map(|d| d.first).max();
        let earliest_end = days().map(|d| d.last).min();
        if let (Some(start), Some(end)) = (latest_start, earliest_end)
            && start - end > WINDOW_DAYS
        {
            return false;
        }
        a.iter().all(|x| {
            b.iter().all(|y| {
                !ruled.apart(*x, *y) && told[*x].score(&told[*y]).is_some_and(|s| s >= FLOOR)
            })
        })
    }

    pub(super) fn in_order(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> =
            self.members.into_iter().filter(|g| !g.is_empty()).collect();
        groups.iter_mut().for_each(|g| g.sort_unstable());
        groups.sort();
        groups
    }
}
