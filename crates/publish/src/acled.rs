//! ACLED's 31 columns.
//!
//! An ACLED row needs a day, a place and an act its codebook records; an incident without one of
//! these is left out by name. What ACLED decides by convention (a number for "dozens", the middle
//! of a week) is decided here, never in the record. See `docs/exports.md`.

use crate::conventions;
use crate::gate::Cleared;
use crate::table::{list, number, safe};
use crate::{Error, Lookups, Report, notes, tolls};
use jiff::civil::Date;
use std::io::Write;
use tidings_model::{
    ActorKind, Basis, Dating, Harm, ParticipantRole, PlacePrecision, Standing, Vocabulary as _,
};
use tidings_record::{Incident, Participant, When, Where};

/// The columns, in ACLED's order.
pub const COLUMNS: [&str; 31] = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
];

pub(crate) fn write(
    cleared: &[Cleared],
    lookups: &Lookups,
    report: &mut Report,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for c in cleared {
        match row(c.incident(), lookups) {
            Ok(cells) => {
                table.write_record(cells.iter().map(|cell| safe(cell).into_owned()))?;
                report.written += 1;
            }
            Err(why) => report.left_out.push((c.incident().id.clone(), why.to_owned())),
        }
    }
    table.flush()?;
    Ok(())
}

/// One row, or why ACLED's rules cannot hold the incident.
fn row(i: &Incident, lookups: &Lookups) -> Result<[String; 31], &'static str> {
    let code = i.acled.as_ref().ok_or("ACLED's rules do not record this act")?;
    if matches!(i.standing, Standing::Expected | Standing::Denied) {
        return Err(
            "ACLED records what is reported to have happened, not what is only expected or \
                    denied",
        );
    }
    let place = i.place.as_ref().filter(|p| p.precision != PlacePrecision::Unknown);
    let place = place.ok_or("no place: settle `where` at the desk for an ACLED row")?;
    let dating = i.when.as_ref().and_then(dating);
    let (day, time_precision) = dating
        .and_then(day)
        .ok_or("no day within a month: settle `when` at the desk for an ACLED row")?;
    let country = lookups.country_name(place.country.as_deref());
    let codes = lookups.country(place.country.as_deref());
    let sides = Sides::of(i, &code.event_type, place, country, lookups);
    let (one, two) = (&sides.one, &sides.two);
    let (fatalities, convention) = fatalities(i, &code.event_type);
    let pin = place.lat.zip(place.lon);
    Ok([
        i.id.clone(),
        day.to_string(),
        day.year().to_string(),
        time_precision.to_string(),
        disorder(&code.event_type, &code.sub_event_type),
        code.event_type.clone(),
        code.sub_event_type.clone(),
        one.name.clone(),
        list(one.assoc.iter().map(String::as_str)),
        one.inter.to_string(),
        two.name.clone(),
        list(two.assoc.iter().map(String::as_str)),
        two.inter.to_string(),
        interaction(one.inter, two.inter).to_string(),
        targeting(&code.event_type, &code.sub_event_type, two.inter).to_owned(),
        number(codes.and_then(|c| c.iso_num)),
        codes.map(|c| c.region.clone()).unwrap_or_default(),
        country.to_owned(),
        place.admin1.clone().unwrap_or_default(),
        place.admin2.clone().unwrap_or_default(),
        String::new(),
        place.name.clone(),
        number(pin.map(|p| p.0)),
        number(pin.map(|p| p.1)),
        geo_precision(place).to_string(),
        sources(i),
        String::new(),
        notes::of(i, country, convention.as_deref()),
        fatalities.to_string(),
        crowd(i, &code.event_type),
        timestamp(i),
    ])
}

pub(crate) fn dating(w: &When) -> Option<Dating> {
    let day = |d: &Option<String>| d.as_deref().and_then(|d| d.parse::<Date>().ok());
    Some(Dating { first: Some(day(&w.first)?), last: Some(day(&w.last)?), precision: w.precision })
}

/// The day ACLED writes: the day itself, the first of two (one night), else the middle of the
/// week or month. Longer than a month is no ACLED day.
fn day(d: Dating) -> Option<(Date, u8)> {
    let (first, width) = (d.first?, d.width_days()?);
    let offset = match width {
        1 | 2 => 0,
        3..=31 => width / 2,
        _ => return None,
    };
    let day = first.checked_add(jiff::Span::new().days(offset)).ok()?;
    Some((day, d.acled_precision()?))
}

