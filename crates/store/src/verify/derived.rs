//! Derived tables against what the ledger makes them.

use crate::filter::{Actor, Columns};
use crate::quotes::{self, Texts};
use crate::{Error, FindingKind, Verified, decide, packed, payload};
use rusqlite::{Connection, OptionalExtension as _, Row};
use std::collections::BTreeSet;
use tidings_record::{Incident, added_id};

/// The row of a version.
pub(super) fn version(
    conn: &Connection,
    seq: u64,
    payload: &payload::Report,
    v: &mut Verified,
) -> Result<(), Error> {
    let row: Option<(String, String)> = conn
        .prepare_cached("SELECT report, text_id FROM version WHERE seq = ?1")?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if row != Some((payload.report.id.clone(), payload.text_id.clone())) {
        let message = "the version table does not say what the ledger says";
        v.find(FindingKind::Derived, Some(seq), &payload.report.id, message);
    }
    Ok(())
}

/// The row of a reading.
pub(super) fn reading(
    conn: &Connection,
    seq: u64,
    payload: &payload::Reading,
    v: &mut Verified,
) -> Result<(), Error> {
    type Row = (String, String, String, usize, String);
    let row: Option<Row> = conn
        .prepare_cached(
            "SELECT report, text_id, coded_by, events, digest FROM reading WHERE seq = ?1",
        )?
        .query_row([seq], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    let wanted = (
        payload.report.clone(),
        payload.text_id.clone(),
        payload.coded_by.clone(),
        payload.events.len(),
        payload.digest().to_string(),
    );
    if row != Some(wanted) {
        let message = "the reading table does not say what the ledger says";
        v.find(FindingKind::Derived, Some(seq), &payload.report, message);
    }
    Ok(())
}

/// Rows that no entry makes, and the list of reports.
pub(super) fn tables(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    const CHECKS: [(&str, &str); 5] = [
        (
            "capture",
            "SELECT count(*) FROM capture WHERE NOT EXISTS (
               SELECT 1 FROM ledger l WHERE l.seq = capture.seq AND l.kind = 'capture')",
        ),
        (
            "version",
            "SELECT count(*) FROM version WHERE NOT EXISTS (
               SELECT 1 FROM ledger l WHERE l.seq = version.seq AND l.kind = 'report')",
        ),
        (
            "reading",
            "SELECT count(*) FROM reading WHERE NOT EXISTS (
               SELECT 1 FROM ledger l WHERE l.seq = reading.seq AND l.kind = 'reading')",
        ),
        (
            "report",
            "SELECT count(*) FROM report WHERE NOT EXISTS (
               SELECT 1 FROM version w JOIN ledger l USING (seq)
               WHERE w.seq = (SELECT max(seq) FROM version x WHERE x.report = report.id)
               AND w.text_id = report.text_id
               AND report.headline = coalesce(json_extract(l.payload, '$.report.headline'), '')
               AND report.published IS json_extract(l.payload, '$.report.published')
               AND report.language IS json_extract(l.payload, '$.report.language'))",
        ),
        (
            "report",
            "SELECT count(DISTINCT report) FROM version
             WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.id = version.report)",
        ),
    ];
    for (table, sql) in CHECKS {
        let wrong: u64 = conn.query_row(sql, [], |row| row.get(0))?;
        if wrong > 0 {
            let message = format!("{wrong} of its rows are not what the ledger makes them");
            v.find(FindingKind::Derived, None, &format!("table {table}"), message);
        }
    }
    Ok(())
}

/// FTS5 compares its index with the texts when told to.
pub(super) fn search(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    let Err(error) = conn.execute(check, []) else { return Ok(()) };
    if matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseCorrupt)) {
        v.find(FindingKind::Derived, None, "search", "the index is not that of the texts");
        return Ok(());
    }
    match Error::from(error) {
        Error::Busy => Err(Error::Busy),
        other => {
            v.find(FindingKind::Database, None, "search", other.to_string());
            Ok(())
        }
    }
}

