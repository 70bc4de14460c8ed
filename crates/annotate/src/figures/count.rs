//! Reads one number: in digits or words, with what bounds it.

use crate::found::FoundActor;
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::{Kind, Token};
use tidings_model::{ActorKind, Basis};

/// A number with how it is bounded, before it is known what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) basis: Basis,
    pub(super) n: u32,
    pub(super) upper: u32,
}

/// The number that begins at `at`, with "at least", "some", "between … and …" before it.
pub(super) fn count(
    lang: &Language,
    sent: &Sent,
    at: usize,
    actors: &[(usize, &FoundActor)],
) -> Option<Count> {
    let tokens = &sent.tokens;
    let token = &tokens[at];
    if let Some(found) = rough(lang, sent, at) {
        return Some(found);
    }
    if let Some((n, to)) = number(lang, sent, at) {
        if not_a_count(lang, sent, at, to) || risen_from(lang, sent, at) {
            return None;
        }
        // "between 10 and 15", "10 to 15", "10-15".
        if let Some(joint) = tokens.get(to)
            && (joint.is(&["to", "and", "a", "et", "—", "or", "ou"]) || joint.mark() == Some('-'))
            && let Some((upper, end)) = number(lang, sent, to + 1)
            && upper > n
            && (joint.is(&["to", "a", "—", "or", "ou"])
                || joint.mark() == Some('-')
                || sent.before(at, lang.between))
            && !not_a_count(lang, sent, to + 1, end)
            && tokens[at].kind != Kind::Word
        {
            let from = at - usize::from(sent.before(at, lang.between));
            return Some(Count { from, to: end, basis: Basis::Between, n, upper });
        }
        // "a woman of 64".
        let person = |a: &FoundActor| a.at.to + 1 == at && !a.plural;
        if sent.before(at, lang.of) && actors.iter().any(|(_, a)| person(a)) {
            return None;
        }
        let (from, basis) = bound(lang, sent, at);
        return Some(Count { from, to, basis, n, upper: n });
    }
    // "four wounded, one seriously", "dont un grièvement".
    let inner = token.is(lang.one) && sent.before(at, lang.including);
    if inner && !actors.iter().any(|(_, a)| a.at.to > at && a.at.from <= at + 3) {
        return Some(Count { from: at, to: at + 1, basis: Basis::Counted, n: 1, upper: 1 });
    }
    // "a soldier", "a senior leader", "un militaire": one.
    let (_, person) =
        actors.iter().find(|(_, a)| at < a.at.to && a.at.from + 1 >= at && a.at.from <= at + 3)?;
    let adjectives =
        sent.tokens[at + 1..person.at.from.max(at + 1)].iter().all(|t| describes(lang, t));
    if token.is(lang.one) && !person.plural && adjectives {
        return Some(Count { from: at, to: at + 1, basis: Basis::Counted, n: 1, upper: 1 });
    }
    None
}

/// A word that may stand between a number and the noun it counts.
fn describes(lang: &Language, t: &Token) -> bool {
    t.is_word()
        && !t.is(lang.of)
        && !t.is(lang.and)
        && !t.is(lang.by)
        && !t.is(lang.be)
        && !t.is(lang.have)
        && !t.is(lang.relatives)
        && !t.is(lang.subordinators)
        && !t.is(lang.at_place)
        && !t.is(lang.against)
}

