//! Makes a place index of files a user has.

use crate::Error;
use std::path::{Path, PathBuf};

/// A line that could not be read and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file.
    pub file: PathBuf,
    /// Line in it, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: String,
}

/// What [`build_places`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Places in the index.
    pub places: usize,
    /// Different folded names.
    pub names: usize,
    /// Size of the index in bytes.
    pub bytes: u64,
    /// Lines that were left out: the first hundred.
    pub skipped: Vec<Skipped>,
    /// How many lines were left out in all.
    pub skipped_total: usize,
}

/// To come.
pub fn build_places(_inputs: &[PathBuf], out: &Path) -> Result<Summary, Error> {
    Err(Error::NotAnIndex { name: out.display().to_string() })
}
