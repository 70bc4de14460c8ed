//! What an incident is looked up by: the columns made from it, and filters as SQL on them.

use crate::fold::fold;
use crate::{Error, Filter, moment};
use rusqlite::types::Value;
use std::collections::BTreeSet;
use tidings_model as m;
use tidings_model::Vocabulary;
use tidings_record::{Incident, RulingWords, percent};

/// The columns beside an incident's record.
#[derive(Debug, PartialEq)]
pub(crate) struct Columns {
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) admin1: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    pub(crate) precision: Option<String>,
    pub(crate) radius: Option<f64>,
    pub(crate) act: String,
    pub(crate) family: Option<String>,
    pub(crate) killed: Option<u32>,
    pub(crate) standing: String,
    pub(crate) confidence: u8,
    pub(crate) sources: usize,
    pub(crate) foreground: bool,
    pub(crate) review: bool,
    pub(crate) reviewed: bool,
    pub(crate) disputed: bool,
    /// Ids of its events.
    pub(crate) events: BTreeSet<String>,
    /// Ids it had.
    pub(crate) previous: BTreeSet<String>,
    /// The participants.
    pub(crate) actors: BTreeSet<Actor>,
    /// The project's own, in small letters.
    pub(crate) tags: BTreeSet<String>,
}

/// A participant by what it is looked up by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Actor {
    /// Knowledge id in small letters.
    pub(crate) id: Option<String>,
    /// Standard name and name as written, folded.
    pub(crate) words: String,
    /// Standard name.
    pub(crate) label: String,
    pub(crate) kind: String,
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
            region: place.and_then(|p| p.admin1.clone()),
            lat: place.and_then(|p| p.lat),
            lon: place.and_then(|p| p.lon),
            radius: place.and_then(|p| p.radius_km),
            precision: place.map(|p| p.precision.to_string()),
            act: i.act.clone(),
            family: m::Act::parse(&i.act).map(|a| a.acled_type().as_str().to_owned()),
            killed: killed.and_then(|f| f.best.or(f.low)),
            standing: i.standing.to_string(),
            confidence: percent(i.confidence),
            sources: i.independent_sources,
            foreground: i.foreground,
            review: i.review,
            reviewed: i
                .history
                .iter()
                .any(|d| matches!(d.ruling, RulingWords::Accept | RulingWords::Release)),
            disputed: !i.disputes.is_empty(),
            events: i.reports.iter().flat_map(|r| r.events.iter().cloned()).collect(),
            previous: i.previous_ids.iter().cloned().collect(),
            actors: i
                .participants
                .iter()
                .map(|p| Actor {
                    id: p.actor.as_deref().map(str::to_lowercase),
                    words: format!("{}\n{}", fold(&p.label), fold(&p.name)),
                    label: p.label.clone(),
                    kind: p.kind.to_string(),
                })
                .collect(),
            tags: i.tags.iter().map(|t| t.to_lowercase()).collect(),
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
            "n IN (SELECT incident FROM incident_actor WHERE name IN (
               SELECT actor_name.n FROM actor_name
               WHERE replace(actor, '-', ' ') = ? OR instr(words, ?) > 0))",
            fold(actor).into(),
        );
    }
    if let Some(tag) = &filter.tag {
        let words = "n IN (SELECT incident FROM incident_tag WHERE tag = ?)";
        add(words, tag.trim().to_lowercase().into());
    }
    if let Some(min) = filter.min_killed {
        add("killed >= ?", i64::from(min).into());
    }
    if let Some(standing) = &filter.standing {
        add("standing = ?", standing_word(standing)?.to_owned().into());
    }
    if let Some(min) = filter.min_sources {
        add("sources >= ?", i64::from(min).into());
    }
    if let Some([west, south, east, north]) = filter.bbox {
        add("lat >= ?", south.into());
        add("lat <= ?", north.into());
        // A box over the date line has its west in the east.
        let around = if west <= east { "AND" } else { "OR" };
        add(&format!("(lon >= ? {around} lon <= {east:?})"), west.into());
    }
    for (wanted, column) in [
        (filter.foreground_only.then_some(true), "foreground"),
        (filter.review, "review"),
        (filter.disputed, "disputed"),
    ] {
        if let Some(yes) = wanted {
            sql.push(format!("{column} = {}", u8::from(yes)));
        }
    }
    Ok(Clauses { sql: sql.join(" AND "), values })
}

/// `west,south,east,north` in degrees, the south below the north; none when it is not that.
pub fn parse_bbox(text: &str) -> Option<[f64; 4]> {
    let sides: Vec<f64> = text.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
    let [west, south, east, north] = sides[..] else { return None };
    let around = |d: f64| (-180.0..=180.0).contains(&d);
    let fits = around(west) && around(east) && (-90.0..=north).contains(&south) && north <= 90.0;
    fits.then_some([west, south, east, north])
}

fn standing_word(given: &str) -> Result<&'static str, Error> {
    let mut words = m::Standing::ALL.iter().map(|s| s.as_str());
    words.clone().find(|w| w.eq_ignore_ascii_case(given.trim())).ok_or_else(|| Error::Filter {
        field: "standing",
        given: given.to_owned(),
        advice: format!("write one of {}", words.by_ref().collect::<Vec<_>>().join(", ")),
    })
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
