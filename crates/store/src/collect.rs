//! What is collected from where and when next: the schedule, which survives restarts, and one lease for each host.

use crate::{Error, Store};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// Stories of one source that may wait: a feed that makes up addresses without end fills no disk.
const MOST_WAITING: u64 = 5000;
/// Seconds: a source on a busy host waits its turn, but not for so long.
const OVERDUE: i64 = 6 * 3600;

/// A source as its configuration has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its own address.
    pub url: String,
    /// `feed`, `page`, `folder`, or `any` where that is to be seen.
    pub form: String,
    /// The host to take turns on.
    pub host: String,
    /// JSON: what its configuration says.
    pub setup: String,
}

/// Something to ask for, and what is known of it. Times are seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The address, or the path.
    pub url: String,
    /// The source it belongs to.
    pub source: String,
    /// `feed`, `page`, `story`, `any`, `folder` or `file`.
    pub form: String,
    /// Whose turn it takes.
    pub host: String,
    /// Where a redirect led, to be asked next.
    pub hop: Option<String>,
    /// How many led there.
    pub hops: u32,
    /// When to ask; none: no more.
    pub due: Option<i64>,
    /// Changes when its feed says that it changed.
    pub mark: Option<String>,
    /// The day of publication, as its feed says.
    pub day: Option<String>,
    /// `ETag` of what was last got.
    pub etag: Option<String>,
    /// `Last-Modified` of it.
    pub modified: Option<String>,
    /// Digest of the story last kept.
    pub story: Option<String>,
    /// When it was first heard of.
    pub found: i64,
    /// When it was last asked for.
    pub asked: Option<i64>,
    /// When there was last an answer.
    pub answered: Option<i64>,
    /// Failures in a row.
    pub failures: u32,
    /// The last one, in words.
    pub error: Option<String>,
}

/// Something a source announces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    /// Its address.
    pub url: String,
    /// Whose turn it takes.
    pub host: String,
    /// Changes when it changed.
    pub mark: String,
    /// The day of publication.
    pub day: Option<String>,
}

/// What a host asks of us, and when it may be asked next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// Its name, with its port where that is not the usual one.
    pub name: String,
    /// When it may be asked next.
    pub ready: i64,
    /// Its robots rules, where they are known.
    pub robots: Option<String>,
    /// Where a redirect says they stand.
    pub robots_at: Option<String>,
    /// Until when they hold.
    pub robots_until: i64,
    /// Why they could not be had.
    pub closed: Option<String>,
}

/// How a source is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Its own address and what is known of it.
    pub address: Address,
    /// What its configuration says, JSON.
    pub setup: String,
    /// Stories it announced that were read.
    pub stories: u64,
    /// Those still to be read.
    pub waiting: u64,
    /// Those that were given up.
    pub lost: u64,
}

impl Health {
    /// In a word of the records. Overdue: nobody has asked it for hours though it was time, `now` in seconds since 1970.
    pub fn state(&self, now: i64) -> &'static str {
        match (self.address.due, self.address.failures, self.address.answered) {
            (None, ..) => "stopped",
            (_, 1.., _) => "failing",
            (Some(due), ..) if now - due > OVERDUE => "overdue",
            (_, 0, None) => "not yet asked",
            _ => "well",
        }
    }
}

const COLUMNS: &str = "a.url, a.source, a.form, a.host, a.hop, a.hops, a.due, a.mark, a.day, a.etag, a.modified, \
     a.story, a.found, a.asked, a.answered, a.failures, a.error";

impl Address {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            url: row.get(0)?,
            source: row.get(1)?,
            form: row.get(2)?,
            host: row.get(3)?,
            hop: row.get(4)?,
            hops: row.get(5)?,
            due: row.get(6)?,
            mark: row.get(7)?,
            day: row.get(8)?,
            etag: row.get(9)?,
            modified: row.get(10)?,
            story: row.get(11)?,
            found: row.get(12)?,
            asked: row.get(13)?,
            answered: row.get(14)?,
            failures: row.get(15)?,
            error: row.get(16)?,
        })
    }
}

