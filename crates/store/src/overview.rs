//! What a map, a timeline, filters and a queue show: incidents counted in the store, never loaded.

use crate::{Error, Filter, Store, filter};
use rusqlite::{Connection, Row, params_from_iter};
use std::collections::BTreeMap;

/// Incidents with a point that are near one another, or one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Degrees north, of the middle of them.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// How many.
    pub n: u64,
    /// Their dead, where a number is known.
    pub killed: u64,
    /// The commonest ACLED event type.
    pub family: Option<String>,
    /// The incident, where it is one.
    pub id: Option<String>,
    /// How exact its place is.
    pub precision: Option<String>,
}

/// Incidents whose words name an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// First-order division as written; none: the country.
    pub admin1: Option<String>,
    /// How many.
    pub n: u64,
    /// Their dead, where a number is known.
    pub killed: u64,
}

/// Incidents that began on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// `YYYY-MM-DD`; none: unknown.
    pub day: Option<String>,
    /// ACLED event type.
    pub family: Option<String>,
    /// How many.
    pub n: u64,
    /// Their dead, where a number is known.
    pub killed: u64,
}

/// A value and how many incidents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The value.
    pub value: String,
    /// What it belongs to: the event type of a sub-event type, the country of a region.
    pub of: Option<String>,
    /// How many.
    pub n: u64,
}

/// Of what to count the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Sub-event types.
    Kind,
    /// Event types.
    Family,
    /// Countries.
    Country,
    /// First-order divisions.
    Region,
    /// Standings.
    Standing,
}

/// An incident to look at, and what makes it matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued {
    /// The incident.
    pub id: String,
    /// Uncertain x severe x recent; only the order means anything.
    pub weight: f64,
}

