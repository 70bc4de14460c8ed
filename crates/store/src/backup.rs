//! A copy of the whole store while it is in use.

use crate::archive::{Archive, parent, sync_folder};
use crate::{Error, Store};
use rusqlite::{Connection, backup::Progress};
use std::fs::{self, File};
use std::path::Path;
use tidings_model::Digest;

impl Store {
    /// Copies the store to `to` and its captures to the archive beside that; writers may go on
    /// meanwhile. The copy gets its name last, so that a file of that name is a whole backup.
    ///
    /// # Errors
    /// [`Error::Exists`] when `to` exists, [`Error::Damaged`] when a capture is gone or not what
    /// was captured: a backup must not pass damage on in silence.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Exists { path: to.to_owned() });
        }
        let mut partial = to.as_os_str().to_owned();
        partial.push(".partial");
        let partial = Path::new(&partial);
        remove(partial)?;
        let copied = self.copy(partial, to);
        if copied.is_err() {
            // What stopped the copy matters more than a file left over.
            let _ = remove(partial);
        }
        copied
    }

    fn copy(&self, partial: &Path, to: &Path) -> Result<(), Error> {
        self.conn.backup("main", partial, None::<fn(Progress)>).map_err(|e| {
            if matches!(e.sqlite_error_code(), Some(rusqlite::ErrorCode::CannotOpen)) {
                return Error::ReadOnly { path: partial.to_owned() };
            }
            e.into()
        })?;
        // The copy says which captures it needs; later ones are none of its business.
        let archive = Archive::beside(to);
        for digest in named_captures(partial)? {
            archive.put(digest, &self.archive.get(digest)?)?;
        }
        File::open(partial).and_then(|f| f.sync_all()).map_err(|e| Error::io(partial, e))?;
        fs::rename(partial, to).map_err(|e| Error::io(to, e))?;
        sync_folder(parent(to))
    }
}

fn named_captures(copy: &Path) -> Result<Vec<Digest>, Error> {
    let conn = Connection::open(copy)?;
    // One file, so that renaming it moves all of it.
    conn.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    let captures = captures_of(&conn)?;
    conn.close().map_err(|(_, e)| e)?;
    Ok(captures)
}

/// The digests of all captures in a ledger, in their order.
pub(crate) fn captures_of(conn: &Connection) -> Result<Vec<Digest>, Error> {
    let mut query =
        conn.prepare("SELECT DISTINCT subject FROM ledger WHERE kind = 'capture' ORDER BY 1")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    let subjects: Vec<String> = rows.collect::<Result<_, _>>()?;
    let digest = |s: &String| {
        Digest::parse(s).ok_or_else(|| Error::damaged(format!("`{s}` is no capture's digest")))
    };
    subjects.iter().map(digest).collect()
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::io(path, e)),
        _ => Ok(()),
    }
}
