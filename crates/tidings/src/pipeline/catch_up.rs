//! What was added or decided since the incidents were made, and the few incidents it touches made anew.

use super::{Grouping, members, reconcile};
use crate::names::Names;
use std::collections::{BTreeMap, BTreeSet};
use tidings_events::alike::correct;
use tidings_events::reconcile::{MEETING_DAYS, WIDEST_DAYS, days, grouped};
use tidings_model as m;
use tidings_record::{Decision, Event, Incident, RulingWords};
use tidings_store::{Said, Store, Waiting};

/// Parts of a store's reports that may be new before making everything anew is the shorter way.
const MOST: u64 = 4;

/// Brings the incidents up to the ledger. What it leaves in the store is what [`reconcile`] would leave.
///
/// # Errors
/// As [`reconcile`].
pub fn catch_up(store: &mut Store) -> anyhow::Result<()> {
    let Some(waiting) = store.waiting()? else {
        reconcile(store)?;
        return Ok(());
    };
    if waiting.is_empty() {
        return Ok(());
    }
    // What holds for all alike, or for the project, may be anywhere.
    let everywhere = waiting.decisions.iter().any(|d| d.alike.is_some() || d.text_id.is_empty());
    let many = |reports: u64| waiting.read.len() as u64 * MOST > reports;
    if everywhere || (!waiting.read.is_empty() && many(store.report_count()?)) {
        reconcile(store)?;
        return Ok(());
    }
    let said = store.said(None)?;
    let Touched { events, gone } = touched(store, &waiting, &said)?;
    let mut names = Names::of(store, &events, None)?;
    let settled =
        Grouping::of(&events, &said)?.settle(store, &events, &said, &mut names, |_| true)?;
    store.name(&settled.names)?;
    store.exchange_incidents(waiting.until, &gone, &settled.incidents, &settled.groups)?;
    Ok(())
}

/// Writes a decision down and brings the incidents up to it. Returns its ledger entry and the incidents of the words
/// it is about, as they are now: none where the event was rejected.
///
/// # Errors
/// As [`Store::decide`].
pub fn decide(store: &mut Store, decision: &Decision) -> anyhow::Result<(u64, Vec<Incident>)> {
    // Nobody sees a decision without what it does.
    let seq = store.together(|store| {
        let seq = store.decide(decision)?;
        catch_up(store)?;
        Ok::<_, anyhow::Error>(seq)
    })?;
    let undone = match decision.ruling {
        RulingWords::Undo { entry } => store.decision(entry)?,
        _ => None,
    };
    let about: Vec<_> = [decision].into_iter().chain(&undone).flat_map(Decision::anchors).collect();
    let texts = about.iter().map(|a| a.text_id.to_owned()).collect();
    let mut events = store.events_of(&store.reports_with(&texts)?)?;
    events.retain(|e| about.iter().any(|a| super::stands_on(e, a.text_id, a.start, a.end)));
    let told = store.incidents_of(&events.into_iter().map(|e| e.id).collect())?;
    let ids: BTreeSet<String> = told.into_values().collect();
    let incidents = ids.iter().filter_map(|id| store.incident(id).transpose());
    Ok((seq, incidents.collect::<Result<_, _>>()?))
}

/// What has to be settled anew.
struct Touched {
    /// All events of whole clusters: what stands outside them cannot matter.
    events: Vec<Event>,
    /// Events that these take the place of.
    gone: BTreeSet<String>,
}

fn touched(store: &Store, waiting: &Waiting, said: &Said) -> anyhow::Result<Touched> {
    let adds = |d: &&Decision| matches!(d.ruling, RulingWords::Add(_));
    let texts_of = |of: &mut dyn Iterator<Item = &Decision>| -> BTreeSet<String> {
        of.flat_map(Decision::anchors).map(|a| a.text_id.to_owned()).collect()
    };
    let mut read = waiting.read.clone();
    read.extend(store.reports_with(&texts_of(&mut waiting.decisions.iter().filter(adds)))?);
    let read_events = store.events_of(&read)?;
    let read_texts: BTreeSet<&str> =
        read_events.iter().map(|e| e.report.text_id.as_str()).collect();

    // Reports whose groups may change: those read, those decided on, those that a merge ties to them, ...
    let tied = |d: &&Decision| d.anchors().iter().any(|a| read_texts.contains(a.text_id));
    let mut of = waiting.decisions.iter().chain(said.decisions.iter().filter(tied));
    let mut reports = store.reports_with(&texts_of(&mut of))?;
    reports.extend(read.iter().cloned());
    let mut all: BTreeMap<String, String> = store.clusters_of_reports(&reports)?;
    // ... and those that tell something that new events could be.
    let like = store.clusters_of_events(&alike(store, &read, &read_events, said)?)?;
    all.extend(like);

    let gone = all.keys().cloned().collect();
    let standing: BTreeSet<String> = all.into_values().collect();
    let mut events = store.events_of(&standing.difference(&reports).cloned().collect())?;
    events.retain(|e| BTreeSet::contains(&gone, &e.id));
    events.extend(store.events_of(&reports)?);
    Ok(Touched { events, gone })
}

/// The events of other reports that would stand in one cluster with these.
fn alike(
    store: &Store,
    read: &BTreeSet<String>,
    read_events: &[Event],
    said: &Said,
) -> anyhow::Result<BTreeSet<String>> {
    if read_events.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut all: Vec<m::Member> = members(read_events)?;
    let meeting = |(first, last): (i64, i64)| (first - MEETING_DAYS, last + MEETING_DAYS);
    let ranges = all.iter().filter_map(days).map(meeting).collect();
    let mut near = store.reports_between(&ranges, WIDEST_DAYS)?;
    let texts = read_events.iter().map(|e| e.report.text_id.clone()).collect();
    near.extend(store.reports_with(&texts)?);
    let others = store.events_of(&near.difference(read).cloned().collect())?;
    all.extend(members(&others)?);
    let decisions = super::decided(&said.decisions)?;
    correct(&mut all, &decisions);
    let groups = grouped(&all, &decisions);
    let n = read_events.len();
    let theirs: BTreeSet<usize> =
        groups.iter().filter(|g| g.members.iter().any(|i| *i < n)).map(|g| g.cluster).collect();
    let with_them = groups.iter().filter(|g| theirs.contains(&g.cluster));
    let other = |i: &usize| i.checked_sub(n).map(|i| others[i].id.clone());
    Ok(with_them.flat_map(|g| g.members.iter().filter_map(other)).collect())
}
