//! What a resolved name says of the scene: its words, its precision, its point.

use super::cues::kind_word;
use super::{Candidate, Wants};
use crate::actors::Story;
use crate::found::{At, FoundPlace};
use crate::lang::Language;
use crate::sentence::Sent;
use crate::token::{Kind, Token};
use tidings_knowledge::{Entry, PlaceKind};
use tidings_model::{Place, PlacePrecision, Point};

/// How far a place reaches from its point, in km: what "at" and "near" leave open.
const SETTLEMENT_KM: f64 = 5.0;
const SITE_KM: f64 = 1.0;
const NEAR_KM: f64 = 20.0;

/// How exact a place of this kind is where nothing but its name is said, and how far from its point it reaches,
/// in km.
pub fn extent(kind: PlaceKind) -> (PlacePrecision, Option<f64>) {
    match kind {
        PlaceKind::Country => (PlacePrecision::Country, None),
        // A region of landscape size is no point.
        PlaceKind::Admin1 | PlaceKind::Region => (PlacePrecision::Admin1, None),
        PlaceKind::Admin2 | PlaceKind::Admin3 => (PlacePrecision::Admin2, None),
        PlaceKind::Settlement => (PlacePrecision::Settlement, Some(SETTLEMENT_KM)),
        PlaceKind::Part | PlaceKind::Site => (PlacePrecision::Site, Some(SITE_KM)),
        PlaceKind::Water | PlaceKind::Relief | PlaceKind::Other => {
            (PlacePrecision::Near, Some(NEAR_KM * 2.0))
        }
    }
}

pub(super) fn place(
    story: &Story<'_>,
    sent: &Sent,
    c: &Candidate<'_>,
    entry: &Entry<'_>,
) -> FoundPlace {
    let tokens = &sent.tokens;
    let (mut from, mut to) = (c.from, c.to);
    let (mut precision, mut radius) = extent(entry.kind);
    let mut point = entry.point;
    // "Abu Shouk camp", "the prison of X": the site, not the town it is named after.
    if entry.kind == PlaceKind::Settlement && !c.loose && site_of(story, sent, c) {
        precision = PlacePrecision::Site;
        radius = Some(SITE_KM);
    }
    if c.wants == Some(Wants::Site) && c.loose && precision == PlacePrecision::Settlement {
        precision = PlacePrecision::Near;
        radius = Some(NEAR_KM);
    }
    match c.wants {
        Some(Wants::Admin1) if entry.kind == PlaceKind::Settlement => {
            precision = PlacePrecision::Admin1;
            radius = None;
        }
        Some(Wants::Admin2) if matches!(entry.kind, PlaceKind::Settlement) => {
            precision = PlacePrecision::Admin2;
            radius = None;
        }
        _ => {}
    }
    // "Khattab Camp", "Hall County": a capitalised word of kind is part of the name.
    if kind_word(story, tokens.get(to)).is_some() && tokens[to].capital {
        to += 1;
    }
    // "15 km north of Gao", "near Anefis".
    if precision == PlacePrecision::Settlement {
        if let Some((start, km, bearing)) = distance(story, sent, from) {
            from = start;
            precision = PlacePrecision::Near;
            radius = Some((km * 0.3).max(5.0).round());
            if let Some(bearing) = bearing {
                point = displaced(point, km, bearing);
            } else {
                radius = Some(km.max(5.0));
            }
        } else if is_near(story, sent, from) {
            precision = PlacePrecision::Near;
            radius = Some(NEAR_KM);
        }
    }
    FoundPlace {
        at: At { sent: c.sent, from, to, span: sent.span_of(from, to) },
        place: Place {
            id: Some(entry.id.clone()),
            name: entry.name.to_owned(),
            country: Some(entry.country.to_owned()),
            admin1: match entry.kind {
                PlaceKind::Country => None,
                PlaceKind::Admin1 => Some(entry.name.to_owned()),
                _ => entry.admin1.map(str::to_owned),
            },
            admin2: match precision {
                PlacePrecision::Admin1 | PlacePrecision::Country => None,
                _ => entry.admin2.map(str::to_owned),
            },
            pcode: story.knowledge.places.pcode(entry, precision).map(str::to_owned),
            point: Some(point),
            precision,
            radius_km: radius,
        },
        cue: c.cue,
    }
}

