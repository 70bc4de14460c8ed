//! Incidents: derived as a whole, replaced as a whole, found by filter or id.

use crate::filter::{self, Columns};
use crate::quotes::{self, Texts};
use crate::{Error, Filter, Store, ledger, payload};
use rusqlite::{Connection, params, params_from_iter};
use std::collections::BTreeSet;
use tidings_record::Incident;

impl Store {
    /// Puts these incidents in the place of all before, in one transaction. The tables depend on
    /// the incidents alone, not on their order or on what stood there.
    ///
    /// # Errors
    /// [`Error::Quote`] when one quotes what its texts do not say, [`Error::Incident`] when two
    /// have one id; the old ones then stay.
    pub fn replace_incidents(&mut self, incidents: &[Incident]) -> Result<(), Error> {
        let mut ordered: Vec<&Incident> = incidents.iter().collect();
        ordered.sort_by(|a, b| key(a).cmp(&key(b)));
        self.write(|tx| {
            tx.execute_batch(
                "DELETE FROM incident_alias; DELETE FROM incident_actor; DELETE FROM incident;",
            )?;
            let mut texts = Texts::new(tx);
            let mut ids = BTreeSet::new();
            for incident in ordered {
                if incident.id.is_empty() || !ids.insert(&incident.id) {
                    let why = "its id is empty or that of another incident".to_owned();
                    return Err(Error::Incident { incident: incident.id.clone(), why });
                }
                let wrong = quotes::incident_mismatches(&mut texts, incident)?;
                if let Some(wrong) = wrong.into_iter().next() {
                    return Err(wrong.refuse(&incident.id));
                }
                insert(tx, incident)?;
            }
            tx.execute(
                "INSERT OR REPLACE INTO derived (name, seq) VALUES ('incidents', ?1)",
                [ledger::last(tx)?.0],
            )?;
            Ok(())
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
            let record: String = conn
                .prepare_cached("SELECT record FROM incident WHERE id = ?1")?
                .query_row([&id], |row| row.get(0))?;
            checked(&mut Texts::new(conn), &id, &record).map(Some)
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

/// Ids and records of the incidents that pass the filter.
fn matching(conn: &Connection, filter: &Filter) -> Result<Vec<(String, String)>, Error> {
    let wanted = filter::clauses(filter)?;
    let mut query = conn.prepare(&format!(
        "SELECT id, record FROM incident WHERE {} ORDER BY first IS NULL, first, id",
        wanted.sql
    ))?;
    let rows = query.query_map(params_from_iter(&wanted.values), |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// By first day, unknown last, then id: as [`Store::incidents`] returns them.
fn key(i: &Incident) -> (bool, Option<&str>, &str) {
    let first = i.when.as_ref().and_then(|w| w.first.as_deref());
    (first.is_none(), first, &i.id)
}

fn insert(tx: &Connection, incident: &Incident) -> Result<(), Error> {
    let c = Columns::of(incident);
    tx.prepare_cached(
        "INSERT INTO incident (id, first, last, country, admin1, act, family, killed, foreground,
         record) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        incident.id,
        c.first,
        c.last,
        c.country,
        c.admin1,
        c.act,
        c.family,
        c.killed,
        c.foreground,
        payload::write(incident)
    ])?;
    for previous in &c.previous {
        tx.prepare_cached("INSERT INTO incident_alias (previous, incident) VALUES (?1, ?2)")?
            .execute([previous, &incident.id])?;
    }
    for (n, (actor, words)) in c.actors.iter().enumerate() {
        tx.prepare_cached(
            "INSERT INTO incident_actor (incident, n, actor, words) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![incident.id, n, actor, words])?;
    }
    Ok(())
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
        "SELECT incident FROM incident_alias WHERE previous = ?1 AND ?2 <> '' ORDER BY 1 LIMIT 6",
        "SELECT id FROM incident WHERE id >= ?1 AND id < ?1 || ?2
         UNION
         SELECT incident FROM incident_alias WHERE previous >= ?1 AND previous < ?1 || ?2
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
