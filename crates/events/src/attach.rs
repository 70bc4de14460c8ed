//! What stands in sentences without an act of their own goes to the event it speaks of.

use crate::draft::Draft;
use tidings_model::{
    Annotated, Basis, Harm, Mark, Mention, MentionId, Modality, PassageKind, Stance,
};

/// A denial without an act of its own is about an event told at most so many sentences before.
const DENIAL_REACH: usize = 4;

/// An event without a place of its own, told right after another in the same paragraph, is there.
pub(crate) fn adopt(a: &Annotated, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let d = &mut rest[0];
        let Some(e) = before.last() else { continue };
        let last = *e.sentences.last().unwrap_or(&e.sentence);
        let near = d.sentence.saturating_sub(last) <= 1
            && a.sentences[last].paragraph == a.sentences[d.sentence].paragraph
            && e.passage != PassageKind::Caption;
        if near && d.modality != Modality::Expected {
            d.place = d.place.or(e.place);
            d.date = d.date.or(e.date);
        }
    }
}

/// Figures and speakers of sentences without an act of their own belong to the event just told.
pub(crate) fn orphans(a: &Annotated, drafts: &mut [Draft]) {
    let mut taken: Vec<bool> = vec![false; a.sentences.len()];
    for d in drafts.iter() {
        for s in &d.sentences {
            taken[*s] = true;
        }
    }
    let mut counted_by: Vec<MentionId> = Vec::new();
    for (id, m) in a.mentions.iter().enumerate() {
        let wanted = match &m.mark {
            Mark::Figure { harm, .. } => *harm != Harm::Crowd,
            Mark::Speaker { .. } => true,
            _ => false,
        };
        // A figure of a general statement stays there, but "it is unknown if there are casualties"
        // and "no casualties were reported" speak of the event.
        let nothing =
            matches!(m.mark, Mark::Figure { basis: Basis::SaidNone | Basis::SaidUnknown, .. });
        let linked = if nothing {
            drafts.iter().any(|d| d.figures.contains(&id))
        } else {
            a.links.iter().any(|l| l.to == id)
        };
        if !wanted || linked || a.sentences[m.sentence].passage == PassageKind::Caption {
            continue;
        }
        if taken[m.sentence] && !matches!(m.mark, Mark::Figure { .. }) {
            continue;
        }
        match &m.mark {
            Mark::Speaker { stance: Stance::Asserts, .. } => counted_by.push(id),
            Mark::Speaker { .. } => {
                if let Some(d) = spoken_of(a, drafts, m) {
                    d.speakers.push(id);
                }
            }
            _ => {
                // A sum over a year is nobody's toll.
                let sum = a.mentions.iter().any(|x| {
                    x.sentence == m.sentence
                        && matches!(x.mark, Mark::Date(dt) if dt.width_days().is_some_and(|w| w > 27))
                });
                if let Some(d) = just_told(drafts, m.sentence, true).filter(|_| !sum) {
                    d.figures.push(id);
                }
            }
        }
    }
    // Who only gives a number speaks of the event that the number went to.
    for id in counted_by {
        let here = |m: &MentionId| a.mentions[*m].sentence == a.mentions[id].sentence;
        if let Some(d) = drafts.iter_mut().find(|d| d.figures.iter().any(here)) {
            d.speakers.push(id);
        }
    }
}

/// The event told last before a sentence.
fn just_told(drafts: &mut [Draft], sentence: usize, figure: bool) -> Option<&mut Draft> {
    drafts
        .iter_mut()
        .filter(|d| d.passage != PassageKind::Caption && d.modality != Modality::Expected)
        .filter(|d| d.sentence <= sentence)
        .filter(|d| !figure || d.kind.is_none_or(|k| k.is_violent() || k.is_demonstration()))
        .min_by_key(|d| {
            d.sentences
                .iter()
                .filter(|s| **s <= sentence)
                .map(|s| sentence - s)
                .min()
                .unwrap_or(usize::MAX)
        })
}

/// The event that a denial or confirmation without an act of its own is about: the one just told
/// in the paragraph, else the news of the report.
fn spoken_of<'a>(a: &Annotated, drafts: &'a mut [Draft], m: &Mention) -> Option<&'a mut Draft> {
    let sentence = m.sentence;
    // A denial far from the news denies something else.
    let denies = matches!(m.mark, Mark::Speaker { stance: Stance::Denies | Stance::Doubts, .. });
    let paragraph = a.sentences[sentence].paragraph;
    let near = just_told(drafts, sentence, false).is_some_and(|d| {
        d.sentences.iter().any(|s| *s <= sentence && a.sentences[*s].paragraph == paragraph)
    });
    if near {
        return just_told(drafts, sentence, false);
    }
    drafts.iter_mut().find(|d| {
        let told =
            d.sentences.iter().filter(|s| **s <= sentence).max().copied().unwrap_or(d.sentence);
        d.sentence <= sentence
            && !(denies && told + DENIAL_REACH < sentence)
            && d.passage != PassageKind::Caption
            && d.modality != Modality::Expected
    })
}
