//! Finds the names in a sentence that may be places.

use super::cues::{cues, kind_word, part_of_longer_name};
use super::{Candidate, Wants, unlisted};
use crate::actors::Story;
use crate::found::{ActorOrigin, FoundActor, PlaceCue};
use crate::sentence::Sent;
use crate::token::Token;
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::PassageKind;

/// Fewest letters of a name that may be looked up by its sound.
const LOOSE_LETTERS: usize = 6;

pub(super) fn scan<'a>(
    story: &Story<'a>,
    sent: &Sent,
    index: usize,
    actors: &[&FoundActor],
    out: &mut Vec<Candidate<'a>>,
) {
    let mut at = 0;
    while at < sent.tokens.len() {
        let inside = |i: usize| {
            actors.iter().any(|a| {
                a.at.covers(index, i)
                    && (a.origin == ActorOrigin::Named
                        || (a.origin == ActorOrigin::Force && !sent.tokens[i].capital))
            })
        };
        let found = (!inside(at)).then(|| candidate(story, sent, index, at)).flatten();
        let own = unlisted::candidate(story, sent, index, at, &inside);
        match longer(story, sent, found, own) {
            Some(c) => {
                at = c.to;
                out.push(c);
            }
            None => at += 1,
        }
    }
}

/// A longer name that no table has comes before a part of it that one has, unless it is longer by
/// the word of kind alone ("Hall County").
fn longer<'a>(
    story: &Story<'a>,
    sent: &Sent,
    listed: Option<Candidate<'a>>,
    own: Option<Candidate<'a>>,
) -> Option<Candidate<'a>> {
    let (Some(f), Some(u)) = (&listed, &own) else { return own.or(listed) };
    let kind_only = u.to == f.to + 1 && kind_word(story, sent.get(f.to)).is_some();
    if !f.shadow && (u.to <= f.to || kind_only) {
        return listed;
    }
    if u.wants == Some(Wants::Site) && f.from == u.from && !f.loose {
        // "Kuweires Military Airport" is near Kuweires, when that lies in the story's country.
        let entries = listed.map(|f| f.entries).unwrap_or_default();
        return own.map(|u| Candidate { entries, loose: true, ..u });
    }
    own
}

/// The longest gazetteer name that begins at `at`, if the words around let it be a place.
fn candidate<'a>(story: &Story<'a>, sent: &Sent, index: usize, at: usize) -> Option<Candidate<'a>> {
    let tokens = &sent.tokens;
    let first = &tokens[at];
    if !first.is_word() || (!first.capital && !story.uncased) {
        return None;
    }
    let (to, entries, loose) = longest(story, tokens, at)?;
    let (cue, vouched, wants) = cues(story, sent, at, to);
    // "Hall County" as the table has it.
    let own = (to > at + 1).then(|| kind_word(story, tokens.get(to - 1))).flatten();
    let (vouched, wants) = (vouched || own.is_some(), wants.or(own));
    if to - at == 1 && is_other_word(story, sent, at, (cue, wants), &entries) {
        return None;
    }
    if story.uncased && !vouched || loose && (!vouched || at == 0 && wants.is_none()) {
        return None;
    }
    let opening = to - at == 1 && opens(story, sent, at, wants);
    let shadow = is_cut_short(story, tokens, at, to, &entries)
        || part_of_longer_name(story, sent, at, to, vouched);
    Some(Candidate {
        sent: index,
        from: at,
        to,
        entries,
        cue,
        vouched,
        wants,
        loose,
        shadow,
        opening,
        given: None,
    })
}

