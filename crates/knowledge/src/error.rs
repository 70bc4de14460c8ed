//! What can go wrong with reference data, and what to do about it.

use std::path::PathBuf;

/// Why reference data could not be read or made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened, read or written.
    #[error("{}: {source}; check that the file exists and can be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no place index.
    #[error("{name} is not a place index; make one with `tidings places add FILE…`")]
    NotAnIndex {
        /// The file, or "the built-in places".
        name: String,
    },
    /// The index is shorter than it says, or a checksum does not match.
    #[error("{name} is damaged ({what}); delete it and run `tidings places add FILE…` again")]
    Damaged {
        /// The file, or "the built-in places".
        name: String,
        /// Which check failed.
        what: &'static str,
    },
    /// The index was written by a later program.
    #[error(
        "{name} has version {found} of the place index and this program reads version {known}; \
         update tidings, or delete the file and run `tidings places add FILE…` again"
    )]
    NewerIndex {
        /// The file, or "the built-in places".
        name: String,
        /// Version of the file.
        found: u32,
        /// Version this program reads.
        known: u32,
    },
    /// The index could not be built.
    #[error("the place index could not be built ({0}); report this with the files you added")]
    Build(String),
    /// A file of places that is in no known form.
    #[error(
        "{} is in no form that can be read: {what}; give a GeoNames country dump (19 columns, tabs), \
         a places pack (9 columns, tabs), a CSV file with the columns \
         id,name,country,admin1,admin2,lat,lon,names, or OCHA's COD-AB units as CSV, XLSX or GeoJSON \
         (ADM1_FR, ADM1_PCODE, …), as it is or packed (.zip, .zst, .gz, .xz)",
        path.display()
    )]
    UnknownForm {
        /// The file.
        path: PathBuf,
        /// What was found instead.
        what: String,
    },
    /// A zip archive that cannot be used.
    #[error("{}: {what}", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What is wrong, and what to do.
        what: String,
    },
    /// A row of a table of actors or countries that cannot be used.
    #[error("{file}, line {line}: {what}; correct the row, or put `#` before it to leave it out")]
    Row {
        /// The table.
        file: String,
        /// Line in it, from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// A table whose columns are missing or misnamed.
    #[error(
        "{file}: {what}; the first line that is no `#` comment must name the columns {columns}"
    )]
    Columns {
        /// The table.
        file: String,
        /// What is wrong.
        what: String,
        /// The columns it should have.
        columns: &'static str,
    },
}

impl Error {
    /// An I/O error with the path it is about.
    pub(crate) fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}
