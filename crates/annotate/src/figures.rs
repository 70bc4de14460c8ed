//! Finds how many were killed, wounded, taken, displaced: the number, how the words bound it, and
//! what was done to whom.

mod count;
mod harm;

use crate::found::{At, FoundActor, FoundFigure};
use crate::harm_words::{HarmWord, Position, harm_at};
use crate::lang::Language;
use crate::sentence::Sent;
use count::{Count, count};
use harm::harm_of;
use tidings_model::{ActorKind, Basis, Group, Harm, Span, Toll, Unit};

/// All figures of one sentence; `actors` are those of this sentence with their index in the text.
pub(crate) fn find(
    lang: &Language,
    sent: &Sent,
    index: usize,
    actors: &[(usize, &FoundActor)],
    before: &[FoundFigure],
) -> Vec<FoundFigure> {
    let first = before.len();
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
        if summed(lang, sent, count.from) {
            continue;
        }
        let people = people_after(sent, &count, actors, lang);
        let said = harm_of(lang, sent, &count, people.map(|p| p.1), &harms);
        let Some((harm, unit, end)) =
            said.or_else(|| inner(lang, sent, &count, people.map(|p| p.1), &out))
        else {
            continue;
        };
        let to = people.map_or(count.to, |p| p.1.at.to).max(end);
        let among = among(lang, sent, count.from, &out, harm, first)
            .or_else(|| of_them(lang, sent, index, &count, to, &out, before, harm));
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
            more: more(lang, sent, &count, to),
            people: people.map(|(i, _)| i),
        });
        // "No casualties" says that nobody was killed and nobody wounded.
        let last = out.len() - 1;
        let found = &out[last];
        if found.basis == Basis::SaidNone
            && sent.tokens[count.to..to].iter().any(|t| t.is(lang.casualties))
        {
            let wounded = FoundFigure { harm: Harm::Injured, ..found.clone() };
            out.push(wounded);
        }
        at = at.max(count.to);
    }
    told_without_number(lang, sent, index, actors, &harms, before, &mut out);
    said_nothing(lang, sent, index, &harms, &mut out);
    out
}

/// The first number in these words, as one of people so harmed; "a guard" is one.
pub(crate) fn within(
    lang: &Language,
    sent: &Sent,
    at: &At,
    actors: &[(usize, &FoundActor)],
    harm: Harm,
) -> Option<FoundFigure> {
    let number = (at.from..at.to).find_map(|i| count(lang, sent, i, actors));
    let one = sent.tokens[at.from].is(lang.one);
    let single = || Count { from: at.from, to: at.to, basis: Basis::Counted, n: 1, upper: 1 };
    let count = number.or_else(|| one.then(single))?;
    let people = actors.iter().copied().find(|(_, a)| a.at.overlaps(at));
    Some(FoundFigure {
        at: *at,
        harm,
        whom: people.map(|(_, p)| p.at.span),
        group: people.map_or(Group::Unknown, |(_, p)| group_of(p)),
        unit: Unit::People,
        toll: Toll::of(count.basis, count.n, count.upper),
        basis: count.basis,
        more: false,
        among: None,
        people: people.map(|(i, _)| i),
    })
}

/// "killing civilians", "killed the insurgent": said of those no number counts, when nothing was
/// said of such people before (then they are those told of before).
fn told_without_number(
    lang: &Language,
    sent: &Sent,
    index: usize,
    actors: &[(usize, &FoundActor)],
    harms: &[(usize, usize, HarmWord)],
    before: &[FoundFigure],
    out: &mut Vec<FoundFigure>,
) {
    for (from, to, word) in harms {
        let verb = matches!(word.position, Position::Active | Position::Either);
        let passive = from.checked_sub(1).is_some_and(|i| sent.tokens[i].is(lang.be));
        let told = before.iter().chain(out.iter()).any(|f| f.harm == word.harm);
        if !verb || told || word.harm != Harm::Killed {
            continue;
        }
        let found = if passive {
            count::the_one(lang, sent, *from - 1, actors)
        } else {
            count::uncounted(lang, sent, *to, actors)
                .zip(actors.iter().copied().find(|(_, a)| a.at.from >= *to))
        };
        let Some((count, (i, p))) = found else { continue };
        out.push(FoundFigure {
            at: At {
                sent: index,
                from: count.from,
                to: p.at.to,
                span: sent.span_of(count.from, p.at.to),
            },
            harm: word.harm,
            whom: Some(p.at.span),
            group: group_of(p),
            unit: Unit::People,
            toll: Toll::of(count.basis, count.n, count.upper),
            basis: count.basis,
            among: None,
            more: false,
            people: Some(i),
        });
    }
}

/// "four of them children", "two nurses among them", "three women were among the dead": inside the
/// figure told before, also one sentence back.
#[expect(
    clippy::too_many_arguments,
    reason = "what a number can be inside of lies in all of these"
)]
fn of_them(
    lang: &Language,
    sent: &Sent,
    index: usize,
    count: &Count,
    end: usize,
    here: &[FoundFigure],
    before: &[FoundFigure],
    harm: Harm,
) -> Option<usize> {
    let is = |i: usize, words: &[&str]| sent.get(i).is_some_and(|t| t.is(words));
    let partitive = is(count.to, lang.of) && is(count.to + 1, lang.them);
    // What they are among must be those told of: "among the dead", "among them".
    let told = |i: usize| {
        is(i, lang.them) || (i < sent.tokens.len() && harm_at(lang, &sent.tokens, i).is_some())
    };
    let inside = count.basis != Basis::SaidNone
        && (end..end + 10)
            .take_while(|&i| !is(i, &[",", ";"]))
            .any(|i| is(i, lang.amid) && (told(i + 1) || told(i + 2)));
    if !partitive && !inside {
        return None;
    }
    let near = |f: &FoundFigure| f.at.sent + 2 >= index;
    let whole = |f: &FoundFigure| f.harm == harm && f.among.is_none() && f.basis != Basis::SaidNone;
    let own = here.iter().rposition(|f| whole(f) && near(f)).map(|i| before.len() + i);
    own.or_else(|| before.iter().rposition(|f| whole(f) && near(f)))
}

