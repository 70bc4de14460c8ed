//! Reading back: current events, reports, texts and captures.

use crate::payload::{self, Kind};
use crate::{Error, Store, StoredReport, decide, ledger, quotes};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::collections::BTreeSet;
use tidings_model as m;
use tidings_record as r;

impl Store {
    /// The events of the current reading of the latest version of each report, ordered by report
    /// id, start of the trigger, and id. `as_of` (a day, meaning its end in UTC, or an RFC 3339
    /// time) gives them as they stood then.
    ///
    /// # Errors
    /// [`Error::Moment`] when `as_of` is neither, [`Error::Damaged`] when a reading cannot be read
    /// or no longer quotes its text.
    pub fn current_events(&self, as_of: Option<&str>) -> Result<Vec<r::Event>, Error> {
        let mut all = Vec::new();
        self.snapshot(|conn| {
            let until = ledger::seq_as_of(conn, as_of)?;
            each_current(conn, until, |c| {
                all.append(&mut events_of(conn, &c, until)?);
                Ok(())
            })
        })?;
        all.sort_by(|a, b| a.report.id.cmp(&b.report.id));
        Ok(all)
    }

    /// Shows the events of the current readings to `look`, those of one report at a time, as the reports came.
    /// It neither holds them all nor compares them with their texts, which would have to be read: a look over
    /// everything, before what it shows is read by [`Store::events_as_of`].
    ///
    /// # Errors
    /// As [`Store::current_events`], quotes aside.
    pub fn each_events(
        &self,
        as_of: Option<&str>,
        mut look: impl FnMut(Vec<r::Event>),
    ) -> Result<(), Error> {
        self.snapshot(|conn| {
            let until = ledger::seq_as_of(conn, as_of)?;
            each_current(conn, until, |c| {
                let events = coded(conn, &c, until)?;
                if !events.is_empty() {
                    look(events);
                }
                Ok(())
            })
        })
    }

    /// All reports at their latest version, by id.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a report cannot be read.
    pub fn reports(&self) -> Result<Vec<StoredReport>, Error> {
        self.snapshot(|conn| {
            let until = ledger::last(conn)?.0;
            let mut reports = Vec::new();
            each_current(conn, until, |c| {
                reports.push(stored_report(conn, &c)?);
                Ok(())
            })?;
            reports.sort_by(|a, b| a.head.id.cmp(&b.head.id));
            Ok(reports)
        })
    }

    /// The events of the current readings of these reports, as [`Store::current_events`] has them.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a reading cannot be read or no longer quotes its text.
    pub fn events_of(&self, reports: &BTreeSet<String>) -> Result<Vec<r::Event>, Error> {
        self.events_as_of(reports, None)
    }

    /// The same as they were at the moment `as_of`.
    ///
    /// # Errors
    /// As [`Store::events_of`], and [`Error::Moment`] when it cannot be read.
    pub fn events_as_of(
        &self,
        reports: &BTreeSet<String>,
        as_of: Option<&str>,
    ) -> Result<Vec<r::Event>, Error> {
        self.snapshot(|conn| {
            let until = ledger::seq_as_of(conn, as_of)?;
            let mut all = Vec::new();
            for id in reports {
                if let Some(c) = current_of(conn, id, until)? {
                    all.append(&mut events_of(conn, &c, until)?);
                }
            }
            Ok(all)
        })
    }

    /// The report with this id.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it cannot be read.
    pub fn report(&self, id: &str) -> Result<Option<StoredReport>, Error> {
        self.snapshot(|conn| {
            current_of(conn, id, NOW)?.map(|c| stored_report(conn, &c)).transpose()
        })
    }

