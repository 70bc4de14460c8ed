//! How far the reading of large inputs has come.
//!
//! A position is written in the transaction that stores what comes before it, so that work broken off
//! at any moment goes on where it stopped: nothing is read twice and nothing is left out.

use crate::{Error, Store};
use rusqlite::{OptionalExtension as _, params};

/// The reading of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Path of the file or folder.
    pub input: String,
    /// What reads it, and what was said of all its reports: another reading is another job.
    pub reading: String,
    /// What shows that the input is as it was.
    pub fingerprint: String,
    /// Up to where everything is stored, in the reader's own words; none when everything is.
    pub position: Option<String>,
}

impl Store {
    /// How far this reading of an input has come, when it was begun.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be read.
    pub fn job(&self, input: &str, reading: &str) -> Result<Option<Job>, Error> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT fingerprint, position FROM job WHERE input = ?1 AND reading = ?2",
            )?
            .query_row([input, reading], |row| {
                Ok(Job {
                    input: input.to_owned(),
                    reading: reading.to_owned(),
                    fingerprint: row.get(0)?,
                    position: row.get(1)?,
                })
            })
            .optional()?)
    }

    /// Writes down how far a reading has come; belongs into the transaction of [`Store::together`]
    /// that stores what was read.
    ///
    /// # Errors
    /// [`Error::Busy`] when another program is writing.
    pub fn put_job(&mut self, job: &Job) -> Result<(), Error> {
        let at = self.now()?;
        self.write(|tx| {
            tx.prepare_cached(
                "INSERT INTO job (input, reading, fingerprint, position, at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET
                   fingerprint = excluded.fingerprint, position = excluded.position, at = excluded.at",
            )?
            .execute(params![job.input, job.reading, job.fingerprint, job.position, at])?;
            Ok(())
        })
    }
}
