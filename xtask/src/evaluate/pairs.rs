//! UCDP events with the headlines they were coded from: fields of a headline, and which headlines
//! tell the same event.

mod merging;

use super::score::{Sheet, Tally};
use super::text::{alike, counted, days, lies_in, normal, point, same_name};
use super::{Doc, Program, each, json_lines};
use jiff::civil::Date;
use serde::Deserialize;
use std::path::Path;
use tidings_model::{ActorKind, Harm, PlacePrecision, Point};
use tidings_record::{Event, Participant};

/// How far a settlement may lie from UCDP's point.
const NEAR_KM: f64 = 50.0;

#[derive(Deserialize)]
struct Raw {
    set: String,
    /// A number or a string, by set.
    id: serde_json::Value,
    country: String,
    headlines: Vec<Headline>,
    source_date: String,
    side_a: String,
    side_b: String,
    #[serde(deserialize_with = "number")]
    where_prec: u8,
    adm_1: String,
    #[serde(deserialize_with = "number")]
    lat: f64,
    #[serde(deserialize_with = "number")]
    lon: f64,
    date_start: String,
    date_end: String,
    #[serde(deserialize_with = "number")]
    low: u32,
    #[serde(deserialize_with = "number")]
    high: u32,
}

/// A number that some of the files write as a string.
fn number<'de, T, D>(d: D) -> Result<T, D::Error>
where
    T: std::str::FromStr,
    D: serde::Deserializer<'de>,
{
    let value = serde_json::Value::deserialize(d)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is no number")))
}

/// The day of `2023-10-01` or `2023-10-01 00:00:00.000`.
fn day(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

#[derive(Deserialize)]
struct Headline {
    text: String,
}

/// One headline with its event.
struct Case<'a> {
    gold: &'a Raw,
    doc: Doc,
}

pub(crate) fn score(
    data: &Path,
    limit: usize,
    program: &Program<'_>,
    dump: Option<&Path>,
) -> anyhow::Result<Sheet> {
    let raws: Vec<Raw> = json_lines(&data.join("pairs/ucdp_headlines.jsonl"))?;
    let cases: Vec<Case<'_>> = raws.iter().flat_map(cases).take(limit).collect();
    let read: Vec<Vec<Event>> = each(&cases, |c| (program.read)(&c.doc));
    let mut tallies: Vec<Tally> =
        cases.iter().zip(&read).map(|(c, events)| fields(c, events, program)).collect();
    merging::score(&cases, &read, program, &mut tallies);
    if let Some(file) = dump {
        std::fs::write(file, merging::dump(&cases, &read, program))?;
    }
    Ok(Sheet::of(tallies).note(
        "Fields are scored on headlines in which an event was found. Killed: only headlines with a \
         number inside UCDP's bounds. Merging: pairs of articles in which an event was found, each \
         article once; two that were sources for one of UCDP's events belong together.",
    ))
}

fn cases(raw: &Raw) -> Vec<Case<'_>> {
    let dates: Vec<Option<Date>> = raw.source_date.split(';').map(day).collect();
    let paired = dates.len() == raw.headlines.len();
    let case = |(n, h): (usize, &Headline)| {
        let published = if paired { dates[n] } else { dates.iter().flatten().min().copied() };
        let id = format!("{}/{n}", raw.id);
        let doc = Doc { id, headline: Some(h.text.clone()), published, ..Doc::default() };
        Case { gold: raw, doc }
    };
    raw.headlines.iter().enumerate().map(case).collect()
}

fn fields(c: &Case<'_>, events: &[Event], program: &Program<'_>) -> Tally {
    let g = c.gold;
    let mut t = Tally::in_group(&g.set);
    let headline = c.doc.headline.as_deref().unwrap_or_default();
    t.share("headlines with an event", !events.is_empty());
    if events.is_empty() {
        t.error("no event", headline);
        return t;
    }
    when(&mut t, g, events, headline);
    place(&mut t, g, events, headline, program);
    for (name, side) in [("side A", &g.side_a), ("side B", &g.side_b)] {
        let people = events.iter().flat_map(|e| &e.participants);
        let right = people.into_iter().any(|p| is_side(p, side, program));
        t.share(name, right);
        if !right {
            t.error(name, format!("{side}: {headline}"));
        }
    }
    if numbers(headline).iter().any(|n| (g.low.max(1)..=g.high).contains(n)) {
        let inside = |n: u32| (g.low..=g.high).contains(&n);
        let killed = events.iter().flat_map(|e| counted(e, Harm::Killed));
        let right = killed.into_iter().filter_map(|f| f.best.or(f.low)).any(inside);
        t.share("killed inside the bounds", right);
        if !right {
            t.error("killed", format!("{} to {}: {headline}", g.low, g.high));
        }
    }
    t
}

