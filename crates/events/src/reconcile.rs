//! Which events are one incident.
//!
//! A pure function of the set of events: they are put in canonical order, met by what they may
//! have in common, scored in pairs, and joined greedily from the surest pair down, so the order of
//! arrival cannot matter. No incident spans more days than [`WINDOW_DAYS`].

mod groups;
mod likeness;
mod meet;
mod ruled;
mod shared;

use groups::Groups;
use likeness::Told;
pub use likeness::WIDEST_DAYS;
use ruled::Ruled;
pub use shared::Shared;
use tidings_model::{Decision, Member, Span};

/// Days that the events of one incident may lie apart.
pub const WINDOW_DAYS: i64 = 3;
/// Days between events that are compared; at most.
pub const MEETING_DAYS: i64 = 1;
/// Points two events need to be one incident.
const ENOUGH: i32 = 25;
/// Points below which two events speak against each other, so that no third may join them.
const FLOOR: i32 = -5;

/// Events that are one incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Indexes into the members, in canonical order.
    pub members: Vec<usize>,
    /// The first of all events that this group's could have been joined with, directly or through others. Groups of
    /// one cluster depend on one another, and on nothing outside it.
    pub cluster: usize,
}

/// Groups of indexes into `members`, each one incident; groups and their members are in canonical
/// order. Reviewers' merges and splits are obeyed.
pub fn reconcile(members: &[Member], decisions: &[Decision]) -> Vec<Vec<usize>> {
    grouped(members, decisions).into_iter().map(|g| g.members).collect()
}

/// As [`reconcile`], with what else each group depends on.
pub fn grouped(members: &[Member], decisions: &[Decision]) -> Vec<Group> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|a, b| canonical(&members[*a]).cmp(&canonical(&members[*b])));
    // From here on a number is a place in that order.
    let told: Vec<Told<'_>> = order.iter().map(|i| Told::of(&members[*i])).collect();
    let ruled = Ruled::new(&told, decisions);
    let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
    meet::each(&told, |i, j| {
        if let Some(score) = told[i].score(&told[j]).filter(|s| *s >= ENOUGH) {
            pairs.push((score, i, j));
        }
    });
    pairs.sort_by_key(|(s, i, j)| (std::cmp::Reverse(*s), *i, *j));
    let mut groups = Groups::new(told.len());
    let mut clusters = Groups::new(told.len());
    ruled.merged().for_each(|(i, j)| clusters.join(i, j));
    ruled.join(&mut groups);
    for (_, i, j) in pairs {
        clusters.join(i, j);
        if groups.may_join(&told, &ruled, i, j) {
            groups.join(i, j);
        }
    }
    let group = |g: Vec<usize>| Group {
        cluster: order[clusters.first(g[0])],
        members: g.into_iter().map(|n| order[n]).collect(),
    };
    groups.in_order().into_iter().map(group).collect()
}

/// Days since 1970-01-01 between which an event may lie, as far as it can be compared by them. Two events whose days
/// lie more than [`MEETING_DAYS`] apart are not compared.
pub fn days(member: &Member) -> Option<(i64, i64)> {
    likeness::days(member).map(|d| (d.first, d.last))
}

/// What each pair that [`reconcile`] compares shares, where the two could be one incident: for learning the
/// points.
pub fn compared(members: &[Member]) -> Vec<(usize, usize, Vec<Shared>)> {
    let told: Vec<Told<'_>> = members.iter().map(Told::of).collect();
    let mut out = Vec::new();
    meet::each(&told, |i, j| {
        if members[i].report.text_id != members[j].report.text_id {
            let mut shared = Vec::new();
            if told[i].shared(&told[j], |s| shared.push(s)).is_some() {
                out.push((i, j, shared));
            }
        }
    });
    out
}

/// What puts events in canonical order, whatever order they came in.
fn canonical(m: &Member) -> (Option<jiff::civil::Date>, &str, Span, &str) {
    (m.report.published, &m.report.id.0, m.event.trigger.span, &m.event.id)
}

/// How surely two events are one incident; none when they cannot be.
pub fn score(a: &Member, b: &Member) -> Option<i32> {
    Told::of(a).score(&Told::of(b))
}
