//! Reviewers' decisions and the ids given to incidents: both hang on words, not on derived ids.

use crate::payload::{self, Kind, write};
use crate::{Error, Logged, Name, Store, ledger, moment, quotes};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::{BTreeMap, BTreeSet};
use tidings_record::{Anchor, Decision, RulingWords};

impl Store {
    /// Writes a decision down and returns its ledger entry. The very same decision a second time
    /// returns the entry it has.
    ///
    /// # Errors
    /// [`Error::Anchor`] when it points at words no stored text has, or lacks who decided;
    /// [`Error::Moment`] when its time is none.
    pub fn decide(&mut self, decision: &Decision) -> Result<u64, Error> {
        if !moment::is_time(&decision.at) {
            return Err(Error::Moment { given: decision.at.clone() });
        }
        if decision.by.trim().is_empty() {
            return Err(anchor_error(&decision.anchor(), "the decision does not say who decided"));
        }
        let of_project =
            matches!(decision.ruling, RulingWords::Approvals(_) | RulingWords::Undo { .. });
        if decision.text_id.is_empty() && !of_project {
            return Err(anchor_error(&decision.anchor(), "it is about no words"));
        }
        let now = self.now()?;
        self.write(|tx| {
            for anchor in decision.anchors() {
                check_anchor(tx, &anchor)?.map_or(Ok(()), |why| Err(anchor_error(&anchor, why)))?;
            }
            if let Some(shown) = &decision.shown {
                let text_id = shown.text_id.as_deref().unwrap_or(&decision.text_id);
                let text = quotes::body(tx, text_id)?.unwrap_or_default();
                if quotes::at(&text, shown) != Some(&shown.quote) {
                    let place = Anchor { text_id, start: shown.start, end: shown.end };
                    return Err(anchor_error(&place, "the words shown do not stand there"));
                }
            }
            let held: Option<u64> = tx
                .prepare_cached(
                    "SELECT seq FROM ledger
                     WHERE kind = 'decision' AND subject = ?1 AND payload = ?2",
                )?
                .query_row(params![decision.text_id, write(decision)], |row| row.get(0))
                .optional()?;
            if let Some(seq) = held {
                return Ok(seq);
            }
            let at = ledger::next_stamp(tx, &now)?;
            ledger::append(tx, &at, Kind::Decision, &decision.text_id, decision)
        })
    }

    /// All decisions that hold, in the order they were written down, or those by the moment `as_of`
    /// (as in [`Store::current_events`]): without comments and without what was undone.
    ///
    /// # Errors
    /// [`Error::Moment`] and [`Error::Damaged`].
    pub fn decisions(&self, as_of: Option<&str>) -> Result<Vec<Decision>, Error> {
        Ok(self.said(as_of)?.decisions)
    }

    /// Decisions, as [`Store::decisions`] has them, and comments.
    ///
    /// # Errors
    /// [`Error::Moment`] and [`Error::Damaged`].
    pub fn said(&self, as_of: Option<&str>) -> Result<Said, Error> {
        self.snapshot(|conn| said(conn, as_of))
    }

    /// What holds of [`Store::log`].
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn said_on(&self, text_ids: &BTreeSet<String>) -> Result<Said, Error> {
        self.snapshot(|conn| Ok(holding(on_texts(conn, text_ids)?)))
    }

