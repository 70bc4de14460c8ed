//! Who is compared with whom.
//!
//! Comparing everybody with everybody grows with the square of the reports. Events meet only where
//! they could score enough: near each other on one day, in one country where one of them is placed
//! no better, or, where one has no place at all, by an armed actor or a toll they share.

use super::MEETING_DAYS;
use super::likeness::{Told, named};
use std::collections::HashMap;
use tidings_model::{Place, PlacePrecision, TextId};

/// Degrees of a cell's side: wider than any two names of one place lie apart.
const CELL: f64 = 0.5;
/// Deaths below which a number alone brings nobody together.
const TELLING: u32 = 3;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    /// One text, whoever printed it.
    Text(TextId),
    /// Settlements and sites by their written name.
    Named(String),
    /// Settlements and sites by cell.
    Cell(i32, i32),
    /// Settlements and sites by country.
    Fine(String),
    /// Provinces and countries by country.
    Coarse(String),
    /// Anybody by armed actor or toll.
    Who(String),
    Dead(u32),
    /// Those without a place, by the same.
    LostWho(String),
    LostDead(u32),
}

/// Calls `f` once for each pair that may be one incident, the earlier first.
pub(super) fn each(told: &[Told<'_>], mut f: impl FnMut(usize, usize)) {
    let mut seen: HashMap<(Key, i64), Vec<usize>> = HashMap::new();
    let mut met: Vec<usize> = Vec::new();
    for (n, t) in told.iter().enumerate() {
        let text = (Key::Text(t.member.report.text_id), 0);
        met.clear();
        met.extend(seen.get(&text).into_iter().flatten());
        let days = t.days.map_or(0..0, |d| d.first..d.last + 1);
        let looked_up = looked_up(t);
        for day in days.start - MEETING_DAYS..days.end + MEETING_DAYS {
            for key in &looked_up {
                met.extend(seen.get(&(key.clone(), day)).into_iter().flatten());
            }
        }
        met.sort_unstable();
        met.dedup();
        met.iter().for_each(|m| f(*m, n));
        seen.entry(text).or_default().push(n);
        let filed = filed(t);
        for day in days {
            for key in &filed {
                seen.entry((key.clone(), day)).or_default().push(n);
            }
        }
    }
}

/// Where others find this event.
fn filed(t: &Told<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    let placed = placed(t);
    match placed {
        Some((country, Some((x, y)))) => keys.extend([Key::Cell(x, y), Key::Fine(country)]),
        Some((country, None)) => keys.push(Key::Coarse(country)),
        None => {
            keys.extend(t.armed().map(|a| Key::LostWho(a.to_owned())));
            keys.extend(telling(t).map(Key::LostDead));
        }
    }
    keys.extend(t.armed().map(|a| Key::Who(a.to_owned())));
    keys.extend(telling(t).map(Key::Dead));
    keys.extend(name(t).map(Key::Named));
    keys
}

/// Where this event looks for others.
fn looked_up(t: &Told<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    match placed(t) {
        Some((country, Some((x, y)))) => {
            keys.extend(
                (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| Key::Cell(x, y))),
            );
            keys.push(Key::Coarse(country));
        }
        Some((country, None)) => keys.extend([Key::Coarse(country.clone()), Key::Fine(country)]),
        None => {
            keys.extend(t.armed().map(|a| Key::Who(a.to_owned())));
            keys.extend(telling(t).map(Key::Dead));
            return keys;
        }
    }
    keys.extend(t.armed().map(|a| Key::LostWho(a.to_owned())));
    keys.extend(telling(t).map(Key::LostDead));
    keys.extend(name(t).map(Key::Named));
    keys
}

fn name(t: &Told<'_>) -> Option<String> {
    t.member.event.place.as_ref().and_then(named)
}

fn telling(t: &Told<'_>) -> impl Iterator<Item = u32> {
    t.dead.iter().filter_map(|toll| toll.headline()).filter(|n| *n >= TELLING)
}

/// The country, and the cell of an exact place; none without a country.
#[expect(clippy::cast_possible_truncation, reason = "degrees are small numbers")]
fn placed(t: &Told<'_>) -> Option<(String, Option<(i32, i32)>)> {
    let place: &Place = &t.member.event.place.as_ref()?.place;
    let country = place.country.clone()?;
    let exact = matches!(
        place.precision,
        PlacePrecision::Site | PlacePrecision::Settlement | PlacePrecision::Near
    );
    let cell = place
        .point
        .filter(|_| exact)
        .map(|p| ((p.lat / CELL).floor() as i32, (p.lon / CELL).floor() as i32));
    Some((country, cell))
}
