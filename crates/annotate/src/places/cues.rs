//! What the words around a name make of it: preposition, kind of place, part of a longer name.

use super::Wants;
use crate::actors::Story;
use crate::found::PlaceCue;
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::Token;
use tidings_model::PassageKind;

/// What the words before and after make of the name.
pub(super) fn cues(
    story: &Story<'_>,
    sent: &Sent,
    from: usize,
    to: usize,
) -> (PlaceCue, bool, Option<Wants>) {
    let lang = story.lang;
    let tokens = &sent.tokens;
    let mut wants = kind_word(story, tokens.get(to));
    let mut i = from;
    // Back over "the town of", "le village de", "northern", articles.
    while i > 0 {
        let t = &tokens[i - 1];
        if let Some(w) = kind_word(story, Some(t)) {
            wants = wants.or(Some(w));
        } else if !(t.is(lang.of)
            || t.is(lang.articles)
            || t.is(lang.compass)
            || t.is(lang.near)
            || t.is(lang.place_adjectives))
        {
            break;
        }
        if t.is(lang.at_place) && !t.is(lang.of) && !t.is(lang.articles) {
            break;
        }
        i -= 1;
        if from - i > 6 {
            break;
        }
    }
    let described = tokens[i..from].iter().any(|t| kind_word(story, Some(t)).is_some());
    let prep =
        if described { preposition(lang, tokens, i) } else { i.checked_sub(1).map(|b| &tokens[b]) }
            .filter(|t| t.is_word());
    let is = |words: &[&str]| {
        prep.is_some_and(|t| t.is(words))
            || (i < from && tokens[i..from].iter().any(|t| t.is(words)))
    };
    let comma = from > 0 && tokens[from - 1].mark() == Some(',');
    let dateline = tokens.get(to).is_some_and(|t| matches!(t.mark(), Some('—' | '-' | '(' | ',')))
        && from == 0
        && sent.passage == PassageKind::Lead
        && tokens[..tokens.len().min(14)].iter().any(|t| matches!(t.mark(), Some('—' | '-')))
        && !tokens[..to].iter().any(|t| t.is_word() && !t.capital);
    let cue = if dateline {
        PlaceCue::Dateline
    } else if is(lang.from_place) {
        PlaceCue::Origin
    } else if is(lang.to_place) && !is(&["into", "in"]) {
        PlaceCue::Destination
    } else if is(lang.at_place) || is(lang.near) {
        PlaceCue::Scene
    } else if described {
        // "the Sunni neighbourhood of X": named for what is there.
        PlaceCue::Scene
    } else if comma {
        PlaceCue::Within
    } else {
        PlaceCue::Bare
    };
    let vouched = wants.is_some()
        || matches!(cue, PlaceCue::Scene | PlaceCue::Dateline)
        || matches!(cue, PlaceCue::Origin | PlaceCue::Destination);
    (cue, vouched, wants)
}

/// The preposition before "predominantly Sunni neighbourhood of X": past three words at most.
fn preposition<'t>(lang: &Language, tokens: &'t [Token], before: usize) -> Option<&'t Token> {
    let near = before.saturating_sub(4)..before;
    let any = |t: &Token| {
        t.is(lang.from_place) || t.is(lang.to_place) || t.is(lang.at_place) || t.is(lang.near)
    };
    let words = tokens[near].iter().rev().take_while(|t| t.is_word() && !t.capital);
    words.into_iter().find(|t| any(t))
}

pub(super) fn kind_word(story: &Story<'_>, token: Option<&Token>) -> Option<Wants> {
    let t = token?;
    let lang = story.lang;
    if t.is(lang.settlement_words) {
        Some(Wants::Settlement)
    } else if t.is(lang.admin1_words) {
        Some(Wants::Admin1)
    } else if t.is(lang.admin2_words) {
        Some(Wants::Admin2)
    } else if t.is(lang.site_words) {
        Some(Wants::Site)
    } else if t.is(lang.part_words) {
        Some(Wants::Part)
    } else {
        None
    }
}

/// "President Kidal", "Anefis Street", "Boni Haruna": part of another name.
pub(super) fn part_of_longer_name(
    story: &Story<'_>,
    sent: &Sent,
    from: usize,
    to: usize,
    vouched: bool,
) -> bool {
    let tokens = &sent.tokens;
    let lang = story.lang;
    let capital_word = |t: &Token| t.is_word() && t.capital && t.folded != "'s";
    if story.uncased {
        return from > 0 && tokens[from - 1].is(lang.titles);
    }
    let shouting = sent.passage == PassageKind::Headline;
    if let Some(next) = tokens.get(to) {
        let kind = kind_word(story, Some(next)).is_some();
        if next.is(lang.not_place_after) && next.capital && !kind {
            return true;
        }
        if capital_word(next)
            && !shouting
            && !kind
            && !lang.weekdays.iter().any(|d| next.is(d))
            && !lang.months.iter().any(|m| next.is(m))
            && !next.is(lang.compass)
            && story.names.country(tokens, to, false).is_none()
            && !vouched
        {
            return true;
        }
    }
    if from > 0 {
        let before = &tokens[from - 1];
        if before.is(lang.titles) && before.capital {
            return true;
        }
        // A capitalised stranger just before: a first name, "Mount", "Radio" …
        let starts = from == 1;
        if capital_word(before)
            && !shouting
            && !starts
            && kind_word(story, Some(before)).is_none()
            && !before.is(lang.compass)
            && !before.is(lang.at_place)
            && !before.is(lang.near)
            && !before.is(lang.articles)
        {
            return true;
        }
    }
    false
}
