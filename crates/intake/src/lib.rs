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
mod encoding;
mod error;
mod extract;
pub mod feed;
pub mod fetch;
mod files;
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
mod lines;
mod markdown;
mod plain;
pub mod robots;
mod stream;
mod text;
mod warc;

pub use error::Error;
pub use extract::extract;
pub use files::fingerprint;
pub use item::{Form, Found, Given, Item, Web};
pub use items::{Input, Position, holds_one, is_readable, items};

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
