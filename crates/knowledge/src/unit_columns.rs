//! Tables of administrative units as OCHA's common operational datasets (COD-AB) have them: which
//! column is what, and what one row says.

use crate::countries::Countries;
use crate::fold::fold;
use crate::place_row::{parse_degrees, split_names};
use std::collections::HashMap;
use tidings_model::Point;

/// Levels below the country that a place can be: first, second and third order.
pub(crate) const LEVELS: usize = 3;
/// Levels that columns may name; what lies below the third order is left out.
const NAMED_LEVELS: usize = 6;

/// Names of columns of coordinates, folded, the surest first.
const LATITUDES: &[&str] = &["centerlat", "centroidlat", "latitude", "lat", "ycoord", "pointy"];
const LONGITUDES: &[&str] =
    &["centerlon", "centroidlon", "longitude", "lon", "long", "lng", "xcoord", "pointx"];
/// Names of columns with the code of the country, folded.
const COUNTRY_CODES: &[&str] = &["iso2", "iso3", "adm0iso", "adm0iso2", "adm0iso3"];

/// What the name of a column says.
enum Column {
    Pcode(usize),
    /// A name of a unit: whether it is a reference or alternative name, not the usual one.
    Name(usize, bool),
    Other,
}

/// Where the columns of one level stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Level {
    pcode: Option<usize>,
    names: Vec<usize>,
    others: Vec<usize>,
}

/// Where the known columns of a table of units stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitColumns {
    levels: Vec<Level>,
    countries: Vec<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
}

/// One unit and those it lies in, as one row tells them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitLine {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// From the first order down to the unit itself; at most three.
    pub chain: Vec<Named>,
    /// The middle of the last of the chain, or of a unit inside it.
    pub point: Option<Point>,
    /// Whether `point` belongs to a smaller unit than the last of the chain.
    pub below: bool,
}

/// A unit's names and code; a unit above may have neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// OCHA P-code.
    pub pcode: Option<String>,
    /// Its names, one in Latin letters first.
    pub names: Vec<String>,
}

impl UnitColumns {
    /// The columns by their names. `None` where they are of no table of units; an error says what
    /// such a table lacks.
    pub(crate) fn of<S: AsRef<str>>(header: &[S]) -> Option<Result<Self, String>> {
        let mut levels = vec![Level::default(); NAMED_LEVELS];
        let mut sample = None;
        for (at, name) in header.iter().enumerate() {
            let name = name.as_ref();
            match column(name) {
                Column::Pcode(level) => levels[level].pcode = levels[level].pcode.or(Some(at)),
                Column::Name(level, false) => {
                    // A bare `admin1` is a column of many tables.
                    let bare = name.ends_with(|c: char| c.is_ascii_digit());
                    sample = sample.or((!bare).then_some(name));
                    levels[level].names.push(at);
                }
                Column::Name(level, true) => levels[level].others.push(at),
                Column::Other => {}
            }
        }
        let coded = (1..NAMED_LEVELS).rev().find(|&n| levels[n].pcode.is_some());
        let Some(last) = coded else {
            let sample = sample?;
            return Some(Err(format!(
                "it names administrative units (`{sample}`) without P-codes: it needs columns \
                 such as `ADM1_PCODE`"
            )));
        };
        let first = (1..=last.min(LEVELS))
            .find(|&n| levels[n].pcode.is_some() && levels[n].names.is_empty());
        if let Some(n) = first {
            return Some(Err(format!(
                "it has the P-codes of level {n} without names: it needs a column such as \
                 `ADM{n}_EN`, `ADM{n}_FR` or `adm{n}_name`"
            )));
        }
        let folded: Vec<String> = header.iter().map(|h| fold(h.as_ref())).collect();
        let place =
            |wanted: &[&str]| wanted.iter().find_map(|w| folded.iter().position(|f| f == w));
        let (lat, lon) = (place(LATITUDES), place(LONGITUDES));
        let countries =
            COUNTRY_CODES.iter().filter_map(|w| folded.iter().position(|f| f == w)).collect();
        let both = lat.is_some() && lon.is_some();
        let (lat, lon) = if both { (lat, lon) } else { (None, None) };
        Some(Ok(Self { levels, countries, lat, lon }))
    }