/// "the mayor was killed": one. `verb` is where the verb group begins.
pub(super) fn the_one<'a>(
    lang: &Language,
    sent: &Sent,
    verb: usize,
    actors: &[(usize, &'a FoundActor)],
) -> Option<(Count, (usize, &'a FoundActor))> {
    let (i, person) = actors.iter().copied().find(|(_, a)| a.at.to == verb && !a.plural)?;
    let open = (person.at.from.saturating_sub(3)..=person.at.from)
        .find(|j| sent.tokens[*j].is(lang.definite))?;
    let people = person.actor.kind != ActorKind::State && !person.organised() || person.anyone;
    let between = open + 1..person.at.from.max(open + 1);
    let plain = sent.tokens[between].iter().all(|t| describes(lang, t));
    (people && plain).then_some((
        Count { from: open, to: person.at.from.max(open), basis: Basis::Counted, n: 1, upper: 1 },
        (i, person),
    ))
}

/// "killing civilians": several; "killed the insurgent": one. `verb_end` is where the verb ends.
pub(super) fn uncounted(
    lang: &Language,
    sent: &Sent,
    verb_end: usize,
    actors: &[(usize, &FoundActor)],
) -> Option<Count> {
    let (_, person) = actors
        .iter()
        .find(|(_, a)| a.at.to > verb_end && a.at.from >= verb_end && a.at.from <= verb_end + 3)?;
    let opening = &sent.tokens[verb_end..person.at.from];
    let from = if opening.is_empty() { person.at.from } else { verb_end };
    let mut rest = opening;
    let mut definite = false;
    if let Some((first, others)) = opening.split_first()
        && (first.is(lang.definite) || first.is(lang.articles))
    {
        definite = first.is(lang.definite);
        rest = others;
    }
    let named = sent.tokens[person.at.from..person.at.to].iter().any(|t| t.is(lang.several));
    if named || !rest.iter().all(|t| describes(lang, t)) || rest.iter().any(|t| t.is(lang.articles))
    {
        return None;
    }
    let (basis, n) = match (person.plural, definite) {
        (true, _) => (Basis::Several, 0),
        (false, true) => (Basis::Counted, 1),
        (false, false) => return None,
    };
    Some(Count { from, to: person.at.from.max(from), basis, n, upper: n })
}

/// "June 2", "Sept. 2".
fn month_before(lang: &Language, tokens: &[Token], at: usize) -> bool {
    let point = usize::from(at > 0 && tokens[at - 1].mark() == Some('.'));
    let month = at.checked_sub(1 + point).map(|i| &tokens[i]);
    month.is_some_and(|t| lang.months.iter().any(|m| t.is(m)))
}

/// "the toll rose from 3 to 6": the number it rose from counts no longer.
fn risen_from(lang: &Language, sent: &Sent, at: usize) -> bool {
    sent.before(at, lang.from_number)
        && sent.tokens[at.saturating_sub(3)..at - 1].iter().any(|t| t.is(lang.rises))
}

/// "dozens of", "several", "une dizaine de", "no", "aucun".
fn rough(lang: &Language, sent: &Sent, at: usize) -> Option<Count> {
    let tokens = &sent.tokens;
    let token = &tokens[at];
    let of = |i: usize| usize::from(tokens.get(i).is_some_and(|t| t.is(lang.of)));
    if lang.code == "fr" && token.is(&["une"]) {
        let t = tokens.get(at + 1)?;
        if t.folded.ends_with("aine") || t.is(&["douzaine"]) {
            let n = lang.numbers.iter().find(|(w, _)| t.folded == *w)?.1;
            let (from, basis) = bound(lang, sent, at);
            let basis = if basis == Basis::Counted { Basis::About } else { basis };
            return Some(Count { from, to: at + 2 + of(at + 2), basis, n, upper: n });
        }
    }
    if lang.code == "en" && token.is(&["a"]) && tokens.get(at + 1).is_some_and(|t| t.is(&["dozen"]))
    {
        let (from, basis) = bound(lang, sent, at);
        let basis = if basis == Basis::Counted { Basis::About } else { basis };
        return Some(Count { from, to: at + 2, basis, n: 12, upper: 12 });
    }
    // "a number of", "un certain nombre de".
    let number =
        at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.is(&["certain", "large"])));
    if token.is(lang.one)
        && tokens.get(number).is_some_and(|t| t.is(&["number", "nombre"]))
        && of(number + 1) == 1
    {
        return Some(Count { from: at, to: number + 2, basis: Basis::Several, n: 0, upper: 0 });
    }
    if token.is(lang.several) {
        // "some 40" is a rough number, "several" is none.
        if token.is(lang.about)
            && tokens.get(at + 1).is_some_and(|t| {
                matches!(t.kind, Kind::Number(_))
                    || lang.numbers.iter().any(|(w, _)| t.folded == *w)
            })
        {
            return None;
        }
        let from = at - usize::from(sent.before(at, &["de", "des", "a"]) && at > 0);
        // "several hundred", "plusieurs dizaines de".
        let to = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.is(lang.multiples)));
        return Some(Count { from, to: to + of(to), basis: Basis::Several, n: 0, upper: 0 });
    }
    let nobody = token.is(lang.nobody) && tokens.get(at + 1).is_some_and(|t| t.is(lang.not));
    if nobody {
        return Some(Count { from: at, to: at + 1, basis: Basis::SaidNone, n: 0, upper: 0 });
    }
    if token.is(lang.none) && !token.is(&["pas", "sans"]) {
        return Some(Count { from: at, to: at + 1, basis: Basis::SaidNone, n: 0, upper: 0 });
    }
    None
}

