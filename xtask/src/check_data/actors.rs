//! The tables of actors: ids, kinds, countries, days, ties that lead to somebody.

use super::rows::{self, Ids, Row, Shape};
use crate::mistake::Mistake;
use jiff::civil::Date;
use std::collections::BTreeSet;
use tidings_model::{ActorKind, Vocabulary as _};

const COLUMNS: [&str; 11] =
    ["id", "label", "kind", "country", "from", "to", "names", "ties", "acled", "ucdp", "cameo"];
const SHAPE: Shape<'static> = Shape { separator: ',', columns: &COLUMNS, may_lack: 0 };
const RELATIONS: [&str; 5] = ["part_of", "ally_of", "successor_of", "proxy_of", "fights"];

pub(crate) fn check(tables: &[(String, String)], countries: &BTreeSet<String>) -> Vec<Mistake> {
    let (mut all, mut found) = (Vec::new(), Vec::new());
    for (file, text) in tables {
        let (rows, mistakes) = rows::rows(file, text, &SHAPE);
        all.extend(rows);
        found.extend(mistakes);
    }
    let known: BTreeSet<String> = all.iter().map(|r| r.get("id").to_owned()).collect();
    let mut ids = Ids::default();
    for row in &all {
        found.extend(ids.add(row, row.get("id")));
        found.extend(itself(row, countries));
        for tie in row.parts("ties") {
            found.extend(wrong_tie(row, tie.trim(), &known, countries));
        }
    }
    found
}

fn itself(row: &Row<'_>, countries: &BTreeSet<String>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let id = row.get("id");
    let good =
        id.split_once('-').is_some_and(|(country, rest)| country.len() == 2 && !rest.is_empty())
            && id.bytes().all(|b| b == b'-' || b.is_ascii_lowercase() || b.is_ascii_digit());
    if !good {
        let advice =
            "write a country's two letters (xx for several), `-`, and a short name, all lower case";
        found.push(row.wrong(format!("`{id}` is no id"), advice));
    }
    if ActorKind::parse(row.get("kind")).is_none() {
        let kinds: Vec<&str> = ActorKind::ALL.iter().map(|k| k.as_str()).collect();
        let what = format!("`{}` is no kind of actor", row.get("kind"));
        found.push(row.wrong(what, format!("write one of: {}", kinds.join(", "))));
    }
    for column in ["label", "names"] {
        if row.get(column).is_empty() {
            found.push(row.wrong(format!("`{column}` is empty"), "write how it is called"));
        }
    }
    for country in row.parts("country").into_iter().filter(|c| !countries.contains(*c)) {
        let advice = "write codes of data/countries.csv with `|` between them";
        found.push(row.wrong(format!("`{country}` is no country"), advice));
    }
    found.extend(rows::list(row, "names"));
    found.extend(rows::list(row, "ties"));
    found.extend(days(row, row.get("from"), row.get("to")));
    found
}

/// `relation:id:from:to`; the state of a country is `<iso2>-state` without a line of its own.
fn wrong_tie(
    row: &Row<'_>,
    tie: &str,
    known: &BTreeSet<String>,
    countries: &BTreeSet<String>,
) -> Vec<Mistake> {
    let parts: Vec<&str> = tie.split(':').map(str::trim).collect();
    let [relation, other, ref dates @ ..] = parts[..] else {
        return vec![row.wrong(format!("`{tie}` is no tie"), "write relation:actor-id:from:to")];
    };
    let mut found = Vec::new();
    if !RELATIONS.contains(&relation) {
        let advice = format!("write one of: {}", RELATIONS.join(", "));
        found.push(row.wrong(format!("`{relation}` is no relation"), advice));
    }
    let state = other.strip_suffix("-state").map(str::to_uppercase);
    if !known.contains(other) && state.is_none_or(|c| !countries.contains(&c)) {
        let what = format!("the tie `{tie}` leads to `{other}`, which is nobody's id");
        found.push(row.wrong(what, "correct the id, or add that actor"));
    }
    if other == row.get("id") {
        found.push(row.wrong(format!("the tie `{tie}` leads to itself"), "take it out"));
    }
    if dates.len() > 2 {
        found.push(
            row.wrong(format!("`{tie}` has too many parts"), "write relation:actor-id:from:to"),
        );
    }
    let day = |n: usize| dates.get(n).copied().unwrap_or_default();
    found.extend(days(row, day(0), day(1)));
    found
}

fn days(row: &Row<'_>, from: &str, to: &str) -> Vec<Mistake> {
    let mut found = Vec::new();
    for day in [from, to] {
        if !day.is_empty() && first_day(day).is_none() {
            let advice = "write YYYY, YYYY-MM or YYYY-MM-DD, or nothing";
            found.push(row.wrong(format!("`{day}` is no date"), advice));
        }
    }
    // A year holds its months: only what lies apart for certain is wrong.
    let shorter = from.len().min(to.len());
    if let (Some(a), Some(b)) = (from.get(..shorter), to.get(..shorter))
        && shorter > 0
        && b < a
    {
        found.push(
            row.wrong(format!("it ends ({to}) before it begins ({from})"), "correct the days"),
        );
    }
    found
}

fn first_day(text: &str) -> Option<Date> {
    match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return None,
    }
    .parse()
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Vec<String> {
        let table = format!("{}\nml-x,X,rebel,ML,2012,,X,,,,\n{line}\n", COLUMNS.join(","));
        let countries = ["ML", "NE"].map(str::to_owned).into();
        let found = check(&[("a.csv".to_owned(), table)], &countries);
        found.into_iter().map(|m| m.what).collect()
    }

    #[test]
    fn a_good_line_is_silent() {
        assert_eq!(
            said("ml-y,Y,militia,ML|NE,2012-01,2012,fr:Y|Y,part_of:ml-x:2012:|fights:ne-state,,,"),
            [""; 0]
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(said("ml-y,Y,army,ML,,,Y,,,,"), ["`army` is no kind of actor"]);
        assert_eq!(said("ml-x,Y,rebel,ML,,,Y,,,,").len(), 1);
        assert!(said("ml-y,Y,rebel,ML,,,Y,part_of:ml-z,,,")[0].contains("nobody's id"));
        assert!(said("ml-y,Y,rebel,ML,2014,2012-05,Y,,,,")[0].contains("before it begins"));
        assert_eq!(said("ml-y,Y,rebel,QQ,last year,,Y,,,,").len(), 2);
    }
}
