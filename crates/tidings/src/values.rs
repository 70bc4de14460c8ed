//! Places and actors of the knowledge, as the values a reviewer gives.

use jiff::civil::Date;
use tidings_knowledge::{ActorRow, Entry, PlaceKind};
use tidings_model::PlacePrecision;
use tidings_record::{ActorValue, PlaceValue};

/// How far a settlement reaches from its point, as the reader has it.
const SETTLEMENT_KM: f64 = 5.0;

/// A place as a value; the point of an area is no pin and stays out.
pub fn place(e: &Entry<'_>) -> PlaceValue {
    let precision = match e.kind {
        PlaceKind::Country | PlaceKind::Region => PlacePrecision::Country,
        PlaceKind::Admin1 => PlacePrecision::Admin1,
        PlaceKind::Admin2 | PlaceKind::Admin3 => PlacePrecision::Admin2,
        PlaceKind::Settlement | PlaceKind::Part => PlacePrecision::Settlement,
        PlaceKind::Site => PlacePrecision::Site,
        PlaceKind::Water | PlaceKind::Relief | PlaceKind::Other => PlacePrecision::Near,
    };
    let pin = !e.point_is_borrowed
        && matches!(
            precision,
            PlacePrecision::Site | PlacePrecision::Settlement | PlacePrecision::Near
        );
    PlaceValue {
        name: e.name.to_owned(),
        place_id: Some(e.id.clone()),
        country: Some(e.country.to_owned()).filter(|c| !c.is_empty()),
        admin1: e.admin1.map(str::to_owned),
        admin2: e.admin2.map(str::to_owned),
        lat: pin.then_some(e.point.lat),
        lon: pin.then_some(e.point.lon),
        precision,
        radius_km: (precision == PlacePrecision::Settlement).then_some(SETTLEMENT_KM),
    }
}

/// An actor as a value.
pub fn actor(row: &ActorRow) -> ActorValue {
    ActorValue {
        actor: Some(row.id.clone()),
        label: row.label.clone(),
        kind: row.kind,
        country: row.countries.first().cloned(),
    }
}

/// `2024-12-01`, or `2024-12-01 to 2024-12-03`, the earlier first.
pub fn days(value: &str) -> Option<(Date, Date)> {
    let days: Vec<Date> =
        value.split(" to ").map(|d| d.trim().parse().ok()).collect::<Option<_>>()?;
    match days[..] {
        [day] => Some((day, day)),
        [first, last] if first <= last => Some((first, last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_are_one_or_two_in_order() {
        assert!(days("2024-12-01").is_some() && days("2024-12-01 to 2024-12-03").is_some());
        for bad in ["2024-12-03 to 2024-12-01", "1 December", ""] {
            assert_eq!(days(bad), None, "{bad}");
        }
    }
}
