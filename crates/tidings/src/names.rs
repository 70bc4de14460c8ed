//! The lasting ids of incidents. The ledger keeps each with the words of the event it was first
//! given to, so that it outlives new readings, merges and corrected pages.

use std::collections::{BTreeMap, BTreeSet};
use tidings_model as m;
use tidings_record as record;
use tidings_store::{Name, Store};

type Anchor = (String, u32, u32);

/// Ids given so far, and those to be written down.
pub(crate) struct Names {
    given: Vec<Name>,
    /// Where in `given` the names on a text are, oldest first.
    on_text: BTreeMap<String, Vec<usize>>,
    triggers: BTreeMap<String, Anchor>,
    /// Ids that incidents have by now.
    pub(crate) taken: BTreeSet<String>,
    pub(crate) new: Vec<Name>,
}

impl Names {
    /// The ledger's names on these events' reports, those of their earlier texts carried over.
    pub(crate) fn of(
        store: &Store,
        events: &[record::Event],
        as_of: Option<&str>,
    ) -> Result<Self, tidings_store::Error> {
        let reports = events.iter().map(|e| e.report.id.as_str()).collect();
        let report_of = store.texts_of(&reports)?;
        let mut given = store.names_on(&report_of.keys().cloned().collect(), as_of)?;
        let new = carried(store, events, &report_of, &given)?;
        given.extend(new.iter().cloned());
        let anchor = |e: &record::Event| (e.report.text_id.clone(), e.trigger.start, e.trigger.end);
        let triggers = events.iter().map(|e| (e.id.clone(), anchor(e))).collect();
        let mut on_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, name) in given.iter().enumerate() {
            on_text.entry(name.text_id.clone()).or_default().push(n);
        }
        Ok(Self { given, on_text, triggers, taken: BTreeSet::new(), new })
    }

    /// An incident keeps the first name ever given to one of its events; names of those it
    /// swallowed become its earlier ids. No two incidents have one name.
    pub(crate) fn name(&mut self, incident: &mut m::Incident) {
        let ids = incident.events.iter();
        let mine: Vec<&Anchor> = ids.filter_map(|(_, id)| self.triggers.get(id)).collect();
        let on_mine = |a: &&Anchor| self.on_text.get(&a.0).into_iter().flatten().copied();
        let oldest_first: BTreeSet<usize> = mine.iter().flat_map(on_mine).collect();
        let names: Vec<&Name> = oldest_first
            .into_iter()
            .map(|n| &self.given[n])
            .filter(|n| mine.iter().any(|a| on(n, a)) && !self.taken.contains(&n.incident))
            .collect();
        if let Some(first) = names.first() {
            incident.id.clone_from(&first.incident);
            incident.previous_ids.clone_from(&first.previous_ids);
            for other in &names {
                if other.incident != incident.id && !incident.previous_ids.contains(&other.incident)
                {
                    incident.previous_ids.push(other.incident.clone());
                }
            }
        } else if let Some((text_id, start, end)) = mine.first() {
            self.new.push(Name {
                incident: incident.id.clone(),
                text_id: text_id.clone(),
                start: *start,
                end: *end,
                previous_ids: Vec::new(),
            });
        }
        self.taken.insert(incident.id.clone());
    }
}

fn on(n: &Name, (text, start, end): &Anchor) -> bool {
    n.text_id == *text && n.start < *end && *start < n.end
}

/// Names whose text gave way to a new one of the same report, on the event of the new text that
/// hangs on the same words, or on the only one there is.
fn carried(
    store: &Store,
    events: &[record::Event],
    report_of: &BTreeMap<String, String>,
    given: &[Name],
) -> Result<Vec<Name>, tidings_store::Error> {
    let current: BTreeSet<&str> = events.iter().map(|e| e.report.text_id.as_str()).collect();
    let live: BTreeSet<&str> = given
        .iter()
        .filter(|n| current.contains(n.text_id.as_str()))
        .map(|n| n.incident.as_str())
        .collect();
    let lost: Vec<&Name> = given.iter().filter(|n| !live.contains(n.incident.as_str())).collect();
    if lost.is_empty() {
        return Ok(Vec::new());
    }
    let mut carried: Vec<Name> = Vec::new();
    for name in lost {
        let Some(report) = report_of.get(&name.text_id) else { continue };
        let Some(old) = store.text(&name.text_id)? else { continue };
        let words = m::Span { start: name.start, end: name.end }.of(&old.text).to_lowercase();
        let new: Vec<&record::Event> = events.iter().filter(|e| e.report.id == *report).collect();
        if let Some(e) = heir(&new, &words, name.start)
            && !carried.iter().any(|c| c.text_id == e.report.text_id && c.start == e.trigger.start)
        {
            carried.push(Name {
                text_id: e.report.text_id.clone(),
                start: e.trigger.start,
                end: e.trigger.end,
                ..name.clone()
            });
        }
    }
    Ok(carried)
}

/// The event on the same words, the nearest of several.
fn heir<'e>(new: &[&'e record::Event], words: &str, start: u32) -> Option<&'e record::Event> {
    let same = new.iter().filter(|e| e.trigger.quote.to_lowercase() == *words);
    let nearest = same.min_by_key(|e| e.trigger.start.abs_diff(start)).copied();
    nearest.or(if let [only] = new { Some(*only) } else { None })
}
