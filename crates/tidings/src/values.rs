//! What a reviewer may put into a field, and places and actors of the knowledge as such values.

use tidings_annotate::extent;
use tidings_events::settle::dating;
use tidings_knowledge::{ActorRow, Entry, fold};
use tidings_model::{Act, Field, PlacePrecision, Standing, Vocabulary};
use tidings_record::{ActorValue, Decision, PlaceValue, RulingWords};

/// The most people that an incident may need.
const MOST_APPROVALS: u32 = 9;
/// The longest tag, in letters.
const LONGEST_TAG: usize = 60;

/// Whether a value in words can stand in a field.
///
/// # Errors
/// Says what could.
pub fn check(field: Field, value: &str) -> Result<(), String> {
    fn known<V: Vocabulary>(field: Field, value: &str) -> Result<(), String> {
        let words: Vec<&str> = V::ALL.iter().map(|v| v.as_str()).collect();
        if words.contains(&value) {
            return Ok(());
        }
        Err(format!("`{value}` is no {field}; write one of {}", words.join(", ")))
    }
    match field {
        Field::Kind => known::<Act>(field, value),
        Field::Standing => known::<Standing>(field, value),
        Field::When if dating(value).is_some() => Ok(()),
        Field::When => {
            Err(format!("`{value}` is no day; write 2024-12-01, or 2024-12-01 to 2024-12-03"))
        }
        Field::Event | Field::Where | Field::Actor | Field::Target => {
            Err(format!("{field} takes no value in words"))
        }
        _ if value.parse::<u32>().is_ok() => Ok(()),
        _ => Err(format!("`{value}` is no number of people; write digits, such as 8")),
    }
}

/// Whether a field can be without a value.
///
/// # Errors
/// Says which can.
pub fn may_lack(field: Field) -> Result<(), String> {
    match field {
        Field::Event | Field::Kind | Field::Standing => Err(format!(
            "{field} always has a value; of when, where, actor, target and the harms a report may say nothing"
        )),
        _ => Ok(()),
    }
}

/// Whether a name of this field can be decided for all that write it so.
///
/// # Errors
/// Says which can.
pub fn may_be_alike(field: Field) -> Result<(), String> {
    match field {
        Field::Where | Field::Actor | Field::Target => Ok(()),
        _ => {
            Err(format!("{field} is no name; where, actor and target can be decided for all alike"))
        }
    }
}

/// The name that a decision holds for wherever it is written: of one place or one actor.
///
/// # Errors
/// Says what is missing.
pub fn alike(words: &str, field: Field, ruling: &RulingWords) -> Result<String, String> {
    may_be_alike(field)?;
    let one = match ruling {
        RulingWords::Place(_) => true,
        RulingWords::Actors(actors) => actors.len() == 1,
        _ => false,
    };
    if !one || fold(words).is_empty() {
        return Err(
            "for all alike, give the name as reports write it, and one place or actor".to_owned()
        );
    }
    Ok(words.trim().to_owned())
}

/// The decision that so many people must approve an incident.
///
/// # Errors
/// Says how many may be asked for.
pub fn approvals(n: u32, at: String, by: &str, reason: &str) -> Result<Decision, String> {
    if !(1..=MOST_APPROVALS).contains(&n) {
        return Err(format!("approvals are 1 to {MOST_APPROVALS} people"));
    }
    Ok(Decision {
        at,
        by: by.trim().to_owned(),
        field: Field::Event,
        ruling: RulingWords::Approvals(n),
        alike: None,
        shown: None,
        reason: reason.trim().to_owned(),
        text_id: String::new(),
        start: 0,
        end: 0,
    })
}

/// A tag as it is kept: small letters, one space between words.
///
/// # Errors
/// Says what a tag is.
pub fn tag(typed: &str) -> Result<String, String> {
    let tag = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || " -_.:/".contains(c);
    if tag.is_empty() || tag.chars().count() > LONGEST_TAG || !tag.chars().all(fits) {
        return Err(format!(
            "a tag is 1 to {LONGEST_TAG} letters and digits, with spaces, -, _, :, / or . between"
        ));
    }
    Ok(tag)
}

/// A place as a value, as exact as the reader takes its bare name; the point of an area is no pin and stays out.
pub fn place(e: &Entry<'_>) -> PlaceValue {
    let (precision, radius_km) = extent(e.kind);
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
        radius_km,
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