    /// Everything reviewers decided, undid and said about these texts, in the order they did.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn log(&self, text_ids: &BTreeSet<String>) -> Result<Vec<Logged>, Error> {
        self.snapshot(|conn| Ok(logged(on_texts(conn, text_ids)?)))
    }

    /// The decisions that hold for all alike, in the order they were made, those undone among them.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn rules(&self) -> Result<Vec<Logged>, Error> {
        self.snapshot(|conn| {
            let until = ledger::last(conn)?.0;
            let mut logged = logged(ledger::payloads(conn, Kind::Decision, until)?);
            let rule =
                |d: &Decision| d.alike.is_some() && !matches!(d.ruling, RulingWords::Undo { .. });
            logged.retain(|l| rule(&l.decision));
            Ok(logged)
        })
    }

    /// What was decided about the project as a whole, in the order it was, and what was undone.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn of_project(&self) -> Result<Vec<Logged>, Error> {
        self.snapshot(|conn| Ok(logged(ledger::payloads_of(conn, Kind::Decision, "")?)))
    }

    /// How many people must accept or release an incident before it may leave the house, 1 unless the project asks for
    /// more.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn approvals(&self) -> Result<u32, Error> {
        self.snapshot(|conn| {
            let said = holding(ledger::payloads_of(conn, Kind::Decision, "")?);
            Ok(said.approvals.max(1))
        })
    }

    /// The reviewer's entry with this number.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn decision(&self, seq: u64) -> Result<Option<Decision>, Error> {
        self.snapshot(|conn| {
            let kind: Option<String> = conn
                .prepare_cached("SELECT kind FROM ledger WHERE seq = ?1")?
                .query_row([seq], |row| row.get(0))
                .optional()?;
            if kind.as_deref() != Some(Kind::Decision.as_str()) {
                return Ok(None);
            }
            ledger::line(conn, seq)?.read().map(Some)
        })
    }

    /// Decisions that lost their event: no current event's trigger overlaps their words, or, for a
    /// merge or split, the words of the other event. They belong in the queue.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn unattached_decisions(&self) -> Result<Vec<Decision>, Error> {
        let mut all = self.said(None)?.decisions;
        let texts = all.iter().flat_map(Decision::anchors).map(|a| a.text_id.to_owned()).collect();
        let mut triggers: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        for event in self.events_of(&self.reports_with(&texts)?)? {
            let of_text = triggers.entry(event.report.text_id).or_default();
            of_text.push((event.trigger.start, event.trigger.end));
        }
        let attached = |a: &Anchor<'_>| {
            let of_text = triggers.get(a.text_id).map(Vec::as_slice).unwrap_or_default();
            of_text.iter().any(|(start, end)| *start < a.end && a.start < *end)
        };
        all.retain(|d| !d.anchors().iter().all(attached));
        Ok(all)
    }

    /// Writes down ids given to incidents, all or none. An id whose latest name is the same
    /// already is left out.
    ///
    /// # Errors
    /// [`Error::Anchor`] when one points at words no stored text has.
    pub fn name(&mut self, names: &[Name]) -> Result<(), Error> {
        let now = self.now()?;
        self.write(|tx| {
            let at = ledger::next_stamp(tx, &now)?;
            for name in names {
                let anchor = Anchor { text_id: &name.text_id, start: name.start, end: name.end };
                check_anchor(tx, &anchor)?.map_or(Ok(()), |why| Err(anchor_error(&anchor, why)))?;
                if latest_name(tx, &name.incident)?.as_ref() != Some(name) {
                    ledger::append(tx, &at, Kind::Name, &name.incident, name)?;
                }
            }
            Ok(())
        })
    }

    /// Incident ids given to events of these texts, in ledger order, or those by the moment `as_of` (as in
    /// [`Store::current_events`]). Of several for one id, the last counts.
    ///
    /// # Errors
    /// [`Error::Moment`] and [`Error::Damaged`].
    pub fn names_on(
        &self,
        text_ids: &BTreeSet<String>,
        as_of: Option<&str>,
    ) -> Result<Vec<Name>, Error> {
        self.snapshot(|conn| {
            let until = ledger::seq_as_of(conn, as_of)?;
            let mut query = conn.prepare_cached(
                "SELECT seq, payload FROM ledger
                 WHERE kind = 'name' AND json_extract(payload, '$.text_id') = ?1 AND +seq <= ?2
                 ORDER BY seq",
            )?;
            let mut names: Vec<(u64, Name)> = Vec::new();
            for text in text_ids {
                let mut rows = query.query(params![text, until])?;
                while let Some(row) = rows.next()? {
                    let (seq, line): (u64, String) = (row.get(0)?, row.get(1)?);
                    names.push((seq, payload::read(&line, || format!("ledger entry {seq}"))?));
                }
            }
            names.sort_by_key(|(seq, _)| *seq);
            Ok(names.into_iter().map(|(_, name)| name).collect())
        })
    }

    /// All texts that these reports ever had, each with its report.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn texts_of(&self, reports: &BTreeSet<&str>) -> Result<BTreeMap<String, String>, Error> {
        self.snapshot(|conn| {
            let mut query =
                conn.prepare_cached("SELECT DISTINCT text_id FROM version WHERE report = ?1")?;
            let mut texts = BTreeMap::new();
            for report in reports {
                for text in query.query_map([report], |row| row.get(0))? {
                    texts.insert(text?, (*report).to_owned());
                }
            }
            Ok(texts)
        })
    }

    /// Ids of the reports that have these texts.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the table cannot be read.
    pub fn reports_with(&self, text_ids: &BTreeSet<String>) -> Result<BTreeSet<String>, Error> {
        self.snapshot(|conn| {
            let mut query =
                conn.prepare_cached("SELECT DISTINCT report FROM version WHERE text_id = ?1")?;
            let mut reports = BTreeSet::new();
            for text in text_ids {
                for report in query.query_map([text], |row| row.get(0))? {
                    reports.insert(report?);
                }
            }
            Ok(reports)
        })
    }
}

