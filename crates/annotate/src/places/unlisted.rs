//! Places that no table has, where the words say that the name is one: "the village of X",
//! "X district", "in X Street", "in X, Y province". They keep name, kind and the wider place around them, and have no point.

use super::cues::{cues, kind_word};
use super::names::{self, is_function_word};
use super::{Candidate, Wants};
use crate::actors::Story;
use crate::found::{At, FoundPlace, PlaceCue};
use crate::sentence::Sent;
use crate::token::{Kind, Token};
use tidings_knowledge::PlaceKind;
use tidings_model::{PassageKind, Place, PlacePrecision};

/// Most words of such a name.
const LONGEST: usize = 5;

/// A capitalised name at `at` that a word beside it makes a place.
pub(super) fn candidate<'a>(
    story: &Story<'a>,
    sent: &Sent,
    index: usize,
    at: usize,
    taken: &dyn Fn(usize) -> bool,
) -> Option<Candidate<'a>> {
    let tokens = &sent.tokens;
    if story.uncased || sent.passage == PassageKind::Headline || !begins(story, tokens, at) {
        return None;
    }
    let mut to = end(story, tokens, at);
    // Initials name an organisation ("the former MINUSMA base"), not a place.
    if to - at == 1 && tokens[at].upper && tokens[at].folded.len() > 1 {
        return None;
    }
    if (at..to).any(taken) || tokens[at..to].iter().all(|t| t.folded.len() < 3) {
        return None;
    }
    let (cue, ..) = cues(story, sent, at, to);
    let wants = if let Some(longer) = feature(story, tokens, at, to)
        .filter(|_| cue == PlaceCue::Scene || sent.before(at, story.lang.definite))
    {
        to = longer;
        Wants::Site
    } else if let Some(wants) = beside(story, tokens, at, to) {
        to += usize::from(kind_word(story, tokens.get(to)).is_some() && tokens[to].capital);
        wants
    } else {
        before_province(story, sent, at, to).filter(|_| cue == PlaceCue::Scene)?
    };
    // "Sheikh Saeed district": a title may be part of a place's name.
    let titled = at > 0 && tokens[at - 1].capital && tokens[at - 1].is(story.lang.titles);
    let at = if titled && !taken(at - 1) { at - 1 } else { at };
    Some(Candidate {
        sent: index,
        from: at,
        to,
        entries: Vec::new(),
        cue,
        vouched: true,
        wants: Some(wants),
        loose: false,
        shadow: false,
        opening: false,
        given: None,
    })
}

/// Whether a name may begin here.
fn begins(story: &Story<'_>, tokens: &[Token], at: usize) -> bool {
    // "Islamist-controlled" is no name.
    let compound = tokens.get(at + 1).is_some_and(|t| t.is_word() && !t.spaced && !tied(t));
    is_part(story, &tokens[at])
        && !compound
        && !(at > 0
            && tokens[at - 1].is_word()
            && (is_part(story, &tokens[at - 1]) || !tokens[at].spaced && tokens[at - 1].capital))
        && story.names.country(tokens, at, false).is_none()
}

/// The rest of a name with a hyphen: "Ash-Shab", "Nahr-e".
fn tied(t: &Token) -> bool {
    t.is_word() && !t.spaced && t.folded != "'s" && (t.capital || t.folded.len() < 4)
}

/// A capitalised word that is no title, day, adjective of a people, or word of the grammar.
fn is_part(story: &Story<'_>, t: &Token) -> bool {
    let lang = story.lang;
    t.is_word()
        && t.capital
        && !is_function_word(story, t)
        && !t.is(lang.titles)
        && !t.is(lang.never_places)
        && !t.is(lang.compass)
        && (!t.is(lang.not_place_after) || t.is(lang.feature_last))
        && kind_word(story, Some(t)).is_none()
}

/// The end of the name: capitalised words, and small ones between them.
fn end(story: &Story<'_>, tokens: &[Token], at: usize) -> usize {
    let mut to = at + 1;
    while to < tokens.len() && to - at < LONGEST {
        let part = |i: usize| tokens.get(i).is_some_and(|t| is_part(story, t) || tied(t));
        let small =
            tokens[to].is_word() && !tokens[to].capital && tokens[to].is(story.lang.inside_names);
        if part(to) {
            to += 1;
        } else if small && part(to + 1) {
            to += 2;
        } else {
            break;
        }
    }
    to
}

