//! Real towns for what the tools make up.

use anyhow::ensure;
use tidings_knowledge::Knowledge;

/// Countries that are written about.
pub(crate) const COUNTRIES: [&str; 16] = [
    "ML", "BF", "NE", "NG", "SD", "SO", "CD", "CF", "MZ", "ET", "UA", "SY", "YE", "MM", "CO", "PK",
];

/// Towns of many countries, each with the English name of its country.
pub(crate) fn towns() -> anyhow::Result<Vec<(String, String)>> {
    let knowledge = Knowledge::builtin()?;
    let mut towns = Vec::new();
    for country in COUNTRIES {
        let name = knowledge.countries.get(country).and_then(|c| c.names_en.first());
        for letter in "abdgkmnst".chars() {
            for entry in knowledge.places.starting(&letter.to_string(), 2_000) {
                if entry.country == country && entry.class == b'P' {
                    towns.push((entry.name.to_owned(), name.cloned().unwrap_or_default()));
                }
            }
        }
    }
    ensure!(!towns.is_empty(), "the gazetteer knows no town to write about");
    Ok(towns)
}
