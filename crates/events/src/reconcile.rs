//! Which events are one incident.
//!
//! A pure function of the set of events: they are put in canonical order, blocked by country and
//! day, scored in pairs, and joined greedily from the surest pair down, so the order of arrival
//! cannot matter. No incident spans more days than [`WINDOW_DAYS`].

use std::collections::{BTreeMap, BTreeSet};
use tidings_model::{
    Actor, ActorKind, Dating, Decision, Event, Harm, Member, ParticipantRole, PlacePrecision,
    Ruling, Span, Standing, TextId,
};

/// Days that the events of one incident may lie apart.
pub const WINDOW_DAYS: i64 = 3;
/// Points two events need to be one incident.
const ENOUGH: i32 = 5;

/// Groups of indexes into `members`, each one incident; groups and their members are in canonical
/// order. Reviewers' merges and splits are obeyed.
pub fn reconcile(members: &[Member], decisions: &[Decision]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|a, b| canonical(&members[*a]).cmp(&canonical(&members[*b])));
    let ruled = Ruled::new(members, decisions);
    let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
    for block in blocks(members, &order).values() {
        for (n, &i) in block.iter().enumerate() {
            for &j in &block[n + 1..] {
                if let Some(score) = score(&members[i], &members[j])
                    && score >= ENOUGH
                {
                    pairs.push((score, i, j));
                }
            }
        }
    }
    let rank: BTreeMap<usize, usize> = order.iter().enumerate().map(|(n, i)| (*i, n)).collect();
    pairs.sort_by_key(|(s, i, j)| {
        let (a, b) = (rank[i].min(rank[j]), rank[i].max(rank[j]));
        (std::cmp::Reverse(*s), a, b)
    });
    pairs.dedup();
    let mut groups = Groups::new(members.len());
    for (i, j) in &ruled.merged {
        groups.join(*i, *j);
    }
    for (_, i, j) in pairs {
        if groups.root(i) != groups.root(j) && groups.may_join(members, &ruled, i, j) {
            groups.join(i, j);
        }
    }
    groups.in_order(&order)
}

/// What puts events in canonical order, whatever order they came in.
fn canonical(m: &Member) -> (Option<jiff::civil::Date>, &str, Span, &str) {
    (m.report.published, &m.report.id.0, m.event.trigger.span, &m.event.id)
}

/// Events that may be one incident: same country and a shared day, widened by one. Events without
/// a country or a day meet those of their own report's week by day alone or not at all.
fn blocks(members: &[Member], order: &[usize]) -> BTreeMap<(String, i64), Vec<usize>> {
    let mut blocks: BTreeMap<(String, i64), Vec<usize>> = BTreeMap::new();
    for &i in order {
        let e = &members[i].event;
        let Some(country) = e.place.as_ref().and_then(|p| p.place.country.clone()) else {
            continue;
        };
        for day in days(&members[i]) {
            blocks.entry((country.clone(), day)).or_default().push(i);
        }
    }
    blocks
}

/// Epoch days an event may have happened on, at most a week of them; without a date of its own, the
/// three days up to publication.
fn days(m: &Member) -> Vec<i64> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let number = |d: jiff::civil::Date| -> i64 { (d - epoch).get_days().into() };
    let (first, last) = match bounds(m) {
        Some((a, b)) => (number(a), number(b)),
        None => return Vec::new(),
    };
    if last - first > 10 {
        return Vec::new();
    }
    (first - 1..=last + 1).collect()
}

fn bounds(m: &Member) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    if let Some(w) = &m.event.when
        && let Some(b) = w.dating.bounds()
    {
        return Some(b);
    }
    let day = m.report.published.filter(|_| m.event.foreground)?;
    Some((day.saturating_sub(jiff::Span::new().days(3)), day))
}

/// How surely two events are one incident; none when they cannot be.
pub fn score(a: &Member, b: &Member) -> Option<i32> {
    let (x, y) = (&a.event, &b.event);
    if a.report.id == b.report.id && a.report.text_id == b.report.text_id {
        return None; // One report tells each thing once; its own events stay apart.
    }
    if !x.act.akin(y.act)
        || (x.standing == Standing::Expected) != (y.standing == Standing::Expected)
    {
        return None;
    }
    let mut score = if x.act == y.act { 2 } else { 1 };
    score += places(x, y)?;
    score += dates(a, b)?;
    score += sides(x, y)?;
    score += tolls(x, y);
    score += i32::from(x.hit.iter().any(|h| y.hit.iter().any(|k| h.kind == k.kind)));
    Some(score)
}

fn places(x: &Event, y: &Event) -> Option<i32> {
    let (Some(p), Some(q)) = (&x.place, &y.place) else { return Some(-1) };
    if !crate::draft::compatible(&p.place, &q.place) {
        return None;
    }
    let fine = |k: PlacePrecision| {
        matches!(k, PlacePrecision::Site | PlacePrecision::Settlement | PlacePrecision::Near)
    };
    Some(if fine(p.place.precision) && fine(q.place.precision) {
        3
    } else if p.place.precision == PlacePrecision::Country
        || q.place.precision == PlacePrecision::Country
    {
        0
    } else {
        1
    })
}

fn dates(a: &Member, b: &Member) -> Option<i32> {
    let dating = |m: &Member| {
        bounds(m).map(|(first, last)| Dating {
            first: Some(first),
            last: Some(last),
            precision: tidings_model::DatePrecision::Days,
        })
    };
    let (p, q) = (dating(a)?, dating(b)?);
    let own = |m: &Member| {
        m.event.when.as_ref().is_some_and(|w| w.dating.width_days().is_some_and(|d| d <= 2))
    };
    match p.gap_days(q)? {
        0 if own(a) && own(b) => Some(2),
        0 => Some(1),
        // A night's date is written as either of its days.
        1 if own(a) && own(b) => Some(0),
        1 => Some(0),
        _ => None,
    }
}

