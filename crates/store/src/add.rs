//! Adding one report: its capture, text, version and reading, in one transaction.

use crate::archive::{self, Archive};
use crate::payload::{self, Kind};
use crate::{Added, Entry, Error, Store, Version, ledger, quotes, search};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;
use tidings_model as m;

impl Store {
    /// Stores one report as it was read. What the store has already is not written again: the same
    /// capture, text and reading a second time writes nothing. A changed text or head becomes a new
    /// version of the report; a reading by another coder, or with other events, becomes its current
    /// one, and the older readings stay.
    ///
    /// Inside [`Store::together`] many reports cost as much waiting for the disk as one, and one that is refused
    /// leaves the others as they are.
    ///
    /// # Errors
    /// [`Error::Entry`] when the parts do not belong together and [`Error::Quote`] when an event
    /// quotes what its text does not say; then, as with every error, nothing of it is stored. After
    /// [`Error::Unwritten`] nothing of the whole transaction is.
    pub fn add(&mut self, entry: &Entry<'_>) -> Result<Added, Error> {
        check(entry)?;
        let now = self.now()?;
        self.write_captures(|tx, archive| {
            let at = ledger::next_stamp(tx, &now)?;
            let capture = add_capture(tx, archive, &at, entry.capture)?;
            let text = add_text(tx, &at, entry.extraction)?;
            let report = add_version(tx, &at, entry)?;
            let reading = add_reading(tx, &at, entry)?;
            Ok(Added { capture, text, report, reading, seq: ledger::last(tx)?.0 })
        })
    }
}

/// Whether the parts of an entry belong together.
fn check(entry: &Entry<'_>) -> Result<(), Error> {
    let Entry { capture, extraction, report, coded_by, events, .. } = *entry;
    let refuse = |why: &str| Err(Error::Entry { report: report.id.clone(), why: why.to_owned() });
    if report.id.is_empty() {
        return refuse("it has no id");
    }
    if m::Digest::of(&capture.bytes) != capture.digest {
        return refuse("the capture's digest is not that of its bytes");
    }
    if extraction.capture != capture.digest {
        return refuse("its text was taken from another capture");
    }
    if m::Digest::of(extraction.text.as_bytes()) != extraction.text_id {
        return refuse("the text's id is not the digest of the text");
    }
    let text_id = extraction.text_id.to_string();
    if report.text_id != text_id {
        return refuse("its head names another text");
    }
    if extraction.passages.iter().any(|p| extraction.text.get(p.span.range()).is_none()) {
        return refuse("a passage lies outside the text");
    }
    let mut ids = BTreeSet::new();
    for event in events {
        if event.report.id != report.id || event.report.text_id != text_id {
            return refuse(&format!("event {} is of another report or text", event.id));
        }
        if event.coded_by != coded_by {
            return refuse(&format!("event {} was coded by {}", event.id, event.coded_by));
        }
        if !ids.insert(&event.id) {
            return refuse(&format!("two events have the id {}", event.id));
        }
        if let Some(wrong) = quotes::mismatches(&extraction.text, event).into_iter().next() {
            return Err(wrong.refuse(&event.id));
        }
    }
    Ok(())
}

fn is_known(conn: &Connection, capture: &m::Capture) -> Result<bool, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM ledger WHERE kind = 'capture' AND subject = ?1
                            AND json_extract(payload, '$.url') IS ?2)",
        )?
        .query_row(params![capture.digest.to_string(), capture.url], |row| row.get(0))?)
}

/// Bytes that are lost are put back by the report they came with.
fn add_capture(
    tx: &Connection,
    archive: &Archive,
    at: &str,
    capture: &m::Capture,
) -> Result<bool, Error> {
    let (known, held) = (is_known(tx, capture)?, archive.has(tx, capture.digest)?);
    if known && held {
        return Ok(false);
    }
    let payload = payload::Capture::of(capture);
    let place = if held { None } else { Some(archive.keep(tx, capture, at)?) };
    let seq = if known {
        ledger::first_of(tx, Kind::Capture, &payload.digest)?
    } else {
        ledger::append(tx, at, Kind::Capture, &payload.digest, &payload)?
    };
    if let Some(place) = place {
        archive::put_place(tx, seq, capture.digest, place)?;
    }
    Ok(!known)
}

fn add_text(tx: &Connection, at: &str, extraction: &m::Extraction) -> Result<bool, Error> {
    let payload = payload::Text::of(extraction);
    let held: Vec<(u64, payload::Text)> = ledger::payloads_of(tx, Kind::Text, &payload.text_id)?;
    if held.iter().any(|(_, text)| *text == payload) {
        return Ok(false);
    }
    if held.is_empty() {
        tx.prepare_cached("INSERT INTO text (text_id, body) VALUES (?1, ?2)")?
            .execute([&payload.text_id, &extraction.text])?;
    }
    ledger::append(tx, at, Kind::Text, &payload.text_id, &payload)?;
    Ok(true)
}

fn add_version(tx: &Connection, at: &str, entry: &Entry<'_>) -> Result<Version, Error> {
    let head = entry.report;
    let latest: Option<u64> = tx
        .prepare_cached("SELECT max(seq) FROM version WHERE report = ?1")?
        .query_row([&head.id], |row| row.get(0))?;
    if let Some(seq) = latest {
        let held: payload::Report = ledger::line(tx, seq)?.read()?;
        if payload::same_version(&held.report, head) {
            return Ok(Version::Same);
        }
    }
    let payload = payload::Report {
        text_id: head.text_id.clone(),
        capture: entry.capture.digest.to_string(),
        report: head.clone(),
    };
    let seq = ledger::append(tx, at, Kind::Report, &head.id, &payload)?;
    tx.prepare_cached("INSERT INTO version (seq, report, text_id) VALUES (?1, ?2, ?3)")?
        .execute(params![seq, head.id, head.text_id])?;
    search::index(tx, head)?;
    Ok(if latest.is_some() { Version::Changed } else { Version::First })
}

fn add_reading(tx: &Connection, at: &str, entry: &Entry<'_>) -> Result<bool, Error> {
    let payload = payload::Reading {
        text_id: entry.report.text_id.clone(),
        report: entry.report.id.clone(),
        coded_by: entry.coded_by.to_owned(),
        events: entry.events.to_vec(),
        problems: entry.problems.to_vec(),
    };
    let digest = payload.digest().to_string();
    // The same coder's latest: an older program run again does not displace a newer coder.
    let held: Option<String> = tx
        .prepare_cached(
            "SELECT digest FROM reading WHERE report = ?1 AND text_id = ?2 AND coded_by = ?3
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([&payload.report, &payload.text_id, &payload.coded_by], |row| row.get(0))
        .optional()?;
    if held.as_ref() == Some(&digest) {
        return Ok(false);
    }
    let seq = ledger::append(tx, at, Kind::Reading, &payload.report, &payload)?;
    tx.prepare_cached(
        "INSERT INTO reading (seq, report, text_id, coded_by, events, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        seq,
        payload.report,
        payload.text_id,
        payload.coded_by,
        payload.events.len(),
        digest
    ])?;
    Ok(true)
}
