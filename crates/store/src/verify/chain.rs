//! The ledger's chain: every entry where it was put, saying what it said.

use super::content;
use crate::ledger::{self, COLUMNS, Line, START};
use crate::{Error, FindingKind, Verified};
use rusqlite::Connection;

/// Walks the ledger once. After a broken link it goes on from the entry as it stands, so that one
/// edit is one finding.
pub(super) fn entries(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let mut query = conn.prepare(&format!("SELECT {COLUMNS} FROM ledger ORDER BY seq"))?;
    let mut rows = query.query([])?;
    let (mut seq, mut hash, mut at) = (0, START, String::new());
    while let Some(row) = rows.next()? {
        let line = Line::of(row)?;
        if line.seq != seq + 1 {
            let message = format!("entries {} to {} are missing", seq + 1, line.seq - 1);
            v.find(FindingKind::Chain, Some(line.seq), &line.subject, message);
        } else if line.prev != hash {
            let message =
                format!("does not follow entry {seq}: one of the two was put in its place");
            v.find(FindingKind::Chain, Some(line.seq), &line.subject, message);
        }
        if line.expected() != line.hash {
            let message = "is not what was written: its hash does not match";
            v.find(FindingKind::Chain, Some(line.seq), &line.subject, message);
        }
        if line.at < at {
            let message = format!("is dated {}, before the entry before it ({at})", line.at);
            v.find(FindingKind::Chain, Some(line.seq), &line.subject, message);
        }
        content::entry(conn, &line, v)?;
        v.entries += 1;
        (seq, hash, at) = (line.seq, line.hash, line.at);
    }
    Ok(())
}

/// Whether the ledger still has the entry that was once its last.
pub(super) fn head(conn: &Connection, head: &str, v: &mut Verified) -> Result<(), Error> {
    let wrong = |v: &mut Verified, seq, message: String| {
        v.find(FindingKind::Head, seq, "the ledger", message);
    };
    let Some(seq) = head.trim().split_once(':').and_then(|(seq, _)| seq.parse::<u64>().ok()) else {
        wrong(
            v,
            None,
            format!("`{head}` is no head; write what `head` once said, such as 42:9f3a…"),
        );
        return Ok(());
    };
    if seq == 0 {
        return Ok(());
    }
    let last = ledger::last(conn)?.0;
    if seq > last {
        let message =
            format!("ends at entry {last}; entries up to {seq} were there: its end was cut off");
        wrong(v, Some(last), message);
        return Ok(());
    }
    match ledger::line(conn, seq) {
        Ok(line) if ledger::head_of(seq, &line.hash).eq_ignore_ascii_case(head.trim()) => {}
        Ok(_) => wrong(
            v,
            Some(seq),
            "another history stands in the place of the one the head was taken from".to_owned(),
        ),
        Err(_) => wrong(v, Some(seq), "the entry the head was taken from is gone".to_owned()),
    }
    Ok(())
}
