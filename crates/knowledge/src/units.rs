//! Administrative units with P-codes: gathered from rows, then joined to the divisions that are
//! known already, or made places of their own.

use crate::countries::Countries;
use crate::divisions::{Division, Divisions};
use crate::fold::fold;
use crate::place_row::Row;
use crate::unit_columns::{Named, UnitLine};
use std::collections::{HashMap, HashSet};
use tidings_model::Point;

/// GeoNames feature codes of the levels, from the first.
const CODES: [&str; 3] = ["ADM1", "ADM2", "ADM3"];

/// One unit.
struct Unit {
    country: String,
    /// 0 for the first order.
    level: usize,
    pcode: String,
    names: Vec<String>,
    /// Units above it, by their numbers, from the first order.
    above: Vec<Option<usize>>,
    /// Names of those above, also where they have no P-code.
    above_names: Vec<Vec<String>>,
    /// Its own middle.
    point: Option<Point>,
    /// Middles of units in it: their sums and how many.
    below: (f64, f64, f64),
}

/// All units of some files.
#[derive(Default)]
pub(crate) struct Units {
    units: Vec<Unit>,
    by_code: HashMap<(String, usize, String), usize>,
}

/// What became of the units.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    /// Rows that carry the P-codes: of known places under their ids, and of new places.
    pub rows: Vec<Row>,
    /// Known divisions that got a P-code.
    pub known: usize,
    /// New places.
    pub new: usize,
}

impl Units {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Takes in the unit of a row, and those it lies in as far as they have P-codes.
    pub(crate) fn add(&mut self, line: UnitLine) {
        let mut above = Vec::new();
        let mut above_names = Vec::new();
        let last = line.chain.len().saturating_sub(1);
        for (level, Named { pcode, names }) in line.chain.into_iter().enumerate() {
            let number = pcode.map(|pcode| {
                let number = self.number(&line.country, level, pcode);
                let unit = &mut self.units[number];
                let new = names.iter().filter(|n| !unit.names.contains(n)).cloned();
                let new: Vec<String> = new.collect();
                unit.names.extend(new);
                if unit.above.is_empty() {
                    unit.above.clone_from(&above);
                    unit.above_names.clone_from(&above_names);
                }
                if level == last && !line.below {
                    unit.point = unit.point.or(line.point);
                } else if let Some(point) = line.point {
                    unit.below.0 += point.lat;
                    unit.below.1 += point.lon;
                    unit.below.2 += 1.0;
                }
                number
            });
            above.push(number);
            above_names.push(names);
        }
    }

    fn number(&mut self, country: &str, level: usize, pcode: String) -> usize {
        let units = &mut self.units;
        *self.by_code.entry((country.to_owned(), level, pcode.clone())).or_insert_with(|| {
            units.push(Unit {
                country: country.to_owned(),
                level,
                pcode,
                names: Vec::new(),
                above: Vec::new(),
                above_names: Vec::new(),
                point: None,
                below: (0.0, 0.0, 0.0),
            });
            units.len() - 1
        })
    }

    /// Joins each unit to the known division of its country, level and name in the same division
    /// above, or makes it a place; the upper levels first, so that a unit's parents are settled
    /// before it.
    pub(crate) fn join(&self, known: &Divisions<'_>, countries: &Countries) -> Joined {
        let mut joined = Joined::default();
        let mut rows: Vec<Option<Row>> = vec![None; self.units.len()];
        let mut taken = HashSet::new();
        for level in 0..CODES.len() {
            let mut open: Vec<usize> =
                (0..self.units.len()).filter(|&n| self.units[n].level == level).collect();
            // Names as they stand come before names without "Region of" and the like.
            for exact in [true, false] {
                open.retain(|&n| {
                    let Some(found) = self.known(n, &rows, known, exact, &taken) else {
                        return true;
                    };
                    taken.insert(found.id.clone());
                    rows[n] = Some(row_of_known(&self.units[n], found));
                    joined.known += 1;
                    false
                });
            }
            for n in open {
                rows[n] = self.new_row(n, &rows, countries);
                joined.new += usize::from(rows[n].is_some());
            }
        }
        joined.rows = rows.into_iter().flatten().collect();
        joined
    }

