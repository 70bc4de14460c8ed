//! Finds how many were killed, wounded, taken, displaced: the number, how the words bound it, and
//! what was done to whom.

use crate::found::{At, FoundActor, FoundFigure};
use crate::harm_words::{HarmWord, Position, harm_at};
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::Kind;
use tidings_model::{ActorKind, Basis, Group, Harm, Span, Toll, Unit};

/// A number with how it is bounded, before it is known what it counts.
#[derive(Clone, Copy, Debug)]
struct Count {
    from: usize,
    to: usize,
    basis: Basis,
    n: u32,
    upper: u32,
}

/// All figures of one sentence; `actors` are those of this sentence with their index in the text.
pub(crate) fn find(
    lang: &Language,
    sent: &Sent,
    index: usize,
    actors: &[(usize, &FoundActor)],
    first: usize,
) -> Vec<FoundFigure> {
    let harms: Vec<(usize, usize, HarmWord)> = harm_words(lang, sent);
    let mut out: Vec<FoundFigure> = Vec::new();
    if harms.is_empty() {
        return out;
    }
    let mut at = 0;
    while at < sent.tokens.len() {
        let Some(count) = count(lang, sent, at, actors) else {
            at += 1;
            continue;
        };
        at = count.to;
        let people = people_after(sent, &count, actors, lang);
        let Some((harm, unit, end)) = harm_of(lang, sent, &count, people.map(|p| p.1), &harms) else {
            continue;
        };
        let to = people.map_or(count.to, |p| p.1.at.to).max(end);
        let among = among(lang, sent, count.from, &out, harm, first);
        let toll = Toll::of(count.basis, count.n, count.upper);
        out.push(FoundFigure {
            at: At { sent: index, from: count.from, to, span: sent.span_of(count.from, to) },
            harm,
            whom: people.map(|(_, p)| whom_span(sent, &count, p)),
            group: people.map_or(Group::Unknown, |(_, p)| group_of(p)),
            unit,
            toll,
            basis: count.basis,
            among,
            people: people.map(|(i, _)| i),
        });
        at = at.max(count.to);
    }
    said_nothing(lang, sent, index, &harms, &mut out);
    out
}

fn whom_span(sent: &Sent, count: &Count, p: &FoundActor) -> Span {
    sent.span_of(count.to.min(p.at.from).max(p.at.from.min(count.to)).min(p.at.to - 1), p.at.to)
}

fn group_of(p: &FoundActor) -> Group {
    match p.actor.kind {
        _ if p.anyone => Group::All,
        ActorKind::Civilians | ActorKind::Protesters => Group::Civilians,
        _ => Group::Unknown,
    }
}

fn harm_words(lang: &Language, sent: &Sent) -> Vec<(usize, usize, HarmWord)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        match harm_at(lang, &sent.tokens, at) {
            Some((n, word)) => {
                out.push((at, at + n, word));
                at += n;
            }
            None => at += 1,
        }
    }
    out
}

