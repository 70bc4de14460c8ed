//! What the ledger has that the incidents do not tell yet, and the events that it may touch.

use crate::payload::Kind;
use crate::{Error, Store, ledger};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::{BTreeMap, BTreeSet};
use tidings_record::{Decision, RulingWords};

/// What came after the incidents were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiting {
    /// Reports added or read anew.
    pub read: BTreeSet<String>,
    /// Decisions, those that later ones undo among them.
    pub decisions: Vec<Decision>,
    /// The last entry of the ledger.
    pub until: u64,
}

impl Waiting {
    /// Whether the incidents tell all there is.
    pub fn is_empty(&self) -> bool {
        self.read.is_empty() && self.decisions.is_empty()
    }
}

impl Store {
    /// What came after the incidents were made; none when they never were.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn waiting(&self) -> Result<Option<Waiting>, Error> {
        self.snapshot(|conn| {
            let made: Option<u64> = conn
                .prepare_cached("SELECT seq FROM derived WHERE name = 'incidents'")?
                .query_row([], |row| row.get(0))
                .optional()?;
            let Some(made) = made else { return Ok(None) };
            let mut waiting = Waiting { until: ledger::last(conn)?.0, ..Waiting::default() };
            let mut query = conn.prepare_cached(
                "SELECT seq, kind, subject FROM ledger
                 WHERE seq > ?1 AND kind IN ('report', 'reading', 'decision') ORDER BY seq",
            )?;
            let mut rows = query.query([made])?;
            while let Some(row) = rows.next()? {
                let (seq, kind): (u64, String) = (row.get(0)?, row.get(1)?);
                if kind == Kind::Decision.as_str() {
                    let decision: Decision = ledger::line(conn, seq)?.read()?;
                    if let RulingWords::Undo { entry } = decision.ruling {
                        waiting.decisions.push(ledger::line(conn, entry)?.read()?);
                    }
                    waiting.decisions.push(decision);
                } else {
                    waiting.read.insert(row.get(2)?);
                }
            }
            Ok(Some(waiting))
        })
    }

    /// The events of all groups that depend on those of these reports, each with its report.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn clusters_of_reports(
        &self,
        reports: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, String>, Error> {
        self.snapshot(|conn| clusters(conn, "report", reports))
    }

    /// The events of all groups that depend on those of these events, each with its report.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn clusters_of_events(
        &self,
        events: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, String>, Error> {
        self.snapshot(|conn| clusters(conn, "event", events))
    }

    /// The event with this id, with its report; the first letters are enough where only one starts so.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] when several do.
    pub fn find_event(&self, id_or_prefix: &str) -> Result<Option<(String, String)>, Error> {
        if id_or_prefix.is_empty() {
            return Ok(None);
        }
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(
                "SELECT event, report FROM event_group
                 WHERE event >= ?1 AND event < ?1 || ?2 ORDER BY event LIMIT 5",
            )?;
            let rows = query.query_map([id_or_prefix, &char::MAX.to_string()], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?))
            })?;
            let mut found: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
            // The shortest comes first: an id that starts another is meant itself.
            if found.len() > 1 && found[0].0 != id_or_prefix {
                let candidates = found.into_iter().map(|(event, _)| event).collect();
                return Err(Error::Ambiguous { given: id_or_prefix.to_owned(), candidates });
            }
            Ok(if found.is_empty() { None } else { Some(found.swap_remove(0)) })
        })
    }

    /// Reports with events whose days meet one of these ranges; no event's days are wider than `widest`.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn reports_between(
        &self,
        ranges: &BTreeSet<(i64, i64)>,
        widest: i64,
    ) -> Result<BTreeSet<String>, Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(
                "SELECT DISTINCT report FROM event_group
                 WHERE first BETWEEN ?1 - ?3 AND ?2 AND last >= ?1",
            )?;
            let mut reports = BTreeSet::new();
            for (first, last) in ranges {
                for report in query.query_map(params![first, last, widest], |row| row.get(0))? {
                    reports.insert(report?);
                }
            }
            Ok(reports)
        })
    }
}

fn clusters(
    conn: &Connection,
    column: &str,
    of: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>, Error> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT event, report FROM event_group
         WHERE cluster IN (SELECT cluster FROM event_group WHERE {column} = ?1)"
    ))?;
    let mut all = BTreeMap::new();
    for id in of {
        for row in query.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))? {
            all.extend([row?]);
        }
    }
    Ok(all)
}
