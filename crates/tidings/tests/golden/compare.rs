//! Found events against expected ones: which are the same, and where they differ.

use crate::expected::{Expected, Figure, Gold, Place, words};
use tidings_knowledge::fold;
use tidings_model::{Act, Point, Vocabulary as _};
use tidings_record as record;

/// How far a point may lie from the expected one.
const NEAR_KM: f64 = 25.0;

/// One line for each miss.
pub(crate) fn report(expected: &Expected, found: &[record::Event]) -> Vec<String> {
    let pairs = pair(found, &expected.events);
    let mut out = Vec::new();
    for (g, gold) in expected.events.iter().enumerate() {
        let name = format!("event \"{}\"", gold.trigger);
        match pairs.iter().find(|(_, other)| *other == g) {
            Some((f, _)) if !gold.optional => {
                let fields = fields(gold, &found[*f]);
                out.extend(fields.into_iter().map(|line| format!("{name}: {line}")));
            }
            None if !gold.optional => out.push(format!("{name}: missed ({})", gold.kind)),
            _ => {}
        }
    }
    for (_, event) in found.iter().enumerate().filter(|(f, _)| !pairs.iter().any(|p| p.0 == *f)) {
        let news = if event.foreground { "foreground" } else { "background" };
        out.push(format!("not expected: {} \"{}\" ({news})", event.act, event.trigger.quote));
    }
    out
}

/// Pairs of a found and an expected event, the likest first, none twice.
fn pair(found: &[record::Event], expected: &[Gold]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (f, event) in found.iter().enumerate() {
        for (g, gold) in expected.iter().enumerate() {
            let score = likeness(event, gold);
            if score > 0 {
                all.push((std::cmp::Reverse(score), g, f));
            }
        }
    }
    all.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, g, f) in all {
        if !pairs.iter().any(|p| p.0 == f || p.1 == g) {
            pairs.push((f, g));
        }
    }
    pairs
}

/// 0: not the same event. The same kind, or family of kinds, and shared words make it one.
fn likeness(event: &record::Event, gold: &Gold) -> u32 {
    let family = |kind: &str| Act::parse(kind).map(Act::acled_type);
    let kind = event.act == gold.kind;
    if !kind && family(&event.act) != family(&gold.kind) {
        return 0;
    }
    let trigger = alike(&event.trigger.quote, &gold.trigger);
    let shared = event.evidence.iter().map(|q| shared_percent(&q.quote, &gold.evidence)).max();
    let shared = shared.unwrap_or(0);
    let within = alike(&event.trigger.quote, &gold.evidence)
        || event.evidence.iter().any(|q| alike(&q.quote, &gold.trigger));
    if shared < 60 && !(trigger && within) {
        return 0;
    }
    let place = event.place.as_ref().zip(gold.place.as_ref());
    let same_place = place.is_some_and(|(a, b)| same_name(&a.name, &b.name));
    let points = |yes: bool, n: u32| if yes { n } else { 0 };
    100 + 2 * shared + points(kind, 200) + points(trigger, 200) + points(same_place, 100)
}

/// The fields that differ.
fn fields(gold: &Gold, event: &record::Event) -> Vec<String> {
    let mut out = Vec::new();
    let mut same = |field: &str, expected: String, got: String| {
        if expected != got {
            out.push(format!("{field}: expected {expected}, got {got}"));
        }
    };
    same("kind", gold.kind.clone(), event.act.clone());
    same("foreground", gold.foreground.to_string(), event.foreground.to_string());
    same("standing", gold.standing.clone(), event.standing.to_string());
    let dated = |first: Option<&str>, last: Option<&str>, precision: &str| match (first, last) {
        (Some(a), Some(b)) if a == b => format!("{a} ({precision})"),
        (Some(a), Some(b)) => format!("{a}..{b} ({precision})"),
        _ => "null".to_owned(),
    };
    let expected = gold.when.as_ref();
    let got = event.when.as_ref();
    same(
        "when",
        expected.map_or("null".to_owned(), |w| {
            dated(w.first.as_deref(), w.last.as_deref(), &w.precision)
        }),
        got.map_or("null".to_owned(), |w| {
            dated(w.first.as_deref(), w.last.as_deref(), w.precision.as_str())
        }),
    );
    out.extend(place(gold.place.as_ref(), event.place.as_ref()));
    out.extend(figures(&gold.figures, &event.figures));
    out
}