/// A single word that is something else before it is a place.
fn is_other_word(
    story: &Story<'_>,
    sent: &Sent,
    at: usize,
    (cue, wants): (PlaceCue, Option<Wants>),
    entries: &[Entry<'_>],
) -> bool {
    let tokens = &sent.tokens;
    let word = &tokens[at];
    if is_function_word(story, word) {
        return true;
    }
    // "in the US", but not "US troops".
    let lang = story.lang;
    let alone = tokens.get(at + 1).is_none_or(|t| {
        !t.is_word()
            || [lang.and, lang.at_place, lang.be, lang.have, lang.to_place, lang.subordinators]
                .iter()
                .any(|list| t.is(list))
    });
    let country =
        alone && cue == PlaceCue::Scene && entries.iter().any(|e| e.kind == PlaceKind::Country);
    // "the Kurdish district of X": the word describes, and the name comes after.
    let describes = tokens.get(at + 2).is_some_and(|t| t.is(lang.of));
    if (wants.is_none() || describes)
        && !country
        && (word.is(story.lang.never_places) || word.is(story.lang.compass))
    {
        return true;
    }
    // "Somali" is an adjective before it is a region.
    let adjective =
        story.names.country(tokens, at, story.uncased).is_some_and(|(_, _, name)| !name);
    adjective && wants != Some(Wants::Admin1)
}

/// The capital of a sentence's first word says nothing: "Shelling hit …", "Tribal rebels …".
fn opens(story: &Story<'_>, sent: &Sent, at: usize, wants: Option<Wants>) -> bool {
    let tokens = &sent.tokens;
    let first = at == 0 || matches!(tokens[at - 1].mark(), Some('“' | '"' | '—' | ':'));
    let marked = tokens
        .get(at + 1)
        .is_none_or(|t| matches!(t.mark(), Some(',' | '—' | '-' | '(' | ':')) || t.folded == "'s");
    first && wants.is_none() && !marked && !story.uncased && sent.passage != PassageKind::Headline
}

/// A word of the grammar, a number, a day: never a name of one word.
pub(super) fn is_function_word(story: &Story<'_>, word: &Token) -> bool {
    let lang = story.lang;
    [
        lang.articles, lang.at_place, lang.from_place, lang.to_place, lang.between, lang.and,
        lang.of, lang.none, lang.not, lang.several, lang.relatives, lang.subordinators, lang.by,
    ]
    .iter()
    .any(|list| word.is(list))
        || lang.numbers.iter().any(|(name, _)| word.is(&[name]))
        || lang.weekdays.iter().chain(&lang.months).any(|list| word.is(list))
}

/// "Al" of "Al-Malaah": a hyphen ties the name to a word that is no place of its own.
fn is_cut_short(
    story: &Story<'_>,
    tokens: &[Token],
    at: usize,
    to: usize,
    entries: &[Entry<'_>],
) -> bool {
    let Some(next) = tokens.get(to) else { return false };
    let tied = next.is_word() && !next.spaced && next.folded != "'s" && next.capital;
    let short = tokens[at..to].iter().map(|t| t.folded.len()).sum::<usize>() < 4;
    let country = entries.iter().any(|e| e.kind == PlaceKind::Country);
    tied && !country && (short || longest(story, tokens, to).is_none_or(|(_, _, loose)| loose))
}

/// Names of up to six tokens; the last must be capitalised, small words may stand inside. Whether
/// it was found by its sound only.
pub(super) fn longest<'a>(
    story: &Story<'a>,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, Vec<Entry<'a>>, bool)> {
    let places = &story.knowledge.places;
    if let Some(found) = abbreviated(story, tokens, at) {
        return Some(found);
    }
    let mut joined = String::new();
    let mut best: Option<(usize, Vec<Entry<'a>>)> = None;
    for (n, token) in tokens[at..].iter().take(7).enumerate() {
        // "Nad 'Ali": a mark for a sound that the key leaves out.
        let glottal = n > 0 && matches!(token.mark(), Some('‘' | '’' | '\'' | 'ʿ' | 'ʼ' | '`'));
        if glottal && tokens.get(at + n + 1).is_some_and(|t| t.is_word() && !t.spaced) {
            continue;
        }
        // "St. Petersburg".
        if n == 1 && token.mark() == Some('.') && tokens[at].is(story.lang.name_abbreviations) {
            continue;
        }
        if !token.is_word()
            || (n > 0 && !token.capital && token.spaced && token.folded.len() > 4 && !story.uncased)
        {
            break;
        }
        joined.push_str(&tidings_knowledge::fold(&token.folded));
        if !(token.capital || story.uncased || !token.spaced) {
            continue;
        }
        let found = places.find_folded(&joined);
        if !found.is_empty() {
            best = Some((at + n + 1, found));
        }
        if !places.has_prefix(&joined) {
            break;
        }
    }
    if let Some((to, country)) = country(story, tokens, at)
        && best.as_ref().is_none_or(|(other, _)| *other <= to)
    {
        // States and provinces that share the country's name stay possible.
        let mut entries = vec![country];
        if let Some((other, found)) = best
            && other == to
        {
            entries.extend(found.into_iter().filter(|e| e.kind != PlaceKind::Country));
        }
        return Some((to, entries, false));
    }
    if let Some((to, found)) = best {
        return Some((to, found, false));
    }
    if story.uncased || tokens[at].folded.chars().count() < LOOSE_LETTERS {
        return None;
    }
    // Transliterations the table does not list.
    let found = places.find_loose(&tokens[at].folded);
    (!found.is_empty()).then_some((at + 1, found, true))
}

fn country<'a>(story: &Story<'a>, tokens: &[Token], at: usize) -> Option<(usize, Entry<'a>)> {
    let (n, code, _) = story.names.country(tokens, at, story.uncased).filter(|c| c.2)?;
    let id = story.knowledge.countries.get(code)?.geonameid?;
    Some((at + n, story.knowledge.places.get(&format!("g{id}"))?))
}

/// Everything that the words `from..to` may name, and whether they were found by sound only.
pub(super) fn marked<'a>(
    story: &Story<'a>,
    tokens: &[Token],
    from: usize,
    to: usize,
) -> (Vec<Entry<'a>>, bool) {
    let exact = |(end, _, loose): &(usize, Vec<Entry<'a>>, bool)| *end == to && !loose;
    if let Some((_, found, _)) = longest(story, tokens, from).filter(exact) {
        return (found, false);
    }
    if let Some((_, found)) = short_name(story, tokens, from).filter(|(end, _)| *end == to) {
        return (found, false);
    }
    let places = &story.knowledge.places;
    // "Israeli": the country.
    let adjective = story.names.country(tokens, from, story.uncased).filter(|c| from + c.0 == to);
    let country = adjective.and_then(|(_, code, _)| story.knowledge.countries.get(code)?.geonameid);
    if let Some(entry) = country.and_then(|id| places.get(&format!("g{id}"))) {
        return (vec![entry], false);
    }
    let joined: String =
        tokens[from..to].iter().map(|t| tidings_knowledge::fold(&t.folded)).collect();
    let found = places.find_folded(&joined);
    // "Hall County": by the name without its word of kind.
    if found.is_empty() && to > from + 1 && kind_word(story, tokens.get(to - 1)).is_some() {
        return marked(story, tokens, from, to - 1);
    }
    if found.is_empty() { (places.find_loose(&joined), true) } else { (found, false) }
}

/// "Lebanon, Ky.": a province's short name, which stands behind a comma.
fn abbreviated<'a>(
    story: &Story<'a>,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, Vec<Entry<'a>>, bool)> {
    let comma = at > 0 && tokens[at - 1].mark() == Some(',');
    let (to, found) = short_name(story, tokens, at).filter(|_| comma)?;
    Some((to, found, false))
}

/// "Ky.", "S.C.", "W. Va.".
fn short_name<'a>(
    story: &Story<'a>,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, Vec<Entry<'a>>)> {
    let point = tokens.get(at + 1).is_some_and(|t| t.mark() == Some('.'));
    let second = tokens.get(at + 2).filter(|t| point && t.is_word() && t.capital);
    let two = second.map(|t| (at + 3, format!("{}{}", tokens[at].folded, t.folded)));
    let one = (at + 1, tokens[at].folded.clone());
    let named = |short: &str| story.lang.short_places.iter().find(|(s, _)| *s == short);
    let (to, full) =
        two.into_iter().chain([one]).find_map(|(to, short)| Some((to, named(&short)?.1)))?;
    let mut found = story.knowledge.places.find(full);
    found.retain(|e| e.kind == PlaceKind::Admin1);
    (!found.is_empty()).then_some((to, found))
}
