//! What goes in: one raw document, and what the caller knows of it beforehand.

use tidings_model::{Dating, Language};

/// What the caller knows beforehand. It wins over what the document says of itself, except that
/// `publisher`, `published` and `url` in a document's own front matter or JSONL line win over it:
/// those are said of one report, this of a whole batch.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// When the reports were published.
    pub published: Option<Dating>,
    /// The outlet they come from.
    pub publisher: Option<String>,
    /// The language they are written in.
    pub language: Option<Language>,
    /// The address of the report; only sensible for a single document.
    pub url: Option<String>,
    /// When they were fetched, RFC 3339.
    pub retrieved: Option<String>,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A web page.
    Html,
    /// Plain text, often a pasted web page.
    Plain,
    /// Markdown with optional front matter.
    Markdown,
    /// One line of a JSON Lines file.
    JsonLine,
}

/// One document found in the inputs, still raw.
#[derive(Clone, Debug)]
pub struct Item {
    /// Path of the file it came from, `-` for standard input.
    pub origin: String,
    /// How it is written.
    pub form: Form,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// For JSONL: its line, counted from 1.
    pub line: Option<usize>,
}
