//! What the ledger's entries say: payloads, quotes, texts and captures.

use super::derived;
use crate::archive::Archive;
use crate::backup::captures_of;
use crate::decide::check_anchor;
use crate::ledger::Line;
use crate::{Error, FindingKind, Name, Verified, payload, quotes};
use rusqlite::Connection;
use tidings_model::Digest;
use tidings_record::{Anchor, Decision};

/// Looks at one entry.
pub(super) fn entry(conn: &Connection, line: &Line, v: &mut Verified) -> Result<(), Error> {
    let subject = match read(conn, line, v) {
        Ok(subject) => subject,
        Err(Error::Damaged { what }) => {
            v.find(FindingKind::Payload, Some(line.seq), &line.subject, what);
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    if subject != line.subject {
        let message = format!("stands under this name but is about {subject}");
        v.find(FindingKind::Payload, Some(line.seq), &line.subject, message);
    }
    Ok(())
}

/// Reads and checks the payload; returns what it is about.
fn read(conn: &Connection, line: &Line, v: &mut Verified) -> Result<String, Error> {
    Ok(match line.kind.as_str() {
        "capture" => line.read::<payload::Capture>()?.digest,
        "text" => text(conn, line, line.read()?, v)?,
        "report" => {
            let version: payload::Report = line.read()?;
            derived::version(conn, line.seq, &version, v)?;
            version.report.id
        }
        "reading" => {
            let reading: payload::Reading = line.read()?;
            derived::reading(conn, line.seq, &reading, v)?;
            reading_quotes(conn, line.seq, &reading, v)?;
            reading.report
        }
        "decision" => {
            let decision: Decision = line.read()?;
            for a in decision.anchors() {
                anchor(conn, line, &a, v)?;
            }
            decision.text_id
        }
        _ => {
            let name: Name = line.read()?;
            let a = Anchor { text_id: &name.text_id, start: name.start, end: name.end };
            anchor(conn, line, &a, v)?;
            name.incident
        }
    })
}

fn anchor(conn: &Connection, line: &Line, a: &Anchor<'_>, v: &mut Verified) -> Result<(), Error> {
    if let Some(why) = check_anchor(conn, a)? {
        let message = format!("hangs on bytes {}..{} of {}: {why}", a.start, a.end, a.text_id);
        v.find(FindingKind::Anchor, Some(line.seq), &line.subject, message);
    }
    Ok(())
}

fn text(
    conn: &Connection,
    line: &Line,
    payload: payload::Text,
    v: &mut Verified,
) -> Result<String, Error> {
    let text_id = payload.text_id.clone();
    let Some(body) = quotes::body(conn, &text_id)? else {
        v.find(FindingKind::Text, Some(line.seq), &text_id, "the text is missing");
        return Ok(text_id);
    };
    let extraction = payload
        .with(body)
        .ok_or_else(|| Error::damaged(format!("entry {} has an unknown word", line.seq)))?;
    let outside = |span: tidings_model::Span| extraction.text.get(span.range()).is_none();
    if extraction.passages.iter().any(|p| outside(p.span)) {
        v.find(FindingKind::Text, Some(line.seq), &text_id, "a passage lies outside the text");
    }
    Ok(text_id)
}

fn reading_quotes(
    conn: &Connection,
    seq: u64,
    reading: &payload::Reading,
    v: &mut Verified,
) -> Result<(), Error> {
    // A missing text is found where the text's own entry is read.
    let Some(text) = quotes::body(conn, &reading.text_id)? else { return Ok(()) };
    for event in &reading.events {
        v.quotes += quotes::of_event(event).len() as u64;
        for wrong in quotes::mismatches(&text, event) {
            v.find(FindingKind::Quote, Some(seq), &event.id, wrong.message());
        }
    }
    Ok(())
}

/// Every text against its digest.
pub(super) fn texts(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let mut query = conn.prepare(
        "SELECT text_id, body, EXISTS (SELECT 1 FROM ledger WHERE kind = 'text' AND subject = text_id)
         FROM text ORDER BY text_id",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (text_id, body, named): (String, String, bool) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        v.texts += 1;
        if Digest::of(body.as_bytes()).to_string() != text_id {
            v.find(FindingKind::Text, None, &text_id, "is not the text that was extracted");
        }
        if !named {
            v.find(FindingKind::Text, None, &text_id, "no entry says where it comes from");
        }
    }
    Ok(())
}

/// Every capture named against its bytes in the archive.
pub(super) fn captures(
    conn: &Connection,
    archive: &Archive,
    v: &mut Verified,
) -> Result<(), Error> {
    let named = captures_of(conn)?;
    for digest in &named {
        v.captures += 1;
        match archive.get(conn, *digest) {
            Ok(_) => {}
            Err(Error::Damaged { what }) => {
                v.find(FindingKind::Capture, None, &digest.to_string(), what);
            }
            Err(other) => {
                v.find(FindingKind::Capture, None, &digest.to_string(), other.to_string());
            }
        }
    }
    v.unnamed_captures = archive.unnamed(conn, &named.into_iter().collect())?;
    Ok(())
}
