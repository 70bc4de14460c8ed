//! What a map, a timeline, filters and a queue show: incidents counted in the store, never loaded.

use crate::{Error, Filter, Store, filter};
use rusqlite::{Connection, Row, params_from_iter};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

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
    /// How far from the point it may be.
    pub radius_km: Option<f64>,
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

/// How many incidents have each value of each filter, the commonest value first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many pass all filters.
    pub total: u64,
    /// Sub-event types, of their event types.
    pub kinds: Vec<Counted>,
    /// Event types.
    pub families: Vec<Counted>,
    /// Countries.
    pub countries: Vec<Counted>,
    /// First-order divisions, of their countries.
    pub regions: Vec<Counted>,
    /// Standings.
    pub standings: Vec<Counted>,
    /// The project's own words.
    pub tags: Vec<Counted>,
    /// Those that wait for a person.
    pub review: u64,
    /// Those with claims that disagree.
    pub disputed: u64,
    /// Those told as background.
    pub background: u64,
}

/// An actor that incidents name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorCount {
    /// Knowledge id, in small letters.
    pub actor: String,
    /// Standard name.
    pub label: String,
    /// What kind.
    pub kind: String,
    /// Incidents it takes part in.
    pub n: u64,
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
    /// The incidents with a point that pass the filter, those in one square of `degrees` together,
    /// from the south-west to the north-east.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn cells(&self, filter: &Filter, degrees: f64) -> Result<Vec<Cell>, Error> {
        let sql = "SELECT lat, lon, killed, family, precision, id, radius FROM incident
             WHERE lat IS NOT NULL AND WANTED";
        // Squares are put together here: for the database that is a sort of every row.
        let mut squares: HashMap<(i32, i32), Square> = HashMap::new();
        self.counted(sql, filter, |row| {
            let (lat, lon): (f64, f64) = (row.get(0)?, row.get(1)?);
            let at = (side((lat + 90.0) / degrees), side((lon + 180.0) / degrees));
            let square = match squares.entry(at) {
                Entry::Occupied(held) => held.into_mut(),
                Entry::Vacant(new) => new.insert(Square {
                    id: row.get(5)?,
                    precision: row.get(4)?,
                    radius_km: row.get(6)?,
                    ..Square::default()
                }),
            };
            square.n += 1;
            square.lat += lat;
            square.lon += lon;
            square.killed += row.get::<_, Option<u64>>(2)?.unwrap_or_default();
            square.families.add(text(row, 3)?, None);
            Ok(())
        })?;
        let mut squares: Vec<_> = squares.into_iter().collect();
        squares.sort_unstable_by_key(|(at, _)| *at);
        Ok(squares.into_iter().map(|(_, square)| square.cell()).collect())
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

    /// How many incidents have each value of each filter, the other filters applied.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn facets(&self, filter: &Filter) -> Result<Facets, Error> {
        let all = Filter { foreground_only: false, ..filter.clone() };
        let mut asked: Vec<(Filter, Tally)> = Vec::new();
        // Most of the filters are not set, and leaving them out asks the same again.
        let mut without = |leave_out: fn(&mut Filter)| {
            let mut others = filter.clone();
            leave_out(&mut others);
            if let Some((_, tally)) = asked.iter().find(|(f, _)| *f == others) {
                return Ok(tally.clone());
            }
            let tally = self.tally(&others)?;
            asked.push((others, tally.clone()));
            Ok::<_, Error>(tally)
        };
        let of_any_kind = without(|f| f.kind = None)?;
        Ok(Facets {
            total: without(|_| ())?.n,
            kinds: of_any_kind.kinds.commonest(),
            families: of_any_kind.families.commonest(),
            countries: without(|f| (f.country, f.admin1) = (None, None))?.countries.commonest(),
            regions: without(|f| f.admin1 = None)?.regions.commonest(),
            standings: without(|f| f.standing = None)?.standings.commonest(),
            tags: self.tags(&Filter { tag: None, ..filter.clone() })?,
            review: without(|f| f.review = None)?.review,
            disputed: without(|f| f.disputed = None)?.disputed,
            background: self.number("NOT foreground", &all)?,
        })
    }

    /// The tags of the incidents that pass the filter.
    fn tags(&self, filter: &Filter) -> Result<Vec<Counted>, Error> {
        // Few incidents bear a tag, and of all of them the tags' own index knows: neither looks at the others.
        let all = *filter == Filter::default();
        let from = if all { "" } else { "CROSS JOIN incident ON n = incident" };
        let sql = format!(
            "SELECT tag, count(*) AS number FROM incident_tag {from} WHERE WANTED
             GROUP BY tag ORDER BY number DESC, tag"
        );
        let mut tags = Vec::new();
        self.counted(&sql, filter, |row| {
            tags.push(Counted { value: row.get(0)?, of: None, n: row.get(1)? });
            Ok(())
        })?;
        Ok(tags)
    }

    /// How many incidents pass the filter and this condition besides.
    fn number(&self, condition: &str, filter: &Filter) -> Result<u64, Error> {
        let mut n = 0;
        let sql = format!("SELECT count(*) FROM incident WHERE {condition} AND WANTED");
        self.counted(&sql, filter, |row| {
            n = row.get(0)?;
            Ok(())
        })?;
        Ok(n)
    }

    /// The incidents that pass the filter by their values, in one pass over them.
    fn tally(&self, filter: &Filter) -> Result<Tally, Error> {
        let sql = "SELECT act, family, country, region, standing, review, disputed FROM incident
             WHERE WANTED";
        let mut tally = Tally::default();
        self.counted(sql, filter, |row| {
            let (family, country) = (text(row, 1)?, text(row, 2)?);
            tally.n += 1;
            tally.kinds.add(text(row, 0)?, family);
            tally.families.add(family, None);
            tally.countries.add(country, None);
            tally.regions.add(text(row, 3)?, country);
            tally.standings.add(text(row, 4)?, None);
            tally.review += row.get::<_, u64>(5)?;
            tally.disputed += row.get::<_, u64>(6)?;
            Ok(())
        })?;
        Ok(tally)
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
               * CASE WHEN foreground THEN 1 ELSE 0.3 END AS weight
             FROM incident WHERE NOT reviewed AND WANTED ORDER BY weight DESC, id LIMIT {limit}"
        );
        let mut queue = Vec::new();
        self.counted(&sql, filter, |row| {
            queue.push(Queued { id: row.get(0)?, weight: row.get(1)? });
            Ok(())
        })?;
        Ok((queue, self.number("NOT reviewed", filter)?))
    }

    /// The actors with an id and how many incidents each takes part in, the most first.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn actors(&self) -> Result<Vec<ActorCount>, Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(
                "SELECT actor, min(label), min(kind), count(DISTINCT incident) AS n
                 FROM actor_name JOIN incident_actor ON name = actor_name.n
                 WHERE actor IS NOT NULL GROUP BY actor ORDER BY n DESC, actor",
            )?;
            let rows = query.query_map([], |row| {
                Ok(ActorCount {
                    actor: row.get(0)?,
                    label: row.get(1)?,
                    kind: row.get(2)?,
                    n: row.get(3)?,
                })
            })?;
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

