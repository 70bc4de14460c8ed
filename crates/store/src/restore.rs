//! Making a store out of a backup.

use crate::archive::Archive;
use crate::backup::Copy;
use crate::{Error, Store, Verified, open};
use std::path::Path;

impl Store {
    /// Copies the backup at `backup` to `to`, verifies the copy (against `head`, if one was kept), and only then gives
    /// it its name. The backup itself is read and left as it is; one of an earlier schema becomes a store of this one.
    ///
    /// # Errors
    /// [`Error::Exists`] when something is at `to` already, [`Error::Unsound`] when verify finds fault; both leave all
    /// as it was.
    pub fn restore(backup: &Path, to: &Path, head: Option<&str>) -> Result<Verified, Error> {
        let from = open::open_to_copy(backup)?;
        let copy = Copy::of(&from, &Archive::beside(backup), to)?;
        let verified = copy.store.verify(head)?;
        if let Some(first) = verified.findings.first() {
            return Err(Error::Unsound {
                path: backup.to_owned(),
                findings: verified.findings.len(),
                first: format!("{}: {}", first.subject, first.message),
            });
        }
        copy.name()?;
        Ok(verified)
    }
}
