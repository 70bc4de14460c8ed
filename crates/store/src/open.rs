//! Opening, creating and upgrading a store.

use crate::archive::{Archive, parent};
use crate::{Error, hook};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks a SQLite file as a store: `TDNG`.
const APPLICATION_ID: i32 = 0x5444_4e47;

/// The schema, step by step; a store's `user_version` is the number of steps it has taken.
const STEPS: [&str; 8] = [
    include_str!("../schema/0001.sql"),
    include_str!("../schema/0002.sql"),
    include_str!("../schema/0003.sql"),
    include_str!("../schema/0004.sql"),
    include_str!("../schema/0005.sql"),
    include_str!("../schema/0006.sql"),
    include_str!("../schema/0007.sql"),
    include_str!("../schema/0008.sql"),
];

/// The schema this program writes.
pub(crate) const SCHEMA: usize = STEPS.len();

/// Before 3.51.3, two connections could reset the WAL at once and lose committed rows.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long to wait for another writer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What stays at hand, in kibibytes as SQLite counts them: the columns of some 10^5 incidents.
const CACHE: i64 = -32_768;
/// The most of it for work on the whole store.
const CACHE_AT_LARGE: i64 = -393_216;

/// What tells the time of an entry.
type Clock = Box<dyn Fn() -> String + Send>;

/// An open store. One writer and any number of readers may have the same one open.
pub struct Store {
    pub(crate) conn: Connection,
    pub(crate) archive: Archive,
    path: PathBuf,
    clock: Option<Clock>,
    /// Whether a transaction of [`Store::together`] is open.
    together: bool,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store at `path`, upgrading an older one.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotAStore`], [`Error::Newer`] and [`Error::ReadOnly`] leave
    /// everything as it was.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        Self::at(path, false)
    }

    /// Makes a new store at `path`; its folder must exist.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is a file already, [`Error::ReadOnly`] or [`Error::Io`] when
    /// none can be made.
    pub fn create(path: &Path) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists { path: path.to_owned() });
        }
        Self::at(path, true)
    }

    /// Opens the store at `path`, or makes it.
    ///
    /// # Errors
    /// As [`Store::open`] and [`Store::create`].
    pub fn open_or_create(path: &Path) -> Result<Self, Error> {
        Self::at(path, true)
    }

    /// A store that is gone when dropped, for tests and examples. Its time stands still at
    /// 2000-01-01 until it is given a clock.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when there is no memory for it.
    pub fn in_memory() -> Result<Self, Error> {
        let mut conn = Connection::open_in_memory()?;
        settle_in(&conn)?;
        upgrade(&mut conn)?;
        let mut store = Self::new(conn, Archive::in_memory(), PathBuf::from(":memory:"));
        store.set_clock(|| "2000-01-01T00:00:00Z".to_owned());
        Ok(store)
    }

    /// Gives the store its clock, which answers in RFC 3339. Without one nothing can be written.
    pub fn set_clock(&mut self, clock: impl Fn() -> String + Send + 'static) {
        self.clock = Some(Box::new(clock));
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn new(conn: Connection, archive: Archive, path: PathBuf) -> Self {
        Self { conn, archive, path, clock: None, together: false }
    }

    fn at(path: &Path, may_create: bool) -> Result<Self, Error> {
        let sqlite = rusqlite::version_number();
        if sqlite < OLDEST_SQLITE {
            return Err(Error::OldSqlite { found: rusqlite::version().to_owned() });
        }
        if path.is_dir() {
            return Err(not_a_store(path, "it is a folder"));
        }
        let folder = parent(path);
        if !folder.is_dir() {
            return Err(Error::io(folder, std::io::ErrorKind::NotFound.into()));
        }
        let conn = connect(path, may_create).map_err(|e| explain(path, e))?;
        Self::admit(conn, path, may_create).map_err(|e| explain(path, e))
    }

    /// Looks before it writes: a file that is not ours or newer than us stays as it is.
    fn admit(mut conn: Connection, path: &Path, may_create: bool) -> Result<Self, Error> {
        conn.busy_timeout(PATIENCE)?;
        recognise(&conn, path, may_create)?;
        if conn.is_readonly("main")? {
            return Err(Error::ReadOnly { path: path.to_owned() });
        }
        settle_in(&conn)?;
        upgrade(&mut conn)?;
        Ok(Self::new(conn, Archive::beside(path), path.to_owned()))
    }

    /// What the clock says.
    pub(crate) fn now(&self) -> Result<String, Error> {
        self.clock.as_ref().map(|clock| clock()).ok_or(Error::NoClock)
    }

    /// Reads from one state of the store, whatever others write meanwhile.
    pub(crate) fn snapshot<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.together {
            return read(&self.conn);
        }
        let tx = self.conn.unchecked_transaction()?;
        read(&tx)
    }

    /// Writes all or nothing. The lock is taken at the start, so that what is read in between holds.
    pub(crate) fn write<T>(
        &mut self,
        change: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.write_captures(|tx, _| change(tx))
    }

    /// The same, with the archive to append to.
    pub(crate) fn write_captures<T>(
        &mut self,
        change: impl FnOnce(&Connection, &Archive) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.together {
            return change(&self.conn, &self.archive);
        }
        self.together(|store| change(&store.conn, &store.archive))
    }

    /// Makes one transaction of all that `work` reads and writes: it holds as a whole or not at all. Others can read
    /// meanwhile, not write. Within such work it is part of the whole.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Busy`] when another program is writing.
    pub fn together<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.together {
            return work(self);
        }
        self.conn.execute_batch("BEGIN IMMEDIATE").map_err(Error::from)?;
        self.together = true;
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        self.together = false;
        let ended = match &done {
            Ok(Ok(_)) => self.commit(),
            _ => Ok(()),
        };
        self.archive.end(matches!((&done, &ended), (Ok(Ok(_)), Ok(()))));
        if !self.conn.is_autocommit() {
            // The work failed, or the commit did, for want of room.
            self.conn.execute_batch("ROLLBACK").map_err(Error::from)?;
        }
        let done = done.unwrap_or_else(|panic| resume_unwind(panic))?;
        ended?;
        hook::at("committed");
        Ok(done)
    }

    /// The same for work that touches most of the store. Rows find their places all over it, and each page that does not
    /// stay at hand is looked for in all that the work wrote before: without room its cost grows faster than the store.
    ///
    /// # Errors
    /// As [`Store::together`].
    pub(crate) fn together_at_large<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.conn.pragma_update(None, "cache_size", CACHE_AT_LARGE).map_err(Error::from)?;
        let done = self.together(work);
        self.conn.pragma_update(None, "cache_size", CACHE).map_err(Error::from)?;
        done
    }

    /// First the bytes are lasting, then the rows that name them.
    fn commit(&self) -> Result<(), Error> {
        self.archive.settle(&self.conn)?;
        hook::at("rows written");
        Ok(self.conn.execute_batch("COMMIT")?)
    }
}

