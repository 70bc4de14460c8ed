//! Known divisions by country, level and name: those built in, and those of the files being added.

use crate::fold::fold;
use crate::gazetteer::{DIVISION_WORDS, Entry, Gazetteer};
use crate::place_kind::PlaceKind;
use crate::place_row::Row;
use std::collections::HashMap;
use tidings_model::Point;

/// Kinds of the levels, from the first.
const KINDS: [PlaceKind; 3] = [PlaceKind::Admin1, PlaceKind::Admin2, PlaceKind::Admin3];

/// Words that stand before or after the names of divisions, beside [`DIVISION_WORDS`], folded.
const MORE_WORDS: &[&str] = &[
    "cercle", "cerclede", "cercledu", "cercledela", "cercled", "provinced", "regiond", "commune",
    "communede", "communedu", "communed", "county", "countyof", "raion", "rayon", "hromada",
    "localgovernmentarea", "woreda", "zone", "muhafazat", "municipality", "municipio", "localite",
    "locality", "territoire", "territoirede", "arrondissement",
];

/// A division as far as joining needs it.
#[derive(Clone, Debug)]
pub(crate) struct Division {
    pub id: String,
    pub country: [u8; 2],
    pub name: String,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    pub code: String,
    pub point: Point,
    pub population: u32,
}

/// Known divisions.
pub(crate) struct Divisions<'a> {
    builtin: &'a Gazetteer,
    rows: &'a [Row],
    /// Numbers of rows by level and folded name.
    by_name: HashMap<(usize, String), Vec<usize>>,
}

impl<'a> Divisions<'a> {
    pub(crate) fn of(builtin: &'a Gazetteer, rows: &'a [Row]) -> Self {
        let mut by_name: HashMap<(usize, String), Vec<usize>> = HashMap::new();
        for (n, row) in rows.iter().enumerate() {
            let kind = PlaceKind::of(row.class, &row.code);
            if let Some(level) = KINDS.iter().position(|k| *k == kind) {
                for name in &row.names {
                    by_name.entry((level, fold(name))).or_default().push(n);
                }
            }
        }
        Self { builtin, rows, by_name }
    }

    /// Divisions of a country and level (0 for the first order) under any of the names: as they
    /// stand (`exact`), or with and without words such as "Region of". No id twice; those of
    /// today before historical ones.
    pub(crate) fn find(
        &self,
        country: &str,
        level: usize,
        names: &[String],
        exact: bool,
    ) -> Vec<Division> {
        let mut found: Vec<Division> = Vec::new();
        let mut keys: Vec<String> = names.iter().map(|n| fold(n)).filter(|k| k.len() > 1).collect();
        if !exact {
            keys = keys.iter().flat_map(|k| variants(k)).collect();
        }
        for key in keys {
            let builtin = self.builtin.divisions(country, KINDS[level], &key);
            let builtin = builtin.filter_map(|e| Division::of_entry(&e));
            let numbers = self.by_name.get(&(level, key.clone())).into_iter().flatten();
            let rows = numbers
                .map(|n| &self.rows[*n])
                .filter(|r| r.country == country.as_bytes())
                .map(Division::of_row);
            for division in builtin.chain(rows) {
                if !found.iter().any(|d| d.id == division.id) {
                    found.push(division);
                }
            }
        }
        found.sort_by_key(|d| d.code.ends_with('H'));
        found
    }
}

impl Division {
    fn of_entry(e: &Entry<'_>) -> Option<Self> {
        Some(Self {
            id: e.id.clone(),
            country: e.country.as_bytes().try_into().ok()?,
            name: e.name.to_owned(),
            admin1: e.admin1.map(str::to_owned),
            admin2: e.admin2.map(str::to_owned),
            code: e.code.to_owned(),
            point: e.point,
            population: e.population,
        })
    }

    fn of_row(row: &Row) -> Self {
        Self {
            id: row.id.clone(),
            country: row.country,
            name: row.names[0].clone(),
            admin1: row.admin1.clone(),
            admin2: row.admin2.clone(),
            code: row.code.clone(),
            point: Point { lat: row.lat, lon: row.lon },
            population: row.population,
        }
    }
}

/// A folded name without its word of division: the shortest that is left.
pub(crate) fn bare(folded: &str) -> &str {
    let words = || DIVISION_WORDS.iter().chain(MORE_WORDS);
    let left = words()
        .flat_map(|w| [folded.strip_prefix(w), folded.strip_suffix(w)].into_iter().flatten())
        .filter(|rest| rest.len() > 1);
    left.min_by_key(|rest| rest.len()).unwrap_or(folded)
}

/// A folded name without a word of division, and with each of them before and after it.
fn variants(folded: &str) -> Vec<String> {
    let bare = bare(folded);
    let mut keys = vec![bare.to_owned()];
    for word in DIVISION_WORDS.iter().chain(MORE_WORDS) {
        keys.extend([format!("{word}{bare}"), format!("{bare}{word}")]);
    }
    keys
}
