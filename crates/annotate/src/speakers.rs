//! Finds who says it: the subject of a verb of saying, or the name after "according to".

use crate::found::{ActorOrigin, At, FoundActor, FoundSpeaker};
use crate::lang::Language;
use crate::sentence::Sent;
use tidings_model::{Span, Stance};

/// All speakers of one sentence.
pub(crate) fn find(
    lang: &Language,
    sent: &Sent,
    index: usize,
    actors: &[&FoundActor],
) -> Vec<FoundSpeaker> {
    let mut out: Vec<FoundSpeaker> = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        let Some((n, sense)) = lang.lexicon.speech.at(&sent.tokens, at) else {
            at += 1;
            continue;
        };
        let to = at + n;
        let passive = sense.verb && lang.code == "en" && at > 0 && sent.tokens[at - 1].is(lang.be);
        let denied = sense.stance == Stance::Confirms
            && (1..=3).any(|b| at.checked_sub(b).is_some_and(|i| sent.tokens[i].is(lang.not)));
        let np = if sense.after {
            right_np(lang, sent, to, actors)
        } else {
            left_np(lang, sent, at, actors).or_else(|| {
                // "…, said the governor": a mark stands before an inverted verb.
                let inverted = sense.verb && !passive && inversion(lang, sent, at);
                inverted.then(|| right_np(lang, sent, to, actors)).flatten()
            })
        };
        if let Some((from, end)) = np
            && !passive
            && !denied
            && !out.iter().any(|s| s.at.from < end && from < s.at.to && s.stance == sense.stance)
        {
            let actor = actors
                .iter()
                .filter(|a| a.at.from < end + 3 && a.at.to > from && a.organised())
                .map(|a| a.actor.clone())
                .next();
            let responsibility = sense.stance == Stance::ClaimsResponsibility
                || (sense.stance == Stance::Denies && !sense.verb);
            out.push(FoundSpeaker {
                at: At { sent: index, from, to: end, span: sent.span_of(from, end) },
                actor,
                stance: sense.stance,
                via: via(lang, sent, to),
                blames: sense.blame,
                responsibility,
            });
        }
        at = to;
    }
    out
}

/// Whether the verb at `at` can stand before its subject: after a comma or a closing quotation.
fn inversion(lang: &Language, sent: &Sent, at: usize) -> bool {
    let mut i = at;
    while i > 0 && (sent.tokens[i - 1].is(lang.have) || sent.tokens[i - 1].is(lang.inside_verb) || sent.tokens[i - 1].is(&["s'"])) {
        i -= 1;
    }
    i > 0 && matches!(sent.tokens[i - 1].mark(), Some(',' | '”' | '"' | '\''))
}

/// "told AFP": the agency is a channel, not a speaker.
fn via(lang: &Language, sent: &Sent, to: usize) -> Option<Span> {
    let i = to + usize::from(sent.get(to).is_some_and(|t| t.is(lang.articles) || t.is(&["a", "the"])));
    let token = sent.get(i)?;
    let media = lang.lexicon.speakers.at(&sent.tokens, i).filter(|(_, kind)| *kind == "media")?;
    token.capital.then(|| sent.span_of(i, i + media.0))
}

/// The noun phrase that ends just before a verb of saying.
fn left_np(
    lang: &Language,
    sent: &Sent,
    verb: usize,
    actors: &[&FoundActor],
) -> Option<(usize, usize)> {
    let mut end = verb;
    // Over auxiliaries and adverbs.
    while end > 0 {
        let t = &sent.tokens[end - 1];
        if t.is(lang.have) || t.is(lang.inside_verb) || t.is(&["also", "told", "later", "s'", "en", "y", "ont", "a"]) {
            end -= 1;
        } else {
            break;
        }
    }
    // Over an apposition: ", the spokesman, said".
    if end > 0 && sent.tokens[end - 1].mark() == Some(',') {
        end -= 1;
    }
    if end == 0 {
        return None;
    }
    if sent.tokens[end - 1].is(lang.relatives) {
        end -= 1;
    }
    np_ending(lang, sent, end, actors)
}

