//! Finds dates and resolves them backwards from the day of publication.
//!
//! News looks back: "Tuesday" is the last Tuesday, "June 4" the last 4 June. Words that need an
//! anchor where there is none are kept with an unknown dating; no year is ever invented.

mod calendar;
mod relative;

use crate::found::{At, FoundDate};
use crate::lang::Language;
use crate::sentence::Sent;
use calendar::read;
use jiff::civil::Date;
use tidings_model::{DatePrecision, Dating, PassageKind};

/// What relative dates count from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// Day of publication.
    pub(crate) published: Option<Date>,
    /// The first full date of the story's opening.
    pub(crate) main: Option<Date>,
    /// The day told of last: what "the same day" and "the next day" mean.
    pub(crate) told: Option<Date>,
    /// The year of a tale of long ago: what "on 27 May" means in it.
    pub(crate) tale: Option<i16>,
}

/// Years before publication from which a tale is of long ago: nearer ones are told beside the news.
const LONG_AGO: i16 = 10;

/// All dates, in text order.
pub(crate) fn find(
    lang: &Language,
    sents: &[Sent],
    published: Option<Date>,
) -> (Vec<FoundDate>, Anchor) {
    let mut anchor = Anchor { published, main: None, told: None, tale: None };
    for (index, sent) in sents.iter().enumerate().take(6) {
        if anchor.main.is_none() {
            anchor.main = scan(lang, sent, index, Anchor { main: None, ..anchor })
                .iter()
                .find(|d| d.dating.precision == DatePrecision::Day)
                .and_then(|d| d.dating.first);
        }
    }
    let mut dates = Vec::new();
    for (index, sent) in sents.iter().enumerate() {
        // A caption carries its own day; an archive picture's "Thursday" is not last week's.
        let anchor = if sent.passage == PassageKind::Caption {
            let own = caption_day(lang, sents, index);
            let published = own.or(anchor.published);
            Anchor { published, main: own.or(anchor.main), told: own, tale: None }
        } else {
            Anchor { tale: tale(sents, &dates, index, published), ..anchor }
        };
        let told: Option<Date> = last_told(sents, &dates);
        dates.extend(scan(lang, sent, index, Anchor { told: anchor.told.or(told), ..anchor }));
    }
    (dates, anchor)
}

/// The last single day before, but for days of saying and filing and those of pictures.
fn last_told(sents: &[Sent], dates: &[FoundDate]) -> Option<Date> {
    let told = |d: &&FoundDate| {
        d.dates_acts()
            && d.dating.precision == DatePrecision::Day
            && sents[d.at.sent].passage != PassageKind::Caption
    };
    dates.iter().rev().find(told).and_then(|d| d.dating.first)
}

/// The year that sentence `index` goes on telling of: the last one named, here or in the paragraph before, when it
/// is long past.
fn tale(sents: &[Sent], dates: &[FoundDate], index: usize, published: Option<Date>) -> Option<i16> {
    let near = |d: &&FoundDate| sents[d.at.sent].paragraph + 1 >= sents[index].paragraph;
    let last = dates.iter().rev().take_while(near).find(|d| d.dates_acts())?;
    let (first, until) = last.dating.bounds()?;
    let past = published.is_some_and(|p| first.year() + LONG_AGO <= p.year());
    (first.year() == until.year() && past && !last.opens).then(|| first.year())
}

/// The first full date of the caption that sentence `index` stands in.
fn caption_day(lang: &Language, sents: &[Sent], index: usize) -> Option<Date> {
    let paragraph = sents[index].paragraph;
    let none = Anchor { published: None, main: None, told: None, tale: None };
    sents
        .iter()
        .enumerate()
        .filter(|(_, s)| s.paragraph == paragraph)
        .flat_map(|(i, s)| scan(lang, s, i, none))
        .find(|d| d.dating.precision == DatePrecision::Day)
        .and_then(|d| d.dating.first)
}

fn scan(lang: &Language, sent: &Sent, index: usize, anchor: Anchor) -> Vec<FoundDate> {
    let mut out: Vec<FoundDate> = Vec::new();
    let mut at = 0;
    while at < sent.tokens.len() {
        match read(lang, &sent.tokens, at, anchor) {
            Some((from, to, dating)) => {
                let dateline = dateline(sent, from, to);
                // What a dispatch tells without a day of its own happened on its day or the day
                // before; to name one of the two would be false precision.
                let dating = match dating.bounds() {
                    Some((first, last)) if dateline && first == last => {
                        Dating::days(first.saturating_sub(jiff::Span::new().days(1)), last)
                    }
                    _ => dating,
                };
                let next_is_after = sent.tokens[to - 1].is(&["after", "apres", "before", "avant"]);
                out.push(FoundDate {
                    at: At { sent: index, from, to, span: sent.span_of(from, to) },
                    dating,
                    of_speech: of_speech(lang, sent, from, to),
                    opens: since(sent, from),
                    forward: next_is_after,
                    dateline,
                });
                at = to.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

/// "since the rebellion of 2012".
fn since(sent: &Sent, from: usize) -> bool {
    let lo = from.saturating_sub(9);
    (lo..from)
        .rev()
        .take_while(|i| sent.tokens[*i].mark().is_none())
        .any(|i| sent.tokens[i].is(&["since", "depuis"]))
}

/// "police said on Tuesday", "a déclaré lundi": a verb of saying stands right before.
fn of_speech(lang: &Language, sent: &Sent, from: usize, to: usize) -> bool {
    let lo = from.saturating_sub(5);
    for i in (lo..from).rev() {
        let t = &sent.tokens[i];
        if let Some((n, s)) = lang.lexicon.speech.at(&sent.tokens, i)
            && s.verb
            && i + n <= from
        {
            // "said Tuesday that 12 people were killed Monday"; but "said a bomb exploded Tuesday".
            return true;
        }
        let passes = t.is(&[
            "on", "in", "a", "to", "reporters", "journalists", "afp", "reuters", "ce", "le",
            "late", "early", "statement", "a", "l'", "la", "presse", "the", "news", "agency", "ap",
        ]) || (t.capital && t.is_word());
        if !passes {
            break;
        }
    }
    // "On Tuesday, police said" dates the saying only when nothing else is said to happen then;
    // "Tuesday's statement" does.
    sent.get(to).is_some_and(|t| t.folded == "'s")
        && sent
            .get(to + 1)
            .is_some_and(|t| t.is(&["statement", "report", "announcement", "communique"]))
}

/// "BAMAKO, Sept 13 (Agency) -", "KABUL (Aug. 24, 2011) –": the day of filing, before the dash or
/// alone on its line, after a place and nothing else.
fn dateline(sent: &Sent, from: usize, to: usize) -> bool {
    let bracket = |t: &crate::token::Token| matches!(t.mark(), Some('(' | ')' | ',' | '.' | '/'));
    let opening = from > 0
        && from <= 8
        && sent.tokens[..from]
            .iter()
            .all(|t| bracket(t) || (t.is_word() && (t.capital || t.folded == "le")));
    let after = &sent.tokens[to..];
    let dash = after.iter().take(8).position(|t| matches!(t.mark(), Some('-' | '—' | '–' | ':')));
    let ends = dash.or_else(|| (after.len() <= 2).then_some(after.len()));
    opening
        && ends.is_some_and(|end| {
            after[..end]
                .iter()
                .all(|t| bracket(t) || t.mark() == Some(')') || (t.is_word() && t.capital))
        })
}
