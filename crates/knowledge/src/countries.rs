//! Countries and territories: codes, names, demonyms, neighbours.

use crate::Error;
use crate::table::{Line, Table};
use std::collections::BTreeMap;
use tidings_model::Point;

/// Columns of the table of countries.
pub(crate) const COLUMNS: &str = "iso2,iso3,iso_num,gwno,acled_name,acled_region,geonameid,\
                                  capital,lat,lon,neighbours,names_en,names_fr,demonyms_en,\
                                  demonyms_fr";

/// One country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub iso2: String,
    /// ISO 3166-1 alpha-3.
    pub iso3: String,
    /// ISO 3166-1 numeric.
    pub iso_num: Option<u16>,
    /// Gleditsch-Ward number, as UCDP uses it.
    pub gwno: Option<u16>,
    /// Its name in ACLED.
    pub acled_name: Option<String>,
    /// Its region in ACLED.
    pub acled_region: Option<String>,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Name of the capital.
    pub capital: Option<String>,
    /// A point for the whole country.
    pub point: Option<Point>,
    /// ISO 3166-1 alpha-2 of the neighbours.
    pub neighbours: Vec<String>,
    /// English names, the usual one first.
    pub names_en: Vec<String>,
    /// French names, the usual one first.
    pub names_fr: Vec<String>,
    /// English demonyms and adjectives.
    pub demonyms_en: Vec<String>,
    /// French demonyms and adjectives.
    pub demonyms_fr: Vec<String>,
}

/// Countries by code.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    rows: Vec<Country>,
    by_iso2: BTreeMap<String, usize>,
}

impl Countries {
    /// Every country, in the order of the table.
    pub fn all(&self) -> &[Country] {
        &self.rows
    }

    /// The country of an ISO 3166-1 alpha-2 code in capitals.
    pub fn get(&self, iso2: &str) -> Option<&Country> {
        self.by_iso2.get(iso2).and_then(|i| self.rows.get(*i))
    }

    /// Reads a table.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, Error> {
        let table = Table::read(file, text, COLUMNS)?;
        let mut countries = Self::default();
        for line in table.lines() {
            let row = parse(&line)?;
            if countries.by_iso2.insert(row.iso2.clone(), countries.rows.len()).is_some() {
                return Err(line.error(format!("the country `{}` is there twice", row.iso2)));
            }
            countries.rows.push(row);
        }
        Ok(countries)
    }
}

fn parse(line: &Line<'_>) -> Result<Country, Error> {
    let iso2 = line.get("iso2");
    if iso2.len() != 2 || !iso2.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(line.error(format!("`{iso2}` is no country code of two capital letters")));
    }
    let list = |column: &str| line.list(column).map(str::to_owned).collect();
    let point = match (line.number("lat")?, line.number("lon")?) {
        (Some(lat), Some(lon)) => Some(Point { lat, lon }),
        _ => None,
    };
    Ok(Country {
        iso2: iso2.to_owned(),
        iso3: line.get("iso3").to_owned(),
        iso_num: line.number("iso_num")?,
        gwno: line.number("gwno")?,
        acled_name: line.optional("acled_name"),
        acled_region: line.optional("acled_region"),
        geonameid: line.number("geonameid")?,
        capital: line.optional("capital"),
        point,
        neighbours: list("neighbours"),
        names_en: list("names_en"),
        names_fr: list("names_fr"),
        demonyms_en: list("demonyms_en"),
        demonyms_fr: list("demonyms_fr"),
    })
}
