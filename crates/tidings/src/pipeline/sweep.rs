//! Everything settled anew, a stretch of days at a time: memory holds a stretch, not the store.
//!
//! Events are compared only where their days nearly meet, they stand in one text, or reviewers named both. So a
//! cluster of events is whole as soon as all that is still to come begins later; it is then settled and let go.

use super::{Grouping, Settled};
use crate::names::Names;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tidings_events::reconcile::{MEETING_DAYS, days};
use tidings_model as m;
use tidings_record::{Decision, Event, RulingWords};
use tidings_store::{Said, Store};

/// Events of a stretch, at least.
pub(super) const STRETCH: usize = 4096;

/// The stretches of a store, first days first.
pub(super) struct Sweep {
    stretch: usize,
    as_of: Option<String>,
    said: Said,
    /// What is still to come, the last first.
    ahead: Vec<Tied>,
    /// Texts whose events stay until all of them are whole, and the last day of those.
    held: BTreeMap<String, i64>,
    /// Events of clusters that may still grow.
    open: Vec<Event>,
    /// Ids that incidents have by now.
    taken: BTreeSet<String>,
}

/// Reports whose events are looked at together, since they print one text or reviewers tied them.
struct Tied {
    first: i64,
    last: i64,
    events: usize,
    reports: Vec<String>,
}

impl Tied {
    fn join(&mut self, other: Self) {
        (self.first, self.last) = (self.first.min(other.first), self.last.max(other.last));
        self.events += other.events;
        self.reports.extend(other.reports);
    }
}

impl Sweep {
    /// Over all events of the store, or of the store as it was at a moment, at least so many in a stretch.
    pub(super) fn of(store: &Store, as_of: Option<&str>, stretch: usize) -> anyhow::Result<Self> {
        let said = store.said(as_of)?;
        let (ahead, held) = tied(store, as_of, &said)?;
        let (open, taken) = (Vec::new(), BTreeSet::new());
        Ok(Self { stretch, as_of: as_of.map(str::to_owned), said, ahead, held, open, taken })
    }

    /// The incidents of the next stretch that nothing to come can change; none after the last.
    pub(super) fn next(&mut self, store: &Store) -> anyhow::Result<Option<Settled>> {
        if self.ahead.is_empty() && self.open.is_empty() {
            return Ok(None);
        }
        let mut events = std::mem::take(&mut self.open);
        // What is carried on is compared again: much of it asks for a longer stretch.
        let enough = self.stretch.max(events.len());
        let (mut reports, mut taken) = (BTreeSet::new(), 0);
        while taken < enough {
            let Some(next) = self.ahead.pop() else { break };
            taken += next.events;
            reports.extend(next.reports);
        }
        events.extend(store.events_as_of(&reports, self.as_of.as_deref())?);
        let said = about(&self.said, &events);
        let mut grouping = Grouping::of(&events, &said)?;
        let whole = self.whole(&events, &grouping);
        let mut names = Names::of(store, &events, self.as_of.as_deref())?;
        names.taken = std::mem::take(&mut self.taken);
        let settled =
            grouping.settle(store, &events, &said, &mut names, |g| whole.contains(&g.cluster))?;
        self.taken = std::mem::take(&mut names.taken);
        let stays: BTreeSet<usize> = grouping
            .groups
            .iter()
            .filter(|g| !whole.contains(&g.cluster))
            .flat_map(|g| g.members.clone())
            .collect();
        self.open = events
            .into_iter()
            .enumerate()
            .filter(|(i, _)| stays.contains(i))
            .map(|(_, e)| e)
            .collect();
        Ok(Some(settled))
    }

    /// The clusters that nothing ahead can join.
    fn whole(&self, events: &[Event], grouping: &Grouping) -> BTreeSet<usize> {
        let mut last: HashMap<usize, i64> = HashMap::new();
        for g in &grouping.groups {
            let days = g.members.iter().map(|i| {
                let own = days(&grouping.members[*i]).map(|(_, last)| last);
                let held = self.held.get(&events[*i].report.text_id).copied();
                own.max(held).unwrap_or(i64::MIN)
            });
            let last = last.entry(g.cluster).or_insert(i64::MIN);
            *last = days.max().map_or(*last, |d| d.max(*last));
        }
        let ahead = self.ahead.last().map(|t| t.first);
        let out_of_reach =
            |last: i64| ahead.is_none_or(|first| last.saturating_add(MEETING_DAYS) < first);
        last.into_iter()
            .filter(|(_, last)| out_of_reach(*last))
            .map(|(cluster, _)| cluster)
            .collect()
    }
}

/// What was said of these events or holds for all, so that few events do not ask after every decision.
fn about(said: &Said, events: &[Event]) -> Said {
    let texts: BTreeSet<&str> = events.iter().map(|e| e.report.text_id.as_str()).collect();
    let about = |d: &&Decision| {
        d.alike.is_some()
            || d.text_id.is_empty()
            || d.anchors().iter().any(|a| texts.contains(a.text_id))
    };
    Said {
        decisions: said.decisions.iter().filter(about).cloned().collect(),
        comments: said.comments.iter().filter(about).cloned().collect(),
        ..*said
    }
}