impl Store {
    /// Makes these the sources that `asker` asks. One that is new is due `now`; one it asked before and that is not
    /// among them is left alone from now on, and what is known of it stays. `anew` makes all of them due.
    ///
    /// # Errors
    /// [`Error::Busy`] when another program is writing.
    pub fn list_sources(
        &mut self,
        asker: &str,
        sources: &[Listed],
        now: i64,
        anew: bool,
    ) -> Result<(), Error> {
        self.write(|tx| {
            tx.execute("UPDATE source SET asker = '' WHERE asker = ?1", [asker])?;
            for s in sources {
                let old: Option<String> = tx
                    .query_row("SELECT url FROM source WHERE name = ?1", [&s.name], |r| r.get(0))
                    .optional()?;
                tx.execute(
                    "INSERT INTO source (name, asker, url, setup) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET asker = ?2, url = ?3, setup = ?4",
                    params![s.name, asker, s.url, s.setup],
                )?;
                if let Some(old) = old.filter(|old| *old != s.url) {
                    tx.execute("UPDATE address SET due = NULL WHERE url = ?1", [old])?;
                }
                tx.execute(
                    "INSERT INTO address (url, source, form, host, due, found)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO UPDATE SET
                       due = CASE WHEN ?6 OR form <> ?3 OR source <> ?2 THEN ?5 ELSE due END,
                       etag = CASE WHEN form = ?3 THEN etag END,
                       modified = CASE WHEN form = ?3 THEN modified END,
                       host = CASE WHEN hop IS NULL THEN ?4 ELSE host END,
                       source = ?2, form = ?3",
                    params![s.url, s.name, s.form, s.host, now, anew],
                )?;
            }
            Ok(())
        })
    }

    /// Takes what is due, at most one address of each host and at most `most`, and holds those hosts until `lease`.
    ///
    /// # Errors
    /// [`Error::Busy`] when another program is writing.
    pub fn take_due(
        &mut self,
        asker: &str,
        now: i64,
        lease: i64,
        most: usize,
    ) -> Result<Vec<(Address, Host)>, Error> {
        self.write(|tx| {
            let mut query = tx.prepare_cached(&format!(
                "SELECT {COLUMNS}, min(a.due) FROM address a JOIN source s ON s.name = a.source
                 WHERE a.due <= ?2 AND s.asker = ?1
                   AND a.host NOT IN (SELECT name FROM host WHERE ready > ?2)
                 GROUP BY a.host ORDER BY min(a.due), a.host LIMIT ?3"
            ))?;
            let taken = query
                .query_map(params![asker, now, most], Address::of)?
                .collect::<Result<Vec<_>, _>>()?;
            taken.into_iter().map(|address| hold(tx, address, now, lease)).collect()
        })
    }