    /// How many reports there are.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn report_count(&self) -> Result<u64, Error> {
        self.snapshot(|conn| {
            Ok(conn
                .prepare_cached("SELECT count(*) FROM report")?
                .query_row([], |row| row.get(0))?)
        })
    }

    /// At most `limit` reports, the last added first, after the first `skip`; and how many there are.
    ///
    /// # Errors
    /// [`Error::Damaged`] when one cannot be read.
    pub fn report_page(&self, skip: u64, limit: usize) -> Result<(Vec<StoredReport>, u64), Error> {
        self.snapshot(|conn| {
            let total = conn.query_row("SELECT count(*) FROM report", [], |row| row.get(0))?;
            let mut query =
                conn.prepare_cached("SELECT id FROM report ORDER BY n DESC LIMIT ?1 OFFSET ?2")?;
            let rows = query.query_map(params![limit, skip], |row| row.get::<_, String>(0))?;
            let mut page = Vec::new();
            for id in rows {
                if let Some(c) = current_of(conn, &id?, NOW)? {
                    page.push(stored_report(conn, &c)?);
                }
            }
            Ok((page, total))
        })
    }

    /// What could not be done in the current reading of a report.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the reading cannot be read.
    pub fn problems_of(&self, report: &str) -> Result<Vec<r::Problem>, Error> {
        self.snapshot(|conn| {
            let Some(reading) = current_of(conn, report, NOW)?.and_then(|c| c.reading) else {
                return Ok(Vec::new());
            };
            Ok(ledger::line(conn, reading)?.read::<payload::Reading>()?.problems)
        })
    }

    /// The text with this id, or of the latest version of the report with this id; the first
    /// letters are enough where only one starts so.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] when several do, [`Error::Damaged`] when it is not what was extracted.
    pub fn text(&self, id_or_prefix: &str) -> Result<Option<m::Extraction>, Error> {
        self.snapshot(|conn| {
            if let Some(version) = latest_version(conn, id_or_prefix)? {
                return extraction(conn, &version.text_id, Some(&version)).map(Some);
            }
            match find_text(conn, id_or_prefix)? {
                Some(text_id) => extraction(conn, &text_id, None).map(Some),
                None => Ok(None),
            }
        })
    }

    /// The capture with this digest (`sha256:…`), its bytes compared with it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the bytes are gone or others.
    pub fn capture(&self, digest: &str) -> Result<Option<m::Capture>, Error> {
        let held: Vec<(u64, payload::Capture)> =
            ledger::payloads_of(&self.conn, Kind::Capture, digest)?;
        let (Some((_, first)), Some(digest)) = (held.into_iter().next(), m::Digest::parse(digest))
        else {
            return Ok(None);
        };
        Ok(Some(m::Capture {
            digest,
            url: first.url,
            headers: first.headers,
            retrieved: first.retrieved,
            bytes: self.archive.get(&self.conn, digest)?,
        }))
    }
}

/// After the last entry of any ledger.
const NOW: u64 = i64::MAX as u64;

/// The latest version of a report and its current reading, as ledger entries.
pub(crate) struct Current {
    pub(crate) report: String,
    pub(crate) text_id: String,
    pub(crate) version: u64,
    pub(crate) reading: Option<u64>,
}

impl Current {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            report: row.get(0)?,
            text_id: row.get(1)?,
            version: row.get(2)?,
            reading: row.get(3)?,
        })
    }
}

/// What is current of one report at entry `until`.
fn current_of(conn: &Connection, report: &str, until: u64) -> Result<Option<Current>, Error> {
    let mut query = conn.prepare_cached(
        "SELECT v.report, v.text_id, v.seq,
                (SELECT max(r.seq) FROM reading r
                 WHERE r.report = v.report AND r.text_id = v.text_id AND r.seq <= ?2)
         FROM version v WHERE v.report = ?1 AND v.seq <= ?2 ORDER BY v.seq DESC LIMIT 1",
    )?;
    Ok(query.query_row(params![report, until], Current::of).optional()?)
}

/// Shows what is current at entry `until` to `look`, as it came, one held at a time.
pub(crate) fn each_current(
    conn: &Connection,
    until: u64,
    mut look: impl FnMut(Current) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut query = conn.prepare_cached(
        "SELECT v.report, v.text_id, v.seq,
                (SELECT max(r.seq) FROM reading r
                 WHERE r.report = v.report AND r.text_id = v.text_id AND r.seq <= ?1)
         FROM version v
         WHERE v.seq <= ?1 AND NOT EXISTS (
           SELECT 1 FROM version w WHERE w.report = v.report AND w.seq > v.seq AND w.seq <= ?1)
         ORDER BY v.seq",
    )?;
    let mut rows = query.query([until])?;
    while let Some(row) = rows.next()? {
        look(Current::of(row)?)?;
    }
    Ok(())
}

/// The events of a current reading and those that reviewers added to its text by entry `until`, in text order.
fn events_of(conn: &Connection, c: &Current, until: u64) -> Result<Vec<r::Event>, Error> {
    let events = coded(conn, c, until)?;
    if events.is_empty() {
        return Ok(events);
    }
    let text = words(conn, &c.text_id)?;
    for event in &events {
        if let Some(wrong) = quotes::mismatches(&text, event).first() {
            return Err(Error::damaged(format!("event {}: {}", event.id, wrong.message())));
        }
    }
    Ok(events)
}

