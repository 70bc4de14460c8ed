//! A reviewer's decision, and the incidents it touches settled anew: those alone, however many there are.

use super::{reconcile, settle_events};
use crate::names::Names;
use std::collections::BTreeSet;
use tidings_record::{Decision, Event, Incident, RulingWords};
use tidings_store::Store;

/// Events that are reconciled all together within a second.
const FEW: u64 = 5_000;

/// Words of a text: its id, first byte, one past the last.
type Words = (String, u32, u32);

/// Writes a decision down and settles the incidents it touches anew. Returns its ledger entry and the
/// incidents as they are now, none where the event was rejected.
///
/// What it leaves in the store is what reconciling everything would leave, but for this: a merge or a
/// split may let third events join or part. In a store of few events everything is reconciled then;
/// in a larger one that comes with the next `add`.
///
/// # Errors
/// As [`Store::decide`].
pub fn decide(store: &mut Store, decision: &Decision) -> anyhow::Result<(u64, Vec<Incident>)> {
    let mut about = Vec::new();
    let regroups = words_of(store, decision, &mut about)?;
    let seq = store.decide(decision)?;
    let events = together(store, &about)?;
    let ids = events.iter().map(|e| e.id.clone()).collect();
    let gone: BTreeSet<String> = store.incidents_of(&ids)?.into_values().collect();
    let texts = events.iter().map(|e| e.report.text_id.clone()).collect();
    let (mut decisions, mut comments) = (Vec::new(), Vec::new());
    for entry in store.log(&texts)?.into_iter().filter(|l| !l.undone) {
        match entry.decision.ruling {
            RulingWords::Comment => comments.push(entry.decision),
            RulingWords::Undo { .. } => {}
            _ => decisions.push(entry.decision),
        }
    }
    let names = Names::on_texts_of(store, &events)?;
    let settled = settle_events(&events, &decisions, &comments, names)?;
    store.name(&settled.names)?;
    store.exchange_incidents(&gone, &settled.incidents, &settled.groups)?;
    if !regroups || store.stats()?.events > FEW {
        return Ok((seq, settled.incidents));
    }
    reconcile(store)?;
    let now: BTreeSet<String> = store.incidents_of(&ids)?.into_values().collect();
    let now = now.iter().filter_map(|id| store.incident(id).transpose());
    Ok((seq, now.collect::<Result<_, _>>()?))
}

/// The words a decision is about, those of the other event it names, and those of what it undoes; and
/// whether it says which events belong together.
fn words_of(store: &Store, decision: &Decision, about: &mut Vec<Words>) -> anyhow::Result<bool> {
    about.push((decision.text_id.clone(), decision.start, decision.end));
    match &decision.ruling {
        RulingWords::Merge { text_id, start, end } | RulingWords::Split { text_id, start, end } => {
            about.push((text_id.clone(), *start, *end));
            Ok(true)
        }
        RulingWords::Undo { entry } => {
            store.decision(*entry)?.map_or(Ok(false), |undone| words_of(store, &undone, about))
        }
        _ => Ok(false),
    }
}

/// The current events on these words and all that stand in a group with them.
fn together(store: &Store, about: &[Words]) -> anyhow::Result<Vec<Event>> {
    let texts = about.iter().map(|(text, ..)| text.clone()).collect();
    let near = store.events_of(&store.reports_with(&texts)?)?;
    let meant = |e: &&Event| {
        about.iter().any(|(text, start, end)| {
            *text == e.report.text_id && *start < e.trigger.end && e.trigger.start < *end
        })
    };
    let meant: BTreeSet<String> = near.iter().filter(meant).map(|e| e.id.clone()).collect();
    let together = store.together(&meant)?;
    let mut events = store.events_of(&together.values().cloned().collect())?;
    events.retain(|e| together.contains_key(&e.id));
    Ok(events)
}
