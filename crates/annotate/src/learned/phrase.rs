//! The words that carry a phrase: small words at its ends are cut off.

use crate::found::{At, FoundTag};
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::{Kind, Token};

/// The words of an act without auxiliaries and other small words; none if nothing else is there.
pub(super) fn of_act(lang: &Language, sents: &[Sent], at: At) -> Option<At> {
    let tokens = &sents[at.sent].tokens;
    let full = |n: &usize| tokens[*n].is_word() && !is_small(lang, &tokens[*n]);
    let from = (at.from..at.to).find(full)?;
    let to = (from..at.to).rev().find(full)? + 1;
    Some(cut(sents, at.sent, from, to))
}

/// Whom or what a phrase names, without how many they are and what they did: "some 40 men on horseback
/// who ..." is "men on horseback". None for pronouns alone.
pub(super) fn of_people(lang: &Language, sents: &[Sent], at: At) -> Option<At> {
    let tokens = &sents[at.sent].tokens;
    let opens = |n: &usize| {
        let t = &tokens[*n];
        t.is_word() && !is_small(lang, t) && !counts(lang, t) && !t.is(lang.pronouns)
    };
    let from = (at.from..at.to).find(opens)?;
    let ends = |n: &usize| {
        let t = &tokens[*n];
        t.is(lang.relatives)
            || matches!(t.kind, Kind::Mark(c) if !matches!(c, '-' | '\'' | '’' | '.'))
    };
    let end = (from + 1..at.to).find(ends).unwrap_or(at.to);
    let full =
        |n: &usize| !matches!(tokens[*n].kind, Kind::Mark(_)) && !is_small(lang, &tokens[*n]);
    let to = (from..end).rev().find(full)? + 1;
    Some(cut(sents, at.sent, from, to))
}

/// Who speaks, by as many words as tell it: without an article before and a clause behind. None for pronouns alone.
pub(super) fn of_speaker(lang: &Language, sents: &[Sent], at: At) -> Option<At> {
    let tokens = &sents[at.sent].tokens;
    of_people(lang, sents, at)?;
    let opens = |n: &usize| !tokens[*n].is(lang.articles) || counts(lang, &tokens[*n]);
    let from = (at.from..at.to).find(opens)?;
    let to = (from + 1..at.to).find(|n| tokens[*n].is(lang.relatives)).unwrap_or(at.to);
    Some(cut(sents, at.sent, from, to))
}

/// What a thing is called, of the words `said` around it: "offices" stands for "the offices of the telephone
/// company", of "cars and at least 15 buildings" each is its own. Whose a home or a car is stays unsaid: a person's.
pub(super) fn of_thing(lang: &Language, sents: &[Sent], said: At, thing: &FoundTag) -> At {
    let tokens = &sents[said.sent].tokens;
    let of = |n: usize| tokens[n].is(lang.of);
    let ends = |n: usize| {
        let t = &tokens[n];
        t.is(lang.and)
            || t.is(lang.relatives)
            || t.is(lang.subordinators)
            || t.is(lang.including)
            || t.is(lang.prepositions) && !of(n)
            || matches!(t.kind, Kind::Mark(c) if !matches!(c, '-' | '\'' | '’' | '.' | '"' | '“' | '”'))
    };
    let own = matches!(thing.kind.as_str(), "home" | "vehicle" | "farm");
    let stays = |n: usize| !ends(n) && !(own && (of(n) || tokens[n].capital));
    let at = thing.at;
    let first = (said.from..at.from).rev().take_while(|n| stays(*n) && !of(*n)).last();
    // "Bus carrying", "truck loaded": what follows says what it did.
    let verb = |n: usize| {
        let ends = |list: &[&str]| list.iter().any(|e| tokens[n].folded.ends_with(e));
        ends(lang.going_on) || lang.head_last && ends(lang.participle_endings)
    };
    let last = (at.to..said.to).take_while(|n| stays(*n) && !verb(*n)).last();
    let full = |n: &usize| {
        tokens[*n].is_word() && !is_small(lang, &tokens[*n]) && !counts(lang, &tokens[*n])
    };
    let from = first.and_then(|n| (n..at.from).find(full)).unwrap_or(at.from);
    let to = last.and_then(|n| (at.to..=n).rev().find(full)).map_or(at.to, |n| n + 1);
    cut(sents, said.sent, from, to)
}

fn cut(sents: &[Sent], sent: usize, from: usize, to: usize) -> At {
    At { sent, from, to, span: sents[sent].span_of(from, to) }
}

fn is_small(l: &Language, t: &Token) -> bool {
    let lists = [
        l.be, l.have, l.been, l.inside_verb, l.not, l.articles, l.definite, l.prepositions, l.of,
        l.and, l.by, l.reflexive, l.possessives, l.same, l.to_someone, l.relatives, l.infinitive,
    ];
    lists.iter().any(|list| t.is(list))
}

fn counts(l: &Language, t: &Token) -> bool {
    t.is(l.about)
        || t.is(l.at_least)
        || t.is(l.several)
        || l.numbers.iter().any(|(w, _)| t.folded == *w)
}
