//! Who uses whom: `cargo metadata` against the crate table of ARCHITECTURE.md.

use crate::mistake::Mistake;
use crate::repository;
use anyhow::Context as _;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PAGE: &str = "ARCHITECTURE.md";

/// Crate to the crates of the house it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// What the table allows one crate.
#[derive(Clone, Debug, PartialEq, Eq)]
enum May {
    All,
    These(BTreeSet<String>),
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `dev`, `build` or null.
    kind: Option<String>,
}

pub(crate) fn check(root: &Path) -> anyhow::Result<Vec<Mistake>> {
    let page = std::fs::read_to_string(root.join(PAGE)).context(PAGE)?;
    Ok(compare(&table(&page), &uses(root)?))
}

/// The crates as cargo sees them. What only tests use is left out.
fn uses(root: &Path) -> anyhow::Result<Uses> {
    let out = repository::cargo()
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root)
        .output()?;
    anyhow::ensure!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: Metadata = serde_json::from_slice(&out.stdout)?;
    let ours: BTreeSet<String> = metadata.packages.iter().map(|p| p.name.clone()).collect();
    let of = |p: &Package| {
        let used = p.dependencies.iter().filter(|d| d.kind.as_deref() != Some("dev"));
        used.filter(|d| ours.contains(&d.name)).map(|d| short(&d.name)).collect()
    };
    Ok(metadata.packages.iter().map(|p| (short(&p.name), of(p))).collect())
}

fn short(name: &str) -> String {
    name.strip_prefix("tidings-").unwrap_or(name).to_owned()
}

/// The rows of the table whose columns are crate, job, may use, ….
fn table(page: &str) -> BTreeMap<String, May> {
    let rows = page.lines().skip_while(|l| !l.starts_with("| crate |")).skip(2);
    rows.take_while(|l| l.starts_with('|'))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let (name, may) = (cells.get(1)?.trim_matches('`'), cells.get(3)?);
            let may = match *may {
                "all" => May::All,
                "-" => May::These(BTreeSet::new()),
                list => May::These(list.split(',').map(|c| c.trim().to_owned()).collect()),
            };
            Some((name.to_owned(), may))
        })
        .collect()
}

fn compare(table: &BTreeMap<String, May>, uses: &Uses) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (name, used) in uses {
        let Some(may) = table.get(name) else {
            let what = format!("the crate `{name}` is not in the table of crates");
            found.push(Mistake::in_file(PAGE, what, "add its row: job, may use, what it hides"));
            continue;
        };
        let May::These(allowed) = may else { continue };
        for other in used.difference(allowed) {
            found.push(Mistake::in_file(
                format!("crates/{name}/Cargo.toml"),
                format!("`{name}` uses `{other}`, which {PAGE} does not allow it"),
                "move what it needs, or change the table and say why in docs/decisions",
            ));
        }
    }
    for name in table.keys().filter(|n| !uses.contains_key(*n)) {
        let what = format!("the table of crates has `{name}`, and there is no such crate");
        found.push(Mistake::in_file(PAGE, what, "take the row out"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
| crate | job | may use | hides |
|---|---|---|---|
| `model` | nouns | - | - |
| `store` | ledger | model, record | SQLite |
| `tidings` | binary | all | clap |
";

    fn uses(name: &str, used: &[&str]) -> Uses {
        let mut all: Uses = ["model", "store", "tidings"]
            .map(|n| (n.to_owned(), BTreeSet::new()))
            .into_iter()
            .collect();
        all.insert(name.to_owned(), used.iter().map(|u| (*u).to_owned()).collect());
        all
    }

    #[test]
    fn the_crates_use_whom_the_table_allows() {
        assert_eq!(check(&repository::root()).unwrap(), Vec::new());
    }

    #[test]
    fn a_wrong_way_dependency_is_found() {
        assert_eq!(compare(&table(PAGE), &uses("store", &["model"])), Vec::new());
        let found = compare(&table(PAGE), &uses("model", &["store"]));
        assert!(found[0].what.contains("`model` uses `store`"), "{found:?}");
        assert_eq!(compare(&table(PAGE), &uses("tidings", &["store", "model"])), Vec::new());
    }

    #[test]
    fn a_crate_without_a_row_and_a_row_without_a_crate_are_found() {
        let found = compare(&table(PAGE), &uses("desk", &[]));
        assert!(found[0].what.contains("`desk` is not in the table"));
        let mut fewer = uses("model", &[]);
        fewer.remove("store");
        assert!(compare(&table(PAGE), &fewer)[0].what.contains("no such crate"));
    }
}