/// By the sub-event type where the table has it, else by the event type.
fn disorder(event_type: &str, sub_event_type: &str) -> String {
    conventions::acled("disorder", sub_event_type)
        .or_else(|| conventions::acled("disorder", event_type))
        .unwrap_or_default()
        .to_owned()
}

#[derive(Debug, Default)]
struct Side {
    name: String,
    assoc: Vec<String>,
    /// 0 when there is nobody.
    inter: u8,
}

#[derive(Debug, Default)]
struct Sides {
    one: Side,
    two: Side,
}

impl Sides {
    fn of(i: &Incident, event_type: &str, place: &Where, country: &str, lookups: &Lookups) -> Self {
        let side = |people: &[&Participant]| side(people, place, country, lookups);
        let crowd_kind = match event_type {
            "Protests" => Some(ActorKind::Protesters),
            "Riots" => Some(ActorKind::Rioters),
            _ => None,
        };
        let with = |role| i.participants.iter().filter(move |p| p.role == role);
        let actors: Vec<_> = with(ParticipantRole::Actor).collect();
        let targets: Vec<_> = with(ParticipantRole::Target).collect();
        if let Some(kind) = crowd_kind {
            // ACLED puts the crowd first, whoever used force, and its organisers beside it.
            let (force, crowd): (Vec<_>, Vec<_>) = i.participants.iter().partition(|p| armed(p));
            let mut one = generic(kind, country);
            for p in crowd.iter().filter(|p| p.kind != kind && p.role == ParticipantRole::Actor) {
                one.assoc.push(name(p, country, lookups));
            }
            let victims: Vec<_> = targets
                .iter()
                .filter(|p| !armed(p) && p.kind == ActorKind::Civilians)
                .copied()
                .collect();
            let two = side(if force.is_empty() { &victims } else { &force });
            return Self { one, two };
        }
        let mut one = side(&actors);
        let mut two = side(&targets);
        let strategic = event_type == "Strategic developments";
        if one.inter == 0 && !strategic {
            one = generic(ActorKind::Unidentified, country);
        }
        if two.inter == 0 && event_type == "Violence against civilians" {
            two = generic(ActorKind::Civilians, country);
        }
        Self { one, two }
    }
}

const fn armed(p: &Participant) -> bool {
    use ActorKind::{External, Gang, Militia, Peacekeepers, Police, Rebel, State};
    matches!(p.kind, State | Police | Rebel | Militia | External | Peacekeepers | Gang)
}

fn generic(kind: ActorKind, country: &str) -> Side {
    Side {
        name: conventions::named("actor", kind.as_str(), country).unwrap_or_default(),
        assoc: Vec::new(),
        inter: conventions::acled("inter", kind.as_str()).and_then(|n| n.parse().ok()).unwrap_or(0),
    }
}

/// The first named, with the others and the groups among them as associates.
fn side(people: &[&Participant], place: &Where, country: &str, lookups: &Lookups) -> Side {
    let Some(first) = people.first() else { return Side::default() };
    let name_of = name(first, country, lookups);
    let mut assoc: Vec<String> = people[1..].iter().map(|p| name(p, country, lookups)).collect();
    assoc.retain(|n| *n != name_of);
    for group in people.iter().flat_map(|p| &p.groups) {
        assoc.extend(conventions::named("assoc", group, country));
    }
    Side { name: name_of, assoc, inter: inter(first, place) }
}

fn name(p: &Participant, country: &str, lookups: &Lookups) -> String {
    if let Some(name) = lookups.acled(p.actor.as_deref()) {
        return name.to_owned();
    }
    let known = p.actor.is_some();
    let generic = if known { None } else { conventions::named("actor", p.kind.as_str(), country) };
    generic.unwrap_or_else(|| p.label.clone())
}

/// ACLED's number for a kind of actor. A state's forces outside their country are external.
fn inter(p: &Participant, place: &Where) -> u8 {
    let own = matches!(p.kind, ActorKind::State | ActorKind::Police);
    let away = p.country.as_ref().zip(place.country.as_ref()).is_some_and(|(a, b)| a != b);
    if own && away {
        return 8;
    }
    conventions::acled("inter", p.kind.as_str()).and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// Two digits, the lower first; an actor alone is followed by 0.
fn interaction(one: u8, two: u8) -> u8 {
    match (one.min(two), one.max(two)) {
        (0, alone) => alone * 10,
        (low, high) => low * 10 + high,
    }
}

fn targeting(event_type: &str, sub_event_type: &str, inter2: u8) -> &'static str {
    let always = event_type == "Violence against civilians"
        || sub_event_type == "Excessive force against protesters";
    let unarmed = matches!(inter2, 6 | 7);
    let can = event_type == "Explosions/Remote violence" || sub_event_type == "Mob violence";
    if always || (can && unarmed) { "Civilian targeting" } else { "" }
}

