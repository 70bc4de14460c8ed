//! How much a store holds, and the head of its ledger.

use crate::{Error, Stats, Store, ledger};

impl Store {
    /// Number and hash of the last ledger entry, `42:9f3a…`. Kept outside the store and given to
    /// [`Store::verify`], it shows whether anything before it was changed or cut off since.
    ///
    /// # Errors
    /// [`Error::Sqlite`] or [`Error::Damaged`] when the ledger cannot be read.
    pub fn head(&self) -> Result<String, Error> {
        ledger::head(&self.conn)
    }

    /// Counts.
    ///
    /// # Errors
    /// [`Error::Sqlite`] or [`Error::Damaged`] when a table cannot be read.
    pub fn stats(&self) -> Result<Stats, Error> {
        self.snapshot(|conn| {
            let count = |sql: &str| -> Result<u64, Error> {
                Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
            };
            Ok(Stats {
                entries: ledger::last(conn)?.0,
                captures: count(
                    "SELECT count(DISTINCT subject) FROM ledger WHERE kind = 'capture'",
                )?,
                texts: count("SELECT count(*) FROM text")?,
                reports: count("SELECT count(*) FROM report")?,
                readings: count("SELECT count(*) FROM reading")?,
                events: count(
                    "SELECT coalesce(sum(events), 0) FROM reading WHERE seq IN (
                       SELECT max(r.seq) FROM reading r JOIN report ON r.report = report.id
                       AND r.text_id = report.text_id GROUP BY r.report)",
                )?,
                decisions: count("SELECT count(*) FROM ledger WHERE kind = 'decision'")?,
                names: count("SELECT count(DISTINCT subject) FROM ledger WHERE kind = 'name'")?,
                incidents: count("SELECT count(*) FROM incident")?,
                incidents_at: conn
                    .prepare_cached("SELECT max(seq) FROM derived WHERE name = 'incidents'")?
                    .query_row([], |row| row.get(0))?,
            })
        })
    }
}