/// All reports with events by their first day, the last first; and the texts that merges and splits are about, with
/// the last day of what they are tied to.
fn tied(
    store: &Store,
    as_of: Option<&str>,
    said: &Said,
) -> anyhow::Result<(Vec<Tied>, BTreeMap<String, i64>)> {
    let mut knots = Knots::default();
    let mut ruled = BTreeMap::new();
    for d in &said.decisions {
        if let RulingWords::Merge { text_id, .. } | RulingWords::Split { text_id, .. } = &d.ruling {
            let (a, b) = (knots.of(text_id), knots.of(&d.text_id));
            knots.tie(a, b);
            ruled.extend([(text_id.clone(), a), (d.text_id.clone(), b)]);
        }
    }
    let mut reports: Vec<(usize, Tied)> = Vec::new();
    let mut failed = None;
    store.each_events(as_of, |events| match super::members(&events) {
        Ok(members) => {
            let head = &events[0].report;
            let (first, last) = range(&members).unwrap_or((i64::MAX, i64::MIN));
            let (events, reports_of) = (events.len(), vec![head.id.clone()]);
            let alone = Tied { first, last, events, reports: reports_of };
            reports.push((knots.of(&head.text_id), alone));
        }
        Err(e) => failed = failed.take().or(Some(e)),
    })?;
    failed.map_or(Ok(()), Err)?;
    let mut all: HashMap<usize, Tied> = HashMap::new();
    for (knot, report) in reports {
        match all.entry(knots.end(knot)) {
            Entry::Occupied(mut together) => together.get_mut().join(report),
            Entry::Vacant(first) => drop(first.insert(report)),
        }
    }
    let last = |(text, knot)| Some((text, all.get(&knots.end(knot))?.last));
    let held = ruled.into_iter().filter_map(last).collect();
    let mut all: Vec<Tied> = all.into_values().collect();
    // What has no day is whole at any time.
    all.iter_mut().filter(|t| t.first > t.last).for_each(|t| t.first = i64::MIN);
    all.sort_unstable_by(|a, b| (b.first, &b.reports).cmp(&(a.first, &a.reports)));
    Ok((all, held))
}

/// The first and the last day of those that have any.
fn range(members: &[m::Member]) -> Option<(i64, i64)> {
    let meet = |(a, b): (i64, i64), (c, d): (i64, i64)| (a.min(c), b.max(d));
    members.iter().filter_map(days).reduce(meet)
}

/// Texts that are tied together.
#[derive(Default)]
struct Knots {
    number: HashMap<String, usize>,
    above: Vec<usize>,
}

impl Knots {
    fn of(&mut self, text: &str) -> usize {
        if let Some(n) = self.number.get(text) {
            return *n;
        }
        let n = self.above.len();
        self.above.push(n);
        self.number.insert(text.to_owned(), n);
        n
    }

    fn end(&self, mut n: usize) -> usize {
        while self.above[n] != n {
            n = self.above[n];
        }
        n
    }

    fn tie(&mut self, a: usize, b: usize) {
        let (a, b) = (self.end(a), self.end(b));
        self.above[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Reader, keep, reconcile};
    use std::collections::BTreeMap;
    use std::path::Path;
    use tidings_intake::{Given, items};
    use tidings_knowledge::Knowledge;
    use tidings_model::Field;
    use tidings_record::Incident;

    fn told(store: &Store, stretch: usize) -> (BTreeMap<String, Incident>, usize) {
        let mut sweep = Sweep::of(store, None, stretch).unwrap();
        let (mut all, mut steps) = (BTreeMap::new(), 0);
        while let Some(settled) = sweep.next(store).unwrap() {
            steps += 1;
            for incident in settled.incidents {
                assert!(all.insert(incident.id.clone(), incident).is_none());
            }
        }
        (all, steps)
    }

    #[test]
    fn short_stretches_tell_what_one_long_one_does() {
        let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made");
        let knowledge = Knowledge::builtin().unwrap();
        let reader = Reader::new(&knowledge);
        let mut store = Store::in_memory().unwrap();
        for item in items(&[made.join("en"), made.join("fr")]) {
            let outcome = reader.read(&item.unwrap(), &Given::default());
            keep(&mut store, &reader.coded_by(), &outcome).unwrap();
        }
        reconcile(&mut store).unwrap();
        let events = store.current_events(None).unwrap();
        let (a, b) = (&events[0], &events[events.len() / 2]);
        let many = told(&store, usize::MAX).0;
        let two = many.values().find(|i| i.reports.len() > 1).expect("an incident of two reports");
        let of = |n: usize| events.iter().find(|e| e.id == two.reports[n].events[0]).unwrap();
        // Days apart and tied, alike and parted.
        for (n, (one, other, merged)) in
            [(a, b, true), (of(0), of(1), false)].into_iter().enumerate()
        {
            let (text_id, start, end) =
                (other.report.text_id.clone(), other.trigger.start, other.trigger.end);
            let ruling = if merged {
                RulingWords::Merge { text_id, start, end }
            } else {
                RulingWords::Split { text_id, start, end }
            };
            let decision = Decision {
                at: format!("2026-01-02T03:04:0{n}Z"),
                by: "A. Coder".to_owned(),
                field: Field::Event,
                ruling,
                alike: None,
                shown: None,
                reason: "read again".to_owned(),
                text_id: one.report.text_id.clone(),
                start: one.trigger.start,
                end: one.trigger.end,
            };
            store.decide(&decision).unwrap();
        }
        let (all, steps) = told(&store, usize::MAX);
        assert_eq!(steps, 1);
        assert_ne!(all.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
        for stretch in [1, 17] {
            let (few, steps) = told(&store, stretch);
            assert!(steps > 5, "{steps} stretches of {stretch}");
            assert!(few == all, "stretches of {stretch}");
        }
    }
}