fn place(gold: Option<&Place>, got: Option<&record::Where>) -> Option<String> {
    let known = |w: &&record::Where| w.precision.as_str() != "unknown";
    let (gold, got) = match (gold.filter(|g| g.precision != "unknown"), got.filter(known)) {
        (None, None) => return None,
        (Some(gold), None) => return Some(format!("where: expected {}, got null", gold.name)),
        (None, Some(got)) => return Some(format!("where: expected null, got {}", told(got))),
        (Some(gold), Some(got)) => (gold, got),
    };
    let point = |lat: Option<f64>, lon| lat.zip(lon).map(|(lat, lon)| Point { lat, lon });
    let apart =
        point(gold.lat, gold.lon).zip(point(got.lat, got.lon)).map(|(a, b)| a.distance_km(b));
    let country = gold.country.is_none() || gold.country == got.country;
    let named = same_name(&got.name, &gold.name) || alike(&got.span.quote, &gold.quote);
    if !apart.map_or(named && country, |km| km <= NEAR_KM) {
        return Some(format!("where: expected {}, got {}", gold.name, told(got)));
    }
    let precision = got.precision.as_str();
    let differs = gold.precision != precision;
    differs.then(|| format!("where: expected precision {}, got {precision}", gold.precision))
}

/// A place and its country: Boni (ML).
fn told(place: &record::Where) -> String {
    match &place.country {
        Some(country) => format!("{} ({country})", place.name),
        None => place.name.clone(),
    }
}

fn figures(gold: &[Figure], got: &[record::Figure]) -> Vec<String> {
    let number = |n: Option<u32>| n.map_or("?".to_owned(), |n| n.to_string());
    let bounds = |low, best, high| format!("{}-{}-{}", number(low), number(best), number(high));
    let expected = gold.iter().map(|f| {
        let bounds = bounds(f.low, f.best, f.high);
        (format!("{} {bounds} {} {}", f.harm, f.basis, f.relation), f.quote.as_str())
    });
    let mut found: Vec<(String, &str)> = got
        .iter()
        .map(|f| {
            let bounds = bounds(f.low, f.best, f.high);
            (format!("{} {bounds} {} {}", f.harm, f.basis, f.relation), f.span.quote.as_str())
        })
        .collect();
    let mut out = Vec::new();
    for (figure, quote) in expected {
        match found.iter().position(|(other, _)| *other == figure) {
            Some(at) => {
                found.remove(at);
            }
            None => out.push(format!("figure: expected {figure} \"{quote}\", got none such")),
        }
    }
    out.extend(found.into_iter().map(|(f, quote)| format!("figure: {f} \"{quote}\" not expected")));
    out
}

/// Whether the names are one when spelling is set aside, or one holds the other.
fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let long = a.len() > 4 && b.len() > 4;
    !a.is_empty() && !b.is_empty() && (a == b || long && (a.contains(&b) || b.contains(&a)))
}

/// Whether one of the two holds the other, word for word.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (format!(" {} ", words(a)), format!(" {} ", words(b)));
    a.len() > 2 && b.len() > 2 && (a.contains(&b) || b.contains(&a))
}

/// How many of the shorter text's words the other has too.
fn shared_percent(a: &str, b: &str) -> u32 {
    let (a, b) = (words(a), words(b));
    let (mut short, mut long): (Vec<&str>, Vec<&str>) =
        (a.split(' ').collect(), b.split(' ').collect());
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let shared = short.iter().filter(|w| long.contains(w)).count();
    u32::try_from(100 * shared / short.len().max(1)).unwrap_or(0)
}
