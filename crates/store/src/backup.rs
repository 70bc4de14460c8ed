//! A copy of the whole store while it is in use.

use crate::archive::{self, folder_of, parent, sync_folder};
use crate::{Error, Store};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tidings_model::Digest;

/// When and where a store was last copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBackup {
    /// RFC 3339, UTC: when the copy was begun.
    pub at: String,
    /// Where it was put.
    pub path: PathBuf,
    /// The head of the ledger that was copied.
    pub head: String,
}

impl Store {
    /// Copies the store to `to` and its captures to the archive beside that; writers may go on
    /// meanwhile. The copy gets its name last, so that a file of that name is a whole backup.
    ///
    /// # Errors
    /// [`Error::Exists`] when `to` or what belongs to it exists, [`Error::Damaged`] when a capture is gone or not
    /// what was captured: a backup must not pass damage on in silence. [`Error::Unnoted`] when the backup was made.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        let at = crate::moment::stamp(&self.now()?)?;
        let copy = Copy::of(&self.conn, &self.archive, to)?;
        for digest in captures_of(&copy.store.conn)? {
            copy.store.archive.get(&copy.store.conn, digest)?;
        }
        let head = copy.store.head()?;
        copy.name()?;
        let path = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
        self.note(&LastBackup { at, path, head })
            .map_err(|e| Error::Unnoted { path: to.to_owned(), why: e.to_string() })
    }

    fn note(&self, last: &LastBackup) -> Result<(), Error> {
        self.conn.execute(
            "INSERT OR REPLACE INTO last_backup (one, at, path, head) VALUES (1, ?1, ?2, ?3)",
            params![last.at, last.path.to_string_lossy(), last.head],
        )?;
        Ok(())
    }

    /// The last backup that came to its end; none when there never was one. Whether it is still there is not known.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when it cannot be read.
    pub fn last_backup(&self) -> Result<Option<LastBackup>, Error> {
        let mut query = self.conn.prepare_cached("SELECT at, path, head FROM last_backup")?;
        let read = |row: &rusqlite::Row<'_>| {
            let path: String = row.get(1)?;
            Ok(LastBackup { at: row.get(0)?, path: path.into(), head: row.get(2)? })
        };
        Ok(query.query_row([], read).optional()?)
    }
}

/// A copy under passing names, gone when dropped before it gets its own.
pub(crate) struct Copy {
    pub(crate) store: Store,
    to: PathBuf,
    named: bool,
}

impl Copy {
    /// Copies what a store is at one moment, of this or an earlier schema, and opens it.
    pub(crate) fn of(
        from: &Connection,
        archive: &archive::Archive,
        to: &Path,
    ) -> Result<Self, Error> {
        for path in [to.to_owned(), folder_of(to), beside(to, "-wal"), beside(to, "-journal")] {
            if path.exists() {
                return Err(Error::Exists { path });
            }
        }
        let partial = partial_of(to);
        remove(&partial)?;
        match Self::make(from, archive, &partial) {
            Ok(store) => Ok(Self { store, to: to.to_owned(), named: false }),
            Err(error) => {
                // What stopped the copy matters more than files left over.
                let _ = remove(&partial);
                Err(error)
            }
        }
    }

    fn make(from: &Connection, archive: &archive::Archive, partial: &Path) -> Result<Store, Error> {
        copy_database(from, partial)?;
        // Opening brings the copy up to this schema; the original stays as it is.
        let store = Store::open(partial)?;
        // It is a copy of its own now, of which there is none yet.
        store.conn.execute("DELETE FROM last_backup", [])?;
        // The copy says which captures it needs; later ones are none of its business.
        archive.copy(partial, &store.conn, &captures_of(&store.conn)?)?;
        Ok(store)
    }

    /// Makes the copy lasting and gives it its name, the archive first.
    pub(crate) fn name(mut self) -> Result<(), Error> {
        let partial = partial_of(&self.to);
        // One file, so that renaming it moves all of it.
        self.store.conn.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
        let memory = Store::in_memory()?;
        drop(std::mem::replace(&mut self.store, memory));
        let sync = File::open(&partial).and_then(|f| f.sync_all());
        sync.map_err(|e| Error::unwritten(&partial, &e))?;
        let folder = folder_of(&partial);
        if folder.exists() {
            let to = folder_of(&self.to);
            fs::rename(&folder, &to).map_err(|e| Error::unwritten(&to, &e))?;
            sync_folder(parent(&to))?;
        }
        fs::rename(&partial, &self.to).map_err(|e| Error::unwritten(&self.to, &e))?;
        self.named = true;
        sync_folder(parent(&self.to))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if !self.named {
            let _ = remove(&partial_of(&self.to));
        }
    }
}

/// All pages in one step: the copy is of one moment, and no writer makes it begin anew.
fn copy_database(from: &Connection, to: &Path) -> Result<(), Error> {
    let unwritten = |e: rusqlite::Error| match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen) => Error::ReadOnly { path: to.to_owned() },
        _ => Error::from(e),
    };
    let mut copy = Connection::open(to).map_err(unwritten)?;
    copy.busy_timeout(Duration::from_secs(10))?;
    let backup = Backup::new(from, &mut copy).map_err(unwritten)?;
    match backup.step(-1).map_err(unwritten)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::Busy),
    }
}

/// The digests of all captures in a ledger, in the order in which they stand in the archive.
pub(crate) fn captures_of(conn: &Connection) -> Result<Vec<Digest>, Error> {
    let mut query = conn.prepare(
        "SELECT subject FROM ledger LEFT JOIN capture USING (seq) WHERE kind = 'capture'
         GROUP BY subject ORDER BY max(segment), max(start), subject",
    )?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    let subjects: Vec<String> = rows.collect::<Result<_, _>>()?;
    let digest = |s: &String| {
        Digest::parse(s).ok_or_else(|| Error::damaged(format!("`{s}` is no capture's digest")))
    };
    subjects.iter().map(digest).collect()
}

fn partial_of(to: &Path) -> PathBuf {
    beside(to, ".partial")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes what an interrupted copy left under its passing names.
fn remove(partial: &Path) -> Result<(), Error> {
    let gone = |result: std::io::Result<()>, path: &Path| match result {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::unwritten(path, &e)),
        _ => Ok(()),
    };
    for ending in ["", "-wal", "-shm", "-journal"] {
        let path = beside(partial, ending);
        gone(fs::remove_file(&path), &path)?;
    }
    let folder = folder_of(partial);
    gone(fs::remove_dir_all(&folder), &folder)
}
