//! What reviewers decided of a name, for every event that writes it so.

use std::collections::BTreeMap;
use tidings_knowledge::fold;
use tidings_model::{Decision, Event, Field, Member, Ruling};

/// Whether a decision is about the place or about those who take part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Place,
    Actor,
}

/// Puts the places and actors that reviewers gave to a name in the place of what was read, in all events that write
/// it so. Of several decisions on one name the last stands.
pub fn correct(members: &mut [Member], decisions: &[Decision]) {
    let rules: BTreeMap<(Of, String), &Decision> =
        decisions.iter().filter_map(|d| Some((name(d)?, d))).collect();
    if rules.is_empty() {
        return;
    }
    let ruling = |of: Of, words: &str| rules.get(&(of, fold(words))).map(|d| &d.ruling);
    for m in members {
        if let Some(place) = &mut m.event.place
            && let Some(Ruling::Place(given)) = ruling(Of::Place, &place.quote.words)
        {
            place.place = given.clone();
        }
        for p in &mut m.event.participants {
            if let Some(Ruling::Actors(given)) = ruling(Of::Actor, &p.quote.words)
                && let [actor] = &given[..]
            {
                p.actor = actor.clone();
            }
        }
    }
}

/// The decisions on names that hold for this event.
pub(crate) fn applied<'d>(
    event: &Event,
    decisions: &'d [Decision],
) -> impl Iterator<Item = &'d Decision> {
    let names = names(event);
    decisions.iter().filter(move |d| name(d).is_some_and(|n| names.contains(&n)))
}

/// Whether the event writes its place, or one of those who take part, in these words.
pub fn writes(event: &Event, field: Field, words: &str) -> bool {
    of(field).is_some_and(|of| names(event).contains(&(of, fold(words))))
}

/// The names an event writes, folded.
fn names(event: &Event) -> Vec<(Of, String)> {
    let place = event.place.iter().map(|p| (Of::Place, fold(&p.quote.words)));
    let people = event.participants.iter().map(|p| (Of::Actor, fold(&p.quote.words)));
    place.chain(people).collect()
}

/// The name a decision is about, folded, if it is about one.
fn name(d: &Decision) -> Option<(Of, String)> {
    d.alike.as_deref().and_then(|words| Some((of(d.field)?, fold(words))))
}

const fn of(field: Field) -> Option<Of> {
    match field {
        Field::Where => Some(Of::Place),
        Field::Actor | Field::Target => Some(Of::Actor),
        _ => None,
    }
}
