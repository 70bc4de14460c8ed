//! Names that somebody else marked as places: each is looked up and settled, whatever the words
//! around it say of its being one. Published scores of place resolution are measured so.

use super::{Candidate, cues, names};
use crate::actors::Story;
use crate::found::FoundPlace;
use crate::sentence::Sent;
use tidings_knowledge::Entry;
use tidings_model::Span;

/// What became of a marked name.
pub(crate) struct Given<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) found: Option<FoundPlace>,
}

/// Puts the marked names among the candidates, in place of those they overlap. Where a name finds
/// no words of the text, nothing is put.
pub(super) fn put<'a>(
    story: &Story<'a>,
    sents: &[Sent],
    marked: &[Span],
    candidates: &mut Vec<Candidate<'a>>,
) {
    for (number, span) in marked.iter().enumerate() {
        let Some((index, from, to)) = tokens(sents, *span) else { continue };
        candidates.retain(|c| c.given.is_some() || c.sent != index || c.to <= from || to <= c.from);
        let sent = &sents[index];
        let (cue, _, wants) = cues::cues(story, sent, from, to);
        let (entries, loose) = names::marked(story, &sent.tokens, from, to);
        candidates.push(Candidate {
            sent: index,
            from,
            to,
            entries,
            cue,
            vouched: true,
            wants,
            loose,
            shadow: false,
            opening: false,
            given: Some(number),
        });
    }
    candidates.sort_by_key(|c| (c.sent, c.from, c.to));
}

/// The words of a span: sentence, first and one past the last.
fn tokens(sents: &[Sent], span: Span) -> Option<(usize, usize, usize)> {
    let index = sents.iter().position(|s| s.span.start < span.end && span.start < s.span.end)?;
    let tokens = &sents[index].tokens;
    let over = |i: &usize| tokens[*i].span.start < span.end && span.start < tokens[*i].span.end;
    let from = (0..tokens.len()).find(over)?;
    let last = (from..tokens.len()).rev().find(|i| over(i) && tokens[*i].mark().is_none())?;
    Some((index, from, last + 1))
}
