//! Incidents: derived as a whole, replaced as a whole, found by filter or id.

use crate::filter::{self, Columns};
use crate::quotes::{self, Texts};
use crate::{Error, Filter, Page, Sort, Store, ledger, packed, payload};
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use tidings_record::Incident;

/// An event and where it stands among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouped {
    /// The event.
    pub event: String,
    /// Its report.
    pub report: String,
    /// The first event of all whose groups depend on one another.
    pub cluster: String,
    /// Days since 1970-01-01 that it is compared by.
    pub days: Option<(i64, i64)>,
}

impl Store {
    /// Puts these incidents in the place of all before, in one transaction. `groups` are those of all current
    /// events.
    ///
    /// # Errors
    /// As [`Store::put_incidents`]; the old ones then stay.
    pub fn replace_incidents(
        &mut self,
        incidents: &[Incident],
        groups: &[Grouped],
    ) -> Result<(), Error> {
        self.remake_incidents(|store| store.put_incidents(incidents, groups))
    }

    /// Forgets all incidents and how events are grouped, and has `work` put those that the ledger holds now, in one
    /// transaction. What they are looked up by is made once they are all there: kept true row by row, it would be
    /// written all over the file and cost more the larger the store is.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Sqlite`] when the tables cannot be written; the old ones then stay.
    pub fn remake_incidents<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.together_at_large(|store| {
            let lookups = store.write(drop_lookups)?;
            store.write(clear)?;
            let done = work(store)?;
            store.write(|tx| {
                make_lookups(tx, &lookups)?;
                tx.execute(
                    "INSERT OR REPLACE INTO derived (name, seq) VALUES ('incidents', ?1)",
                    [ledger::last(tx)?.0],
                )?;
                Ok(())
            })?;
            Ok(done)
        })
    }

    /// Puts incidents beside those that are there. `groups` are those of all events they tell and of those that
    /// reviewers rejected.
    ///
    /// # Errors
    /// [`Error::Quote`] when one quotes what its texts do not say, [`Error::Incident`] when two
    /// have one id.
    pub fn put_incidents(
        &mut self,
        incidents: &[Incident],
        groups: &[Grouped],
    ) -> Result<(), Error> {
        let mut ordered: Vec<&Incident> = incidents.iter().collect();
        ordered.sort_by(|a, b| key(a).cmp(&key(b)));
        self.write(|tx| {
            write_groups(tx, groups)?;
            let mut texts = Texts::new(tx);
            ordered.into_iter().try_for_each(|incident| put(tx, &mut texts, incident))
        })
    }

    /// Puts these incidents in the place of those that tell the events `gone`, in one transaction:
    /// what was added up to the ledger entry `until` concerns few of many. `groups` are those of all events of the
    /// incidents.
    ///
    /// # Errors
    /// As [`Store::replace_incidents`].
    pub fn exchange_incidents(
        &mut self,
        until: u64,
        gone: &BTreeSet<String>,
        incidents: &[Incident],
        groups: &[Grouped],
    ) -> Result<(), Error> {
        self.write(|tx| {
            for event in gone {
                tx.prepare_cached("DELETE FROM event_group WHERE event = ?1")?.execute([event])?;
            }
            for id in told_in(tx, gone)?.into_values().collect::<BTreeSet<_>>() {
                let n: i64 =
                    tx.query_row("SELECT n FROM incident WHERE id = ?1", [&id], |row| row.get(0))?;
                for table in SIDE_TABLES {
                    tx.execute(&format!("DELETE FROM {table} WHERE incident = ?1"), [n])?;
                }
                tx.execute("DELETE FROM incident_record WHERE n = ?1", [n])?;
                tx.execute("DELETE FROM incident WHERE n = ?1", [n])?;
            }
            write_groups(tx, groups)?;
            let mut texts = Texts::new(tx);
            for incident in incidents {
                put(tx, &mut texts, incident)?;
            }
            // Ids given come after; anything else there is not in these incidents yet.
            let later: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM ledger WHERE seq > ?1 AND kind <> 'name')",
                [until],
                |row| row.get(0),
            )?;
            let until = if later { until } else { ledger::last(tx)?.0 };
            tx.execute("UPDATE derived SET seq = ?1 WHERE name = 'incidents'", [until])?;
            Ok(())
        })
    }

    /// The incidents that these events are told in.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn incidents_of(
        &self,
        events: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, String>, Error> {
        self.snapshot(|conn| told_in(conn, events))
    }

    /// Shows every incident to `look`, one held at a time, by id.
    ///
    /// # Errors
    /// [`Error::Damaged`] when one cannot be read.
    pub fn each_incident(&self, mut look: impl FnMut(&Incident)) -> Result<(), Error> {
        self.snapshot(|conn| {
            let mut query = conn.prepare(
                "SELECT id, record FROM incident JOIN incident_record USING (n) ORDER BY id",
            )?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let (id, record): (String, _) = (row.get(0)?, packed::unpack(row.get_ref(1)?)?);
                look(&payload::read(&record, || format!("incident {id}"))?);
            }
            Ok(())
        })
    }

    /// At most `limit` of the incidents that pass the filter, in order, after the first `skip`.
    ///
    /// # Errors
    /// As [`Store::incidents`].
    pub fn incident_page(
        &self,
        filter: &Filter,
        sort: (Sort, bool),
        skip: u64,
        limit: usize,
    ) -> Result<Page, Error> {
        self.snapshot(|conn| {
            let wanted = filter::clauses(filter)?;
            let count = format!("SELECT count(*) FROM incident WHERE {}", wanted.sql);
            let total: u64 =
                conn.query_row(&count, params_from_iter(&wanted.values), |row| row.get(0))?;
            let page = format!(
                "SELECT id FROM incident WHERE {} ORDER BY {} LIMIT {limit} OFFSET {skip}",
                wanted.sql,
                order(sort)
            );
            let mut query = conn.prepare(&page)?;
            let ids = query.query_map(params_from_iter(&wanted.values), |row| row.get(0))?;
            let mut incidents = Vec::new();
            for id in ids {
                let id: String = id?;
                let record = record(conn, &id)?;
                incidents.push(payload::read(&record, || format!("incident {id}"))?);
            }
            let more = skip + (incidents.len() as u64) < total;
            Ok(Page { incidents, total, more })
        })
    }

    /// The incidents that pass the filter, by first day (unknown last), then id.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt, [`Error::Damaged`] when an incident cannot be
    /// read or no longer quotes its texts.
    pub fn incidents(&self, filter: &Filter) -> Result<Vec<Incident>, Error> {
        self.snapshot(|conn| {
            let mut texts = Texts::new(conn);
            let found = matching(conn, filter)?;
            found.iter().map(|(id, record)| checked(&mut texts, id, record)).collect()
        })
    }

    /// Those of `incidents` that pass the filter, in the order of [`Store::incidents`]: for incidents that no
    /// store keeps, such as those of an earlier day.
    ///
    /// # Errors
    /// [`Error::Filter`] when a filter is misspelt.
    pub fn sift(incidents: &[Incident], filter: &Filter) -> Result<Vec<Incident>, Error> {
        beside(incidents, |conn| {
            let found = matching(conn, filter)?;
            let read = |(id, record): &(String, String)| {
                payload::read(record, || format!("incident {id}"))
            };
            found.iter().map(read).collect()
        })
    }

    /// As [`Store::incident`], of `incidents` that no store keeps.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] when several ids start so.
    pub fn pick(incidents: &[Incident], id_or_prefix: &str) -> Result<Option<Incident>, Error> {
        let id = beside(incidents, |conn| find(conn, id_or_prefix))?;
        Ok(id.and_then(|id| incidents.iter().find(|i| i.id == id).cloned()))
    }

    /// The incident with this id or that had it before a merge; the first letters are enough where
    /// only one starts so.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] when several do, [`Error::Damaged`] as in [`Store::incidents`].
    pub fn incident(&self, id_or_prefix: &str) -> Result<Option<Incident>, Error> {
        self.snapshot(|conn| {
            let Some(id) = find(conn, id_or_prefix)? else { return Ok(None) };
            checked(&mut Texts::new(conn), &id, &record(conn, &id)?).map(Some)
        })
    }
}