/// "nine wounded, one of them badly", "dont un grièvement": what was done to the others.
fn inner(
    lang: &Language,
    sent: &Sent,
    count: &Count,
    people: Option<&FoundActor>,
    here: &[FoundFigure],
) -> Option<(Harm, Unit, usize)> {
    let partitive = sent.get(count.to).is_some_and(|t| t.is(lang.of))
        && sent.get(count.to + 1).is_some_and(|t| t.is(lang.them));
    let last = here.last()?;
    let opens = partitive || sent.before(count.from, lang.including);
    opens.then_some((last.harm, Unit::People, people.map_or(count.to, |p| p.at.to)))
}

/// "one additional insurgent", "two others": on top of those told before.
fn more(lang: &Language, sent: &Sent, count: &Count, to: usize) -> bool {
    sent.tokens[count.from..(to + 1).min(sent.tokens.len())].iter().any(|t| t.is(lang.additional))
}

/// "3,000 civilians since the start of last year": a sum over a long time is no toll; "since
/// Monday" is short enough for one.
fn summed(lang: &Language, sent: &Sent, at: usize) -> bool {
    let clause = sent.clause(at);
    let weekday = |i: usize| sent.get(i).is_some_and(|t| lang.weekdays.iter().any(|d| t.is(d)));
    let long = |i: usize| {
        let pair = |(a, b): &(&str, &str)| {
            sent.tokens[i].folded == *a && sent.get(i + 1).is_some_and(|t| t.folded == *b)
        };
        sent.clause(i) == clause && lang.long_times.iter().any(pair)
    };
    (0..sent.tokens.len()).any(|i| {
        long(i)
            || sent.tokens[i].is(lang.since)
                && sent.clause(i).abs_diff(clause) <= 1
                && !(i + 1..i + 4).any(weekday)
    })
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

/// The people a number counts: the noun after it, over adjectives ("12 Malian soldiers").
fn people_after<'a>(
    sent: &Sent,
    count: &Count,
    actors: &[(usize, &'a FoundActor)],
    lang: &Language,
) -> Option<(usize, &'a FoundActor)> {
    let (i, found) =
        actors.iter().copied().find(|(_, a)| a.at.to > count.to && a.at.from + 1 >= count.from)?;
    let gap = count.to..found.at.from.max(count.to);
    let ok = gap.len() <= 4
        && sent.tokens[gap].iter().all(|t| {
            (t.is_word() || matches!(t.mark(), Some('”' | '“' | '"')))
                && !t.is(lang.subordinators)
                && !t.is(lang.relatives)
                && !t.is(lang.and)
                && !t.is(lang.amid)
                && !t.is(lang.by)
                && !t.is(lang.be)
                && !t.is(lang.at_place_strict())
        });
    ok.then_some((i, found))
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
            && before.last().is_some_and(|f| f.among.is_some()))
        || apposed(sent, from, before);
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

/// "five people, four pupils and their teacher": told apart right behind a comma.
fn apposed(sent: &Sent, from: usize, before: &[FoundFigure]) -> bool {
    let comma = from > 0 && sent.tokens[from - 1].mark() == Some(',');
    comma && before.last().is_some_and(|f| f.at.to + 1 == from && f.group == Group::All)
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
        let unknown = sent.tokens.iter().any(|t| t.is(lang.unknown)) || says(sent, lang.no_word);
        let none = near
            .iter()
            .rev()
            .take(4)
            .any(|&i| sent.tokens[i].is(&["no", "aucun", "aucune", "without", "sans"]))
            || (lang.code == "fr"
                && near.iter().rev().take(3).any(|&i| sent.tokens[i].is(&["pas"]))
                && matches!(word.position, Position::Counted));
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
            .find(|&i| {
                sent.tokens[i].is(&["no", "aucun", "aucune", "without", "sans", "pas"])
                    || sent.tokens[i].is(lang.unknown)
            })
            .unwrap_or(*from);
        // "No casualties" says that nobody was killed and nobody wounded.
        let both = basis == Basis::SaidNone && sent.tokens[*from].is(lang.casualties);
        let harms: &[Harm] = if both { &[Harm::Killed, Harm::Injured] } else { &[word.harm] };
        out.extend(harms.iter().map(|harm| FoundFigure {
            at: At { sent: index, from: start, to: *to, span: sent.span_of(start, *to) },
            harm: *harm,
            whom: None,
            group: Group::Unknown,
            unit: Unit::People,
            toll: Toll::of(basis, 0, 0),
            basis,
            among: None,
            more: false,
            people: None,
        }));
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

fn says(sent: &Sent, phrases: &[&str]) -> bool {
    let text: String = sent.tokens.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
    phrases.iter().any(|p| text.contains(p))
}