/// The same, not compared with the text.
fn coded(conn: &Connection, c: &Current, until: u64) -> Result<Vec<r::Event>, Error> {
    let Some(reading) = c.reading else { return Ok(Vec::new()) };
    let decisions = decide::added(conn, &c.text_id, until)?;
    // Most news is not of conflict: nothing to read there.
    if decisions.is_empty() && event_count(conn, reading)? == 0 {
        return Ok(Vec::new());
    }
    let reading: payload::Reading = ledger::line(conn, reading)?.read()?;
    let version: payload::Report = ledger::line(conn, c.version)?.read()?;
    let mut events = reading.events;
    if !decisions.is_empty() {
        let text = words(conn, &c.text_id)?;
        events.extend(decisions.iter().filter_map(|d| r::added(&version.report, &text, d)));
    }
    for event in &mut events {
        // The head may be newer than the reading: found to be a copy, or a corrected byline.
        event.report = version.report.clone();
    }
    events.sort_by(|a, b| (a.trigger.start, &a.id).cmp(&(b.trigger.start, &b.id)));
    Ok(events)
}

fn event_count(conn: &Connection, reading: u64) -> Result<usize, Error> {
    let mut query = conn.prepare_cached("SELECT events FROM reading WHERE seq = ?1")?;
    Ok(query.query_row([reading], |row| row.get(0))?)
}

fn stored_report(conn: &Connection, c: &Current) -> Result<StoredReport, Error> {
    let line = ledger::line(conn, c.version)?;
    let payload::Report { report: head, capture, .. } = line.read()?;
    let mut query = conn.prepare_cached(
        "SELECT v.text_id, l.at FROM version v JOIN ledger l USING (seq)
         WHERE v.report = ?1 ORDER BY v.seq",
    )?;
    let rows = query.query_map([&c.report], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let versions: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    let reading: Option<(String, usize)> = conn
        .prepare_cached("SELECT coded_by, events FROM reading WHERE seq = ?1")?
        .query_row([c.reading], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (coded_by, events) = reading.map_or((None, 0), |(by, n)| (Some(by), n));
    Ok(StoredReport {
        head,
        capture,
        added: versions.first().map_or_else(|| line.at.clone(), |(_, at)| at.clone()),
        changed: line.at,
        versions: versions.into_iter().map(|(text_id, _)| text_id).collect(),
        coded_by,
        events,
    })
}

fn latest_version(conn: &Connection, report: &str) -> Result<Option<payload::Report>, Error> {
    let seq: Option<u64> = conn
        .prepare_cached("SELECT max(seq) FROM version WHERE report = ?1")?
        .query_row([report], |row| row.get(0))?;
    seq.map(|seq| ledger::line(conn, seq)?.read()).transpose()
}

/// The one text whose id, or whose report's id, starts so.
fn find_text(conn: &Connection, prefix: &str) -> Result<Option<String>, Error> {
    if prefix.is_empty() {
        return Ok(None);
    }
    let digest = if prefix.starts_with("sha256:") {
        prefix.to_owned()
    } else {
        format!("sha256:{}", prefix.to_ascii_lowercase())
    };
    let mut query = conn.prepare_cached(
        "SELECT text_id, text_id FROM text WHERE text_id >= ?1 AND text_id < ?1 || ?3
         UNION ALL
         SELECT id, text_id FROM report WHERE id >= ?2 AND id < ?2 || ?3
         ORDER BY 1 LIMIT 100",
    )?;
    let rows = query.query_map(params![digest, prefix, char::MAX.to_string()], |r| {
        Ok((r.get(0)?, r.get(1)?))
    })?;
    let found: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    let texts: BTreeSet<&String> = found.iter().map(|(_, text)| text).collect();
    if texts.len() > 1 {
        let candidates = found.iter().map(|(id, _)| id.clone()).take(5).collect();
        return Err(Error::Ambiguous { given: prefix.to_owned(), candidates });
    }
    Ok(texts.first().map(|id| (*id).clone()))
}

/// A text as it was extracted for `version`, or else as it was extracted last.
fn extraction(
    conn: &Connection,
    text_id: &str,
    version: Option<&payload::Report>,
) -> Result<m::Extraction, Error> {
    let held: Vec<(u64, payload::Text)> = ledger::payloads_of(conn, Kind::Text, text_id)?;
    let of_version = |t: &payload::Text| {
        version.is_some_and(|v| t.capture == v.capture && t.extractor == v.report.extractor)
    };
    let chosen = held.iter().rposition(|(_, t)| of_version(t)).or(held.len().checked_sub(1));
    let mut held = held;
    let payload = chosen.map(|i| held.swap_remove(i).1);
    let text = words(conn, text_id)?;
    payload
        .and_then(|p| p.with(text))
        .ok_or_else(|| Error::damaged(format!("no entry says where text {text_id} comes from")))
}

/// The words of a text, compared with its digest.
fn words(conn: &Connection, text_id: &str) -> Result<String, Error> {
    let text = quotes::body(conn, text_id)?
        .ok_or_else(|| Error::damaged(format!("text {text_id} is missing")))?;
    if m::Digest::of(text.as_bytes()).to_string() == text_id {
        Ok(text)
    } else {
        Err(Error::damaged(format!("text {text_id} is not the text that was extracted")))
    }
}