    /// What a row says. The error says what is wrong with it.
    pub(crate) fn read<S: AsRef<str>>(
        &self,
        cells: &[S],
        countries: &CountryNames,
    ) -> Result<UnitLine, String> {
        let cell = |at: usize| cells.get(at).map_or("", |c| c.as_ref().trim());
        let code = |level: &Level| level.pcode.map(cell).filter(|c| is_code(c));
        let last = (1..NAMED_LEVELS)
            .rev()
            .find(|&n| code(&self.levels[n]).is_some())
            .ok_or("has no P-code below the country: nothing to add")?;
        let mut chain = Vec::new();
        for level in &self.levels[1..=last.min(LEVELS)] {
            let mut names = self.names(&level.names, &cell);
            names.extend(self.names(&level.others, &cell));
            let names = split_names(&names.join("|"), '|');
            chain.push(Named { pcode: code(level).map(str::to_owned), names });
        }
        for unit in &chain {
            if unit.names.iter().any(|n| n.contains('\u{fffd}')) {
                return Err(
                    "has letters that are no UTF-8: save the file as `CSV UTF-8`".to_owned()
                );
            }
            if let (Some(pcode), true) = (&unit.pcode, unit.names.is_empty()) {
                return Err(format!("has no name for {pcode}"));
            }
        }
        let country = self.country(&cell, countries, code(&self.levels[last]))?;
        Ok(UnitLine { country, chain, point: self.point(&cell)?, below: last > LEVELS })
    }

    /// The names in some columns, those in Latin letters first.
    fn names<'c>(&self, columns: &[usize], cell: &impl Fn(usize) -> &'c str) -> Vec<String> {
        let mut names: Vec<String> = columns
            .iter()
            .map(|at| cell(*at))
            .filter(|name| name.chars().any(char::is_alphabetic))
            .map(str::to_owned)
            .collect();
        names.sort_by_key(|n| fold(n).bytes().all(|b| !b.is_ascii_alphabetic()));
        names
    }

    /// By its code, else by its name, else by how the P-code begins.
    fn country<'c>(
        &self,
        cell: &impl Fn(usize) -> &'c str,
        countries: &CountryNames,
        pcode: Option<&str>,
    ) -> Result<String, String> {
        let above = &self.levels[0];
        let columns = self.countries.iter().chain(&above.pcode).chain(&above.names);
        let pcode = pcode.unwrap_or_default();
        columns
            .map(|at| cell(*at))
            .chain([3, 2].iter().filter_map(|&n| pcode.get(..n)))
            .find_map(|word| countries.find(word))
            .ok_or_else(|| {
                "has no known country: it needs a column such as `ADM0_PCODE` or `iso2` with its \
                 ISO code"
                    .to_owned()
            })
    }

    fn point<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> Result<Option<Point>, String> {
        let (Some(lat), Some(lon)) = (self.lat.map(cell), self.lon.map(cell)) else {
            return Ok(None);
        };
        if lat.is_empty() || lon.is_empty() {
            return Ok(None);
        }
        // A spreadsheet in French writes 14,5.
        let degrees = |text: &str, limit| {
            parse_degrees(&text.replace(',', "."), limit)
                .map_err(|e| format!("{e}; give degrees, or leave the columns of coordinates out"))
        };
        Ok(Some(Point { lat: degrees(lat, 90.0)?, lon: degrees(lon, 180.0)? }))
    }
}

/// `ADM1_PCODE`, `admin1Pcode`, `ADM2_FR`, `admin2Name_fr`, `adm2_name1`, `ADM1ALT1EN`, `admin3`.
fn column(name: &str) -> Column {
    let small = name.trim().to_ascii_lowercase();
    let Some(rest) = small.strip_prefix("admin").or_else(|| small.strip_prefix("adm")) else {
        return Column::Other;
    };
    let rest = rest.trim_start_matches('_');
    let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)).map(|d| d as usize) else {
        return Column::Other;
    };
    let rest = rest[1..].trim_start_matches(['_', ' ']);
    if level >= NAMED_LEVELS {
        return Column::Other;
    }
    let language = rest.len() == 2
        && rest.bytes().all(|b| b.is_ascii_lowercase())
        && !["id", "pc", "cd"].contains(&rest);
    if ["pcode", "p_code"].contains(&rest) {
        Column::Pcode(level)
    } else if language || rest.is_empty() || rest.starts_with("name") {
        Column::Name(level, false)
    } else if rest.starts_with("ref") || rest.starts_with("alt") {
        Column::Name(level, true)
    } else {
        Column::Other
    }
}

/// Letters, digits, `-`, `_` and `.`, as an id may have them.
fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 32
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

/// Countries by code and by name.
pub(crate) struct CountryNames(HashMap<String, String>);

impl CountryNames {
    /// All that the table of countries knows.
    pub(crate) fn of(countries: &Countries) -> Self {
        let mut known = HashMap::new();
        for country in countries.all() {
            for code in [&country.iso2, &country.iso3] {
                known.insert(fold(code), country.iso2.clone());
            }
        }
        for country in countries.all() {
            for name in country.names_en.iter().chain(&country.names_fr) {
                known.entry(fold(name)).or_insert_with(|| country.iso2.clone());
            }
        }
        Self(known)
    }

    fn find(&self, word: &str) -> Option<String> {
        self.0.get(&fold(word)).cloned()
    }
}
