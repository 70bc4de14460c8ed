//! The table of countries.

use super::rows::{self, Ids, Row, Shape};
use crate::mistake::Mistake;
use std::collections::BTreeSet;

const COLUMNS: [&str; 15] = [
    "iso2", "iso3", "iso_num", "gwno", "acled_name", "acled_region", "geonameid", "capital", "lat",
    "lon", "neighbours", "names_en", "names_fr", "demonyms_en", "demonyms_fr",
];
const SHAPE: Shape<'static> = Shape { separator: ',', columns: &COLUMNS, may_lack: 0 };

/// The codes the table has.
pub(crate) fn codes(text: &str) -> BTreeSet<String> {
    rows::rows("", text, &SHAPE).0.iter().map(|r| r.get("iso2").to_owned()).collect()
}

pub(crate) fn check(file: &str, text: &str) -> Vec<Mistake> {
    let (rows, mut found) = rows::rows(file, text, &SHAPE);
    let known: BTreeSet<&str> = rows.iter().map(|r| r.get("iso2")).collect();
    let (mut two, mut three) = (Ids::default(), Ids::default());
    for row in &rows {
        found.extend(two.add(row, row.get("iso2")));
        found.extend(three.add(row, row.get("iso3")));
        found.extend(code(row, "iso2", 2));
        found.extend(code(row, "iso3", 3));
        for column in ["iso_num", "gwno", "geonameid"] {
            found.extend(number(row, column));
        }
        found.extend(degrees(row, "lat", 90.0));
        found.extend(degrees(row, "lon", 180.0));
        for column in ["neighbours", "names_en", "names_fr", "demonyms_en", "demonyms_fr"] {
            found.extend(rows::list(row, column));
        }
        for column in ["names_en", "names_fr"] {
            if row.get(column).is_empty() {
                let what = format!("`{column}` is empty");
                found.push(row.wrong(what, "write the usual name first, others after `|`"));
            }
        }
        for other in row.parts("neighbours").into_iter().filter(|o| !known.contains(o)) {
            let what = format!("the neighbour `{other}` is no country of this table");
            found.push(row.wrong(what, "write ISO 3166-1 codes of two letters with `|` between"));
        }
    }
    found
}

fn code(row: &Row<'_>, column: &str, letters: usize) -> Option<Mistake> {
    let value = row.get(column);
    let good = value.len() == letters && value.bytes().all(|b| b.is_ascii_uppercase());
    let advice = format!("write {letters} capital letters");
    (!good).then(|| row.wrong(format!("`{value}` is no {column}"), advice))
}

fn number(row: &Row<'_>, column: &str) -> Option<Mistake> {
    let value = row.get(column);
    let good = value.is_empty() || value.bytes().all(|b| b.is_ascii_digit());
    (!good).then(|| row.wrong(format!("`{value}` is no {column}"), "write digits, or nothing"))
}

/// A coordinate, or nothing.
pub(super) fn degrees(row: &Row<'_>, column: &str, limit: f64) -> Option<Mistake> {
    let value = row.get(column);
    let good = value.is_empty() || value.parse().is_ok_and(|d: f64| d.abs() <= limit);
    let advice = format!("write decimal degrees from -{limit} to {limit}");
    (!good).then(|| row.wrong(format!("`{value}` is no {column}"), advice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none_and_a_neighbour_unknown_are_named() {
        let text = format!(
            "{}\nml,MLI,466,432,Mali,W,1,Bamako,95.0,-4,XX|NE,Mali,Mali,,\n",
            COLUMNS.join(",")
        );
        let what: Vec<String> = check("c.csv", &text).into_iter().map(|m| m.what).collect();
        assert!(what.contains(&"`ml` is no iso2".to_owned()), "{what:?}");
        assert!(what.contains(&"`95.0` is no lat".to_owned()), "{what:?}");
        assert!(what.iter().any(|w| w.contains("neighbour `XX`")), "{what:?}");
    }
}