/// The phrase of names and speaker nouns that ends at `end`, at most twelve tokens long.
fn np_ending(
    lang: &Language,
    sent: &Sent,
    end: usize,
    actors: &[&FoundActor],
) -> Option<(usize, usize)> {
    let lo = end.saturating_sub(14);
    let mut start = end;
    let mut head = false;
    while start > lo {
        let i = start - 1;
        let t = &sent.tokens[i];
        let noun = (lo..=i).rev().take(3).find(|&j| {
            lang.lexicon.speakers.at(&sent.tokens, j).is_some_and(|(n, _)| j + n == start)
        });
        let actor = actors.iter().find(|a| a.at.to == start && a.origin != ActorOrigin::Country);
        if let Some(j) = noun {
            head = true;
            start = j;
        } else if let Some(a) = actor {
            head = true;
            start = a.at.from;
        } else if t.is_word() && t.capital && !t.is(lang.subordinators) {
            head = true;
            start = i;
        } else if t.mark() == Some(',') && start < end {
            // "the rebel spokesman, NAME, said": an apposition's noun stands right before the comma.
            let noun = (lo..i).rev().take(3).any(|j| {
                lang.lexicon.speakers.at(&sent.tokens, j).is_some_and(|(n, _)| j + n == i)
            });
            if !noun {
                break;
            }
            start = i;
        } else if lang.weekdays.iter().any(|d| t.is(d)) {
            break;
        } else if (t.is(lang.articles) || t.is(lang.of) || t.is(&["for", "at", "in", "local", "senior", "former", "s", "'s", "'"]))
            && start < end
        {
            start = i;
        } else if t.is_word() && t.folded.len() > 3 && start < end && !is_verb_like(lang, t.folded.as_str()) && sent.tokens[i + 1].is_word() && i + 4 > end.saturating_sub(6) && !t.is(lang.relatives) && !t.is(lang.subordinators) && !t.is(lang.at_place) {
            start = i;
        } else {
            break;
        }
    }
    // Trim what is no part of a name at the left edge.
    while start < end
        && (sent.tokens[start].is(lang.articles)
            || sent.tokens[start].is(lang.of)
            || sent.tokens[start].mark().is_some()
            || sent.tokens[start].is(lang.at_place))
    {
        start += 1;
    }
    (head && start < end).then_some((start, end))
}

fn is_verb_like(lang: &Language, word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || lang.be.contains(&word) || lang.have.contains(&word)
}

/// The noun phrase right after "according to" or an inverted verb.
fn right_np(
    lang: &Language,
    sent: &Sent,
    from: usize,
    actors: &[&FoundActor],
) -> Option<(usize, usize)> {
    let mut i = from;
    while i < sent.tokens.len() && i < from + 2 && (sent.tokens[i].is(lang.articles) || sent.tokens[i].is(&["to", "a", "par"])) {
        i += 1;
    }
    let start = i;
    let mut head = false;
    while i < sent.tokens.len() && i < start + 10 {
        let t = &sent.tokens[i];
        if let Some((n, _)) = lang.lexicon.speakers.at(&sent.tokens, i) {
            head = true;
            i += n;
        } else if let Some(a) = actors.iter().find(|a| a.at.from == i && a.origin != ActorOrigin::Country) {
            head = true;
            i = a.at.to;
        } else if t.is_word() && t.capital {
            head = true;
            i += 1;
        } else if t.is(lang.of) || t.is(lang.articles) || t.is(&["for", "s", "'s"]) || (t.is_word() && !head && t.folded.len() > 3 && i < start + 3) {
            i += 1;
        } else {
            break;
        }
    }
    while i > start && (sent.tokens[i - 1].is(lang.of) || sent.tokens[i - 1].is(lang.articles) || sent.tokens[i - 1].is(&["for"])) {
        i -= 1;
    }
    (head && i > start).then_some((start, i))
}
