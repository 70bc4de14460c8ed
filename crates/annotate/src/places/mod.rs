//! Finds places, reads the phrases around them, and settles which of several namesakes is meant.
//!
//! `names` finds the names, `cues` reads the words around them, `weights` sums what is said of
//! countries, `worth` what each namesake is worth alone, `beliefs` lets the names of a story
//! settle each other, `resolve` chooses among namesakes, `inside` knows what lies in what,
//! `unlisted` keeps what no table has, `extent` says how exact a place is, `ranges` joins two towns
//! to the stretch between them, `given` takes names that were marked by others.

mod beliefs;
mod cues;
mod extent;
mod given;
mod inside;
mod names;
mod ranges;
mod resolve;
#[cfg(test)]
mod tests;
mod unlisted;
mod weights;
mod worth;

use crate::actors::Story;
use crate::found::{FoundActor, FoundPlace, PlaceCue};
use crate::sentence::Sent;
pub use extent::extent;
pub(crate) use given::Given;
use tidings_knowledge::Entry;
use tidings_model::Span;

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
    /// Marked as a place by somebody else: its number among such names.
    given: Option<usize>,
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
    let candidates = scan(story, sents, actors);
    let weights = weights::of_actors(story, actors);
    let found = resolve::all(story, text, sents, &candidates, &weights);
    let shown = candidates.iter().zip(found).filter(|(c, _)| !c.shadow);
    let mut places: Vec<FoundPlace> = shown.filter_map(|(_, found)| found).collect();
    ranges::join_ranges(story, sents, &mut places);
    places
}

/// What each of the `marked` names is, among the other places of the story.
pub(crate) fn settle<'a>(
    story: &Story<'a>,
    text: &str,
    sents: &[Sent],
    actors: &[FoundActor],
    marked: &[Span],
) -> Vec<Given<'a>> {
    let mut candidates = scan(story, sents, actors);
    given::put(story, sents, marked, &mut candidates);
    let weights = weights::of_actors(story, actors);
    let found = resolve::all(story, text, sents, &candidates, &weights);
    let mut out: Vec<Given<'a>> =
        marked.iter().map(|_| Given { entries: Vec::new(), found: None }).collect();
    for (c, found) in candidates.into_iter().zip(found) {
        if let Some(number) = c.given {
            out[number] = Given { entries: c.entries, found };
        }
    }
    out
}

fn scan<'a>(story: &Story<'a>, sents: &[Sent], actors: &[FoundActor]) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for (index, sent) in sents.iter().enumerate() {
        let here: Vec<&FoundActor> = actors.iter().filter(|a| a.at.sent == index).collect();
        names::scan(story, sent, index, &here, &mut candidates);
    }
    candidates
}
