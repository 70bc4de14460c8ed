//! Who is known: armed groups, forces, organisations, with the days their names and ties hold.

use crate::Error;
use crate::fold::fold;
use crate::table::{Line, Table};
use jiff::civil::Date;
use std::collections::HashMap;
use tidings_model::{ActorKind, Language, Vocabulary as _};

/// Columns of a table of actors.
pub(crate) const COLUMNS: &str = "id,label,kind,country,from,to,names,ties,acled,ucdp,cameo";

/// A tie of one actor to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// `part_of`, `ally_of`, `became`, ….
    pub relation: String,
    /// Id of the other actor.
    pub other: String,
    /// First day, where known.
    pub from: Option<Date>,
    /// Last day, where known and over.
    pub to: Option<Date>,
}

/// One actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// Knowledge id: `ml-jnim`.
    pub id: String,
    /// Standard name.
    pub label: String,
    /// What kind.
    pub kind: ActorKind,
    /// Where it belongs or acts, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// First day of its existence, where known.
    pub from: Option<Date>,
    /// Last day, where it no longer exists.
    pub to: Option<Date>,
    /// Its names with their language, `None` for any.
    pub names: Vec<(Option<Language>, String)>,
    /// What ties it to others.
    pub ties: Vec<Tie>,
    /// Its name in ACLED.
    pub acled: Option<String>,
    /// Its id or name in UCDP.
    pub ucdp: Option<String>,
    /// Its CAMEO code.
    pub cameo: Option<String>,
}

/// Known actors by id and name.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    rows: Vec<ActorRow>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Actors {
    /// Every actor, in the order of the tables.
    pub fn all(&self) -> &[ActorRow] {
        &self.rows
    }

    /// The actor of an id.
    pub fn get(&self, id: &str) -> Option<&ActorRow> {
        self.by_id.get(id).and_then(|i| self.rows.get(*i))
    }

    /// Every actor of this name or label, however it is spelt.
    pub fn find(&self, name: &str) -> Vec<&ActorRow> {
        let rows = self.by_name.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(|i| self.rows.get(*i)).collect()
    }

    /// Adds the rows of a table. A row of a known id replaces the actor when `replace`, and is an
    /// error otherwise.
    pub(crate) fn read(&mut self, file: &str, text: &str, replace: bool) -> Result<usize, Error> {
        let table = Table::read(file, text, COLUMNS)?;
        let (mut added, from) = (0, self.rows.len());
        let mut replaced = false;
        for line in table.lines() {
            let row = parse(&line)?;
            match self.by_id.get(&row.id) {
                Some(&at) if replace => {
                    self.rows[at] = row;
                    replaced = true;
                }
                Some(_) => {
                    return Err(line.error(format!("the id `{}` is taken already", row.id)));
                }
                None => {
                    self.by_id.insert(row.id.clone(), self.rows.len());
                    self.rows.push(row);
                }
            }
            added += 1;
        }
        if replaced {
            self.by_name.clear();
        }
        self.index_names(if replaced { 0 } else { from });
        Ok(added)
    }

    /// Enters the names of the rows from this one on.
    fn index_names(&mut self, from: usize) {
        for (i, row) in self.rows.iter().enumerate().skip(from) {
            for name in row.names.iter().map(|(_, n)| n).chain([&row.label]) {
                let at = self.by_name.entry(fold(name)).or_default();
                if at.last() != Some(&i) {
                    at.push(i);
                }
            }
        }
    }
}

fn parse(line: &Line<'_>) -> Result<ActorRow, Error> {
    let required = |column: &str| {
        line.optional(column).ok_or_else(|| line.error(format!("the column {column} is empty")))
    };
    let kind = line.get("kind");
    let countries: Vec<String> = line.list("country").map(str::to_owned).collect();
    if let Some(c) = countries.iter().find(|c| !is_iso2(c)) {
        return Err(line.error(format!("`{c}` is no country code of two capital letters")));
    }
    let row = ActorRow {
        id: required("id")?,
        label: required("label")?,
        kind: ActorKind::parse(kind)
            .ok_or_else(|| line.error(format!("`{kind}` is no kind of actor ({})", kinds())))?,
        countries,
        from: line.day(line.get("from"), false)?,
        to: line.day(line.get("to"), true)?,
        names: line.list("names").map(parse_name).collect(),
        ties: line.list("ties").map(|t| parse_tie(line, t)).collect::<Result<_, _>>()?,
        acled: line.optional("acled"),
        ucdp: line.optional("ucdp"),
        cameo: line.optional("cameo"),
    };
    match (row.from, row.to) {
        (Some(from), Some(to)) if to < from => Err(line.error("it ends before it begins")),
        _ => Ok(row),
    }
}

fn kinds() -> String {
    ActorKind::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>().join(", ")
}

fn is_iso2(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// `fr:armée malienne`, or a name of any language.
fn parse_name(text: &str) -> (Option<Language>, String) {
    match text.split_once(':') {
        Some((code, name)) if code.len() == 2 && Language::parse(code).is_some() => {
            (Language::parse(code), name.trim().to_owned())
        }
        _ => (None, text.to_owned()),
    }
}

/// `relation:id:from:to`, the days may be left out.
fn parse_tie(line: &Line<'_>, text: &str) -> Result<Tie, Error> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    match parts[..] {
        [relation, other, ref days @ ..]
            if days.len() <= 2 && !relation.is_empty() && !other.is_empty() =>
        {
            Ok(Tie {
                relation: relation.to_owned(),
                other: other.to_owned(),
                from: line.day(days.first().unwrap_or(&""), false)?,
                to: line.day(days.get(1).unwrap_or(&""), true)?,
            })
        }
        _ => Err(line.error(format!("the tie `{text}` is not `relation:id:from:to`"))),
    }
}
