//! Says what was done to those a number counts.

use super::count::Count;
use crate::found::FoundActor;
use crate::harm_words::{HarmWord, Position};
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::Kind;
use tidings_model::{Harm, Unit};

/// What was done to those counted, and whether the number counts households; also where the words
/// of the figure end.
pub(super) fn harm_of(
    lang: &Language,
    sent: &Sent,
    count: &Count,
    people: Option<&FoundActor>,
    harms: &[(usize, usize, HarmWord)],
) -> Option<(Harm, Unit, usize)> {
    let unit = if sent.tokens[count.to..(count.to + 2).min(sent.tokens.len())]
        .iter()
        .any(|t| t.is(&["families", "households", "familles", "menages"]))
    {
        Unit::Households
    } else {
        Unit::People
    };
    let end = people.map_or(count.to, |p| p.at.to);
    // "12 dead", "20 wounded soldiers", "12 deaths", "12 morts", "3 people dead".
    if let Some((_, to, word)) = harms.iter().find(|(from, last, w)| {
        w.position != Position::Active
            // "A suicide bomber killed 12": not one killed.
            && !(w.position == Position::Either
                && *from > count.to
                && followed_by_object(lang, sent, *last - 1))
            && ((*from >= count.to && *from <= count.to + 2)
                || (*from >= end && *from <= end + 1 && w.position == Position::Counted))
            && !sent.mark_between(count.to, *from, &[',', ';', '.', '“'])
            && sent.tokens[count.to..*from].iter().all(|t| {
                !t.is(lang.and)
                    && !t.is(lang.by)
                    && !lang.numbers.iter().any(|(w, _)| t.folded == *w)
            })
    }) && (word.position == Position::Counted || people.is_none() || *to > end)
        && word.position != Position::Passive
    {
        return Some((word.harm, unit, (*to).max(end)));
    }
    // Otherwise a verb: "killed 12 people", "12 people were killed", "leaving 12 people dead".
    let after = harms.iter().find(|(from, _, w)| {
        *from >= end
            && matches!(w.position, Position::Passive | Position::Counted | Position::Either)
            && passive_here(lang, sent, *from, end, w)
            && !crosses_count(lang, sent, end, *from)
    });
    // "killing 14 people, two officials said".
    let says = (end..end + 2)
        .any(|i| lang.lexicon.speech.at_checked(&sent.tokens, i).is_some_and(|(_, s)| s.verb));
    let before = harms.iter().rev().find(|(_, to, w)| {
        *to <= count.from
            && (!says || count.from - *to <= 2)
            && matches!(w.position, Position::Active | Position::Either | Position::Counted)
            && (!sent.mark_between(*to, count.from, &[';', '.', '“']) || count.from - *to <= 1)
            && active_here(lang, sent, *to, count.from, w)
    });
    let chosen = match (after, before) {
        (Some(a), Some(b)) => {
            // "killed 12 soldiers who were captured": the object of a verb right before stays its own.
            let own = count.from - b.1 <= 2 && b.2.position != Position::Counted;
            if !own && a.0 - end <= count.from - b.1 + 2 { a } else { b }
        }
        (Some(a), None) => a,
        (None, Some(b)) => b,
        (None, None) => return None,
    };
    // "14 injured", "four were wounded": the verb alone says that people are counted.
    let told = !matches!(chosen.2.harm, Harm::Displaced | Harm::Crowd)
        && sent.tokens[end.min(chosen.0)..chosen.0].iter().any(|t| t.is(lang.be));
    (people.is_some() || chosen.2.position != Position::Either || before.is_some() || told)
        .then_some((chosen.2.harm, unit, end))
}