/// A number in digits or words; where it ends.
fn number(lang: &Language, sent: &Sent, at: usize) -> Option<(u32, usize)> {
    let token = sent.tokens.get(at)?;
    if let Kind::Number(n) = token.kind {
        let ordinal = token.folded.ends_with(|c: char| c.is_alphabetic());
        return (!ordinal).then_some((n, at + 1));
    }
    let value = |i: usize| -> Option<u32> {
        let t = sent.tokens.get(i)?;
        lang.numbers.iter().find(|(w, _)| t.folded == *w).map(|(_, n)| *n)
    };
    let first = value(at)?;
    // French "un" and "une" are articles as well; they are counted with their noun.
    if token.is(&["un", "une"]) {
        return None;
    }
    // "twenty-five", "soixante-dix", "quatre-vingts", "deux cents".
    let (mut total, mut to) = (first, at + 1);
    while let Some(next) = value(to) {
        if sent.tokens[to].is(&["un", "une"]) && total < 20 {
            break;
        }
        total = match next {
            1000 => total * 1000,
            100 => total * 100,
            20 if total == 4 => 80,
            // "dix-sept"
            7..=9 if total == 10 && lang.code == "fr" => total + next,
            12 if sent.tokens[to].is(&["dozen"]) => total * 12,
            n if total >= 20 && n < total => total + n,
            _ => break,
        };
        to += 1;
    }
    if lang.code == "fr"
        && total.is_multiple_of(10)
        && sent.tokens.get(to).is_some_and(|t| t.is(&["et"]))
        && let Some(n @ (1 | 11)) = value(to + 1)
    {
        return Some((total + n, to + 2));
    }
    Some((total, to))
}

/// Ages, measures, dates, times: numbers that count no people.
fn not_a_count(lang: &Language, sent: &Sent, from: usize, to: usize) -> bool {
    let tokens = &sent.tokens;
    let next = tokens.get(to);
    if next.is_some_and(|t| t.is(lang.not_people) || t.folded == "%" || t.mark() == Some('%')) {
        return true;
    }
    if next.is_some_and(|t| t.is_word() && lang.months.iter().any(|m| t.is(m)))
        || month_before(lang, tokens, from)
    {
        return true;
    }
    // "a 60-year-old man", "aged 12", "2024", "22:30", "$5".
    let glued =
        next.is_some_and(|t| !t.spaced && (t.is(&["year", "km", "mm"]) || t.mark() == Some(':')));
    let aged = from > 0
        && tokens[from - 1].is(&["aged", "age", "ages", "$", "no", "n", "number", "article"]);
    let year = tokens[from].folded.len() == 4
        && matches!(tokens[from].kind, Kind::Number(1900..=2100))
        && !next.is_some_and(|t| t.is(&["people", "personnes", "civilians", "morts", "dead"]));
    glued || aged || year
}

/// Words before a number that bound it.
fn bound(lang: &Language, sent: &Sent, at: usize) -> (usize, Basis) {
    let back = |n: usize| at.checked_sub(n).map(|i| &sent.tokens[i]);
    let is = |n: usize, words: &[&str]| back(n).is_some_and(|t| t.is(words));
    if is(1, &["least"]) && is(2, &["at"]) || is(1, &["moins"]) && is(2, &["au", "du"]) {
        return (at - 2, Basis::AtLeast);
    }
    if is(1, &["than"]) && is(2, &["more", "fewer", "less"]) {
        let basis = if is(2, &["more"]) { Basis::AtLeast } else { Basis::UpTo };
        return (at - 2, basis);
    }
    if is(1, lang.of) && is(2, &["plus", "moins"]) && lang.code == "fr" {
        if is(2, &["moins"]) {
            return (at - 2, Basis::UpTo);
        }
        return (at - 2, Basis::AtLeast);
    }
    if is(1, lang.of) && is(2, &["pres"]) {
        return (at - 2, Basis::About);
    }
    if is(1, &["over"]) {
        return (at - 1, Basis::AtLeast);
    }
    if is(1, &["to"]) && is(2, &["up"]) {
        return (at - 2, Basis::UpTo);
    }
    if is(1, &["as"]) && is(2, &["many"]) && is(3, &["as"]) {
        return (at - 3, Basis::UpTo);
    }
    if is(1, &["jusqu'"]) || is(1, &["a"]) && is(2, &["jusqu'"]) {
        return (at - if is(1, &["jusqu'"]) { 1 } else { 2 }, Basis::UpTo);
    }
    if back(1).is_some_and(|t| t.is(lang.about)) && !is(1, &["pres", "close"]) {
        return (at - 1, Basis::About);
    }
    (at, Basis::Counted)
}
