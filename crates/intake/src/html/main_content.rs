//! What the main-content library takes for the article. The choice is argued in
//! `docs/decisions/0002-main-content.md`.

use super::walk;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The library tries again with weaker rules below this many characters; short dispatches are
/// common, and the furniture is gone already.
const ENOUGH_CHARS: usize = 150;

/// The paragraphs of the article, as [`key`]s; empty when the library finds none.
///
/// # Errors
/// Says that the library broke down on this page.
pub(crate) fn texts(doc: Document) -> Result<HashSet<String>, String> {
    let config =
        Config { char_threshold: ENOUGH_CHARS, disable_json_ld: true, ..Config::default() };
    let found = catch_unwind(AssertUnwindSafe(|| {
        let mut reader = Readability::with_document(doc, None, Some(config)).ok()?;
        Some(reader.parse().ok()?.content)
    }))
    .map_err(|_| "the main-content library broke down on this page".to_owned())?;
    let Some(content) = found else { return Ok(HashSet::new()) };
    Ok(walk::texts(&Document::fragment(content)).iter().map(|t| key(t)).collect())
}

/// A paragraph without its blanks: the library moves them.
pub(crate) fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