impl Store {
    /// The incidents with a point that pass the filter, those in one square of `degrees` together.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn cells(&self, filter: &Filter, degrees: f64) -> Result<Vec<Cell>, Error> {
        // One row for each square and kind: the commonest kind of a square is the first of its rows.
        let sql = "SELECT avg(lat), avg(lon), count(*), total(killed), family, min(id),
               min(precision), cast((lat + 90) / SIDE as integer) AS y,
               cast((lon + 180) / SIDE as integer) AS x
             FROM incident WHERE lat IS NOT NULL AND WANTED
             GROUP BY y, x, family ORDER BY y, x, count(*) DESC, family"
            .replace("SIDE", &format!("{degrees:?}"));
        let mut cells: Vec<(i64, i64, Cell)> = Vec::new();
        self.counted(&sql, filter, |row| {
            let n: u64 = row.get(2)?;
            let (y, x): (i64, i64) = (row.get(7)?, row.get(8)?);
            let next = Cell {
                lat: row.get(0)?,
                lon: row.get(1)?,
                n,
                killed: whole(row.get(3)?),
                family: row.get(4)?,
                id: (n == 1).then(|| row.get(5)).transpose()?,
                precision: (n == 1).then(|| row.get(6)).transpose()?,
            };
            match cells.last_mut() {
                Some((v, u, held)) if (*v, *u) == (y, x) => held.join(&next),
                _ => cells.push((y, x, next)),
            }
            Ok(())
        })?;
        Ok(cells.into_iter().map(|(_, _, cell)| cell).collect())
    }

    /// The incidents without a point that pass the filter, by the area their words name, and how many
    /// name none.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn areas(&self, filter: &Filter) -> Result<(Vec<Area>, u64), Error> {
        let filter = Filter { bbox: None, ..filter.clone() };
        let sql = "SELECT country, region, count(*), total(killed) FROM incident
             WHERE lat IS NULL AND WANTED GROUP BY country, region ORDER BY country, region";
        let (mut areas, mut nowhere) = (Vec::new(), 0);
        self.counted(sql, &filter, |row| {
            let (country, n): (Option<String>, u64) = (row.get(0)?, row.get(2)?);
            match country {
                Some(country) => {
                    areas.push(Area { country, admin1: row.get(1)?, n, killed: whole(row.get(3)?) })
                }
                None => nowhere += n,
            }
            Ok(())
        })?;
        Ok((areas, nowhere))
    }

    /// The incidents that pass the filter by their first day, unknown days first.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn days(&self, filter: &Filter) -> Result<Vec<Day>, Error> {
        let sql = "SELECT first, family, count(*), total(killed) FROM incident WHERE WANTED
             GROUP BY first, family ORDER BY first, family";
        let mut days = Vec::new();
        self.counted(sql, filter, |row| {
            days.push(Day {
                day: row.get(0)?,
                family: row.get(1)?,
                n: row.get(2)?,
                killed: whole(row.get(3)?),
            });
            Ok(())
        })?;
        Ok(days)
    }

    /// How many incidents that pass the filter have each value, the commonest first.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn facet(&self, filter: &Filter, facet: Facet) -> Result<Vec<Counted>, Error> {
        let (value, of) = match facet {
            Facet::Kind => ("act", "family"),
            Facet::Family => ("family", "NULL"),
            Facet::Country => ("country", "NULL"),
            Facet::Region => ("region", "country"),
            Facet::Standing => ("standing", "NULL"),
        };
        let sql = format!(
            "SELECT {value}, {of}, count(*) AS n FROM incident WHERE {value} IS NOT NULL AND WANTED
             GROUP BY 1, 2 ORDER BY n DESC, 1, 2"
        );
        let mut values = Vec::new();
        self.counted(&sql, filter, |row| {
            values.push(Counted { value: row.get(0)?, of: row.get(1)?, n: row.get(2)? });
            Ok(())
        })?;
        Ok(values)
    }

    /// How many incidents pass the filter.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn count(&self, filter: &Filter) -> Result<u64, Error> {
        let mut n = 0;
        self.counted("SELECT count(*) FROM incident WHERE WANTED", filter, |row| {
            n = row.get(0)?;
            Ok(())
        })?;
        Ok(n)
    }

    /// What nobody has accepted or released yet, what matters most first, and how many there are. An
    /// incident weighs more the less sure it is, more with its dead, and half as much a year before
    /// `today`.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn queue(
        &self,
        filter: &Filter,
        today: &str,
        limit: usize,
    ) -> Result<(Vec<Queued>, u64), Error> {
        let today: String =
            today.chars().filter(|c| c.is_ascii_digit() || *c == '-').take(10).collect();
        let sql = format!(
            "SELECT id,
               (1.05 - confidence / 100.0 + 0.3 * review + 0.2 * disputed + 0.1 * (sources < 2))
               * CASE WHEN killed >= 100 THEN 6 WHEN killed >= 25 THEN 4 WHEN killed >= 10 THEN 3
                      WHEN killed >= 3 THEN 2 WHEN killed >= 1 THEN 1.5 ELSE 1 END
               / (1 + max(0, coalesce(julianday('{today}') - julianday(first), 3650)) / 365.0)
               * CASE WHEN foreground THEN 1 ELSE 0.3 END AS weight,
               count(*) OVER ()
             FROM incident WHERE NOT reviewed AND WANTED ORDER BY weight DESC, id LIMIT {limit}"
        );
        let (mut queue, mut total) = (Vec::new(), 0);
        self.counted(&sql, filter, |row| {
            queue.push(Queued { id: row.get(0)?, weight: row.get(1)? });
            total = row.get(2)?;
            Ok(())
        })?;
        Ok((queue, total))
    }

    /// How many incidents each known actor takes part in, by its knowledge id.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn actor_counts(&self) -> Result<BTreeMap<String, u64>, Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(
                "SELECT actor, count(DISTINCT incident) FROM incident_actor
                 WHERE actor IS NOT NULL GROUP BY actor",
            )?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How many reports were published in each language on each day.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when a table cannot be read.
    pub fn published(&self) -> Result<Vec<(String, Option<String>, u64)>, Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(
                "SELECT published, language, count(*) FROM report WHERE published IS NOT NULL
                 GROUP BY published, language ORDER BY published, language",
            )?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Runs a query whose `WANTED` is the filter.
    fn counted(
        &self,
        sql: &str,
        filter: &Filter,
        mut each: impl FnMut(&Row<'_>) -> Result<(), rusqlite::Error>,
    ) -> Result<(), Error> {
        let wanted = filter::clauses(filter)?;
        self.snapshot(|conn: &Connection| {
            let mut query = conn.prepare_cached(&sql.replace("WANTED", &wanted.sql))?;
            let mut rows = query.query(params_from_iter(&wanted.values))?;
            while let Some(row) = rows.next()? {
                each(row)?;
            }
            Ok(())
        })
    }
}

impl Cell {
    /// Takes in the rest of the same square.
    fn join(&mut self, other: &Self) {
        #[expect(clippy::cast_precision_loss, reason = "counts of incidents")]
        let (a, b) = (self.n as f64, other.n as f64);
        self.lat = (self.lat * a + other.lat * b) / (a + b);
        self.lon = (self.lon * a + other.lon * b) / (a + b);
        self.n += other.n;
        self.killed += other.killed;
        (self.id, self.precision) = (None, None);
    }
}

/// SQLite's total is a real number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of tolls, never negative and far from 2^53"
)]
fn whole(total: f64) -> u64 {
    total as u64
}
