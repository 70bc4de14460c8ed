//! What an incident is looked up by: the columns made from it, and filters as SQL on them.

use crate::fold::fold;
use crate::{Error, Filter, moment};
use rusqlite::types::Value;
use std::collections::BTreeSet;
use tidings_model as m;
use tidings_model::Vocabulary;
use tidings_record::Incident;

/// The columns beside an incident's record.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) admin1: Option<String>,
    pub(crate) act: String,
    pub(crate) family: Option<String>,
    pub(crate) killed: Option<u32>,
    pub(crate) foreground: bool,
    /// Ids it had.
    pub(crate) previous: BTreeSet<String>,
    /// Knowledge id and names of each participant, folded.
    pub(crate) actors: Vec<(Option<String>, String)>,
}

impl Columns {
    pub(crate) fn of(i: &Incident) -> Self {
        let (when, place) = (i.when.as_ref(), i.place.as_ref());
        // A day that is open on one side is known on the other: the range is that day.
        let first = when.and_then(|w| w.first.clone());
        let last = when.and_then(|w| w.last.clone());
        let killed = i
            .figures
            .iter()
            .find(|f| f.harm == m::Harm::Killed && f.relation == m::FigureRelation::Total);
        Self {
            country: place.and_then(|p| p.country.as_ref()).map(|c| c.to_ascii_uppercase()),
            admin1: place.and_then(|p| p.admin1.as_deref()).map(fold),
            act: i.act.clone(),
            family: m::Act::parse(&i.act).map(|a| a.acled_type().as_str().to_owned()),
            killed: killed.and_then(|f| f.best.or(f.low)),
            foreground: i.foreground,
            previous: i.previous_ids.iter().cloned().collect(),
            actors: i
                .participants
                .iter()
                .map(|p| {
                    let id = p.actor.as_deref().map(fold);
                    (id, format!("{}\n{}", fold(&p.label), fold(&p.name)))
                })
                .collect(),
            first,
            last,
        }
    }
}

/// A condition on the incident table and the values of its parameters.
pub(crate) struct Clauses {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

/// The filter as a condition.
pub(crate) fn clauses(filter: &Filter) -> Result<Clauses, Error> {
    let mut sql = vec!["1".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        sql.push(condition.replace('?', &format!("?{}", values.len())));
    };
    if let Some(country) = &filter.country {
        add("country = ?", country_code(country)?.into());
    }
    if let Some(admin1) = &filter.admin1 {
        add("admin1 = ?", fold(admin1).into());
    }
    if let Some(since) = &filter.since {
        add("coalesce(last, first) >= ?", day("since", since)?.into());
    }
    if let Some(until) = &filter.until {
        add("coalesce(first, last) <= ?", day("until", until)?.into());
    }
    if let Some(kind) = &filter.kind {
        let (column, word) = kind_word(kind)?;
        add(&format!("{column} = ?"), word.to_owned().into());
    }
    if let Some(actor) = &filter.actor {
        add(
            "EXISTS (SELECT 1 FROM incident_actor a WHERE a.incident = incident.id
                     AND (a.actor = ? OR instr(a.words, ?) > 0))",
            fold(actor).into(),
        );
    }
    if let Some(min) = filter.min_killed {
        add("killed >= ?", i64::from(min).into());
    }
    if filter.foreground_only {
        sql.push("foreground".to_owned());
    }
    Ok(Clauses { sql: sql.join(" AND "), values })
}

fn country_code(given: &str) -> Result<String, Error> {
    let code = given.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(Error::Filter {
        field: "country",
        given: given.to_owned(),
        advice: "write its two-letter code, such as ML".to_owned(),
    })
}

fn day(field: &'static str, given: &str) -> Result<String, Error> {
    moment::day(given.trim()).map(|d| d.to_string()).ok_or_else(|| Error::Filter {
        field,
        given: given.to_owned(),
        advice: "write a day such as 2024-06-07".to_owned(),
    })
}

/// The column that a kind stands in, and the kind as it is spelt there.
fn kind_word(given: &str) -> Result<(&'static str, &'static str), Error> {
    let same = |word: &&'static str| word.eq_ignore_ascii_case(given.trim());
    if let Some(word) = m::Act::ALL.iter().map(|a| a.as_str()).find(same) {
        return Ok(("act", word));
    }
    if let Some(word) = m::AcledType::ALL.iter().map(|t| t.as_str()).find(same) {
        return Ok(("family", word));
    }
    let types: Vec<_> = m::AcledType::ALL.iter().map(|t| t.as_str()).collect();
    Err(Error::Filter {
        field: "kind",
        given: given.to_owned(),
        advice: format!("write one of {}, or a sub-event type such as Attack", types.join(", ")),
    })
}
