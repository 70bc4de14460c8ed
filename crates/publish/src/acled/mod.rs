//! ACLED's 31 columns: one row for each day and pair of actors.
//!
//! An ACLED row needs a day, a place and an act its codebook records; an incident without one of
//! these is left out by name. What ACLED decides by convention (a number for "dozens", the middle
//! of a week) is decided here, never in the record. See `docs/exports.md`.

mod sides;
mod units;

use crate::conventions;
use crate::gate::Cleared;
use crate::table::{list, number, safe};
use crate::{Error, Lookups, Report, notes, tolls};
use jiff::civil::Date;
use sides::{Sides, interaction};
use std::io::Write;
use tidings_model::{Basis, Dating, Harm, PlacePrecision, Standing};
use tidings_record::{AcledCode, Incident, When, Where};
use units::{Unit, units};

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
        match rows(c.incident(), lookups) {
            Ok(rows) => {
                for cells in rows {
                    table.write_record(cells.iter().map(|cell| safe(cell).into_owned()))?;
                    report.written += 1;
                }
            }
            Err(why) => report.left_out.push((c.incident().id.clone(), why.to_owned())),
        }
    }
    table.flush()?;
    Ok(())
}

/// The incident's rows, or why ACLED's rules cannot hold it.
fn rows(i: &Incident, lookups: &Lookups) -> Result<Vec<[String; 31]>, &'static str> {
    let code = i.acled.as_ref().ok_or("ACLED's rules do not record this act")?;
    if matches!(i.standing, Standing::Expected | Standing::Denied) {
        return Err(
            "ACLED records what is reported to have happened, not what is only expected or \
                    denied",
        );
    }
    let place = i.place.as_ref().filter(|p| p.precision != PlacePrecision::Unknown);
    let place = place.ok_or("no place: settle `where` at the desk for an ACLED row")?;
    let pairs = Sides::of(i, &code.event_type, place, lookups);
    let dating = i.when.as_ref().and_then(dating);
    let units = dating.map(|d| units(&i.id, d, &pairs)).unwrap_or_default();
    if units.is_empty() {
        return Err("no day within a month: settle `when` at the desk for an ACLED row");
    }
    Ok(units.iter().map(|unit| row(i, code, place, unit, lookups)).collect())
}

fn row(
    i: &Incident,
    code: &AcledCode,
    place: &Where,
    unit: &Unit,
    lookups: &Lookups,
) -> [String; 31] {
    let country = lookups.country_name(place.country.as_deref());
    let codes = lookups.country(place.country.as_deref());
    let (one, two) = (&unit.sides.one, &unit.sides.two);
    let (fatalities, convention) = fatalities(i, &code.event_type);
    let said = [convention, shared(unit.share.1)].into_iter().flatten().collect::<Vec<_>>();
    let said = (!said.is_empty()).then(|| said.join(" "));
    let pin = place.lat.zip(place.lon);
    [
        unit.id.clone(),
        unit.day.to_string(),
        unit.day.year().to_string(),
        unit.time_precision.to_string(),
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
        notes::of(i, country, said.as_deref()),
        unit.part_of(fatalities).to_string(),
        tags(i, &code.event_type),
        timestamp(i),
    ]
}

/// What the notes say of an incident that is several rows.
fn shared(rows: u32) -> Option<String> {
    (rows > 1)
        .then(|| format!("One of {rows} rows of one incident, among which the dead are divided."))
}

pub(crate) fn dating(w: &When) -> Option<Dating> {
    let day = |d: &Option<String>| d.as_deref().and_then(|d| d.parse::<Date>().ok());
    Some(Dating { first: Some(day(&w.first)?), last: Some(day(&w.last)?), precision: w.precision })
}

/// By the sub-event type where the table has it, else by the event type.
fn disorder(event_type: &str, sub_event_type: &str) -> String {
    conventions::acled("disorder", sub_event_type)
        .or_else(|| conventions::acled("disorder", event_type))
        .unwrap_or_default()
        .to_owned()
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

/// The size of a crowd as ACLED tags it, and the project's own tags.
fn tags(i: &Incident, event_type: &str) -> String {
    let crowd = matches!(event_type, "Protests" | "Riots").then(|| {
        let size = tolls::settled(i, Harm::Crowd).and_then(|s| tolls::words(&s));
        format!("crowd size={}", size.as_deref().unwrap_or("no report"))
    });
    list(crowd.iter().chain(&i.tags).map(String::as_str))
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
                tags: airspace; check again
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
                tags: airspace; check again
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
                tags: airspace; check again
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
                tags: crowd size=about 200; airspace; check again
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
    fn a_state_abroad_is_an_external_force() {
        let mut i = testing::airstrike();
        i.participants[0].country = Some("FR".to_owned());
        assert_eq!(sides::inter(&i.participants[0], i.place.as_ref().unwrap()), 8);
    }

    #[test]
    fn an_army_that_fought_two_groups_for_three_days_is_six_rows_with_the_toll_among_them() {
        let mut i = testing::airstrike();
        let when = i.when.as_mut().unwrap();
        when.last = Some("2024-12-03".to_owned());
        when.precision = tidings_model::DatePrecision::Days;
        let mut other = i.participants.iter().find(|p| p.name == "FLA").unwrap().clone();
        other.actor = Some("ml-other".to_owned());
        i.participants.push(other);
        let rows = rows(&i, &testing::lookups()).unwrap();
        let cells: Vec<_> = rows.iter().map(|r| format!("{} {} {}", r[0], r[1], r[28])).collect();
        expect![[r#"
            i-7f3a 2024-12-01 2
            i-7f3a-ml-other 2024-12-01 2
            i-7f3a-2024-12-02 2024-12-02 1
            i-7f3a-2024-12-02-ml-other 2024-12-02 1
            i-7f3a-2024-12-03 2024-12-03 1
            i-7f3a-2024-12-03-ml-other 2024-12-03 1
        "#]]
        .assert_eq(&(cells.join("\n") + "\n"));
    }

    #[test]
    fn what_is_only_expected_or_denied_is_no_acled_row() {
        let mut i = testing::airstrike();
        i.standing = Standing::Denied;
        assert!(rows(&i, &testing::lookups()).is_err());
    }
}