fn when(t: &mut Tally, g: &Raw, events: &[Event], headline: &str) {
    let (Some(start), Some(end)) = (day(&g.date_start), day(&g.date_end)) else {
        return;
    };
    let said: Vec<_> = events.iter().filter_map(days).collect();
    let right = said.iter().any(|(a, b)| *a <= end && start <= *b);
    if !said.is_empty() {
        t.share("date meets UCDP's, where given", right);
        if !right {
            t.error("date", format!("said {said:?}, should be {start} to {end}: {headline}"));
        }
    }
    t.share("date given", !said.is_empty());
}

fn place(t: &mut Tally, g: &Raw, events: &[Event], headline: &str, program: &Program<'_>) {
    let gold = Point { lat: g.lat, lon: g.lon };
    let iso2 = (program.iso2)(country(&g.country));
    let places: Vec<_> = events.iter().filter_map(|e| e.place.as_ref()).collect();
    t.share("place given", !places.is_empty());
    if places.is_empty() {
        return;
    }
    t.share("country, where a place is given", places.iter().any(|p| p.country == iso2));
    let fine: Vec<_> = places.into_iter().filter(|p| !coarse(p.precision)).collect();
    t.share("place finer than the country, where a place is given", !fine.is_empty());
    if g.where_prec > 4 || fine.is_empty() {
        return;
    }
    let division = division(&g.adm_1);
    let right = fine.iter().any(|p| {
        let near = point(p).is_some_and(|p| p.distance_km(gold) <= NEAR_KM);
        near || (!division.is_empty() && lies_in(p, division))
    });
    t.share("place within 50 km or its division, where finer than the country", right);
    if !right {
        let said: Vec<_> = fine.iter().map(|p| p.name.as_str()).collect();
        t.error(
            "place",
            format!("said {said:?}, should be {} ({}): {headline}", g.adm_1, g.country),
        );
    }
}

const fn coarse(precision: PlacePrecision) -> bool {
    matches!(precision, PlacePrecision::Country | PlacePrecision::Unknown)
}

/// "Mbomou province" is Mbomou.
fn division(adm: &str) -> &str {
    [" province", " state", " region", " governorate", " oblast", " department", " district"]
        .iter()
        .find_map(|end| adm.strip_suffix(end))
        .unwrap_or(adm)
}

/// "Russia (Soviet Union)" is Russia.
fn country(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// Whether the participant is the side, by name or, for a government, by state and country.
fn is_side(p: &Participant, side: &str, program: &Program<'_>) -> bool {
    if let Some(of) = side.strip_prefix("Government of ") {
        let state = matches!(p.kind, ActorKind::State | ActorKind::Police | ActorKind::External);
        let name = country(of);
        let same = p.country.is_some() && p.country == (program.iso2)(name);
        return state && (same || alike(&p.label, name) || alike(&p.name, name));
    }
    if side == "Civilians" {
        return matches!(p.kind, ActorKind::Civilians | ActorKind::Protesters | ActorKind::Other);
    }
    alike(&p.label, side) || alike(&p.name, side) || same_name(&p.label, side)
}

/// Numbers in digits or words.
fn numbers(text: &str) -> Vec<u32> {
    const WORDS: [&str; 21] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty",
    ];
    let word = |w: &str| {
        let spelt = WORDS.iter().position(|x| *x == w).and_then(|n| u32::try_from(n).ok());
        spelt.or_else(|| w.parse().ok())
    };
    normal(text).split(' ').filter_map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_s_numbers_are_read_in_digits_and_words() {
        assert_eq!(numbers("African Union troops kill eight rebels, 12 hurt"), [8, 12]);
    }

    #[test]
    fn divisions_and_countries_are_named_short() {
        assert_eq!(division("Mbomou province"), "Mbomou");
        assert_eq!(country("Russia (Soviet Union)"), "Russia");
    }
}