/// Asks a question about incidents that no store keeps, of tables made for it.
fn beside<T>(
    incidents: &[Incident],
    ask: impl FnOnce(&Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    let store = Store::in_memory()?;
    for incident in incidents {
        insert(&store.conn, incident)?;
    }
    ask(&store.conn)
}

/// The incidents that these events are told in.
fn told_in(
    conn: &Connection,
    events: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>, Error> {
    let mut query = conn.prepare_cached(
        "SELECT id FROM incident_event JOIN incident ON n = incident WHERE event = ?1",
    )?;
    let mut found = BTreeMap::new();
    for event in events {
        if let Some(incident) = query.query_row([event], |row| row.get(0)).optional()? {
            found.insert(event.clone(), incident);
        }
    }
    Ok(found)
}

/// An incident as it is written.
fn record(conn: &Connection, id: &str) -> Result<String, Error> {
    conn.prepare_cached("SELECT record FROM incident JOIN incident_record USING (n) WHERE id = ?1")?
        .query_row([id], |row| Ok(packed::unpack(row.get_ref(0)?)))?
}

/// Ids and records of the incidents that pass the filter.
fn matching(conn: &Connection, filter: &Filter) -> Result<Vec<(String, String)>, Error> {
    let wanted = filter::clauses(filter)?;
    let mut query = conn.prepare(&format!(
        "SELECT id, record FROM incident JOIN incident_record USING (n) WHERE {} ORDER BY {}",
        wanted.sql,
        order((Sort::Day, false))
    ))?;
    let mut rows = query.query(params_from_iter(&wanted.values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, packed::unpack(row.get_ref(1)?)?));
    }
    Ok(found)
}

/// By first day, unknown last, then id: as [`Store::incidents`] returns them.
fn key(i: &Incident) -> (bool, Option<&str>, &str) {
    let first = i.when.as_ref().and_then(|w| w.first.as_deref());
    (first.is_none(), first, &i.id)
}

/// Forgets all incidents and how events are grouped.
fn clear(tx: &Connection) -> Result<(), Error> {
    for table in SIDE_TABLES {
        tx.execute_batch(&format!("DELETE FROM {table};"))?;
    }
    tx.execute_batch(
        "DELETE FROM incident_record; DELETE FROM incident; DELETE FROM event_group;
         DELETE FROM actor_name; DELETE FROM derived WHERE name = 'incidents';",
    )?;
    Ok(())
}

/// Drops what incidents and groups are looked up by and tells how to make it again.
fn drop_lookups(tx: &Connection) -> Result<Vec<String>, Error> {
    let mut query = tx.prepare(
        "SELECT name, sql FROM sqlite_schema
         WHERE type = 'index' AND (tbl_name GLOB 'incident*' OR tbl_name = 'event_group')
         ORDER BY rowid",
    )?;
    let found: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (name, _) in &found {
        tx.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}

/// Makes it again; only now does it show when two incidents have one id.
fn make_lookups(tx: &Connection, lookups: &[String]) -> Result<(), Error> {
    for sql in lookups {
        tx.execute_batch(sql).or_else(|e| {
            let twice = "SELECT id FROM incident GROUP BY id HAVING count(*) > 1 LIMIT 1";
            match tx.query_row(twice, [], |row| row.get::<_, String>(0)).optional()? {
                Some(id) if is_twice(&e) => Err(told_twice(&id)),
                _ => Err(e.into()),
            }
        })?;
    }
    Ok(())
}

/// What stands beside an incident in tables of their own.
const SIDE_TABLES: [&str; 4] =
    ["incident_alias", "incident_actor", "incident_event", "incident_tag"];

/// As SQL; the second of the pair turns it round, ids aside.
fn order((sort, down): (Sort, bool)) -> String {
    let column = match sort {
        Sort::Day => return format!("first IS NULL, first {}, id", if down { "DESC" } else { "" }),
        Sort::Killed => "killed",
        Sort::Sources => "sources",
        Sort::Confidence => "confidence",
    };
    format!("{column} {}, id", if down { "DESC" } else { "" })
}

fn write_groups(tx: &Connection, groups: &[Grouped]) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT OR REPLACE INTO event_group (event, report, cluster, first, last)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for g in groups {
        let (first, last) = g.days.unzip();
        insert.execute(params![g.event, g.report, g.cluster, first, last])?;
    }
    Ok(())
}

/// An incident whose quotes hold, into the tables.
fn put(tx: &Connection, texts: &mut Texts<'_>, incident: &Incident) -> Result<(), Error> {
    if incident.id.is_empty() {
        let why = "its id is empty".to_owned();
        return Err(Error::Incident { incident: incident.id.clone(), why });
    }
    match quotes::incident_mismatches(texts, incident)?.into_iter().next() {
        Some(wrong) => Err(wrong.refuse(&incident.id)),
        None => insert(tx, incident),
    }
}

fn insert(tx: &Connection, incident: &Incident) -> Result<(), Error> {
    let c = Columns::of(incident);
    let n = tx
        .prepare_cached(
            "INSERT INTO incident (id, first, last, country, admin1, region, lat, lon, precision,
             radius, act, family, killed, standing, confidence, sources, foreground, review,
             reviewed, disputed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
             ?18, ?19, ?20)",
        )?
        .insert(params![
            incident.id, c.first, c.last, c.country, c.admin1, c.region, c.lat, c.lon, c.precision,
            c.radius, c.act, c.family, c.killed, c.standing, c.confidence, c.sources, c.foreground,
            c.review, c.reviewed, c.disputed
        ])
        .map_err(|e| if is_twice(&e) { told_twice(&incident.id) } else { e.into() })?;
    tx.prepare_cached("INSERT INTO incident_record (n, record) VALUES (?1, ?2)")?
        .execute(params![n, packed::pack(&payload::write(incident))?])?;
    for event in &c.events {
        tx.prepare_cached("INSERT INTO incident_event (event, incident) VALUES (?1, ?2)")?
            .execute(params![event, n])?;
    }
    for previous in &c.previous {
        tx.prepare_cached("INSERT INTO incident_alias (previous, incident) VALUES (?1, ?2)")?
            .execute(params![previous, n])?;
    }
    for a in &c.actors {
        tx.prepare_cached(
            "INSERT OR IGNORE INTO actor_name (actor, words, label, kind) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![a.id, a.words, a.label, a.kind])?;
        tx.prepare_cached(
            "INSERT INTO incident_actor (incident, name) SELECT ?1, n FROM actor_name
             WHERE actor IS ?2 AND words = ?3 AND label = ?4 AND kind = ?5",
        )?
        .execute(params![n, a.id, a.words, a.label, a.kind])?;
    }
    for tag in &c.tags {
        tx.prepare_cached("INSERT INTO incident_tag (incident, tag) VALUES (?1, ?2)")?
            .execute(params![n, tag])?;
    }
    Ok(())
}

/// Whether a row is there already.
fn is_twice(e: &rusqlite::Error) -> bool {
    e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}

fn told_twice(id: &str) -> Error {
    Error::Incident {
        incident: id.to_owned(),
        why: "its id is that of another incident".to_owned(),
    }
}

/// An incident read back, its quotes compared with its texts.
fn checked(texts: &mut Texts<'_>, id: &str, record: &str) -> Result<Incident, Error> {
    let incident: Incident = payload::read(record, || format!("incident {id}"))?;
    match quotes::incident_mismatches(texts, &incident)?.first() {
        Some(wrong) => Err(Error::damaged(format!("incident {id}: {}", wrong.message()))),
        None => Ok(incident),
    }
}

/// The id of the one incident meant: by its id, else by an id it had, else by how either starts.
fn find(conn: &Connection, given: &str) -> Result<Option<String>, Error> {
    const STEPS: [&str; 3] = [
        "SELECT id FROM incident WHERE id = ?1 AND ?2 <> ''",
        "SELECT id FROM incident_alias JOIN incident ON n = incident
         WHERE previous = ?1 AND ?2 <> '' ORDER BY 1 LIMIT 6",
        "SELECT id FROM incident WHERE id >= ?1 AND id < ?1 || ?2
         UNION
         SELECT id FROM incident_alias JOIN incident ON n = incident
         WHERE previous >= ?1 AND previous < ?1 || ?2
         ORDER BY 1 LIMIT 6",
    ];
    if given.is_empty() {
        return Ok(None);
    }
    for step in STEPS {
        let mut query = conn.prepare_cached(step)?;
        let rows = query.query_map([given, &char::MAX.to_string()], |row| row.get(0))?;
        let mut ids: Vec<String> = rows.collect::<Result<_, _>>()?;
        if ids.len() > 1 {
            ids.truncate(5);
            return Err(Error::Ambiguous { given: given.to_owned(), candidates: ids });
        }
        if let Some(id) = ids.pop() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
