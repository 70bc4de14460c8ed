//! Finds places, reads the phrases around them, and settles which of several namesakes is meant.
//!
//! `names` finds the names, `cues` reads the words around them, `weights` weighs which countries
//! the story is about, `resolve` chooses among namesakes, `unlisted` keeps what no table has,
//! `extent` says how exact a place is, `ranges` joins two towns to the stretch between them.

mod cues;
mod extent;
mod names;
mod ranges;
mod resolve;
#[cfg(test)]
mod tests;
mod unlisted;
mod weights;

use crate::actors::Story;
use crate::found::{FoundActor, FoundPlace, PlaceCue};
use crate::sentence::Sent;
use tidings_knowledge::Entry;

/// A name that may be a place, with its namesakes.
struct Candidate<'a> {
    sent: usize,
    from: usize,
    to: usize,
    /// None for a name that no table has.
    entries: Vec<Entry<'a>>,
    cue: PlaceCue,
    /// Words beside it say that it is a place.
    vouched: bool,
    /// "village of", "region": what kind it must be.
    wants: Option<Wants>,
    /// Found by its sound only: another transliteration, or another name.
    loose: bool,
    /// Part of a longer name ("Florida Gators"): says what the story is about, and is no place.
    shadow: bool,
    /// Opens a sentence, where any word is capitalised, and nothing else speaks for a place.
    opening: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    Settlement,
    Admin1,
    Admin2,
    Site,
    /// A quarter or an area.
    Part,
}

/// All places of the story, in text order.
pub(crate) fn find(
    story: &Story<'_>,
    text: &str,
    sents: &[Sent],
    actors: &[FoundActor],
) -> Vec<FoundPlace> {
    let mut candidates = Vec::new();
    for (index, sent) in sents.iter().enumerate() {
        let here: Vec<&FoundActor> = actors.iter().filter(|a| a.at.sent == index).collect();
        names::scan(story, sent, index, &here, &mut candidates);
    }
    let weights = weights::weigh(story, actors, &candidates);
    let mut places = resolve::all(story, text, sents, &candidates, &weights);
    ranges::join_ranges(story, sents, &mut places);
    places
}