/// What reviewers said and nothing undid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Decisions, in the order they were written down.
    pub decisions: Vec<Decision>,
    /// Comments, in that order.
    pub comments: Vec<Decision>,
    /// How many people must accept or release an incident before it may leave; 0: nobody asked for more than one.
    pub approvals: u32,
}

fn said(conn: &Connection, as_of: Option<&str>) -> Result<Said, Error> {
    let until = ledger::seq_as_of(conn, as_of)?;
    Ok(holding(ledger::payloads(conn, Kind::Decision, until)?))
}

/// Reviewers' entries about these texts, in ledger order.
fn on_texts(conn: &Connection, text_ids: &BTreeSet<String>) -> Result<Vec<(u64, Decision)>, Error> {
    let mut entries: Vec<(u64, Decision)> = Vec::new();
    for text in text_ids {
        entries.extend(ledger::payloads_of(conn, Kind::Decision, text)?);
    }
    entries.sort_by_key(|(seq, _)| *seq);
    Ok(entries)
}

fn logged(entries: Vec<(u64, Decision)>) -> Vec<Logged> {
    let undone = undone(&entries);
    let one = |(seq, decision)| Logged { seq, decision, undone: undone.contains(&seq) };
    entries.into_iter().map(one).collect()
}

fn holding(entries: Vec<(u64, Decision)>) -> Said {
    let undone = undone(&entries);
    let mut said = Said::default();
    for (_, entry) in entries.into_iter().filter(|(seq, _)| !undone.contains(seq)) {
        match entry.ruling {
            RulingWords::Comment => said.comments.push(entry),
            RulingWords::Undo { .. } => {}
            RulingWords::Approvals(n) => said.approvals = n,
            _ => said.decisions.push(entry),
        }
    }
    said
}

/// The decisions by entry `until` that add an event to this text.
pub(crate) fn added(conn: &Connection, text_id: &str, until: u64) -> Result<Vec<Decision>, Error> {
    let mut entries = ledger::payloads_of(conn, Kind::Decision, text_id)?;
    entries.retain(|(seq, _)| *seq <= until);
    let mut added = holding(entries).decisions;
    added.retain(|d| matches!(d.ruling, RulingWords::Add(_)));
    Ok(added)
}

/// The entries that later ones undid; to undo an undoing is to decide again.
fn undone(entries: &[(u64, Decision)]) -> BTreeSet<u64> {
    let mut undone = BTreeSet::new();
    for (seq, d) in entries.iter().rev() {
        if let RulingWords::Undo { entry } = d.ruling
            && !undone.contains(seq)
        {
            undone.insert(entry);
        }
    }
    undone
}

fn latest_name(tx: &Connection, incident: &str) -> Result<Option<Name>, Error> {
    let found = ledger::payloads_of(tx, Kind::Name, incident)?;
    Ok(found.into_iter().next_back().map(|(_, name)| name))
}

/// What is wrong with an anchor, if anything.
pub(crate) fn check_anchor(
    conn: &Connection,
    anchor: &Anchor<'_>,
) -> Result<Option<&'static str>, Error> {
    let Some(text) = quotes::body(conn, anchor.text_id)? else {
        return Ok(Some("there is no such text"));
    };
    let words = text.get(anchor.start as usize..anchor.end as usize);
    Ok(match words {
        None => Some("the text has no such place"),
        Some("") => Some("no words stand there"),
        Some(_) => None,
    })
}

fn anchor_error(anchor: &Anchor<'_>, why: &str) -> Error {
    Error::Anchor {
        text_id: anchor.text_id.to_owned(),
        start: anchor.start,
        end: anchor.end,
        why: why.to_owned(),
    }
}
