//! Finding captures anew in the archive's segments, should the rows that say where they are be damaged.

use crate::archive::put_place;
use crate::backup::captures_of;
use crate::payload::Kind;
use crate::{Error, Store, ledger};
use rusqlite::params;

impl Store {
    /// Looks for captures that are not where the store believes them to be by reading all segments of the archive
    /// through. Returns how many were found. The segments stay as they are.
    ///
    /// # Errors
    /// [`Error::Io`] when a segment cannot be read; then, as with every error, the rows stay as they were.
    pub fn find_captures(&mut self) -> Result<u64, Error> {
        self.write_captures(|tx, archive| {
            let mut lost = captures_of(tx)?;
            lost.retain(|digest| archive.get(tx, *digest).is_err());
            let scanned = archive.scan()?;
            for (segment, end) in scanned.ends {
                tx.execute(
                    "INSERT INTO segment (n, length) VALUES (?1, ?2)
                     ON CONFLICT (n) DO UPDATE SET length = max(length, excluded.length)",
                    params![segment, end],
                )?;
            }
            let mut found = 0;
            for digest in lost {
                let Some(place) = scanned.captures.get(&digest) else { continue };
                let seq = ledger::first_of(tx, Kind::Capture, &digest.to_string())?;
                put_place(tx, seq, digest, *place)?;
                found += 1;
            }
            Ok(found)
        })
    }
}
