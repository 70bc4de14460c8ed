//! One flat row per incident: the form for spreadsheets. Columns are described in
//! `docs/exports.md`; lists are separated by `; `, and what is unknown is an empty cell, never 0.

use crate::gate::Cleared;
use crate::table::{list, number, safe};
use crate::{Error, Report, tolls};
use std::io::Write;
use tidings_model::{Harm, ParticipantRole, Vocabulary as _};
use tidings_record::Incident;

/// The columns before the figures.
const HEAD: [&str; 22] = [
    "id", "kind", "event_type", "first_day", "last_day", "date_precision", "place", "place_id",
    "admin2", "admin1", "country", "latitude", "longitude", "place_precision", "radius_km",
    "actors", "actor_kinds", "targets", "target_kinds", "groups", "hit", "weapons",
];

/// The columns after the figures.
const TAIL: [&str; 11] = [
    "standing", "disputed", "speakers", "independent_sources", "sources", "published", "ucdp",
    "plover", "released", "evidence", "tags",
];

/// The columns, in order: for each harm three, `killed_low`, `killed_best`, `killed_high`, ….
pub const COLUMNS: [&str; 54] = [
    HEAD[0], HEAD[1], HEAD[2], HEAD[3], HEAD[4], HEAD[5], HEAD[6], HEAD[7], HEAD[8], HEAD[9],
    HEAD[10], HEAD[11], HEAD[12], HEAD[13], HEAD[14], HEAD[15], HEAD[16], HEAD[17], HEAD[18],
    HEAD[19], HEAD[20], HEAD[21], "killed_low", "killed_best", "killed_high", "injured_low",
    "injured_best", "injured_high", "missing_low", "missing_best", "missing_high", "captured_low",
    "captured_best", "captured_high", "abducted_low", "abducted_best", "abducted_high",
    "displaced_low", "displaced_best", "displaced_high", "crowd_low", "crowd_best", "crowd_high",
    TAIL[0], TAIL[1], TAIL[2], TAIL[3], TAIL[4], TAIL[5], TAIL[6], TAIL[7], TAIL[8], TAIL[9],
    TAIL[10],
];

pub(crate) fn write(
    cleared: &[Cleared],
    report: &mut Report,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for c in cleared {
        let i = c.incident();
        let mut cells = head(i);
        for &harm in Harm::ALL {
            let toll = tolls::settled(i, harm).map(|s| s.toll).unwrap_or_default();
            cells.extend([number(toll.low), number(toll.best), number(toll.high)]);
        }
        cells.extend(tail(i));
        table.write_record(cells.iter().map(|cell| safe(cell).into_owned()))?;
        report.written += 1;
    }
    table.flush()?;
    Ok(())
}

fn head(i: &Incident) -> Vec<String> {
    let with = |role| i.participants.iter().filter(move |p| p.role == role);
    let labels = |role| list(with(role).map(|p| p.label.as_str()));
    let kinds = |role| list(with(role).map(|p| p.kind.as_str()));
    let place = i.place.as_ref();
    let text = |s: Option<&String>| s.cloned().unwrap_or_default();
    vec![
        i.id.clone(),
        i.act.clone(),
        i.acled.as_ref().map(|a| a.event_type.clone()).unwrap_or_default(),
        text(i.when.as_ref().and_then(|w| w.first.as_ref())),
        text(i.when.as_ref().and_then(|w| w.last.as_ref())),
        number(i.when.as_ref().map(|w| w.precision)),
        text(place.map(|p| &p.name)),
        text(place.and_then(|p| p.place_id.as_ref())),
        text(place.and_then(|p| p.admin2.as_ref())),
        text(place.and_then(|p| p.admin1.as_ref())),
        text(place.and_then(|p| p.country.as_ref())),
        number(place.and_then(|p| p.lat)),
        number(place.and_then(|p| p.lon)),
        number(place.map(|p| p.precision)),
        number(place.and_then(|p| p.radius_km)),
        labels(ParticipantRole::Actor),
        kinds(ParticipantRole::Actor),
        labels(ParticipantRole::Target),
        kinds(ParticipantRole::Target),
        list(i.participants.iter().flat_map(|p| &p.groups).map(String::as_str)),
        list(i.hit.iter().map(|t| t.kind.as_str())),
        list(i.weapons.iter().map(|t| t.kind.as_str())),
    ]
}

