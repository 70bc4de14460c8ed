//! Verifying a store: everything in it against everything else, all findings listed.

mod chain;
mod content;
mod derived;

use crate::{Error, Finding, FindingKind, Store, Verified, ledger};
use rusqlite::Connection;

impl Store {
    /// Reads the whole store and compares: each ledger entry with its hash and the entry before,
    /// `head` (from an earlier [`Store::head`]) with the entry it names, captures and texts with
    /// their digests, every quote of every reading and incident with its text, decisions and names
    /// with the words they hang on, and the derived tables with what the ledger makes them.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program writes for long; whatever is wrong in it is a [`Finding`].
    pub fn verify(&self, head: Option<&str>) -> Result<Verified, Error> {
        let mut v = Verified::default();
        // Outside the snapshot: to SQLite this check is a write, though it writes nothing.
        derived::search(&self.conn, &mut v)?;
        self.snapshot(|conn| {
            section(&mut v, "the file", |v| file(conn, v));
            section(&mut v, "the ledger", |v| chain::entries(conn, v));
            section(&mut v, "the ledger's head", |v| {
                v.head = ledger::head(conn)?;
                head.map_or(Ok(()), |head| chain::head(conn, head, v))
            });
            section(&mut v, "the texts", |v| content::texts(conn, v));
            section(&mut v, "the archive", |v| content::captures(conn, &self.archive, v));
            section(&mut v, "the derived tables", |v| derived::tables(conn, v));
            section(&mut v, "the incidents", |v| derived::incidents(conn, v));
            Ok(v)
        })
    }
}

/// Runs one part; that it cannot be finished is a finding too, and the others still run.
fn section(v: &mut Verified, subject: &str, part: impl FnOnce(&mut Verified) -> Result<(), Error>) {
    if let Err(error) = part(v) {
        v.find(
            FindingKind::Database,
            None,
            subject,
            format!("could not be read to its end: {error}"),
        );
    }
}

impl Verified {
    fn find(
        &mut self,
        kind: FindingKind,
        seq: Option<u64>,
        subject: &str,
        message: impl Into<String>,
    ) {
        let (subject, message) = (subject.to_owned(), message.into());
        self.findings.push(Finding { kind, seq, subject, message });
    }
}

/// SQLite's own check, references between tables, and the schema with its guards.
fn file(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let mut check = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let message: String = row.get(0)?;
        if message != "ok" {
            v.find(FindingKind::Database, None, "the file", message);
        }
    }
    let mut check = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let message = format!("a row names a row of {parent} that is not there");
        v.find(FindingKind::Database, None, &format!("table {table}"), message);
    }
    schema(conn, v)
}

fn schema(conn: &Connection, v: &mut Verified) -> Result<(), Error> {
    let found = crate::open::schema_of(conn)?;
    let fresh = Store::in_memory()?;
    let wanted = crate::open::schema_of(&fresh.conn)?;
    for (name, sql) in &wanted {
        match found.iter().find(|(n, _)| n == name) {
            None => v.find(FindingKind::Database, None, name, "is missing from the schema"),
            Some((_, other)) if other != sql => {
                v.find(FindingKind::Database, None, name, "is not as this version made it");
            }
            Some(_) => {}
        }
    }
    for (name, _) in found.iter().filter(|(n, _)| !wanted.iter().any(|(w, _)| w == n)) {
        v.find(FindingKind::Database, None, name, "is no part of a store");
    }
    Ok(())
}
