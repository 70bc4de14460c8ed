//! What a place is worth as the meaning of its name before the story is heard.

use super::Wants;
use tidings_knowledge::{Entry, PlaceKind, fold, loose};

/// A country or first-order division whose inhabitants no table counts is as large as this.
const COUNTRY_PEOPLE: u32 = 10_000_000;
const DIVISION_PEOPLE: u32 = 1_000_000;
/// What ten times as many people add.
const PEOPLE: f64 = 0.5;
/// What another name than its own takes: "Twickenham" was Huntsville once. A country's other names
/// are often those of its parts ("England").
const OTHER_NAME: f64 = 0.5;
const COUNTRY_OTHER_NAME: f64 = 2.5;

/// Size, kind and rank. `name` is folded.
pub(super) fn alone(entry: &Entry<'_>, name: &str) -> f64 {
    let people = match (entry.kind, entry.population) {
        (PlaceKind::Country, 0) => COUNTRY_PEOPLE,
        (PlaceKind::Admin1, 0) => DIVISION_PEOPLE,
        (_, n) => n.max(1),
    };
    let kind = match entry.kind {
        PlaceKind::Country => 2.0,
        PlaceKind::Admin1 | PlaceKind::Settlement => 1.0,
        PlaceKind::Admin2 | PlaceKind::Region => 0.6,
        PlaceKind::Site | PlaceKind::Admin3 | PlaceKind::Part => 0.2,
        _ => -1.0,
    };
    let other = match (is_own(entry, name), entry.kind) {
        (true, _) => 0.0,
        (false, PlaceKind::Country) => COUNTRY_OTHER_NAME,
        (false, _) => OTHER_NAME,
    };
    let curated = if entry.curated { 0.8 } else { 0.0 };
    let capital = if matches!(entry.code, "PPLC" | "PPLA") { 0.8 } else { 0.0 };
    f64::from(people).log10() * PEOPLE + kind - other + curated + capital
}

/// The standard name, or another spelling of it.
fn is_own(entry: &Entry<'_>, name: &str) -> bool {
    let own = fold(entry.name);
    own == name || loose(&own).is_some_and(|key| loose(name) == Some(key))
}

/// What the words beside a name add to a place of the kind they say.
pub(super) const fn wanted(wants: Option<Wants>, entry: &Entry<'_>) -> f64 {
    match (wants, entry.kind) {
        (Some(Wants::Admin1), PlaceKind::Admin1)
        | (Some(Wants::Admin2), PlaceKind::Admin2 | PlaceKind::Admin3)
        | (Some(Wants::Site), PlaceKind::Site)
        | (Some(Wants::Part), PlaceKind::Part) => 3.0,
        (Some(Wants::Settlement), PlaceKind::Settlement) => 2.0,
        (Some(Wants::Admin2), PlaceKind::Admin1) => 1.0,
        _ => 0.0,
    }
}
