//! Which place lies in which, and which names are one, as far as the tables know.

use tidings_knowledge::{Entry, PlaceKind, fold};
use tidings_model::{Place, PlacePrecision};

/// Whether an entry lies inside another, as far as the tables know.
pub(super) fn within(entry: &Entry<'_>, wider: &Entry<'_>) -> bool {
    let country = entry.country == wider.country;
    match wider.kind {
        PlaceKind::Country => country && entry.kind != PlaceKind::Country,
        PlaceKind::Admin1 => {
            country
                && !matches!(entry.kind, PlaceKind::Country | PlaceKind::Admin1)
                && entry.admin1.is_some_and(|a| same_name(a, wider.name))
        }
        _ => country && !entry.kind.is_division() && wider.point.distance_km(entry.point) < 80.0,
    }
}

/// Whether the wider place lies around the entry, as far as the tables know.
pub(super) fn lies_in(entry: &Entry<'_>, wider: &Place) -> bool {
    let country = wider.country.as_deref() == Some(entry.country);
    match wider.precision {
        PlacePrecision::Country => country && entry.kind != PlaceKind::Country,
        PlacePrecision::Admin1 => {
            let name = wider.admin1.as_deref().unwrap_or(&wider.name);
            country
                && entry.kind != PlaceKind::Admin1
                && entry.admin1.is_some_and(|a| same_name(a, name))
        }
        PlacePrecision::Unknown => false,
        _ => {
            let near = wider.point.is_some_and(|p| p.distance_km(entry.point) < 80.0);
            let named =
                wider.admin1.as_deref().zip(entry.admin1).is_some_and(|(a, b)| same_name(a, b));
            country && (near || wider.point.is_none() && named)
        }
    }
}

/// Whether the words put it elsewhere: in another country or another province.
pub(super) fn contradicts(entry: &Entry<'_>, wider: &Place) -> bool {
    let (Some(country), PlacePrecision::Country | PlacePrecision::Admin1) =
        (&wider.country, wider.precision)
    else {
        return false;
    };
    if country != entry.country {
        return true;
    }
    match (wider.admin1.as_deref(), entry.admin1) {
        (Some(a), Some(b)) if wider.precision == PlacePrecision::Admin1 => !same_name(a, b),
        _ => false,
    }
}

/// "New York City" is more than "New York".
pub(super) fn is_longer(name: &str, short: &str) -> bool {
    let (name, short) = (fold(name), fold(short));
    name.len() > short.len() && name.starts_with(&short)
}

pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a == b || a.starts_with(&b) || b.starts_with(&a)
}
