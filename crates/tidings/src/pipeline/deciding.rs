//! A reviewer's decision, and the incidents it touches settled anew: those alone, however many there are.

use super::{reconcile, settle_events, stands_on};
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
    if regroups && store.stats()?.events <= FEW {
        reconcile(store)?;
        let now: BTreeSet<String> = store.incidents_of(&ids)?.into_values().collect();
        let now = now.iter().filter_map(|id| store.incident(id).transpose());
        return Ok((seq, now.collect::<Result<_, _>>()?));
    }
    let gone = store.incidents_of(&ids)?.into_values().collect();
    let said = store.said_on(&events.iter().map(|e| e.report.text_id.clone()).collect())?;
    let settled = settle_events(&events, &said, Names::on_texts_of(store, &events)?)?;
    store.name(&settled.names)?;
    store.exchange_incidents(seq, &gone, &settled.incidents, &settled.groups)?;
    Ok((seq, settled.incidents))
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
    let meant =
        |e: &&Event| about.iter().any(|(text, start, end)| stands_on(e, text, *start, *end));
    let meant: BTreeSet<String> = near.iter().filter(meant).map(|e| e.id.clone()).collect();
    let together = store.together(&meant)?;
    let mut events = store.events_of(&together.values().cloned().collect())?;
    events.retain(|e| together.contains_key(&e.id));
    Ok(events)
}
