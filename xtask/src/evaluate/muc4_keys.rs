//! MUC-4's full keys: day, place, number of victims and confidence of aligned templates.

use super::muc4::{Template, align, hits};
use super::score::Tally;
use super::text::{days, normal, number, same_name};
use super::{Program, json_lines};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use tidings_model::{Stance, Standing};
use tidings_record::Event;

#[derive(Deserialize)]
struct RawKey {
    slots: BTreeMap<String, Vec<String>>,
}

/// The slot of victims among [`super::muc4::SLOTS`].
const VICTIM: usize = 3;

/// One full key.
pub(crate) struct Key {
    template: Template,
    /// First and last day; a day "or before" has no first.
    day: Option<(Option<Date>, Date)>,
    /// Country first, then ever smaller places.
    places: Vec<String>,
    victims: Vec<u32>,
    confidence: Vec<String>,
}

/// Keys by document; documents without an incident have an empty list.
pub(crate) fn load(path: &Path) -> anyhow::Result<BTreeMap<String, Vec<Key>>> {
    let mut out: BTreeMap<String, Vec<Key>> = BTreeMap::new();
    for raw in json_lines::<RawKey>(path)? {
        let of = |slot: &str| raw.slots.get(slot).map(Vec::as_slice).unwrap_or_default();
        let Some(id) = of("MESSAGE: ID").first().and_then(|m| m.split_whitespace().next()) else {
            continue;
        };
        let keys = out.entry(id.to_owned()).or_default();
        let kind = of("INCIDENT: TYPE").first().map_or("*", String::as_str);
        if kind != "*" {
            keys.push(key(kind, of));
        }
    }
    Ok(out)
}

fn key<'a>(kind: &str, of: impl Fn(&str) -> &'a [String]) -> Key {
    let names = [
        &["PERP: INDIVIDUAL ID"][..],
        &["PERP: ORGANIZATION ID"],
        &["PHYS TGT: ID"],
        &["HUM TGT: NAME", "HUM TGT: DESCRIPTION"],
        &["INCIDENT: INSTRUMENT ID"],
    ];
    let slots = names.map(|slots| {
        slots.iter().flat_map(|s| of(s)).map(|v| quoted(v)).filter(|e| !e.is_empty()).collect()
    });
    let confidence =
        of("PERP: ORGANIZATION CONFIDENCE").iter().chain(of("PERP: INDIVIDUAL CONFIDENCE"));
    Key {
        template: Template { kind: kind.to_lowercase(), slots },
        day: of("INCIDENT: DATE").first().and_then(|d| span(d)),
        places: of("INCIDENT: LOCATION").first().map(|l| places(l)).unwrap_or_default(),
        victims: of("HUM TGT: NUMBER").iter().filter_map(|n| leading(n)).collect(),
        confidence: confidence
            .map(|c| {
                c.split(':').next().unwrap_or_default().trim_start_matches(['?', ' ']).to_owned()
            })
            .filter(|c| c.chars().any(char::is_alphabetic))
            .collect(),
    }
}

/// The mentions of one filler: `"FMLN" / "FARABUNDO …"`.
fn quoted(value: &str) -> Vec<String> {
    value.split('"').skip(1).step_by(2).map(normal).filter(|m| !m.is_empty()).collect()
}

fn leading(value: &str) -> Option<u32> {
    value.trim_start_matches(['?', ' ', '~']).split(':').next()?.trim().parse().ok()
}

/// `30 DEC 89`, `- 08 JAN 90` (that day or before), `08 JAN 90 - 09 JAN 90`.
fn span(text: &str) -> Option<(Option<Date>, Date)> {
    let text = text.split('/').next()?.trim_start_matches(['?', ' ']);
    match text.split_once('-') {
        Some((a, b)) => Some((day(a), day(b)?)),
        None => day(text).map(|d| (Some(d), d)),
    }
}

fn day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let mut parts = text.split_whitespace();
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|x| *x == m)?;
    let year: i16 = y.parse().ok()?;
    Date::new(1900 + year, i8::try_from(month + 1).ok()?, d.parse().ok()?).ok()
}

/// `EL SALVADOR: SAN MIGUEL (DEPARTMENT): SAN LUIS (TOWN)`.
fn places(text: &str) -> Vec<String> {
    let text = text.split(" / ").next().unwrap_or_default();
    let name = |p: &str| p.split('(').next().unwrap_or_default().trim().to_owned();
    text.split(':').map(name).filter(|p| p.len() > 1).collect()
}

