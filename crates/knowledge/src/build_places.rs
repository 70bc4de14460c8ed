//! Makes a place index of files a user has.

use crate::countries::Countries;
use crate::divisions::Divisions;
use crate::gazetteer::Gazetteer;
use crate::index_write::write_index;
use crate::place_file::{Form, Lines, Read};
use crate::place_open::{Archive, UNPACKED_MOST, ending, open};
use crate::place_row::Row;
use crate::unit_columns::CountryNames;
use crate::units::Units;
use crate::{Error, units_geojson, units_sheet};
use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, Write as _};
use std::path::{Path, PathBuf};

/// UTF-8's, as spreadsheets write it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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
    /// Administrative units that are divisions known before, which got their P-codes.
    pub units_known: usize,
    /// Administrative units that became new places.
    pub units_new: usize,
}

/// Makes the index `out` of GeoNames country dumps, the places pack, CSV files and OCHA's tables of
/// administrative units, as they are or packed (`.zip`, `.zst`, `.gz`, `.xz`). A place of an id
/// found in two files is one place: the first file names and places it, the others add names. A
/// unit that is a known division gives it its P-code; any other is a new place. A line that cannot
/// be read is left out and named in the summary. An existing index is replaced whole, never changed
/// in place; it is no input unless its sources are given again.
pub fn build_places(inputs: &[PathBuf], out: &Path) -> Result<Summary, Error> {
    let countries = crate::countries()?;
    let mut gathered = Gathered::new(&countries);
    for path in inputs {
        gathered.file(path)?;
    }
    gathered.join_units(&countries)?;
    let Gathered { rows, mut summary, .. } = gathered;
    let (index, counts) = write_index(rows).map_err(|e| Error::Build(e.to_string()))?;
    replace(out, &index)?;
    summary.places = counts.places;
    summary.names = counts.names;
    summary.bytes = index.len() as u64;
    Ok(summary)
}

/// Reads the zip archive at `path` whole and makes sure that it holds the GeoNames dump of
/// `country` (ISO 3166-1 alpha-2). Returns how many places the dump has.
pub fn check_dump(path: &Path, country: &str) -> Result<u64, Error> {
    let wanted = format!("{country}.txt");
    let wrong = |what: String| Error::Archive { path: path.to_owned(), what };
    let mut archive = Archive::open(path, UNPACKED_MOST)?;
    let members = archive.members()?;
    let Some((number, name)) = members.into_iter().find(|(_, m)| m.ends_with(&wanted)) else {
        return Err(wrong(format!("it holds no {wanted}: it is no dump of {country}")));
    };
    let countries = crate::countries()?;
    let mut gathered = Gathered::new(&countries);
    archive.read(number, |reader| gathered.part(&name, reader))?;
    let country = country.as_bytes();
    match gathered.rows.iter().filter(|r| r.country == country).count() {
        0 => Err(wrong(format!("its {wanted} holds no place of that country"))),
        n => Ok(n as u64),
    }
}

/// What has been read so far.
struct Gathered {
    rows: Vec<Row>,
    /// Where the rows of each file begin, and what its lines said of divisions.
    files: Vec<(usize, Lines)>,
    units: Units,
    names: CountryNames,
    summary: Summary,
}

impl Gathered {
    fn new(countries: &Countries) -> Self {
        Self {
            rows: Vec::new(),
            files: Vec::new(),
            units: Units::default(),
            names: CountryNames::of(countries),
            summary: Summary::default(),
        }
    }

    /// Reads one file, or what an archive holds.
    fn file(&mut self, path: &Path) -> Result<(), Error> {
        if ending(path) == "zip" { self.archive(path) } else { self.part(path, open(path)?) }
    }

    /// Reads all files of an archive that hold places. One that does not is named in the summary,
    /// as long as another does.
    fn archive(&mut self, path: &Path) -> Result<(), Error> {
        let mut archive = Archive::open(path, UNPACKED_MOST)?;
        let (mut any, mut refused) = (false, None);
        for (number, name) in archive.members()? {
            match archive.read(number, |reader| self.part(&name, reader)) {
                Ok(()) => any = true,
                Err(Error::UnknownForm { path, what }) => refused = refused.or(Some((path, what))),
                Err(error) => return Err(error),
            }
        }
        match refused {
            Some((path, what)) if any => self.summary.skip(&path, 1, what),
            Some((path, what)) => return Err(Error::UnknownForm { path, what }),
            None => {}
        }
        Ok(())
    }

    /// Reads one file's rows; its form is told by its ending and how it begins.
    fn part(&mut self, path: &Path, mut reader: Box<dyn BufRead + '_>) -> Result<(), Error> {
        let Self { units, names, summary, .. } = self;
        if ending(path) == "xlsx" {
            let each = |line, unit| match unit {
                Ok(unit) => units.add(unit),
                Err(what) => summary.skip(path, line, what),
            };
            return units_sheet::read_units(reader, names, each)
                .map_err(|what| Error::UnknownForm { path: path.to_owned(), what });
        }
        let start = reader.fill_buf().map_err(Error::io(path))?;
        let mark = if start.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        if start[mark..].trim_ascii_start().starts_with(b"{") {
            reader.consume(mark);
            let mut number = 0;
            let each = |unit| {
                number += 1;
                match unit {
                    Ok(unit) => units.add(unit),
                    Err(what) => summary.skip(path, number, what),
                }
            };
            return units_geojson::read_units(reader, names, each)
                .map_err(|what| Error::UnknownForm { path: path.to_owned(), what });
        }
        self.lines(path, reader)
    }

    /// Reads a file line by line.
    fn lines(&mut self, path: &Path, mut reader: Box<dyn BufRead + '_>) -> Result<(), Error> {
        let mut lines = Lines::default();
        let mut form: Option<Form> = None;
        let mut number = 0_u64;
        let mut bytes = Vec::new();
        let from = self.rows.len();
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
            match lines.read(known, line, &self.names) {
                Ok(Read::Place(row)) => self.rows.push(row),
                Ok(Read::Unit(unit)) => self.units.add(unit),
                Err(what) => self.summary.skip(path, number, what),
            }
        }
        lines.name_divisions(&mut self.rows[from..]);
        self.files.push((from, lines));
        Ok(())
    }

    /// Gives P-codes to the divisions that are known, and to the towns in them; adds the others.
    fn join_units(&mut self, countries: &Countries) -> Result<(), Error> {
        if self.units.is_empty() {
            return Ok(());
        }
        let builtin = Gazetteer::builtin()?;
        let joined = self.units.join(&Divisions::of(&builtin, &self.rows), countries);
        let coded = joined.rows.iter().filter_map(|r| Some((r.id.clone(), r.pcode.clone()?)));
        let pcodes: HashMap<String, String> = coded.collect();
        for (from, lines) in &self.files {
            lines.give_pcodes(&mut self.rows[*from..], &pcodes);
        }
        self.rows.extend(joined.rows);
        self.summary.units_known = joined.known;
        self.summary.units_new = joined.new;
        Ok(())
    }
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
