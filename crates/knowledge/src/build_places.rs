//! Makes a place index of files a user has.

use crate::Error;
use crate::index_write::write_index;
use crate::place_file::{Form, Lines, open};
use crate::place_row::Row;
use std::fs;
use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

/// How many left-out lines a [`Summary`] names.
const NAMED_SKIPS: usize = 100;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// Makes the index `out` of GeoNames country dumps, the places pack and CSV files, as they are or
/// packed (`.zst`, `.gz`, `.xz`). A place of an id found in two files is one place: the first file
/// names and places it, the others add names. A line that cannot be read is left out and named in
/// the summary. An existing index is replaced whole, never changed in place; it is no input unless
/// its sources are given again.
pub fn build_places(inputs: &[PathBuf], out: &Path) -> Result<Summary, Error> {
    let mut rows = Vec::new();
    let mut summary = Summary::default();
    for path in inputs {
        read_file(path, &mut rows, &mut summary)?;
    }
    let (index, counts) = write_index(rows).map_err(|e| Error::Build(e.to_string()))?;
    replace(out, &index)?;
    summary.places = counts.places;
    summary.names = counts.names;
    summary.bytes = index.len() as u64;
    Ok(summary)
}

/// Reads one file's rows; its form is told by its ending and its first line.
fn read_file(path: &Path, rows: &mut Vec<Row>, summary: &mut Summary) -> Result<(), Error> {
    let mut reader = open(path)?;
    let mut lines = Lines::default();
    let mut form: Option<Form> = None;
    let mut number = 0_u64;
    let mut bytes = Vec::new();
    let from = rows.len();
    loop {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(Error::io(path))? == 0 {
            break;
        }
        number += 1;
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let known = match &form {
            Some(form) => form,
            None => {
                let (found, is_header) = Form::of(path, line)?;
                let found = form.insert(found);
                if is_header {
                    continue;
                }
                found
            }
        };
        match lines.read(known, line) {
            Ok(row) => rows.push(row),
            Err(what) => summary.skip(path, number, what),
        }
    }
    lines.name_divisions(&mut rows[from..]);
    Ok(())
}

impl Summary {
    fn skip(&mut self, file: &Path, line: u64, what: String) {
        self.skipped_total += 1;
        if self.skipped.len() < NAMED_SKIPS {
            self.skipped.push(Skipped { file: file.to_owned(), line, what });
        }
    }
}

/// Writes beside, then renames: who has the old index mapped keeps it whole.
fn replace(out: &Path, index: &[u8]) -> Result<(), Error> {
    let mut beside = out.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let mut file = fs::File::create(&beside).map_err(Error::io(&beside))?;
    file.write_all(index).and_then(|()| file.sync_all()).map_err(Error::io(&beside))?;
    fs::rename(&beside, out).map_err(Error::io(out))
}