fn geo_precision(place: &Where) -> u8 {
    match place.precision {
        PlacePrecision::Site | PlacePrecision::Settlement => 1,
        PlacePrecision::Near | PlacePrecision::Admin2 => 2,
        _ => 3,
    }
}

fn sources(i: &Incident) -> String {
    let names = list(i.reports.iter().filter_map(|r| r.publisher.as_deref()));
    if names.is_empty() { "Undisclosed Source".to_owned() } else { names }
}

/// ACLED's number of the dead, and a sentence when a convention gave it: the number itself, else
/// the least, else ACLED's number for the word, else 0.
fn fatalities(i: &Incident, event_type: &str) -> (u32, Option<String>) {
    let Some(killed) = tolls::settled(i, Harm::Killed) else {
        return (0, Some("No number of dead is reported; coded as 0.".to_owned()));
    };
    if let Some(n) = killed.toll.best.or(killed.toll.low) {
        return (n, None);
    }
    match killed.said {
        Some((Basis::Several, words)) => {
            let n = conventions::fatalities(words, event_type);
            (n, Some(format!("The dead are not numbered; coded as {n} by ACLED's convention.")))
        }
        _ => (0, Some("The number of dead is not known; coded as 0.".to_owned())),
    }
}

fn crowd(i: &Incident, event_type: &str) -> String {
    if !matches!(event_type, "Protests" | "Riots") {
        return String::new();
    }
    let size = tolls::settled(i, Harm::Crowd).and_then(|s| tolls::words(&s));
    format!("crowd size={}", size.as_deref().unwrap_or("no report"))
}

