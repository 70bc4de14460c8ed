//! The forms of place files a user may have, line by line: GeoNames dump, places pack, own table,
//! own CSV, table of administrative units.

use crate::Error;
use crate::place_kind::PlaceKind;
use crate::place_row::{
    Row, parse_country, parse_degrees, parse_id, parse_population, some, split_names,
};
use crate::unit_columns::{CountryNames, LEVELS, UnitColumns, UnitLine};
use std::collections::HashMap;
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
    /// OCHA's administrative units: where the known columns stand, and what separates cells.
    Units(UnitColumns, u8),
}

/// Positions of the columns of an own CSV file, and what separates cells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CsvColumns(HashMap<String, usize>, u8);

/// What a line holds.
pub(crate) enum Read {
    Place(Row),
    Unit(UnitLine),
}

impl Form {
    /// The form of the file at `path` whose first line is `line`, and whether that line is a
    /// header.
    pub(crate) fn of(path: &Path, line: &str) -> Result<(Self, bool), Error> {
        let unknown = |what: String| Error::UnknownForm { path: path.to_owned(), what };
        let separator = separator(line);
        let cells = csv_cells(line, separator);
        let own: HashMap<String, usize> =
            cells.iter().cloned().enumerate().map(|(i, c)| (c, i)).collect();
        let lacks =
            ["id", "name", "country", "lat", "lon"].into_iter().find(|c| !own.contains_key(*c));
        if lacks.is_some()
            && let Some(columns) = UnitColumns::of(&cells)
        {
            return columns.map(|c| (Self::Units(c, separator), true)).map_err(unknown);
        }
        match line.split('\t').count() {
            DUMP_COLUMNS => Ok((Self::Dump, line.starts_with("geonameid"))),
            PACK_COLUMNS => Ok((Self::Pack, line.starts_with("id\t"))),
            TABLE_COLUMNS => Ok((Self::Table, line.starts_with("id\t"))),
            1 => match lacks {
                None => Ok((Self::Csv(CsvColumns(own, separator)), true)),
                Some(column) => {
                    Err(unknown(format!("its first line does not name a column `{column}`")))
                }
            },
            n => Err(unknown(format!("its first line has {n} columns"))),
        }
    }
}

/// Codes of the divisions a place lies in: first, second and third order, each with those above.
type Codes = [String; LEVELS];

/// Reads lines, and remembers the divisions a dump names so that its places can be put in them.
#[derive(Default)]
pub(crate) struct Lines {
    /// `ML.10` or `ML.10.7701465` to the division's name and id.
    divisions: HashMap<String, (String, String)>,
    /// Of each row read so far.
    codes: Vec<Codes>,
}

impl Lines {
    /// What one line holds. The error says what is wrong with it.
    pub(crate) fn read(
        &mut self,
        form: &Form,
        line: &str,
        countries: &CountryNames,
    ) -> Result<Read, String> {
        let row = match form {
            Form::Dump => return self.dump(line).map(Read::Place),
            Form::Pack => pack(line)?,
            Form::Table => Row::parse(line)?,
            Form::Csv(columns) => csv_row(columns, line)?,
            Form::Units(columns, separator) => {
                return columns.read(&csv_cells(line, *separator), countries).map(Read::Unit);
            }
        };
        self.codes.push(Codes::default());
        Ok(Read::Place(row))
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
            code3,
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
            borrowed: false,
        };
        if row.names.is_empty() {
            return Err("has no name".to_owned());
        }
        let mut codes = Codes::default();
        let mut whole = country.to_owned();
        for (slot, part) in codes.iter_mut().zip([code1, code2, code3]) {
            if part.is_empty() {
                break;
            }
            whole = format!("{whole}.{part}");
            slot.clone_from(&whole);
        }
        if let Some(level) = ["ADM1", "ADM2", "ADM3"].iter().position(|c| *c == code) {
            self.divisions.insert(codes[level].clone(), (name.to_owned(), row.id.clone()));
        }
        self.codes.push(codes);
        Ok(row)
    }

    /// Gives rows read from a dump the names of their divisions.
    pub(crate) fn name_divisions(&self, rows: &mut [Row]) {
        for (row, codes) in rows.iter_mut().zip(&self.codes) {
            let name = |level: usize| self.divisions.get(&codes[level]).map(|d| d.0.clone());
            row.admin1 = row.admin1.take().or_else(|| name(0));
            row.admin2 = row.admin2.take().or_else(|| name(1));
        }
    }

    /// Gives towns, parts of towns and sites read from a dump the P-code of the smallest division
    /// that their codes put them in and `pcodes` has by its id. That of the first order is left
    /// to their names, which may know a smaller one.
    pub(crate) fn give_pcodes(&self, rows: &mut [Row], pcodes: &HashMap<String, String>) {
        use PlaceKind::{Part, Settlement, Site};
        for (row, codes) in rows.iter_mut().zip(&self.codes) {
            if row.pcode.is_none()
                && matches!(PlaceKind::of(row.class, &row.code), Settlement | Part | Site)
            {
                let below = codes.iter().skip(1).rev();
                let divisions = below.filter_map(|c| self.divisions.get(c));
                row.pcode = divisions.filter_map(|(_, id)| pcodes.get(id)).next().cloned();
            }
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
    let cells = csv_cells(line, columns.1);
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
        borrowed: false,
    };
    if row.names.is_empty() { Err("has no name".to_owned()) } else { Ok(row) }
}

/// What separates the cells of a file with this first line: spreadsheets in many languages write
/// semicolons for commas.
fn separator(line: &str) -> u8 {
    let count = |c: u8| line.bytes().filter(|b| *b == c).count();
    [b';', b'\t'].into_iter().fold(b',', |a, b| if count(b) > count(a) { b } else { a })
}

/// The cells of one CSV line; a quoted cell may hold separators.
fn csv_cells(line: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(line.as_bytes());
    match reader.records().next() {
        Some(Ok(record)) => record.iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
