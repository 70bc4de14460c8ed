//! The tables of places.

use super::countries::degrees;
use super::rows::{self, Ids, Row, Shape};
use crate::mistake::Mistake;
use std::collections::BTreeSet;

const COLUMNS: [&str; 11] = [
    "id", "country", "class", "code", "lat", "lon", "population", "admin1", "admin2", "pcode",
    "names",
];
const SHAPE: Shape<'static> = Shape { separator: '\t', columns: &COLUMNS, may_lack: 0 };
/// GeoNames' feature classes.
const CLASSES: &str = "AHLPRSTUV";

pub(crate) fn check(file: &str, text: &str, countries: &BTreeSet<String>) -> Vec<Mistake> {
    let (rows, mut found) = rows::rows(file, text, &SHAPE);
    let mut ids = Ids::default();
    // Lines of the packed tables count in the unpacked text.
    for row in &rows {
        found.extend(ids.add(row, row.get("id")));
        found.extend(one(row, countries));
    }
    found
}

fn one(row: &Row<'_>, countries: &BTreeSet<String>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut wrong = |column: &str, advice: &str| {
        found.push(row.wrong(format!("`{}` is no {column}", row.get(column)), advice));
    };
    let id = row.get("id");
    let own = id.strip_prefix("o-").is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    });
    let number = id.strip_prefix(['g', 'w']).is_some_and(|n| !n.is_empty() && digits(n));
    if !own && !number {
        wrong("id", "write `g` + GeoNames id, `w` + Who's On First id, or `o-` + own id");
    }
    let country = row.get("country");
    if !country.is_empty() && !countries.contains(country) {
        wrong("country", "write a code of data/countries.csv, or nothing for several countries");
    }
    if row.get("class").len() != 1 || !CLASSES.contains(row.get("class")) {
        wrong("class", "write GeoNames' feature class, one of A H L P R S T U V");
    }
    if row.get("code").is_empty() {
        wrong("code", "write GeoNames' feature code, such as PPL");
    }
    if !digits(row.get("population")) {
        wrong("population", "write a number, or nothing");
    }
    for column in ["lat", "lon"] {
        if row.get(column).is_empty() {
            wrong(column, "write decimal degrees");
        }
    }
    if row.get("names").is_empty() {
        wrong("name", "write the standard name first, others after `|`");
    }
    found.extend(degrees(row, "lat", 90.0));
    found.extend(degrees(row, "lon", 180.0));
    found.extend(rows::list(row, "names"));
    found
}

/// Also true of nothing at all.
fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Vec<String> {
        let table = format!("{}\n{line}\n", COLUMNS.join("\t"));
        let found = check("p.tsv", &table, &["ML".to_owned()].into());
        found.into_iter().map(|m| m.what).collect()
    }

    #[test]
    fn a_good_line_is_silent_and_a_bad_one_says_why() {
        assert_eq!(said("g1\tML\tP\tPPL\t15.1\t-2.2\t\tMopti\t\t\tBoni|Bôni"), [""; 0]);
        assert_eq!(said("1\tML\tP\tPPL\t15.1\t-2.2\t\t\t\t\tBoni"), ["`1` is no id"]);
        assert_eq!(said("g1\tML\tP\tPPL\t-2.2\t195\t\t\t\t\tBoni"), ["`195` is no lon"]);
        assert_eq!(said("g1\tQQ\tX\tPPL\t1\t1\tmany\t\t\t\tBoni").len(), 3);
        assert_eq!(said("g1\tML\tP\tPPL\t\t1\t\t\t\t\t").len(), 2);
    }
}