/// The number that begins at `at`, with "at least", "some", "between … and …" before it.
fn count(lang: &Language, sent: &Sent, at: usize, actors: &[(usize, &FoundActor)]) -> Option<Count> {
    let tokens = &sent.tokens;
    let token = &tokens[at];
    if let Some(found) = rough(lang, sent, at) {
        return Some(found);
    }
    if let Some((n, to)) = number(lang, sent, at) {
        if not_a_count(lang, sent, at, to) {
            return None;
        }
        // "between 10 and 15", "10 to 15", "10-15".
        if let Some(joint) = tokens.get(to)
            && (joint.is(&["to", "and", "a", "et", "—", "or", "ou"]) || joint.mark() == Some('-'))
            && let Some((upper, end)) = number(lang, sent, to + 1)
            && upper > n
            && (joint.is(&["to", "a", "—", "or", "ou"]) || joint.mark() == Some('-') || sent.before(at, lang.between))
            && !not_a_count(lang, sent, to + 1, end)
            && tokens[at].kind != Kind::Word
        {
            let from = at - usize::from(sent.before(at, lang.between));
            return Some(Count { from, to: end, basis: Basis::Between, n, upper });
        }
        let (from, basis) = bound(lang, sent, at);
        return Some(Count { from, to, basis, n, upper: n });
    }
    // "a soldier", "un militaire": one; bare plurals ("killing civilians"): several.
    let (_, person) = actors.iter().find(|(_, a)| a.at.from <= at + 1 && at < a.at.to && a.at.from + 1 >= at)?;
    if token.is(lang.one) && !person.plural && (person.at.from == at + 1 || person.at.from == at) {
        return Some(Count { from: at, to: at + 1, basis: Basis::Counted, n: 1, upper: 1 });
    }
    None
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
    if lang.code == "en" && token.is(&["a"]) && tokens.get(at + 1).is_some_and(|t| t.is(&["dozen"])) {
        let (from, basis) = bound(lang, sent, at);
        let basis = if basis == Basis::Counted { Basis::About } else { basis };
        return Some(Count { from, to: at + 2, basis, n: 12, upper: 12 });
    }
    if token.is(lang.several) {
        // "some 40" is a rough number, "several" is none.
        if token.is(lang.about) && tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Number(_)) || lang.numbers.iter().any(|(w, _)| t.folded == *w)) {
            return None;
        }
        let from = at - usize::from(sent.before(at, &["de", "des", "a"]) && at > 0);
        return Some(Count { from, to: at + 1 + of(at + 1), basis: Basis::Several, n: 0, upper: 0 });
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
            12 if sent.tokens[to].is(&["dozen"]) => total * 12,
            n if total >= 20 && n < total => total + n,
            _ => break,
        };
        to += 1;
    }
    if lang.code == "fr" && total.is_multiple_of(10) && sent.tokens.get(to).is_some_and(|t| t.is(&["et"])) {
        if let Some(n @ (1 | 11)) = value(to + 1) {
            return Some((total + n, to + 2));
        }
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
        || (from > 0 && lang.months.iter().any(|m| tokens[from - 1].is(m)))
    {
        return true;
    }
    // "a 60-year-old man", "aged 12", "2024", "22:30", "$5".
    let glued = next.is_some_and(|t| !t.spaced && (t.is(&["year", "km", "mm"]) || t.mark() == Some(':')));
    let aged = from > 0 && tokens[from - 1].is(&["aged", "age", "ages", "$", "no", "n", "number", "article"]);
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

/// The people a number counts: the noun after it, over adjectives ("12 Malian soldiers").
fn people_after<'a>(
    sent: &Sent,
    count: &Count,
    actors: &[(usize, &'a FoundActor)],
    lang: &Language,
) -> Option<(usize, &'a FoundActor)> {
    let (i, found) = actors
        .iter()
        .copied()
        .find(|(_, a)| a.at.to > count.to && a.at.from + 1 >= count.from)?;
    let gap = count.to..found.at.from.max(count.to);
    let ok = gap.len() <= 4
        && sent.tokens[gap].iter().all(|t| {
            t.is_word()
                && !t.is(lang.subordinators)
                && !t.is(lang.relatives)
                && !t.is(lang.and)
                && !t.is(lang.by)
                && !t.is(lang.be)
                && !t.is(lang.at_place_strict())
        });
    ok.then_some((i, found))
}

/// What was done to those counted, and whether the number counts households; also where the words
/// of the figure end.
fn harm_of(
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
    if let Some((_, to, word)) = harms.iter().find(|(from, _, w)| {
        w.position != Position::Active
            && ((*from >= count.to && *from <= count.to + 2) || (*from >= end && *from <= end + 1 && w.position == Position::Counted))
            && !sent.mark_between(count.to, *from, &[',', ';', '.', '“'])
            && sent.tokens[count.to..*from].iter().all(|t| !t.is(lang.and) && !t.is(lang.by))
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
    let before = harms.iter().rev().find(|(_, to, w)| {
        *to <= count.from
            && matches!(w.position, Position::Active | Position::Either | Position::Counted)
            && !sent.mark_between(*to, count.from, &[';', '.', '“'])
            && active_here(lang, sent, *to, count.from, w)
    });
    let chosen = match (after, before) {
        (Some(a), Some(b)) => {
            if a.0 - end <= count.from - b.1 + 2 { a } else { b }
        }
        (Some(a), None) => a,
        (None, Some(b)) => b,
        (None, None) => return None,
    };
    (people.is_some() || chosen.2.position != Position::Either || before.is_some())
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
    let aux = gap.iter().rev().take(4).any(|t| t.is(lang.be) || t.is(lang.have));
    // "Twelve people killed in Gao": a headline's passive has no auxiliary.
    let bare = gap.len() <= 1;
    match word.position {
        Position::Passive => aux || gap.len() <= 3,
        Position::Counted => aux && gap.len() <= 6,
        _ => aux || (bare && !followed_by_object(lang, sent, verb)),
    }
}

/// "killed 12": what follows the verb is its object.
fn followed_by_object(lang: &Language, sent: &Sent, verb: usize) -> bool {
    sent.tokens[verb + 1..].iter().take(3).any(|t| {
        matches!(t.kind, Kind::Number(_))
            || lang.numbers.iter().any(|(w, _)| t.folded == *w)
            || t.is(&["least", "moins", "people", "civilians"])
    })
}

fn active_here(lang: &Language, sent: &Sent, verb_end: usize, count: usize, word: &HarmWord) -> bool {
    let gap = &sent.tokens[verb_end..count];
    if gap.len() > 22 {
        return false;
    }
    let passive = (1..=3).any(|b| {
        verb_end.checked_sub(1 + b).is_some_and(|i| sent.tokens[i].is(lang.been) || (sent.tokens[i].is(lang.be)))
    }) && !matches!(word.position, Position::Counted);
    let blocked = gap.iter().any(|t| t.is(lang.relatives) || t.is(lang.subordinators) || t.is(lang.by));
    let list = gap.len() <= 2
        || gap.iter().any(|t| t.is(lang.and) || t.mark() == Some(',') || t.is(lang.including));
    !passive && !blocked && (gap.len() <= 3 || list) && !matches!(word.position, Position::Passive)
}

fn crosses_count(lang: &Language, sent: &Sent, from: usize, to: usize) -> bool {
    // Another number between, unless coordinated or inside "including three children".
    let gap = &sent.tokens[from..to];
    let number = gap.iter().any(|t| matches!(t.kind, Kind::Number(_)));
    let inner = gap.iter().any(|t| t.is(lang.including) || t.is(lang.and) || t.mark() == Some(','));
    number && !inner
}

/// "including three children", "dont trois enfants": inside the figure before.
fn among(
    lang: &Language,
    sent: &Sent,
    from: usize,
    before: &[FoundFigure],
    harm: Harm,
    first: usize,
) -> Option<usize> {
    let lo = from.saturating_sub(4);
    let opens = (lo..from).rev().any(|i| sent.tokens[i].is(lang.including))
        || (from > 0
            && sent.tokens[lo..from].iter().any(|t| t.is(lang.and))
            && before.last().is_some_and(|f| f.among.is_some()));
    if !opens {
        return None;
    }
    before
        .iter()
        .enumerate()
        .rev()
        .find(|(_, f)| f.harm == harm && f.among.is_none())
        .map(|(i, _)| first + i)
}

/// "no casualties were reported", "it is unknown if there are casualties", "sans faire de victime".
fn said_nothing(
    lang: &Language,
    sent: &Sent,
    index: usize,
    harms: &[(usize, usize, HarmWord)],
    out: &mut Vec<FoundFigure>,
) {
    for (from, to, word) in harms {
        if out.iter().any(|f| f.at.from <= *from && *from < f.at.to) {
            continue;
        }
        let lo = from.saturating_sub(8);
        let near: Vec<usize> = (lo..*from).collect();
        let unknown = sent.tokens.iter().any(|t| t.is(lang.unknown))
            || says(sent, lang, &["not immediately", "no word on", "no immediate word", "no details on", "not yet known", "could not be", "n'est pas connu", "pas ete communique", "pas encore connu", "aucun bilan", "pas de bilan"]);
        let none = near.iter().rev().take(4).any(|&i| sent.tokens[i].is(&["no", "aucun", "aucune", "without", "sans"]))
            || (lang.code == "fr" && near.iter().rev().take(3).any(|&i| sent.tokens[i].is(&["pas"])) && matches!(word.position, Position::Counted));
        let basis = if unknown && word.noun {
            Basis::SaidUnknown
        } else if none && word.noun {
            Basis::SaidNone
        } else {
            continue;
        };
        let start = near
            .iter()
            .copied()
            .find(|&i| sent.tokens[i].is(&["no", "aucun", "aucune", "without", "sans", "pas"]) || sent.tokens[i].is(lang.unknown))
            .unwrap_or(*from);
        out.push(FoundFigure {
            at: At { sent: index, from: start, to: *to, span: sent.span_of(start, *to) },
            harm: word.harm,
            whom: None,
            group: Group::Unknown,
            unit: Unit::People,
            toll: Toll::of(basis, 0, 0),
            basis,
            among: None,
            people: None,
        });
    }
    // One harm said twice ("injuries or casualties") is two harms; the same harm once.
    let mut seen: Vec<(Harm, Basis)> = Vec::new();
    out.retain(|f| {
        let key = (f.harm, f.basis);
        let double = matches!(f.basis, Basis::SaidNone | Basis::SaidUnknown) && seen.contains(&key);
        seen.push(key);
        !double
    });
}

fn says(sent: &Sent, lang: &Language, phrases: &[&str]) -> bool {
    let _ = lang;
    let text: String = sent.tokens.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
    phrases.iter().any(|p| text.contains(p))
}