/// Between those counted and the verb only its own auxiliaries and short phrases may stand.
fn passive_here(lang: &Language, sent: &Sent, verb: usize, end: usize, word: &HarmWord) -> bool {
    if verb < end || verb - end > 14 {
        return false;
    }
    let gap = &sent.tokens[end..verb];
    if gap.iter().any(|t| matches!(t.mark(), Some(';' | '.' | ':'))) {
        return false;
    }
    let be = gap.iter().rev().take(4).any(|t| t.is(lang.be) || t.is(lang.been));
    let aux = be || gap.iter().rev().take(4).any(|t| t.is(lang.have));
    let object_of_relative = gap.windows(2).any(|w| {
        w[0].is(lang.relatives) && !w[1].is(lang.have) && !w[1].is(lang.be) && !w[1].is(lang.not)
    });
    // "Twelve people killed in Gao": a headline's passive has no auxiliary. "Killed one and
    // detained two" is another act of the same subject.
    let bare = gap.len() <= 1 && !gap.iter().any(|t| t.is(lang.and));
    match word.position {
        Position::Passive => aux || gap.len() <= 3,
        // "three women were among the dead", "trois enfants figurent parmi les morts".
        Position::Counted => aux && gap.len() <= 6 || gap.iter().any(|t| t.is(lang.amid)),
        // "A tué", "have killed" did it; "ont été tués", "whom they have killed" suffered it.
        _ => be || aux && object_of_relative || (bare && !followed_by_object(lang, sent, verb)),
    }
}

/// "killed 12": what follows the verb is its object.
fn followed_by_object(lang: &Language, sent: &Sent, verb: usize) -> bool {
    let bound = |i: usize| sent.get(i).is_some_and(|t| t.is(lang.at_least));
    // "Killed by a bomb" and "killed and two wounded" have none, "wounded at least 20" has.
    let within = |i: &usize| {
        let t = &sent.tokens[*i];
        let apart = t.is(lang.by) || t.is(lang.and) || t.mark().is_some();
        !apart && (!t.is(lang.prepositions) || bound(*i) || bound(*i + 1))
    };
    let end = sent.tokens.len().min(verb + 4);
    (verb + 1..end).take_while(within).any(|i| {
        let t = &sent.tokens[i];
        matches!(t.kind, Kind::Number(_))
            || lang.numbers.iter().any(|(w, _)| t.folded == *w)
            || t.is(lang.at_least)
            || t.is(lang.several)
            || t.is(lang.one)
    })
}

fn active_here(
    lang: &Language,
    sent: &Sent,
    verb_end: usize,
    count: usize,
    word: &HarmWord,
) -> bool {
    let gap = &sent.tokens[verb_end..count];
    if gap.len() > 22 {
        return false;
    }
    let passive = (1..=3).any(|b| {
        verb_end
            .checked_sub(1 + b)
            .is_some_and(|i| sent.tokens[i].is(lang.been) || (sent.tokens[i].is(lang.be)))
    }) && !matches!(word.position, Position::Counted);
    let blocked = gap.iter().any(|t| {
        t.is(lang.relatives) && !t.is(lang.including) || t.is(lang.subordinators) || t.is(lang.by)
    });
    // "put the number of dead at nine", "the death toll rose to six".
    let led =
        word.position == Position::Counted && gap.len() <= 14 && sent.before(count, lang.led_to);
    if led && !blocked {
        return true;
    }
    let list = gap.len() <= 2
        || gap.iter().any(|t| t.is(lang.and) || t.mark() == Some(',') || t.is(lang.including));
    !passive && !blocked && (gap.len() <= 3 || list) && !matches!(word.position, Position::Passive)
}

fn crosses_count(lang: &Language, sent: &Sent, from: usize, to: usize) -> bool {
    // Another number between, unless coordinated or inside "including three children".
    let gap = &sent.tokens[from..to];
    // "a woman of 64 was killed" crosses an age only.
    let age = |i: usize| i > 0 && gap[i - 1].is(lang.of);
    let number = gap.iter().enumerate().any(|(i, t)| matches!(t.kind, Kind::Number(_)) && !age(i));
    let inner = gap.iter().any(|t| t.is(lang.including) || t.is(lang.and) || t.mark() == Some(','));
    number && !inner
}
