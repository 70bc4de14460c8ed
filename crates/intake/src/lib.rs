//! Bytes in, captures and extracted reports out.
//!
//! [`items`] finds documents in files and folders, one at a time; [`extract()`] turns one into a
//! [`Document`]: what is known of the report, the raw bytes, and a text whose every paragraph is
//! said to be headline, lead, body, caption or boilerplate. Read `extract.rs` first.

mod address;
mod block;
mod classify;
pub mod copies;
pub mod credits;
mod dates;
mod declared;
mod decompress;
mod encoding;
mod error;
mod extract;
mod front_matter;
mod furniture;
mod headline;
mod html;
mod identity;
mod item;
mod items;
mod json_line;
mod language;
mod limits;
mod markdown;
mod plain;
mod text;

pub use error::Error;
pub use extract::extract;
pub use item::{Form, Given, Item};
pub use items::items;

use tidings_model::{Capture, Extraction, Report};

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
