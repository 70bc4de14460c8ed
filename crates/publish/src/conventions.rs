//! ACLED's names and numbers for what words leave open, from `data/codebooks`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static CONVENTIONS: LazyLock<BTreeMap<(String, String), String>> = LazyLock::new(|| {
    rows(include_str!("../../../data/codebooks/acled_conventions.csv"))
        .map(|r| ((cell(&r, 0), cell(&r, 1)), cell(&r, 2)))
        .collect()
});

static UCDP_REGIONS: LazyLock<BTreeMap<(String, String), String>> = LazyLock::new(|| {
    rows(include_str!("../../../data/codebooks/ucdp_regions.csv"))
        .map(|r| ((cell(&r, 0), cell(&r, 1)), cell(&r, 2)))
        .collect()
});

static SENTENCES: LazyLock<BTreeMap<String, [String; 4]>> = LazyLock::new(|| {
    rows(include_str!("../../../data/codebooks/notes.csv"))
        .map(|r| (cell(&r, 0), [cell(&r, 1), cell(&r, 2), cell(&r, 3), cell(&r, 4)]))
        .collect()
});

/// Rows of an embedded table, the header and `#` lines left out. A test reads every table whole.
fn rows(text: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .filter_map(Result::ok)
}

fn cell(row: &csv::StringRecord, n: usize) -> String {
    row.get(n).unwrap_or_default().to_owned()
}

fn get<'a>(map: &'a BTreeMap<(String, String), String>, table: &str, key: &str) -> Option<&'a str> {
    map.get(&(table.to_owned(), key.to_owned())).map(String::as_str)
}

/// ACLED's convention of `table` for `key`.
pub(crate) fn acled(table: &str, key: &str) -> Option<&'static str> {
    get(&CONVENTIONS, table, key)
}

/// ACLED's convention for a country's civilians, protesters, …, with the country's name put in.
pub(crate) fn named(table: &str, key: &str, country: &str) -> Option<String> {
    let name = acled(table, key)?;
    Some(if country.is_empty() { name.replace(" ({})", "") } else { name.replace("{}", country) })
}

/// ACLED's number for unnumbered deaths: by the word where one is known, else by the event type.
pub(crate) fn fatalities(words: &str, event_type: &str) -> u32 {
    let lower = words.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|w| acled("fatality", w))
        .or_else(|| acled("fatality_several", event_type))
        .and_then(|n| n.parse().ok())
        .unwrap_or(3)
}

/// UCDP's region of a country.
pub(crate) fn ucdp_region(iso2: &str, acled_region: &str) -> &'static str {
    get(&UCDP_REGIONS, "country", iso2)
        .or_else(|| get(&UCDP_REGIONS, "acled_region", acled_region))
        .unwrap_or_default()
}

/// The sentence of an act, with who did it and who suffered it put in.
pub(crate) fn sentence(act: &str, actor: Option<&str>, target: Option<&str>) -> String {
    let Some(forms) = SENTENCES.get(act) else { return act.to_lowercase() };
    let n = match (actor, target) {
        (Some(_), Some(_)) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (None, None) => 3,
    };
    forms[n].replace("{a}", actor.unwrap_or_default()).replace("{t}", target.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidings_model::{Act, ActorKind, Vocabulary as _};

    fn whole(text: &str) {
        for row in
            csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes()).records()
        {
            let row = row.unwrap();
            assert!(!row[0].is_empty(), "{row:?}");
        }
    }

    #[test]
    fn every_table_reads_whole() {
        whole(include_str!("../../../data/codebooks/notes.csv"));
        whole(include_str!("../../../data/codebooks/ucdp_regions.csv"));
        whole(include_str!("../../../data/codebooks/acled_to_plover.csv"));
        for act in Act::ALL {
            assert!(SENTENCES.contains_key(act.as_str()), "{act}");
        }
        for kind in ActorKind::ALL {
            assert!(acled("inter", kind.as_str()).is_some(), "{kind}");
        }
    }

    #[test]
    fn every_act_has_one_plover_row() {
        let text = include_str!("../../../data/codebooks/acled_to_plover.csv");
        let acts: Vec<String> = rows(text).map(|r| cell(&r, 0)).collect();
        assert_eq!(acts, Act::ALL.iter().map(|a| a.as_str().to_owned()).collect::<Vec<_>>());
    }

    #[test]
    fn dozens_and_several_have_acled_s_numbers_and_only_in_an_export() {
        assert_eq!(fatalities("dozens of people", "Battles"), 12);
        assert_eq!(fatalities("des centaines de morts", "Battles"), 100);
        assert_eq!(fatalities("several soldiers", "Battles"), 10);
        assert_eq!(fatalities("several protesters", "Protests"), 3);
    }

    #[test]
    fn egypt_is_in_ucdp_s_middle_east() {
        assert_eq!(ucdp_region("EG", "Northern Africa"), "Middle East");
        assert_eq!(ucdp_region("ML", "Western Africa"), "Africa");
        assert_eq!(ucdp_region("XX", ""), "");
    }
}