fn tail(i: &Incident) -> [String; 11] {
    let plover = i.plover.as_ref().map(|p| match &p.mode {
        Some(mode) => format!("{} {mode}", p.event),
        None => p.event.clone(),
    });
    [
        i.standing.to_string(),
        list(i.disputes.iter().map(|d| d.field.as_str())),
        list(i.speakers.iter().map(|s| s.label.as_deref().unwrap_or(&s.name))),
        i.independent_sources.to_string(),
        list(i.reports.iter().filter_map(|r| r.publisher.as_deref())),
        list(i.reports.iter().filter_map(|r| r.published.as_deref())),
        number(i.ucdp),
        plover.unwrap_or_default(),
        i.released.clone().unwrap_or_default(),
        i.evidence.first().map(|q| q.quote.clone()).unwrap_or_default(),
        list(i.tags.iter().map(String::as_str)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use crate::{Form, Pass};
    use expect_test::{Expect, expect};

    fn check(incident: Incident, expected: &Expect) {
        let mut out = Vec::new();
        crate::write(Form::Csv, &[incident], &Pass::PUBLIC, &testing::lookups(), &mut out).unwrap();
        expected.assert_eq(&testing::columns(&String::from_utf8(out).unwrap()));
    }

    #[test]
    fn a_settled_airstrike_with_rival_tolls() {
        check(
            testing::airstrike(),
            &expect![[r#"
                id: i-7f3a
                kind: Air/drone strike
                event_type: Explosions/Remote violence
                first_day: 2024-12-01
                last_day: 2024-12-01
                date_precision: day
                place: Tinzaouatine
                place_id: g2449067
                admin1: Kidal
                country: ML
                latitude: 19.96
                longitude: 2.97
                place_precision: settlement
                radius_km: 2
                actors: Malian army
                actor_kinds: state
                targets: FLA; civilians
                target_kinds: rebel; civilians
                hit: market
                weapons: drone
                killed_low: 8
                killed_high: 20
                standing: attributed
                disputed: killed
                speakers: Malian army; Residents
                independent_sources: 2
                sources: Sahel Wire; Le Fleuve
                published: 2024-12-02
                ucdp: state-based
                plover: ASSAULT drone
                released: 2024-12-05T10:00:00Z
                evidence: A drone strike near the market of Tinzaouatine killed at least eight people on Sunday, said army spokesman Col. …
                tags: airspace; check again
            "#]],
        );
    }

    #[test]
    fn an_unknown_toll_is_an_empty_cell() {
        check(
            testing::unknown_toll(),
            &expect![[r#"
                id: i-unknown
                kind: Air/drone strike
                event_type: Explosions/Remote violence
                first_day: 2024-12-01
                last_day: 2024-12-01
                date_precision: day
                place: Tinzaouatine
                place_id: g2449067
                admin1: Kidal
                country: ML
                latitude: 19.96
                longitude: 2.97
                place_precision: settlement
                radius_km: 2
                hit: market
                weapons: drone
                standing: reported
                independent_sources: 2
                sources: Sahel Wire; Le Fleuve
                published: 2024-12-02
                ucdp: state-based
                plover: ASSAULT drone
                released: 2024-12-05T10:00:00Z
                evidence: A drone strike near the market of Tinzaouatine killed at least eight people on Sunday, said army spokesman Col. …
                tags: airspace; check again
            "#]],
        );
    }

    #[test]
    fn no_date_is_an_empty_cell() {
        check(
            testing::no_date(),
            &expect![[r#"
                id: i-no-date
                kind: Air/drone strike
                event_type: Explosions/Remote violence
                date_precision: unknown
                place: Tinzaouatine
                place_id: g2449067
                admin1: Kidal
                country: ML
                latitude: 19.96
                longitude: 2.97
                place_precision: settlement
                radius_km: 2
                actors: Malian army
                actor_kinds: state
                targets: FLA; civilians
                target_kinds: rebel; civilians
                hit: market
                weapons: drone
                killed_low: 8
                killed_high: 20
                standing: attributed
                disputed: killed
                speakers: Malian army; Residents
                independent_sources: 2
                sources: Sahel Wire; Le Fleuve
                published: 2024-12-02
                ucdp: state-based
                plover: ASSAULT drone
                released: 2024-12-05T10:00:00Z
                evidence: A drone strike near the market of Tinzaouatine killed at least eight people on Sunday, said army spokesman Col. …
                tags: airspace; check again
            "#]],
        );
    }

    #[test]
    fn a_quote_cannot_be_a_formula() {
        let mut i = testing::airstrike();
        i.evidence[0].quote = "=1+1 is not a strike".to_owned();
        let mut out = Vec::new();
        crate::write(Form::Csv, &[i], &Pass::PUBLIC, &testing::lookups(), &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains(",'=1+1 is not a strike"));
    }

    #[test]
    fn the_figure_columns_follow_the_vocabulary() {
        let expected: Vec<String> = Harm::ALL
            .iter()
            .flat_map(|h| ["low", "best", "high"].map(|b| format!("{h}_{b}")))
            .collect();
        assert_eq!(COLUMNS[HEAD.len()..COLUMNS.len() - TAIL.len()], expected);
    }
}
