//! Bytes in, captures and extracted reports out.

mod item;

pub use item::{Form, Given, Item};

use std::path::PathBuf;
use tidings_model::{Capture, Extraction, Problem, Report};

/// A report taken from one item.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is known of the report.
    pub report: Report,
    /// The raw bytes it was taken from.
    pub capture: Capture,
    /// Its text and the parts of it.
    pub extraction: Extraction,
}

/// Streams documents from `inputs`.
pub fn items(inputs: &[PathBuf]) -> impl Iterator<Item = Result<Item, Problem>> + use<> {
    let _ = inputs;
    std::iter::empty()
}

/// Turns one item into a document.
pub fn extract(item: &Item, given: &Given) -> (Option<Document>, Vec<Problem>) {
    let _ = (item, given);
    (None, Vec::new())
}