    /// The known division that a unit is; of several the nearest to its point, else the first.
    fn known(
        &self,
        n: usize,
        rows: &[Option<Row>],
        known: &Divisions<'_>,
        exact: bool,
        taken: &HashSet<String>,
    ) -> Option<Division> {
        let unit = &self.units[n];
        let point = unit.middle();
        let far = |d: &Division| point.map_or(0.0, |p| p.distance_km(d.point));
        let fits = |d: &Division| {
            let above = [&d.admin1, &d.admin2];
            !taken.contains(&d.id)
                && (0..unit.level).all(|level| {
                    let Some(name) = above.get(level).and_then(|a| a.as_deref()) else {
                        return true;
                    };
                    self.is_called(unit, level, rows, name)
                })
        };
        let found = known.find(&unit.country, unit.level, &unit.names, exact);
        // The first of the nearest: `min_by` keeps it.
        found.into_iter().filter(fits).min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// Whether the unit above at `level` goes by a name.
    fn is_called(&self, unit: &Unit, level: usize, rows: &[Option<Row>], name: &str) -> bool {
        let settled = unit.above.get(level).copied().flatten().and_then(|n| rows[n].as_ref());
        let names = settled.map(|r| &r.names).or_else(|| unit.above_names.get(level));
        let Some(names) = names.filter(|n| !n.is_empty()) else { return true };
        let name = fold(name);
        let bare = crate::divisions::bare(&name);
        names.iter().map(|n| fold(n)).any(|n| n == name || crate::divisions::bare(&n) == bare)
    }

    /// A unit that nobody knew. Where its point is not known, that of the unit above serves.
    fn new_row(&self, n: usize, rows: &[Option<Row>], countries: &Countries) -> Option<Row> {
        let unit = &self.units[n];
        let [a, b] = unit.country.as_bytes() else { return None };
        let name = |level: usize| -> Option<String> {
            let settled = unit.above.get(level).copied().flatten().and_then(|n| rows[n].as_ref());
            let names = settled.map(|r| &r.names).or_else(|| unit.above_names.get(level));
            names.and_then(|n| n.first()).cloned()
        };
        let own =
            |level| if unit.level == level { unit.names.first().cloned() } else { name(level) };
        let above = unit.above.iter().rev().find_map(|n| rows[(*n)?].as_ref());
        let country = countries.get(&unit.country).and_then(|c| c.point);
        let lent = above.map(|r| Point { lat: r.lat, lon: r.lon }).or(country);
        let middle = unit.middle();
        let point = middle.or(lent)?;
        let level = unit.level + 1;
        Some(Row {
            id: format!("o-adm{level}-{}-{}", unit.country, unit.pcode),
            country: [*a, *b],
            class: b'A',
            code: CODES[unit.level].to_owned(),
            lat: point.lat,
            lon: point.lon,
            population: 0,
            admin1: own(0),
            admin2: own(1),
            pcode: Some(unit.pcode.clone()),
            names: unit.names.clone(),
            curated: false,
            loose: true,
            borrowed: middle.is_none(),
        })
    }
}

impl Unit {
    /// Its own middle, else the middle of those in it.
    fn middle(&self) -> Option<Point> {
        let (lat, lon, count) = self.below;
        self.point.or_else(|| (count > 0.0).then(|| Point { lat: lat / count, lon: lon / count }))
    }
}

/// The known place once more, with the unit's P-code and names.
fn row_of_known(unit: &Unit, known: Division) -> Row {
    let mut names = vec![known.name];
    names.extend(unit.names.iter().cloned());
    Row {
        id: known.id,
        country: known.country,
        class: b'A',
        code: known.code,
        lat: known.point.lat,
        lon: known.point.lon,
        population: known.population,
        admin1: known.admin1,
        admin2: known.admin2,
        pcode: Some(unit.pcode.clone()),
        names: crate::place_row::split_names(&names.join("|"), '|'),
        curated: false,
        loose: true,
        borrowed: false,
    }
}