/// "the village of X", "X district", "in the X area".
fn beside(story: &Story<'_>, tokens: &[Token], at: usize, to: usize) -> Option<Wants> {
    let lang = story.lang;
    let lower = |t: Option<&Token>| t.is_some_and(|t| !t.capital);
    if lang.kind_follows
        && let Some(w) = kind_word(story, tokens.get(to))
        && at > 0
        && tokens[at - 1].is_word()
    {
        return Some(w);
    }
    let back = at.checked_sub(1)?;
    let of = tokens[back].is(lang.of);
    let noun = if of { back.checked_sub(1)? } else { back };
    let direct = of || !lang.kind_follows;
    kind_word(story, tokens.get(noun)).filter(|_| direct && lower(tokens.get(noun)))
}

/// The end of "Wadi X", "X Street", "Hill 30": a feature of the land or the town.
fn feature(story: &Story<'_>, tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    let lang = story.lang;
    if tokens[at].is(lang.feature_first) {
        let number = tokens.get(to).is_some_and(|t| matches!(t.kind, Kind::Number(_)));
        let to = to + usize::from(number && to == at + 1);
        return (to > at + 1).then_some(to);
    }
    let inside = (at + 1..to).rev().find(|&i| tokens[i].is(lang.feature_last)).map(|i| i + 1);
    inside
        .or_else(|| tokens.get(to).filter(|t| t.capital && t.is(lang.feature_last)).map(|_| to + 1))
}

/// "in X, Hama province", "at X in Hama province": a name before its province is a town.
fn before_province(story: &Story<'_>, sent: &Sent, at: usize, to: usize) -> Option<Wants> {
    let tokens = &sent.tokens;
    let lang = story.lang;
    let link = tokens.get(to)?;
    let comma = (link.mark() == Some(',') || link.is(lang.at_place_strict()))
        && sent.before(at, lang.at_place_strict())
        && !sent.before(at, lang.from_place);
    let next = tokens.get(to + 1).filter(|t| comma && t.is_word() && t.capital)?;
    let wider = names::longest(story, tokens, to + 1).is_some_and(|(end, entries, loose)| {
        let kind = kind_word(story, tokens.get(end));
        !loose
            && !is_function_word(story, next)
            && (matches!(kind, Some(Wants::Admin1 | Wants::Admin2))
                || entries.iter().any(|e| matches!(e.kind, PlaceKind::Country | PlaceKind::Admin1)))
    });
    wider.then_some(Wants::Settlement)
}

/// The place, inside the wider one that the words put around it, else in the story's country.
pub(super) fn place(
    text: &str,
    sent: &Sent,
    c: &Candidate<'_>,
    parent: Option<&Place>,
    country: Option<&str>,
) -> Option<FoundPlace> {
    let precision = match c.wants? {
        Wants::Settlement => PlacePrecision::Settlement,
        Wants::Admin1 => PlacePrecision::Admin1,
        Wants::Admin2 => PlacePrecision::Admin2,
        Wants::Site | Wants::Part => PlacePrecision::Site,
    };
    let span = sent.span_of(c.from, c.to);
    let admin1 = parent.and_then(|p| match p.precision {
        PlacePrecision::Country => None,
        _ => p.admin1.clone(),
    });
    Some(FoundPlace {
        at: At { sent: c.sent, from: c.from, to: c.to, span },
        place: Place {
            id: None,
            name: span.of(text).to_owned(),
            country: parent.and_then(|p| p.country.clone()).or_else(|| country.map(str::to_owned)),
            admin2: parent
                .filter(|p| p.precision == PlacePrecision::Admin2)
                .and_then(|p| p.admin2.clone()),
            admin1,
            // It lies in the unit that the words put around it, and nobody knows a smaller one.
            pcode: parent
                .filter(|p| matches!(p.precision, PlacePrecision::Admin1 | PlacePrecision::Admin2))
                .and_then(|p| p.pcode.clone()),
            point: None,
            precision,
            radius_km: None,
        },
        cue: c.cue,
    })
}