/// The incidents of one square of the map.
#[derive(Default)]
struct Square {
    n: u64,
    /// Sums of degrees.
    lat: f64,
    lon: f64,
    killed: u64,
    families: Counts,
    /// Of the first of them.
    id: String,
    precision: Option<String>,
    radius_km: Option<f64>,
}

impl Square {
    fn cell(self) -> Cell {
        #[expect(clippy::cast_precision_loss, reason = "a count of incidents")]
        let n = self.n as f64;
        let alone = self.n == 1;
        Cell {
            lat: self.lat / n,
            lon: self.lon / n,
            n: self.n,
            killed: self.killed,
            family: self.families.commonest().into_iter().next().map(|c| c.value),
            id: alone.then_some(self.id),
            precision: self.precision.filter(|_| alone),
            radius_km: self.radius_km.filter(|_| alone),
        }
    }
}

/// The square that so many squares lie before.
#[expect(clippy::cast_possible_truncation, reason = "the world is not a thousand million squares")]
fn side(squares: f64) -> i32 {
    squares as i32
}

/// What some incidents have.
#[derive(Clone, Default)]
struct Tally {
    n: u64,
    kinds: Counts,
    families: Counts,
    countries: Counts,
    regions: Counts,
    standings: Counts,
    review: u64,
    disputed: u64,
}

/// How often each value was met, and as part of what.
#[derive(Clone, Default)]
struct Counts(HashMap<String, Vec<(Option<String>, u64)>>);

impl Counts {
    fn add(&mut self, value: Option<&str>, of: Option<&str>) {
        let Some(value) = value else { return };
        let new = || (of.map(str::to_owned), 1);
        let Some(held) = self.0.get_mut(value) else {
            self.0.insert(value.to_owned(), vec![new()]);
            return;
        };
        match held.iter_mut().find(|(known, _)| known.as_deref() == of) {
            Some((_, n)) => *n += 1,
            None => held.push(new()),
        }
    }

    fn commonest(self) -> Vec<Counted> {
        let each = |(value, held): (String, Vec<(Option<String>, u64)>)| {
            held.into_iter().map(move |(of, n)| Counted { value: value.clone(), of, n })
        };
        let mut all: Vec<Counted> = self.0.into_iter().flat_map(each).collect();
        all.sort_unstable_by(|a, b| {
            b.n.cmp(&a.n).then_with(|| (&a.value, &a.of).cmp(&(&b.value, &b.of)))
        });
        all
    }
}

/// A column's words, where they lie.
fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r str>, rusqlite::Error> {
    Ok(row.get_ref(column)?.as_str_or_null()?)
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