/// Every incident against its columns, its texts and the events it was made from.
pub(super) fn incidents(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let mut texts = Texts::new(conn);
    let mut query = conn.prepare(
        "SELECT n, id, record FROM incident LEFT JOIN incident_record USING (n) ORDER BY id",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (n, id): (i64, String) = (row.get(0)?, row.get(1)?);
        let read = packed::unpack(row.get_ref(2)?)
            .and_then(|record| payload::read(&record, || format!("incident {id}")));
        let incident: Incident = match read {
            Ok(incident) => incident,
            Err(error) => {
                v.find(FindingKind::Derived, None, &id, error.to_string());
                continue;
            }
        };
        if incident.id != id || held(conn, n)? != Columns::of(&incident) {
            let message = "its columns do not say what its record says";
            v.find(FindingKind::Derived, None, &id, message);
        }
        v.quotes += quotes::of_incident(&incident).len() as u64;
        for wrong in quotes::incident_mismatches(&mut texts, &incident)? {
            v.find(FindingKind::Quote, None, &id, wrong.message());
        }
        members(conn, &incident, v)?;
    }
    Ok(())
}

/// The columns and side tables of an incident as they stand.
fn held(conn: &Connection, n: i64) -> Result<Columns, Error> {
    let mut previous =
        conn.prepare_cached("SELECT previous FROM incident_alias WHERE incident = ?1")?;
    let mut actors = conn.prepare_cached(
        "SELECT actor, words, label, kind FROM incident_actor JOIN actor_name ON name = actor_name.n
         WHERE incident = ?1",
    )?;
    let mut tags = conn.prepare_cached("SELECT tag FROM incident_tag WHERE incident = ?1")?;
    let tags: BTreeSet<String> =
        tags.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let previous: BTreeSet<String> =
        previous.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let actor = |row: &Row<'_>| {
        Ok(Actor { id: row.get(0)?, words: row.get(1)?, label: row.get(2)?, kind: row.get(3)? })
    };
    let actors: BTreeSet<Actor> = actors.query_map([n], actor)?.collect::<Result<_, _>>()?;
    let mut events = conn.prepare_cached("SELECT event FROM incident_event WHERE incident = ?1")?;
    let events: BTreeSet<String> =
        events.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut query = conn.prepare_cached(
        "SELECT first, last, country, admin1, region, lat, lon, precision, act, family, killed,
           standing, confidence, sources, foreground, review, reviewed, disputed, radius
         FROM incident WHERE n = ?1",
    )?;
    Ok(query.query_row([n], |row| {
        Ok(Columns {
            first: row.get(0)?,
            last: row.get(1)?,
            country: row.get(2)?,
            admin1: row.get(3)?,
            region: row.get(4)?,
            lat: row.get(5)?,
            lon: row.get(6)?,
            precision: row.get(7)?,
            act: row.get(8)?,
            family: row.get(9)?,
            killed: row.get(10)?,
            standing: row.get(11)?,
            confidence: row.get(12)?,
            sources: row.get(13)?,
            foreground: row.get(14)?,
            review: row.get(15)?,
            reviewed: row.get(16)?,
            disputed: row.get(17)?,
            radius: row.get(18)?,
            events,
            previous,
            actors,
            tags,
        })
    })?)
}

/// Whether some reading of each report has the events that the incident says it has.
fn members(conn: &Connection, incident: &Incident, v: &mut Verified) -> Result<(), Error> {
    let mut known = conn.prepare_cached(
        "SELECT json_extract(e.value, '$.id') FROM reading r JOIN ledger l USING (seq),
           json_each(l.payload, '$.events') e
         WHERE r.report = ?1 AND r.text_id = ?2",
    )?;
    for report in &incident.reports {
        let rows = known.query_map([&report.id, &report.text_id], |row| row.get(0))?;
        let mut events: BTreeSet<String> = rows.collect::<Result<_, _>>()?;
        let by_hand = decide::added(conn, &report.text_id, u64::MAX)?;
        events.extend(by_hand.iter().map(|d| added_id(&report.id, d)));
        for event in report.events.iter().filter(|e| !events.contains(*e)) {
            let message = format!("no reading of report {} has its event {event}", report.id);
            v.find(FindingKind::Derived, None, &incident.id, message);
        }
    }
    Ok(())
}