pub(crate) fn tally(
    t: &mut Tally,
    id: &str,
    keys: &[Key],
    said: &[(Template, &Event)],
    program: &Program<'_>,
) {
    let pred: Vec<Template> = said.iter().map(|(t, _)| t.clone()).collect();
    let gold: Vec<Template> = keys.iter().map(|k| k.template.clone()).collect();
    for (p, g) in align(&pred, &gold) {
        let (event, key) = (said[p].1, &keys[g]);
        if let Some((first, last)) = key.day {
            let right = days(event).is_some_and(|(a, b)| a <= last && first.is_none_or(|f| f <= b));
            t.share("key: day meets the key's", right);
            if days(event).is_some() {
                t.share("key: day meets the key's, where we give one", right);
            }
        }
        place(t, id, key, event, program);
        let (said, wanted) = (&pred[p].slots[VICTIM], &gold[g].slots[VICTIM]);
        let (right, found) = hits(said, wanted);
        t.prf("key: victims", right, said.len(), found, wanted.len());
        if !key.victims.is_empty() {
            let right = key
                .victims
                .iter()
                .filter(|n| event.figures.iter().any(|f| number(f) == Some(**n)))
                .count();
            t.prf("key: number of victims", right, event.figures.len(), right, key.victims.len());
        }
        for said in &key.confidence {
            t.share("key: confidence", vouched(event, said));
        }
    }
}

fn place(t: &mut Tally, id: &str, key: &Key, event: &Event, program: &Program<'_>) {
    let Some(country) = key.places.first() else { return };
    let place = event.place.as_ref();
    let iso2 = (program.iso2)(country);
    let abroad = place.and_then(|p| p.country.clone()) != iso2;
    t.share("key: country", place.is_some() && !abroad);
    let names = key.places[1..].iter().flat_map(|p| p.split(" - "));
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return;
    }
    let right = place.is_some_and(|p| {
        let around = [Some(&p.name), p.admin1.as_ref(), p.admin2.as_ref()];
        let around = around.into_iter().flatten().chain(std::iter::once(&p.span.quote));
        around.into_iter().any(|a| names.iter().any(|n| same_name(a, n)))
    });
    t.share("key: place", right);
    if !right {
        let said = place.map(|p| p.name.as_str());
        t.error("key place", format!("{id} said {said:?}, should be {:?}", key.places));
    }
}

/// Whether our standing says the same of who did it as MUC's confidence.
fn vouched(e: &Event, confidence: &str) -> bool {
    use Standing::{Alleged, Attributed, Confirmed, Disputed, Expected, Reported};
    let claimed = e.speakers.iter().any(|s| s.stance == Stance::ClaimsResponsibility);
    match confidence {
        "REPORTED AS FACT" => matches!(e.standing, Reported | Confirmed | Attributed) && !claimed,
        "CLAIMED OR ADMITTED" => claimed,
        "POSSIBLE" => matches!(e.standing, Alleged | Disputed | Expected),
        _ => matches!(e.standing, Alleged | Attributed | Disputed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_s_day_may_be_open_to_the_past() {
        let d = |y, m, d| jiff::civil::date(y, m, d);
        assert_eq!(span("30 DEC 89"), Some((Some(d(1989, 12, 30)), d(1989, 12, 30))));
        assert_eq!(span("- 08 JAN 90"), Some((None, d(1990, 1, 8))));
        assert_eq!(span("08 JAN 90 - 09 JAN 90"), Some((Some(d(1990, 1, 8)), d(1990, 1, 9))));
        assert_eq!(span("-"), None);
    }

    #[test]
    fn a_key_s_fillers_are_its_quoted_words() {
        assert_eq!(quoted("? \"FMLN\" / \"THE FRONT\""), ["fmln", "front"]);
        assert_eq!(leading("6: \"JESUITS\""), Some(6));
        assert_eq!(leading("PLURAL: \"JESUITS\""), None);
        assert_eq!(
            places("PERU: LIMA (CITY): SAN ISIDRO (NEIGHBORHOOD)"),
            ["PERU", "LIMA", "SAN ISIDRO"]
        );
    }
}
