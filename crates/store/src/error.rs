//! Everything that can go wrong with a store, each with what to do next.

use std::path::{Path, PathBuf};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file at the path.
    #[error("there is no store at {path}; check the path, or add a report to create one")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file is in the way of a new store or backup.
    #[error("{path} exists already and is left as it is; choose another name or move it away")]
    Exists {
        /// What is in the way.
        path: PathBuf,
    },
    /// The file is something else.
    #[error(
        "{path} is not a Tidings store ({why}); it was left as it is: give the path of a store's .db file"
    )]
    NotAStore {
        /// The file.
        path: PathBuf,
        /// What shows it.
        why: String,
    },
    /// A later version of this program wrote the store.
    #[error(
        "{path} is a store of version {found}, and this program reads up to {known}; update tidings (the store was not touched)"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The latest this program knows.
        known: i64,
    },
    /// The SQLite linked in has a known data-losing bug.
    #[error(
        "this program was built with SQLite {found}, which can lose committed rows in WAL mode; rebuild it with 3.51.3 or later"
    )]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// File or folder cannot be written.
    #[error(
        "{path} cannot be written; give yourself write access to the file and its folder, or copy both to a folder of your own"
    )]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// Another program held the store for longer than the time allowed.
    #[error("another program is writing to the store; wait until it has finished and try again")]
    Busy,
    /// No clock was set before something was written.
    #[error("the store was given no clock, so it cannot say when this was written; call set_clock")]
    NoClock,
    /// The clock's answer is not a time.
    #[error("the clock said `{said}`, which is not an RFC 3339 time")]
    Clock {
        /// What it said.
        said: String,
    },
    /// A quote is not what the text says at its span.
    #[error(
        "{subject}: {field} quotes `{quote}` at bytes {start}..{end}, where the text reads `{found}`; nothing was written"
    )]
    Quote {
        /// Id of the event or incident.
        subject: String,
        /// Which field of it.
        field: String,
        /// The words quoted.
        quote: String,
        /// First byte of the span.
        start: u32,
        /// One past its last byte.
        end: u32,
        /// What stands there.
        found: String,
    },
    /// The parts of an entry do not belong together.
    #[error("report {report} was not stored: {why}")]
    Entry {
        /// The report's id.
        report: String,
        /// What does not fit.
        why: String,
    },
    /// Incidents that cannot be stored as they are.
    #[error("incident {incident} was not stored, and the incidents are as they were: {why}")]
    Incident {
        /// The incident's id.
        incident: String,
        /// What does not fit.
        why: String,
    },
    /// A decision or name points at words that are not there.
    #[error("bytes {start}..{end} of {text_id} cannot be pointed at: {why}; nothing was written")]
    Anchor {
        /// The text.
        text_id: String,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
        /// What does not fit.
        why: String,
    },
    /// Neither a day nor a time.
    #[error("`{given}` is no moment; write a day (2024-06-07) or a time (2024-06-07T12:00:00Z)")]
    Moment {
        /// What was given.
        given: String,
    },
    /// A filter that can match nothing because it is misspelt.
    #[error("{field} `{given}` is not known; {advice}")]
    Filter {
        /// Which filter.
        field: &'static str,
        /// What was given.
        given: String,
        /// What to write instead.
        advice: String,
    },
    /// Several things start like this.
    #[error("`{given}` could be any of {}; write more of it", candidates.join(", "))]
    Ambiguous {
        /// What was given.
        given: String,
        /// What it could be, at most five.
        candidates: Vec<String>,
    },
    /// What was stored is no longer what it was.
    #[error("the store is damaged: {what}; run verify for the whole list, then restore a backup")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// A file or folder could not be read or written.
    #[error("{path}: {source}; check the folder's rights and the free space on its disk")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The disk is full or fails; the transaction was given up.
    #[error(
        "{what}; nothing of this was stored, and all that was stored before is whole: make room on the disk or see what ails it, then do the same again"
    )]
    Unwritten {
        /// Which file, and why.
        what: String,
    },
    /// A backup was made, and the store could not write that down.
    #[error(
        "{path} is a whole backup, but the store could not note that it was made ({why}); there is no need to repeat it"
    )]
    Unnoted {
        /// The backup.
        path: PathBuf,
        /// What stood in the way.
        why: String,
    },
    /// A backup that verify finds fault with.
    #[error(
        "{path} was not restored: verify finds {findings} things wrong in it, first: {first}; take an older backup, or run verify on this one for the whole list"
    )]
    Unsound {
        /// The backup.
        path: PathBuf,
        /// How many findings.
        findings: usize,
        /// The first.
        first: String,
    },
    /// SQLite refused for a reason of its own.
    #[error("SQLite could not do it: {0}")]
    Sqlite(rusqlite::Error),
}

impl Error {
    /// Something in the store that is not as it was written.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    /// A failed file operation; refused access is said as such.
    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        if matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem) {
            Self::ReadOnly { path: path.to_owned() }
        } else {
            Self::Io { path: path.to_owned(), source }
        }
    }

    /// A failed write to the store's own files.
    pub(crate) fn unwritten(path: &Path, source: &std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        if matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem) {
            Self::ReadOnly { path: path.to_owned() }
        } else {
            Self::Unwritten { what: format!("{}: {source}", path.display()) }
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::NotADatabase) => Self::damaged("its first page is not SQLite's"),
            Some(Code::DatabaseCorrupt) => Self::damaged(error.to_string()),
            Some(Code::DiskFull | Code::SystemIoFailure) => {
                Self::Unwritten { what: format!("the database: {error}") }
            }
            _ => Self::Sqlite(error),
        }
    }
}
