//! What goes in: one raw document, and what the caller knows of it beforehand.

use jiff::civil::Date;
use tidings_model::{Dating, Language, Problem, Skipped};

/// What the caller knows beforehand, often of a whole batch. It wins over what is guessed from a
/// page; what a report's own front matter or JSONL keys say outright wins over it.
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
    /// The day of the reading: a report published later than the day after it is wrongly dated.
    /// Without it only dates no clock could show are refused.
    pub today: Option<Date>,
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
    /// Path of the file it came from, `-` for standard input; in a web archive the page's address.
    pub origin: String,
    /// How it is written.
    pub form: Form,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// For JSONL: its line, counted from 1.
    pub line: Option<usize>,
    /// What is known of its retrieval, when it came from the web.
    pub web: Option<Web>,
}

/// How a document was got from the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Web {
    /// The address it was got from.
    pub url: String,
    /// What the server said of it, names in lower case; without the headers that say how the bytes
    /// were packed on their way, for they are unpacked.
    pub headers: Vec<(String, String)>,
    /// When, RFC 3339.
    pub retrieved: Option<String>,
}

impl Web {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// What stands at one place of the inputs.
#[derive(Clone, Debug)]
pub enum Found {
    /// A document.
    Item(Item),
    /// What nobody expects a report of: only counted.
    Skipped(Skipped),
    /// What should have been a document.
    Problem(Problem),
}
