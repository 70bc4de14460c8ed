//! The forms of place files a user may have: GeoNames dump, places pack, own table, own CSV.

use crate::Error;
use crate::place_row::{
    Row, parse_country, parse_degrees, parse_id, parse_population, some, split_names,
};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor};
use std::path::Path;

/// Columns of a GeoNames country dump.
const DUMP_COLUMNS: usize = 19;
/// Columns of the places pack: id, country, class, code, lat, lon, population, origin, names.
const PACK_COLUMNS: usize = 9;
/// Columns of the project's own tables.
const TABLE_COLUMNS: usize = 11;

/// A form a file of places can have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Dump,
    Pack,
    Table,
    /// Where the known columns stand.
    Csv(CsvColumns),
}

/// Positions of the columns of an own CSV file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CsvColumns(HashMap<String, usize>);

/// Reads a file, packed or not, without holding it whole (`.xz` excepted).
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    let file = File::open(path).map_err(Error::io(path))?;
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    Ok(match extension.as_deref() {
        Some("zst") => {
            let plain = zstd::Decoder::new(file).map_err(Error::io(path))?;
            Box::new(BufReader::new(plain))
        }
        Some("gz") => Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))),
        Some("xz") => {
            let mut plain = Vec::new();
            lzma_rs::xz_decompress(&mut BufReader::new(file), &mut plain)
                .map_err(|e| Error::io(path)(std::io::Error::other(format!("{e:?}"))))?;
            Box::new(Cursor::new(plain))
        }
        Some("zip") => {
            return Err(Error::UnknownForm {
                path: path.to_owned(),
                what: "it is a zip archive: take the file out of it first".to_owned(),
            });
        }
        _ => Box::new(BufReader::new(file)),
    })
}

impl Form {
    /// The form of the file at `path` whose first line is `line`, and whether that line is a
    /// header.
    pub(crate) fn of(path: &Path, line: &str) -> Result<(Self, bool), Error> {
        let unknown = |what: String| Error::UnknownForm { path: path.to_owned(), what };
        match line.split('\t').count() {
            DUMP_COLUMNS => Ok((Self::Dump, line.starts_with("geonameid"))),
            PACK_COLUMNS => Ok((Self::Pack, line.starts_with("id\t"))),
            TABLE_COLUMNS => Ok((Self::Table, line.starts_with("id\t"))),
            1 => {
                let columns: HashMap<String, usize> =
                    csv_cells(line).into_iter().enumerate().map(|(i, c)| (c, i)).collect();
                match ["id", "name", "country", "lat", "lon"]
                    .iter()
                    .find(|c| !columns.contains_key(**c))
                {
                    None => Ok((Self::Csv(CsvColumns(columns)), true)),
                    Some(missing) => {
                        Err(unknown(format!("its first line does not name a column `{missing}`")))
                    }
                }
            }
            n => Err(unknown(format!("its first line has {n} columns"))),
        }
    }
}

/// Reads lines, and remembers the divisions a dump names so that its places can be put in them.
#[derive(Default)]
pub(crate) struct Lines {
    /// `ML.10` or `ML.10.7701465` to the division's name.
    divisions: HashMap<String, String>,
    /// Codes of the divisions of each row read so far: first order, second order.
    codes: Vec<(String, String)>,
}

impl Lines {
    /// One row. The error says what is wrong with the line.
    pub(crate) fn read(&mut self, form: &Form, line: &str) -> Result<Row, String> {
        let row = match form {
            Form::Dump => return self.dump(line),
            Form::Pack => pack(line)?,
            Form::Table => Row::parse(line)?,
            Form::Csv(columns) => csv_row(columns, line)?,
        };
        self.codes.push((String::new(), String::new()));
        Ok(row)
    }

    /// A line of a GeoNames country dump.
    fn dump(&mut self, line: &str) -> Result<Row, String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [
            id,
            name,
            ascii,
            others,
            lat,
            lon,
            class,
            code,
            country,
            _,
            code1,
            code2,
            _,
            _,
            people,
            ..,
        ] = cells[..]
        else {
            return Err(format!("has {} columns, not {DUMP_COLUMNS}", cells.len()));
        };
        let mut names = vec![name.to_owned()];
        names.extend(split_names(ascii, '|'));
        names.extend(split_names(others, ','));
        let row = Row {
            id: parse_id(&format!("g{id}"))?,
            country: parse_country(country)?,
            class: class.bytes().next().unwrap_or(b'-'),
            code: code.to_owned(),
            lat: parse_degrees(lat, 90.0)?,
            lon: parse_degrees(lon, 180.0)?,
            population: parse_population(people)?,
            admin1: None,
            admin2: None,
            pcode: None,
            names: split_names(&names.join("|"), '|'),
            curated: false,
            loose: true,
        };
        if row.names.is_empty() {
            return Err("has no name".to_owned());
        }
        let first = format!("{country}.{code1}");
        let second = format!("{first}.{code2}");
        match code {
            "ADM1" => drop(self.divisions.insert(first.clone(), name.to_owned())),
            "ADM2" => drop(self.divisions.insert(second.clone(), name.to_owned())),
            _ => {}
        }
        self.codes.push((first, if code2.is_empty() { String::new() } else { second }));
        Ok(row)
    }

    /// Gives rows read from a dump the names of their divisions.
    pub(crate) fn name_divisions(&self, rows: &mut [Row]) {
        for (row, (first, second)) in rows.iter_mut().zip(&self.codes) {
            row.admin1 = row.admin1.take().or_else(|| self.divisions.get(first).cloned());
            row.admin2 = row.admin2.take().or_else(|| self.divisions.get(second).cloned());
        }
    }
}

/// A line of the places pack.
fn pack(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, country, class, code, lat, lon, people, _, names] = cells[..] else {
        return Err(format!("has {} columns, not {PACK_COLUMNS}", cells.len()));
    };
    Row::parse(&[id, country, class, code, lat, lon, people, "", "", "", names].join("\t"))
}

/// A line of an own CSV file.
fn csv_row(columns: &CsvColumns, line: &str) -> Result<Row, String> {
    let cells = csv_cells(line);
    let get = |name: &str| {
        columns.0.get(name).and_then(|i| cells.get(*i)).map_or("", String::as_str).trim()
    };
    let row = Row {
        id: parse_id(get("id"))?,
        country: parse_country(get("country"))?,
        class: get("class").bytes().next().unwrap_or(b'P'),
        code: some(get("code")).unwrap_or_else(|| "PPL".to_owned()),
        lat: parse_degrees(get("lat"), 90.0)?,
        lon: parse_degrees(get("lon"), 180.0)?,
        population: parse_population(get("population"))?,
        admin1: some(get("admin1")),
        admin2: some(get("admin2")),
        pcode: some(get("pcode")),
        names: split_names(&format!("{}|{}", get("name"), get("names")), '|'),
        curated: true,
        loose: true,
    };
    if row.names.is_empty() { Err("has no name".to_owned()) } else { Ok(row) }
}

/// The cells of one CSV line; a quoted cell may hold commas.
fn csv_cells(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(line.as_bytes());
    match reader.records().next() {
        Some(Ok(record)) => record.iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