/// When it was released, in seconds since 1970; nothing for a copy that stays in the house.
fn timestamp(i: &Incident) -> String {
    let released = i.released.as_deref().and_then(|t| t.parse::<jiff::Timestamp>().ok());
    number(released.map(jiff::Timestamp::as_second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use crate::{Form, Pass};
    use expect_test::{Expect, expect};

    fn check(incident: Incident, expected: &Expect) {
        let mut out = Vec::new();
        let report =
            crate::write(Form::Acled, &[incident], &Pass::PUBLIC, &testing::lookups(), &mut out)
                .unwrap();
        let text = String::from_utf8(out).unwrap();
        let mut shown = testing::columns(&text);
        for (id, why) in report.left_out {
            shown.push_str(&format!("left out {id}: {why}\n"));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_settled_airstrike_with_rival_tolls() {
        check(
            testing::airstrike(),
            &expect![[r#"
            event_id_cnty: i-7f3a
            event_date: 2024-12-01
            year: 2024
            time_precision: 1
            disorder_type: Political violence
            event_type: Explosions/Remote violence
            sub_event_type: Air/drone strike
            actor1: Military Forces of Mali (2021-)
            inter1: 1
            actor2: FLA: Azawad Liberation Front
            assoc_actor_2: Civilians (Mali)
            inter2: 2
            interaction: 12
            iso: 466
            region: Western Africa
            country: Mali
            admin1: Kidal
            location: Tinzaouatine
            latitude: 19.96
            longitude: 2.97
            geo_precision: 1
            source: Sahel Wire; Le Fleuve
            notes: On 1 December 2024, Malian army carried out an air or drone strike on FLA and civilians in Tinzaouatine (Kidal, Mali). 8 to 20 people were reported killed. According to: Malian army, Residents. Sources differ on the number killed.
            fatalities: 8
            timestamp: 1733392800
        "#]],
        );
    }

    #[test]
    fn an_unknown_toll_is_0_with_a_note() {
        check(
            testing::unknown_toll(),
            &expect![[r#"
            event_id_cnty: i-unknown
            event_date: 2024-12-01
            year: 2024
            time_precision: 1
            disorder_type: Political violence
            event_type: Explosions/Remote violence
            sub_event_type: Air/drone strike
            actor1: Unidentified Armed Group (Mali)
            inter1: 3
            inter2: 0
            interaction: 30
            iso: 466
            region: Western Africa
            country: Mali
            admin1: Kidal
            location: Tinzaouatine
            latitude: 19.96
            longitude: 2.97
            geo_precision: 1
            source: Sahel Wire; Le Fleuve
            notes: On 1 December 2024, an air or drone strike took place in Tinzaouatine (Kidal, Mali). The number of dead is not known; coded as 0.
            fatalities: 0
            timestamp: 1733392800
        "#]],
        );
    }

    #[test]
    fn an_admin1_place_has_no_false_pin() {
        check(
            testing::admin1_place(),
            &expect![[r#"
            event_id_cnty: i-region
            event_date: 2024-12-04
            year: 2024
            time_precision: 2
            disorder_type: Political violence
            event_type: Battles
            sub_event_type: Armed clash
            actor1: Military Forces of Mali (2021-)
            inter1: 1
            actor2: FLA: Azawad Liberation Front
            assoc_actor_2: Civilians (Mali)
            inter2: 2
            interaction: 12
            iso: 466
            region: Western Africa
            country: Mali
            admin1: Kidal
            location: Kidal
            geo_precision: 3
            source: Sahel Wire; Le Fleuve
            notes: Between 1 December 2024 and 7 December 2024, Malian army clashed with FLA and civilians in Kidal (Mali), the exact place not reported. An unnumbered group of people were reported killed. The dead are not numbered; coded as 10 by ACLED's convention. According to: Malian army, Residents.
            fatalities: 10
            timestamp: 1733392800
        "#]],
        );
    }

    #[test]
    fn a_peaceful_protest() {
        check(
            testing::protest(),
            &expect![[r#"
            event_id_cnty: i-protest
            event_date: 2024-12-01
            year: 2024
            time_precision: 1
            disorder_type: Demonstrations
            event_type: Protests
            sub_event_type: Peaceful protest
            actor1: Protesters (Mali)
            assoc_actor_1: National Workers' Union
            inter1: 6
            inter2: 0
            interaction: 60
            iso: 466
            region: Western Africa
            country: Mali
            admin1: Kidal
            location: Tinzaouatine
            latitude: 19.96
            longitude: 2.97
            geo_precision: 1
            source: Sahel Wire; Le Fleuve
            notes: On 1 December 2024, protesters and National Workers' Union protested in Tinzaouatine (Kidal, Mali). About 200 people were said to have taken part. No number of dead is reported; coded as 0.
            fatalities: 0
            tags: crowd size=about 200
            timestamp: 1733392800
        "#]],
        );
    }

    #[test]
    fn an_incident_without_a_day_is_left_out_by_name() {
        check(
            testing::no_date(),
            &expect![[r#"
            left out i-no-date: no day within a month: settle `when` at the desk for an ACLED row
        "#]],
        );
    }

    #[test]
    fn the_columns_are_acled_s_31_in_order() {
        assert_eq!(COLUMNS.len(), 31);
        assert_eq!(
            (COLUMNS[0], COLUMNS[14], COLUMNS[30]),
            ("event_id_cnty", "civilian_targeting", "timestamp")
        );
    }

    #[test]
    fn the_lower_number_stands_first_and_an_actor_alone_ends_in_0() {
        assert_eq!([interaction(2, 1), interaction(3, 7), interaction(6, 0)], [12, 37, 60]);
    }

    #[test]
    fn a_week_is_its_middle_day_and_a_year_is_no_day() {
        let d = |a: i8, b: i8| {
            Dating::days(jiff::civil::date(2024, 6, a), jiff::civil::date(2024, 6, b))
        };
        assert_eq!(day(d(4, 5)).unwrap().0.to_string(), "2024-06-04");
        assert_eq!(day(d(3, 9)).unwrap(), (jiff::civil::date(2024, 6, 6), 2));
        assert_eq!(day(Dating::year(jiff::civil::date(2024, 6, 1))), None);
    }

    #[test]
    fn a_state_abroad_is_an_external_force() {
        let mut i = testing::airstrike();
        i.participants[0].country = Some("FR".to_owned());
        assert_eq!(inter(&i.participants[0], i.place.as_ref().unwrap()), 8);
    }

    #[test]
    fn what_is_only_expected_or_denied_is_no_acled_row() {
        let mut i = testing::airstrike();
        i.standing = Standing::Denied;
        assert!(row(&i, &testing::lookups()).is_err());
    }
}
