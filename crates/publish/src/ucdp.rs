//! UCDP GED's 49 columns.
//!
//! Only incidents that UCDP's rules record (`ucdp` is set) and that have a day and a country.
//! UCDP's own numbers for conflicts, dyads and actors are assigned by UCDP and stay empty.

use crate::acled::dating;
use crate::conventions;
use crate::gate::Cleared;
use crate::table::{list, number, safe};
use crate::{Error, Lookups, Report, tolls};
use std::io::Write;
use tidings_model::{ActorKind, Dating, Group, Harm, ParticipantRole, PlacePrecision, Toll, Ucdp};
use tidings_record::{Incident, Participant, Where};

/// The columns, in UCDP's order.
pub const COLUMNS: [&str; 49] = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
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
                let cells = cells.iter().map(|(_, cell)| safe(cell).into_owned());
                table.write_record(cells)?;
                report.written += 1;
            }
            Err(why) => report.left_out.push((c.incident().id.clone(), why.to_owned())),
        }
    }
    table.flush()?;
    Ok(())
}

/// One row as (column, cell), every column once, or why UCDP's rules cannot hold the incident.
fn row(i: &Incident, lookups: &Lookups) -> Result<Vec<(&'static str, String)>, &'static str> {
    let kind = i.ucdp.ok_or("UCDP's rules do not record this act")?;
    let dating = i.when.as_ref().and_then(dating);
    let dating = dating.ok_or("no date: settle `when` at the desk for a UCDP row")?;
    let place = i.place.as_ref().filter(|p| p.precision != PlacePrecision::Unknown);
    let place = place.ok_or("no place: settle `where` at the desk for a UCDP row")?;
    let sides = Sides::of(i, kind).ok_or("UCDP needs two sides, or one side and civilians")?;
    let deaths = deaths(i, &sides)
        .ok_or("the dead are not numbered: settle `killed` at the desk for a UCDP row")?;
    let mut cells: Vec<(&'static str, String)> = Vec::with_capacity(COLUMNS.len());
    let known = [
        identity(i, kind, dating),
        sides.cells(lookups),
        sources(i),
        location(place, lookups),
        deaths,
    ]
    .concat();
    for column in COLUMNS {
        let cell = known.iter().find(|(name, _)| *name == column);
        cells.push((column, cell.map(|(_, c)| c.clone()).unwrap_or_default()));
    }
    Ok(cells)
}

type Cells = Vec<(&'static str, String)>;

fn identity(i: &Incident, kind: Ucdp, dating: Dating) -> Cells {
    let day = |d: Option<jiff::civil::Date>| number(d);
    let violence = match kind {
        Ucdp::StateBased => "1",
        Ucdp::NonState => "2",
        Ucdp::OneSided => "3",
    };
    let within_a_week = dating.width_days().is_some_and(|w| w <= 7);
    vec![
        ("id", i.id.clone()),
        ("relid", i.id.clone()),
        ("year", number(dating.first.map(|d| d.year()))),
        ("code_status", if i.disputes.is_empty() { "Clear" } else { "Check" }.to_owned()),
        ("type_of_violence", violence.to_owned()),
        ("event_clarity", if within_a_week { "1" } else { "2" }.to_owned()),
        ("date_prec", number(dating.ucdp_precision())),
        ("date_start", day(dating.first)),
        ("date_end", day(dating.last)),
    ]
}

/// Side A and side B; side B is none where it is the civilians of one-sided violence.
struct Sides<'a> {
    a: &'a Participant,
    b: Option<&'a Participant>,
}

impl<'a> Sides<'a> {
    /// State-based: the state is A (the first named of two states). One-sided: who attacked is A.
    fn of(i: &'a Incident, kind: Ucdp) -> Option<Self> {
        let with = |role| i.participants.iter().find(|p| p.role == role && organised(p));
        let actor = with(ParticipantRole::Actor);
        let target = with(ParticipantRole::Target);
        if kind == Ucdp::OneSided {
            return Some(Self { a: actor?, b: None });
        }
        let (actor, target) = (actor?, target?);
        let state = |p: &Participant| government(p);
        let turn = kind == Ucdp::StateBased && !state(actor) && state(target);
        let (a, b) = if turn { (target, actor) } else { (actor, target) };
        Some(Self { a, b: Some(b) })
    }

    fn cells(&self, lookups: &Lookups) -> Cells {
        let a = name(self.a, lookups);
        let b = self.b.map_or_else(|| "Civilians".to_owned(), |p| name(p, lookups));
        let gw = |p: &Participant| {
            let codes = government(p).then(|| lookups.country(p.country.as_deref())).flatten();
            number(codes.and_then(|c| c.gwno))
        };
        vec![
            ("dyad_name", format!("{a} - {b}")),
            ("gwnoa", gw(self.a)),
            ("gwnob", self.b.map(gw).unwrap_or_default()),
            ("side_a", a),
            ("side_b", b),
        ]
    }
}

const fn government(p: &Participant) -> bool {
    matches!(p.kind, ActorKind::State | ActorKind::Police)
}

const fn organised(p: &Participant) -> bool {
    use ActorKind::{Civilians, Other, Protesters, Rioters, Unidentified};
    !matches!(p.kind, Civilians | Other | Protesters | Rioters | Unidentified)
}

/// UCDP's name where known; a state's forces act as its government.
fn name(p: &Participant, lookups: &Lookups) -> String {
    if let Some(name) = lookups.ucdp(p.actor.as_deref()) {
        return name.to_owned();
    }
    match p.country.as_deref() {
        Some(iso2) if government(p) => {
            format!("Government of {}", lookups.country_name(Some(iso2)))
        }
        _ => p.label.clone(),
    }
}

fn sources(i: &Incident) -> Cells {
    let named = |r: &tidings_record::IncidentReport| {
        [r.publisher.as_deref(), r.published.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let articles: Vec<String> = i.reports.iter().map(named).collect();
    let speakers = i.speakers.iter().map(|s| s.label.as_deref().unwrap_or(&s.name));
    vec![
        ("number_of_sources", i.independent_sources.to_string()),
        ("source_article", list(articles.iter().map(String::as_str))),
        ("source_office", list(i.reports.iter().filter_map(|r| r.publisher.as_deref()))),
        ("source_date", list(i.reports.iter().filter_map(|r| r.published.as_deref()))),
        ("source_original", list(speakers)),
    ]
}

fn location(p: &Where, lookups: &Lookups) -> Cells {
    let precision = match p.precision {
        PlacePrecision::Site | PlacePrecision::Settlement => "1",
        PlacePrecision::Near => "2",
        PlacePrecision::Admin2 => "3",
        PlacePrecision::Admin1 => "4",
        PlacePrecision::Country | PlacePrecision::Unknown => "6",
    };
    let codes = lookups.country(p.country.as_deref());
    let region = codes.map(|c| {
        conventions::ucdp_region(p.country.as_deref().unwrap_or_default(), &c.region).to_owned()
    });
    let around = [p.admin2.as_deref(), p.admin1.as_deref()];
    let mut cells = vec![
        ("where_prec", precision.to_owned()),
        ("where_coordinates", p.name.clone()),
        ("where_description", list([Some(p.name.as_str())].into_iter().chain(around).flatten())),
        ("adm_1", p.admin1.clone().unwrap_or_default()),
        ("adm_2", p.admin2.clone().unwrap_or_default()),
        ("country", lookups.country_name(p.country.as_deref()).to_owned()),
        ("country_id", number(codes.and_then(|c| c.gwno))),
        ("region", region.unwrap_or_default()),
    ];
    if let Some((lat, lon)) = p.lat.zip(p.lon) {
        cells.extend([
            ("latitude", lat.to_string()),
            ("longitude", lon.to_string()),
            ("geom_wkt", format!("POINT ({lon} {lat})")),
            ("priogrid_gid", number(priogrid(lat, lon))),
        ]);
    }
    cells
}

/// PRIO-GRID's cell: half a degree, counted from the south-west corner of the map, row by row.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to lie on the globe before the cast"
)]
fn priogrid(lat: f64, lon: f64) -> Option<u32> {
    let on_globe = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
    let cell = |x: f64, cells: f64| (x / 0.5).floor().min(cells - 1.0) as u32;
    on_globe.then(|| cell(lat + 90.0, 360.0) * 720 + cell(lon + 180.0, 720.0) + 1)
}

/// Deaths by side. UCDP's best is the sum of its four parts; what no figure sets apart is unknown.
/// None when no bound of the toll is known: UCDP's columns cannot say so.
fn deaths(i: &Incident, sides: &Sides<'_>) -> Option<Cells> {
    let toll = tolls::settled(i, Harm::Killed).map(|s| s.toll).unwrap_or_default();
    let a_acted = sides.a.role == ParticipantRole::Actor;
    let (group_a, group_b) = if a_acted {
        (Group::ActorSide, Group::TargetSide)
    } else {
        (Group::TargetSide, Group::ActorSide)
    };
    let a = tolls::killed_of(i, group_a);
    let mut b = tolls::killed_of(i, group_b);
    let mut civilians = tolls::killed_of(i, Group::Civilians);
    if sides.b.is_none() {
        // One-sided violence: whoever was hit was a civilian.
        civilians = civilians.max(b);
        b = 0;
    }
    let set_apart = a.saturating_add(b).saturating_add(civilians);
    let Toll { low, best, high } = toll;
    if toll == Toll::default() && set_apart == 0 {
        return None;
    }
    let total = best.or(low).unwrap_or(0).max(set_apart);
    Some(vec![
        ("deaths_a", a.to_string()),
        ("deaths_b", b.to_string()),
        ("deaths_civilians", civilians.to_string()),
        ("deaths_unknown", (total - set_apart).to_string()),
        ("best", total.to_string()),
        ("high", high.unwrap_or(total).max(total).to_string()),
        ("low", low.unwrap_or(total).min(total).to_string()),
    ])
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
            crate::write(Form::Ucdp, &[incident], &Pass::PUBLIC, &testing::lookups(), &mut out)
                .unwrap();
        let mut shown = testing::columns(&String::from_utf8(out).unwrap());
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
            id: i-7f3a
            relid: i-7f3a
            year: 2024
            code_status: Check
            type_of_violence: 1
            dyad_name: Government of Mali - FLA
            side_a: Government of Mali
            side_b: FLA
            number_of_sources: 2
            source_article: Sahel Wire 2024-12-02; Le Fleuve 2024-12-02
            source_office: Sahel Wire; Le Fleuve
            source_date: 2024-12-02
            source_original: Malian army; Residents
            where_prec: 1
            where_coordinates: Tinzaouatine
            where_description: Tinzaouatine; Kidal
            adm_1: Kidal
            latitude: 19.96
            longitude: 2.97
            geom_wkt: POINT (2.97 19.96)
            priogrid_gid: 158046
            country: Mali
            country_id: 432
            region: Africa
            event_clarity: 1
            date_prec: 1
            date_start: 2024-12-01
            date_end: 2024-12-01
            deaths_a: 0
            deaths_b: 0
            deaths_civilians: 3
            deaths_unknown: 5
            best: 8
            high: 20
            low: 8
            gwnoa: 432
        "#]],
        );
    }

    #[test]
    fn an_admin1_place_has_no_false_pin() {
        let mut i = testing::admin1_place();
        (i.figures[0].low, i.figures[0].basis) = (Some(5), tidings_model::Basis::AtLeast);
        check(
            i,
            &expect![[r#"
                id: i-region
                relid: i-region
                year: 2024
                code_status: Clear
                type_of_violence: 1
                dyad_name: Government of Mali - FLA
                side_a: Government of Mali
                side_b: FLA
                number_of_sources: 2
                source_article: Sahel Wire 2024-12-02; Le Fleuve 2024-12-02
                source_office: Sahel Wire; Le Fleuve
                source_date: 2024-12-02
                source_original: Malian army; Residents
                where_prec: 4
                where_coordinates: Kidal
                where_description: Kidal
                adm_1: Kidal
                country: Mali
                country_id: 432
                region: Africa
                event_clarity: 1
                date_prec: 3
                date_start: 2024-12-01
                date_end: 2024-12-07
                deaths_a: 0
                deaths_b: 0
                deaths_civilians: 0
                deaths_unknown: 5
                best: 5
                high: 5
                low: 5
                gwnoa: 432
            "#]],
        );
    }

    #[test]
    fn the_unnumbered_dead_are_not_0_dead() {
        check(
            testing::admin1_place(),
            &expect![[r#"
            left out i-region: the dead are not numbered: settle `killed` at the desk for a UCDP row
        "#]],
        );
    }

    #[test]
    fn a_protest_without_deaths_is_left_out() {
        check(
            testing::protest(),
            &expect![[r#"
            left out i-protest: UCDP's rules do not record this act
        "#]],
        );
    }

    #[test]
    fn no_date_no_row() {
        check(
            testing::no_date(),
            &expect![[r#"
            left out i-no-date: no date: settle `when` at the desk for a UCDP row
        "#]],
        );
    }

    #[test]
    fn the_state_is_side_a_whoever_attacked() {
        let mut i = testing::airstrike();
        i.participants[0].role = ParticipantRole::Target;
        i.participants[1].role = ParticipantRole::Actor;
        let sides = Sides::of(&i, Ucdp::StateBased).unwrap();
        assert_eq!(sides.a.kind, ActorKind::State);
    }

    #[test]
    fn a_grid_cell_is_counted_from_the_south_west() {
        assert_eq!(priogrid(-90.0, -180.0), Some(1));
        assert_eq!(priogrid(-89.75, -179.25), Some(2));
        assert_eq!(priogrid(90.0, 180.0), Some(259_200));
        assert_eq!(priogrid(91.0, 0.0), None);
    }
}
