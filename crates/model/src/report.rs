//! What came in: captures, extracted texts, reports, readings, problems.

use crate::vocabulary::vocabulary;
use crate::{Dating, Event, Span};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// SHA-256 of some bytes, printed as `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
    /// 64 hexadecimal digits.
    pub fn hex(self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
    /// The first `digits` hexadecimal digits: a short name for derived things.
    pub fn short(self, digits: usize) -> String {
        let mut hex = self.hex();
        hex.truncate(digits);
        hex
    }
    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix("sha256:")?;
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (i, b) in bytes.iter_mut().enumerate() {
            *b = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{}", self.hex())
    }
}
impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{}…", self.short(8))
    }
}

/// The digest of an extracted text.
pub type TextId = Digest;

/// Raw bytes as they came, kept for ever under their digest; a changed page is a new capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Digest of `bytes`.
    pub digest: Digest,
    /// Where they came from, when fetched.
    pub url: Option<String>,
    /// HTTP headers, when fetched.
    pub headers: Vec<(String, String)>,
    /// RFC 3339 time of capture, when fetched.
    pub retrieved: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A text's language, ISO 639-1 in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const EN: Self = Self(*b"en");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// From a code such as `en`, `EN` or `fr-FR`.
    pub fn parse(code: &str) -> Option<Self> {
        let mut letters = code.bytes();
        let (a, b) = (letters.next()?, letters.next()?);
        let ends = letters.next().is_none_or(|c| !c.is_ascii_alphanumeric());
        (ends && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
            .then(|| Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
    }
    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

vocabulary! {
    /// What part of the page a passage is.
    PassageKind {
        Headline = "headline",
        Lead = "lead",
        Body = "body",
        Background = "background",
        Caption = "caption",
        /// Teasers, author blurbs, comment boxes, tag lists: never coded.
        Boilerplate = "boilerplate",
    }
}

/// A stretch of the text that is one part of the page. Passages stand in order and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: PassageKind,
}

/// A text taken from a capture. It never changes: a better extractor makes a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// Digest of `text`.
    pub text_id: TextId,
    /// The capture it was taken from.
    pub capture: Digest,
    /// Name and version of what took it.
    pub extractor: String,
    /// Detected or declared.
    pub language: Option<Language>,
    /// The text: passages separated by blank lines.
    pub text: String,
    /// What its parts are.
    pub passages: Vec<Passage>,
}

/// Names one report across its versions: source and canonical URL, or the id given with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub String);

/// One article of one outlet; its versions are texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Lasting id.
    pub id: ReportId,
    /// Path, or the id given in JSONL.
    pub origin: String,
    /// Canonical address.
    pub url: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// When it was published.
    pub published: Option<Dating>,
    /// When it was fetched, RFC 3339.
    pub retrieved: Option<String>,
    /// The story it copies, when it is a copy.
    pub copy_of: Option<ReportId>,
    /// The news agency whose account it says it gives.
    pub agency: Option<String>,
}

/// What one coder found in one text. One current reading per report; older ones are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The text read.
    pub text_id: TextId,
    /// `tidings 0.1.0 / knowledge 2026-11 / rules`.
    pub coded_by: String,
    /// What it found, in text order.
    pub events: Vec<Event>,
}

vocabulary! {
    /// Where in the pipeline something went wrong.
    Stage {
        Intake = "intake",
        Extract = "extract",
        Language = "language",
        Annotate = "annotate",
        Events = "events",
        Store = "store",
        Knowledge = "knowledge",
    }
}

/// Something that could not be done. It stops nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path or given id of the report.
    pub origin: String,
    /// Where in the pipeline.
    pub stage: Stage,
    /// What happened and what to do.
    pub message: String,
    /// The words it is about.
    pub quote: Option<crate::Quote>,
    /// Why there is no report, where that is the problem.
    pub skipped: Option<Skipped>,
}

impl Problem {
    /// A problem without words to point at.
    pub fn new(origin: &str, stage: Stage, message: impl Into<String>) -> Self {
        Self {
            origin: origin.to_owned(),
            stage,
            message: message.into(),
            quote: None,
            skipped: None,
        }
    }

    /// The same, as the reason why there is no report.
    #[must_use]
    pub fn skipping(mut self, why: Skipped) -> Self {
        self.skipped = Some(why);
        self
    }
}

/// Why something among the inputs gave no report: what a summary counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// A record of a web archive that holds no page: a request, metadata, a page seen before.
    NoPage,
    /// A page that the site answered with another status than 200.
    Status(u16),
    /// A picture, a film, a style sheet.
    NoText,
    /// Nothing in it.
    Empty,
    /// More than one report can be.
    TooLarge,
    /// Bytes that are no text in any known encoding.
    Undecodable,
    /// A text without a story.
    NoArticle,
    /// A line of JSON Lines without a report.
    NoReportLine,
    /// Broken off, or not as its form demands.
    Damaged,
    /// Not there, not allowed or not readable today.
    Unreadable,
    /// The reader broke down over it.
    Fault,
    /// The store did not take it.
    NotStored,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPage => "not a page record",
            Self::Status(status) => return write!(f, "status {status}"),
            Self::NoText => "not text",
            Self::Empty => "empty",
            Self::TooLarge => "too large",
            Self::Undecodable => "undecodable",
            Self::NoArticle => "no article text",
            Self::NoReportLine => "no report in the line",
            Self::Damaged => "damaged",
            Self::Unreadable => "unreadable",
            Self::Fault => "fault of the program",
            Self::NotStored => "not stored",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_what_it_prints() {
        let d = Digest::of(b"tidings");
        assert_eq!(Digest::parse(&d.to_string()), Some(d));
        assert_eq!(Digest::parse("sha256:xyz"), None);
    }

    #[test]
    fn a_language_is_two_letters_with_or_without_a_region() {
        assert_eq!(Language::parse("fr-FR"), Some(Language::FR));
        assert_eq!(Language::parse("EN"), Some(Language::EN));
        assert_eq!(Language::parse("eng"), None);
        assert_eq!(Language::parse("é"), None);
    }
}