/// Whether the word for a site stands right at the name: "X camp", "camp militaire de X".
fn site_of(story: &Story<'_>, sent: &Sent, c: &Candidate<'_>) -> bool {
    let site = |t: Option<&Token>| kind_word(story, t) == Some(Wants::Site);
    let before = |back: usize| c.from.checked_sub(back).and_then(|i| sent.get(i));
    let of = before(1).is_some_and(|t| t.is(story.lang.of));
    site(sent.get(c.to)) || site(before(1)) || of && (site(before(2)) || site(before(3)))
}

/// "near", "outside", "près de" within the three words before.
fn is_near(story: &Story<'_>, sent: &Sent, from: usize) -> bool {
    let lo = from.saturating_sub(5);
    let mut i = from;
    while i > lo {
        i -= 1;
        let t = &sent.tokens[i];
        // "south of X", "au sud de X".
        let bearing =
            i + 1 < from && t.is(story.lang.compass) && sent.tokens[i + 1].is(story.lang.of);
        if t.is(story.lang.near) || bearing {
            return true;
        }
        let passes = t.is(story.lang.of)
            || t.is(story.lang.articles)
            || t.is(story.lang.settlement_words)
            || t.is(&["to", "a"]);
        if !passes {
            return false;
        }
    }
    false
}

/// "15 km north of X", "à 15 km au nord de X": first token, km, bearing in degrees.
fn distance(story: &Story<'_>, sent: &Sent, from: usize) -> Option<(usize, f64, Option<f64>)> {
    let tokens = &sent.tokens;
    let lo = from.saturating_sub(10);
    let at = (lo..from)
        .rev()
        .find(|&i| tokens[i].is(story.lang.kilometres) || tokens[i].is(story.lang.miles))?;
    if sent.mark_between(at, from, &[',', ';', '.']) {
        return None;
    }
    let Kind::Number(n) = tokens.get(at.checked_sub(1)?)?.kind else { return None };
    let km = f64::from(n) * if tokens[at].is(story.lang.miles) { 1.609 } else { 1.0 };
    let words: String =
        tokens[at + 1..from].iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
    Some((at - 1, km, bearing(&words, story.lang)))
}

fn bearing(words: &str, lang: &Language) -> Option<f64> {
    let [n, s, e, w] = lang.bearings;
    // "ouest" ends in "est": only a word's beginning counts, and the second half of "nordest".
    let has = |x: &str| {
        words.split(' ').any(|word| {
            word.starts_with(x)
                || [n, s]
                    .iter()
                    .any(|y| word.strip_prefix(y).is_some_and(|rest| rest.starts_with(x)))
        })
    };
    let (est, ouest) = (has(e), has(w));
    Some(match (has(n), has(s), est, ouest) {
        (true, false, true, _) => 45.0,
        (true, false, _, true) => 315.0,
        (true, false, false, false) => 0.0,
        (false, true, true, _) => 135.0,
        (false, true, _, true) => 225.0,
        (false, true, false, false) => 180.0,
        (false, false, true, false) => 90.0,
        (false, false, false, true) => 270.0,
        _ => return None,
    })
}

fn displaced(from: Point, km: f64, bearing: f64) -> Point {
    let (sin, cos) = bearing.to_radians().sin_cos();
    let lat = from.lat + km * cos / 111.19;
    let lon = from.lon + km * sin / (111.19 * from.lat.to_radians().cos().max(0.05));
    Point { lat, lon }
}