/// Opens a store that stays as it is, of this or an earlier schema.
pub(crate) fn open_to_copy(path: &Path) -> Result<Connection, Error> {
    if !path.exists() {
        return Err(Error::Missing { path: path.to_owned() });
    }
    if path.is_dir() {
        return Err(not_a_store(path, "it is a folder"));
    }
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|e| explain(path, e.into()))?;
    conn.busy_timeout(PATIENCE)?;
    recognise(&conn, path, false).map_err(|e| explain(path, e))?;
    Ok(conn)
}

/// Whether the file is a store that this program can read, or, where one may be created, nothing yet.
fn recognise(conn: &Connection, path: &Path, may_create: bool) -> Result<(), Error> {
    let (id, found, tables) = marks(conn, path)?;
    let blank = id == 0 && found == 0 && tables == 0;
    if blank && !may_create {
        return Err(not_a_store(path, "it is empty"));
    }
    if !blank && id != APPLICATION_ID {
        return Err(not_a_store(path, "it is the database of another program"));
    }
    let known = SCHEMA as i64;
    if found > known {
        return Err(Error::Newer { path: path.to_owned(), found, known });
    }
    Ok(())
}

fn connect(path: &Path, may_create: bool) -> Result<Connection, Error> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, may_create);
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Application id, schema version and number of tables, at one moment: another program may be
/// making the store right now.
fn marks(conn: &Connection, path: &Path) -> Result<(i32, i64, i64), Error> {
    let tx = conn.unchecked_transaction()?;
    let id = match tx.pragma_query_value(None, "application_id", |row| row.get(0)) {
        Err(e) if e.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(not_a_store(path, "it is not an SQLite file"));
        }
        other => other?,
    };
    let tables = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok((id, version(&tx)?, tables))
}

/// The settings every connection needs. FULL: a committed row survives a power cut.
fn settle_in(conn: &Connection) -> Result<(), Error> {
    conn.busy_timeout(PATIENCE)?;
    turn_on_wal(conn)?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan that looked at the values asked for is made anew for each: that cost more than the answers.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.pragma_update(None, "cache_size", CACHE)?;
    Ok(())
}

/// Changing the journal needs the file for itself, and SQLite does not wait for that by itself.
fn turn_on_wal(conn: &Connection) -> Result<(), Error> {
    const PAUSE: Duration = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        let turned = conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()));
        match turned.map_err(Error::from) {
            Err(Error::Busy) if waited < PATIENCE => {
                std::thread::sleep(PAUSE);
                waited += PAUSE;
            }
            other => return other,
        }
    }
}

/// Takes the schema steps that are missing, each whole or not at all.
fn upgrade(conn: &mut Connection) -> Result<(), Error> {
    for (n, step) in (1_i64..).zip(STEPS) {
        if version(conn)? >= n {
            continue;
        }
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have taken the step while this one waited.
        if version(&tx)? < n {
            tx.execute_batch(step)?;
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            tx.pragma_update(None, "user_version", n)?;
            hook::at("schema written");
            tx.commit()?;
        }
    }
    Ok(())
}

fn version(conn: &Connection) -> Result<i64, Error> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The tables, indexes, views and triggers of this version, as SQLite lists them.
pub(crate) fn schema_of(conn: &Connection) -> Result<Vec<(String, Option<String>)>, Error> {
    let mut query =
        conn.prepare("SELECT type || ' ' || name, sql FROM sqlite_schema ORDER BY 1")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn not_a_store(path: &Path, why: &str) -> Error {
    Error::NotAStore { path: path.to_owned(), why: why.to_owned() }
}

/// Says which file it was, and what SQLite's codes mean while opening one.
fn explain(path: &Path, error: Error) -> Error {
    match error {
        Error::Sqlite(e) => match e.sqlite_error_code() {
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Error::ReadOnly { path: path.to_owned() }
            }
            _ => Error::Sqlite(e),
        },
        other => other,
    }
}