    /// When something can next be asked, of what is due by `until`.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn next_due(&self, asker: &str, until: i64) -> Result<Option<i64>, Error> {
        self.snapshot(|conn| {
            Ok(conn
                .prepare_cached(
                    "SELECT min(max(a.due, coalesce(h.ready, 0))) FROM address a
                     JOIN source s ON s.name = a.source LEFT JOIN host h ON h.name = a.host
                     WHERE a.due <= ?2 AND s.asker = ?1",
                )?
                .query_row(params![asker, until], |row| row.get(0))?)
        })
    }

    /// Notes what came of asking for an address, and lets its host go.
    ///
    /// # Errors
    /// [`Error::Busy`] when another program is writing.
    pub fn put_asked(&mut self, a: &Address, host: &Host) -> Result<(), Error> {
        self.write(|tx| {
            tx.prepare_cached(
                "UPDATE address SET host = ?2, hop = ?3, hops = ?4, due = ?5, etag = ?6,
                   modified = ?7, story = ?8, asked = ?9, answered = ?10, failures = ?11, error = ?12
                 WHERE url = ?1",
            )?
            .execute(params![
                a.url, a.host, a.hop, a.hops, a.due, a.etag, a.modified, a.story, a.asked,
                a.answered, a.failures, a.error
            ])?;
            tx.prepare_cached(
                "UPDATE host SET ready = ?2, robots = ?3, robots_at = ?4, robots_until = ?5,
                   closed = ?6 WHERE name = ?1",
            )?
            .execute(params![
                host.name, host.ready, host.robots, host.robots_at, host.robots_until, host.closed
            ])?;
            Ok(())
        })
    }

    /// Notes what a source announces: what is new or has changed is due `now`. Returns how many are new.
    ///
    /// # Errors
    /// [`Error::Busy`] when another program is writing.
    pub fn announce(
        &mut self,
        source: &str,
        form: &str,
        all: &[Announced],
        now: i64,
    ) -> Result<u64, Error> {
        self.write(|tx| {
            let waiting: u64 = tx.query_row(
                "SELECT count(*) FROM address WHERE source = ?1 AND form = ?2 AND due IS NOT NULL
                   AND answered IS NULL",
                [source, form],
                |row| row.get(0),
            )?;
            let mut new = 0;
            let mut insert = tx.prepare_cached(
                "INSERT INTO address (url, source, form, host, due, mark, day, found)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5) ON CONFLICT DO NOTHING",
            )?;
            // A story that two feeds announce belongs to the one that did so first, and only that one is believed.
            let mut change = tx.prepare_cached(
                "UPDATE address SET mark = ?4, due = ?5, failures = 0
                 WHERE url = ?1 AND source = ?2 AND form = ?3 AND mark IS NOT ?4",
            )?;
            for a in all {
                if waiting + new < MOST_WAITING {
                    let values = params![a.url, source, form, a.host, now, a.mark, a.day];
                    new += insert.execute(values)? as u64;
                }
                change.execute(params![a.url, source, form, a.mark, now])?;
            }
            Ok(new)
        })
    }

    /// What is known of an address.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn address(&self, url: &str) -> Result<Option<Address>, Error> {
        self.snapshot(|conn| {
            Ok(conn
                .prepare_cached(&format!("SELECT {COLUMNS} FROM address a WHERE a.url = ?1"))?
                .query_row([url], Address::of)
                .optional()?)
        })
    }

    /// How the sources of `asker` are doing, by name.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when a table cannot be read.
    pub fn source_health(&self, asker: &str) -> Result<Vec<Health>, Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare_cached(&format!(
                "SELECT {COLUMNS}, s.setup,
                   (SELECT count(*) FROM address WHERE source = s.name AND url <> s.url
                      AND answered IS NOT NULL),
                   (SELECT count(*) FROM address WHERE source = s.name AND url <> s.url
                      AND answered IS NULL AND due IS NOT NULL),
                   (SELECT count(*) FROM address WHERE source = s.name AND url <> s.url
                      AND answered IS NULL AND due IS NULL)
                 FROM source s JOIN address a ON a.url = s.url WHERE s.asker = ?1 ORDER BY s.name"
            ))?;
            let health = query.query_map([asker], |row| {
                Ok(Health {
                    address: Address::of(row)?,
                    setup: row.get(17)?,
                    stories: row.get(18)?,
                    waiting: row.get(19)?,
                    lost: row.get(20)?,
                })
            })?;
            Ok(health.collect::<Result<_, _>>()?)
        })
    }
}

/// Holds the host of an address.
fn hold(tx: &Connection, address: Address, now: i64, lease: i64) -> Result<(Address, Host), Error> {
    tx.prepare_cached(
        "INSERT INTO host (name, ready) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET ready = ?2",
    )?
    .execute(params![address.host, lease])?;
    let host = tx
        .prepare_cached("SELECT robots, robots_at, robots_until, closed FROM host WHERE name = ?1")?
        .query_row([&address.host], |row| {
            Ok(Host {
                name: address.host.clone(),
                ready: now,
                robots: row.get(0)?,
                robots_at: row.get(1)?,
                robots_until: row.get(2)?,
                closed: row.get(3)?,
            })
        })?;
    Ok((address, host))
}
