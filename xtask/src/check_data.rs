//! Mistakes in the tables of `data/`, told so that somebody who does not write Rust can mend them.

mod actors;
mod countries;
mod lexicons;
mod places;
mod rows;

use crate::mistake::Mistake;
use anyhow::Context as _;
use std::collections::BTreeSet;
use std::path::Path;

/// Every mistake, file by file.
pub(crate) fn check(root: &Path) -> anyhow::Result<Vec<Mistake>> {
    let mut found = Vec::new();
    let table = read(root, "data/countries.csv")?;
    found.extend(countries::check("data/countries.csv", &table));
    let countries = countries::codes(&table);

    let tables = folder(root, "data/actors", "csv")?;
    found.extend(actors::check(&tables, &countries));
    for language in ["en", "fr"] {
        for (file, text) in folder(root, &format!("data/lexicons/{language}"), "tsv")? {
            found.extend(lexicons::check(&file, &text));
        }
    }
    let furniture = "data/lexicons/furniture.tsv";
    found.extend(lexicons::check(furniture, &read(root, furniture)?));
    found.extend(places(root, &countries)?);
    Ok(found)
}

fn places(root: &Path, countries: &BTreeSet<String>) -> anyhow::Result<Vec<Mistake>> {
    let admin = "data/places/admin.tsv";
    let mut found = places::check(admin, &read(root, admin)?, countries);
    for (file, text) in folder(root, "data/places/curated", "tsv")? {
        found.extend(places::check(&file, &text, countries));
    }
    for name in ["villages", "world"] {
        let file = format!("data/places/{name}.tsv.zst");
        let packed = std::fs::read(root.join(&file)).with_context(|| file.clone())?;
        let text = String::from_utf8(zstd::decode_all(packed.as_slice())?)?;
        found.extend(places::check(&file, &text, countries));
    }
    Ok(found)
}

fn read(root: &Path, file: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(root.join(file)).with_context(|| file.to_owned())
}

/// The folder's files with this ending: path from the root, text.
fn folder(root: &Path, folder: &str, ending: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join(folder)).with_context(|| folder.to_owned())? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == ending) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    files.into_iter().map(|f| read(root, &f).map(|text| (f, text))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_hold_no_mistakes() {
        let found = super::check(&crate::repository::root()).unwrap();
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}
