//! The ledger: entries chained by hash, only ever added at the end.

use crate::payload::{Kind, read, write};
use crate::{Error, moment};
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql, params};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

/// A link of the chain.
pub(crate) type Hash = [u8; 32];

/// What the first entry follows.
pub(crate) const START: Hash = [0; 32];

/// One entry as it stands in the table.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) seq: u64,
    pub(crate) kind: String,
    pub(crate) at: String,
    pub(crate) subject: String,
    pub(crate) payload: String,
    pub(crate) prev: Hash,
    pub(crate) hash: Hash,
}

/// The columns of a [`Line`], in its order.
pub(crate) const COLUMNS: &str = "seq, kind, at, subject, payload, prev, hash";

impl Line {
    pub(crate) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            kind: row.get(1)?,
            at: row.get(2)?,
            subject: row.get(3)?,
            payload: row.get(4)?,
            prev: row.get(5)?,
            hash: row.get(6)?,
        })
    }

    /// The hash this entry should have.
    pub(crate) fn expected(&self) -> Hash {
        link(&self.prev, self.seq, &self.kind, &self.at, &self.subject, &self.payload)
    }

    /// The payload, as `T`.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        read(&self.payload, || format!("entry {}, a {},", self.seq, self.kind))
    }
}

/// SHA-256 over the hash before and all that the entry says. Each part goes in with its length,
/// so that no two entries read the same.
fn link(prev: &Hash, seq: u64, kind: &str, at: &str, subject: &str, payload: &str) -> Hash {
    let mut sha = Sha256::new();
    sha.update(prev);
    sha.update(seq.to_be_bytes());
    for part in [kind, at, subject, payload] {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize().into()
}

/// The last entry's number, time and hash; zeros before the first.
pub(crate) fn last(conn: &Connection) -> Result<(u64, String, Hash), Error> {
    let row = conn
        .prepare_cached("SELECT seq, at, hash FROM ledger ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(row.unwrap_or((0, String::new(), START)))
}

/// Number and hash of the last entry in one word.
pub(crate) fn head(conn: &Connection) -> Result<String, Error> {
    let (seq, _, hash) = last(conn)?;
    Ok(head_of(seq, &hash))
}

pub(crate) fn head_of(seq: u64, hash: &Hash) -> String {
    let hex: String = hash.iter().map(|b| format!("{b:02x}")).collect();
    format!("{seq}:{hex}")
}

/// The time of the next entry: what the clock says, but never before the entry before it, so that
/// every moment cuts the ledger in two.
pub(crate) fn next_stamp(conn: &Connection, said: &str) -> Result<String, Error> {
    let stamp = moment::stamp(said)?;
    Ok(stamp.max(last(conn)?.1))
}

/// Adds an entry at the end and returns its number.
pub(crate) fn append(
    conn: &Connection,
    at: &str,
    kind: Kind,
    subject: &str,
    payload: &impl Serialize,
) -> Result<u64, Error> {
    let (last, _, prev) = last(conn)?;
    let (seq, payload) = (last + 1, write(payload));
    let hash = link(&prev, seq, kind.as_str(), at, subject, &payload);
    conn.prepare_cached(
        "INSERT INTO ledger (seq, kind, at, subject, payload, prev, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![seq, kind.as_str(), at, subject, payload, prev, hash])?;
    Ok(seq)
}

/// The first entry of one kind about one subject, which is there.
pub(crate) fn first_of(conn: &Connection, kind: Kind, subject: &str) -> Result<u64, Error> {
    Ok(conn
        .prepare_cached("SELECT min(seq) FROM ledger WHERE kind = ?1 AND subject = ?2")?
        .query_row([kind.as_str(), subject], |row| row.get(0))?)
}

/// The last entry number that belongs to a moment; without one, the last of all.
pub(crate) fn seq_as_of(conn: &Connection, as_of: Option<&str>) -> Result<u64, Error> {
    let Some(moment) = as_of else { return Ok(last(conn)?.0) };
    let bound = moment::bound(moment)?;
    Ok(conn
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM ledger WHERE at <= ?1")?
        .query_row([bound], |row| row.get(0))?)
}

/// Entry `seq`.
pub(crate) fn line(conn: &Connection, seq: u64) -> Result<Line, Error> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM ledger WHERE seq = ?1"))?
        .query_row([seq], Line::of)
        .optional()?
        .ok_or_else(|| Error::damaged(format!("entry {seq} is missing from the ledger")))
}

/// Payloads of one kind up to entry `until`, in ledger order.
pub(crate) fn payloads<T: DeserializeOwned>(
    conn: &Connection,
    kind: Kind,
    until: u64,
) -> Result<Vec<(u64, T)>, Error> {
    // The unary plus keeps SQLite to the index on kind: most of the ledger is readings.
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE kind = ?1 AND +seq <= ?2 ORDER BY seq");
    collect(conn, &sql, params![kind.as_str(), until])
}

/// Payloads of one kind about one subject, in ledger order.
pub(crate) fn payloads_of<T: DeserializeOwned>(
    conn: &Connection,
    kind: Kind,
    subject: &str,
) -> Result<Vec<(u64, T)>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM ledger WHERE kind = ?1 AND subject = ?2 ORDER BY seq");
    collect(conn, &sql, params![kind.as_str(), subject])
}

fn collect<T: DeserializeOwned>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
) -> Result<Vec<(u64, T)>, Error> {
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let line = Line::of(row)?;
        found.push((line.seq, line.read()?));
    }
    Ok(found)
}