/// Shared named actors speak for one incident, different ones against.
fn sides(x: &Event, y: &Event) -> Option<i32> {
    let mut score = 0;
    for role in [ParticipantRole::Actor, ParticipantRole::Target] {
        let names = |e: &Event| -> Vec<Actor> {
            e.participants
                .iter()
                .filter(|p| p.role == role && p.actor.kind != ActorKind::Civilians)
                .map(|p| p.actor.clone())
                .collect()
        };
        let (p, q) = (names(x), names(y));
        if p.is_empty() || q.is_empty() {
            continue;
        }
        let shared = p.iter().any(|a| q.iter().any(|b| a.id.is_some() && a.id == b.id));
        let alike = p
            .iter()
            .any(|a| q.iter().any(|b| a.kind == b.kind && (a.id.is_none() || b.id.is_none())));
        score += if shared {
            1
        } else if alike {
            0
        } else {
            -2
        };
    }
    Some(score)
}

/// Tolls near each other speak for one incident; far ones against, but tolls rise.
fn tolls(x: &Event, y: &Event) -> i32 {
    let dead = |e: &Event| {
        e.figures
            .iter()
            .filter(|f| {
                f.harm == Harm::Killed && f.relation != tidings_model::FigureRelation::Among
            })
            .filter_map(|f| f.toll.headline())
            .collect::<Vec<_>>()
    };
    let (p, q) = (dead(x), dead(y));
    if p.is_empty() || q.is_empty() {
        return 0;
    }
    let near = p.iter().any(|a| q.iter().any(|b| a == b));
    let (a, b) = (p.iter().max().copied().unwrap_or(0), q.iter().max().copied().unwrap_or(0));
    let (low, high) = (a.min(b), a.max(b));
    if near {
        2
    } else if high > low.saturating_mul(4) + 6 {
        -3
    } else if high > low.saturating_mul(2) + 3 {
        -1
    } else {
        0
    }
}

/// Merges and splits that reviewers decided, as pairs of members.
struct Ruled {
    merged: Vec<(usize, usize)>,
    split: BTreeSet<(usize, usize)>,
}

impl Ruled {
    fn new(members: &[Member], decisions: &[Decision]) -> Self {
        let at = |text: &TextId, span: Span| {
            members
                .iter()
                .position(|m| m.report.text_id == *text && m.event.trigger.span.overlaps(span))
        };
        let (mut merged, mut split): (Vec<(usize, usize)>, BTreeSet<(usize, usize)>) =
            (Vec::new(), BTreeSet::new());
        // The latest word on a pair counts: a split undoes a merge and the other way round.
        for d in decisions {
            let (other, joins) = match &d.ruling {
                Ruling::Merge(text, span) => (at(text, *span), true),
                Ruling::Split(text, span) => (at(text, *span), false),
                _ => continue,
            };
            let (Some(i), Some(j)) = (at(&d.text, d.span), other) else { continue };
            let pair = (i.min(j), i.max(j));
            merged.retain(|p| *p != pair);
            split.remove(&pair);
            if joins {
                merged.push(pair);
            } else {
                split.insert(pair);
            }
        }
        merged.sort_unstable();
        Self { merged, split }
    }
}

/// Disjoint groups with their members.
struct Groups {
    root: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(n: usize) -> Self {
        Self { root: (0..n).collect(), members: (0..n).map(|i| vec![i]).collect() }
    }

    fn root(&self, i: usize) -> usize {
        self.root[i]
    }

    fn join(&mut self, i: usize, j: usize) {
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
    fn may_join(&self, members: &[Member], ruled: &Ruled, i: usize, j: usize) -> bool {
        let (a, b) = (&self.members[self.root[i]], &self.members[self.root[j]]);
        let all: Vec<usize> = a.iter().chain(b).copied().collect();
        let days: Vec<_> =
            all.iter().filter_map(|m| members[*m].event.when.as_ref()?.dating.bounds()).collect();
        let first = days.iter().map(|d| d.0).min();
        let last = days.iter().map(|d| d.1).max();
        if let (Some(first), Some(last)) = (first, last)
            && i64::from((last - first).get_days()) > WINDOW_DAYS
        {
            return false;
        }
        // One report's own events stay apart through a third report too.
        a.iter().all(|x| {
            b.iter().all(|y| {
                let pair = (*x.min(y), *x.max(y));
                !ruled.split.contains(&pair)
                    && (members[*x].report.id != members[*y].report.id
                        || members[*x].report.text_id != members[*y].report.text_id)
                    && members[*x].event.act.akin(members[*y].event.act)
                    && compatible(&members[*x].event, &members[*y].event)
            })
        })
    }

    fn in_order(self, order: &[usize]) -> Vec<Vec<usize>> {
        let mut rank = vec![0usize; order.len()];
        for (n, i) in order.iter().enumerate() {
            rank[*i] = n;
        }
        let mut groups: Vec<Vec<usize>> =
            self.members.into_iter().filter(|g| !g.is_empty()).collect();
        for g in &mut groups {
            g.sort_by_key(|i| rank[*i]);
        }
        groups.sort_by_key(|g| g.first().map(|i| rank[*i]));
        groups
    }
}

fn compatible(x: &Event, y: &Event) -> bool {
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => crate::draft::compatible(&p.place, &q.place),
        _ => true,
    }
}
