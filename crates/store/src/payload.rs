//! What the ledger's entries say, as JSON with keys in the order given here.

use crate::Error;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tidings_model as m;
use tidings_model::Vocabulary as _;
use tidings_record as r;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Bytes came in.
    Capture,
    /// A text was taken from a capture.
    Text,
    /// A version of a report.
    Report,
    /// A coder read a text.
    Reading,
    /// A reviewer decided.
    Decision,
    /// An incident was given its id.
    Name,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Capture => "capture",
            Self::Text => "text",
            Self::Report => "report",
            Self::Reading => "reading",
            Self::Decision => "decision",
            Self::Name => "name",
        }
    }
}

/// Bytes that came in; they stand in the archive.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Capture {
    pub(crate) digest: String,
    pub(crate) url: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) retrieved: Option<String>,
    pub(crate) size: usize,
}

impl Capture {
    pub(crate) fn of(c: &m::Capture) -> Self {
        Self {
            digest: c.digest.to_string(),
            url: c.url.clone(),
            headers: c.headers.clone(),
            retrieved: c.retrieved.clone(),
            size: c.bytes.len(),
        }
    }
}

/// A text and where it was taken from; its words stand in the text table.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Text {
    pub(crate) text_id: String,
    pub(crate) capture: String,
    pub(crate) extractor: String,
    pub(crate) language: Option<String>,
    pub(crate) passages: Vec<Passage>,
}

/// One part of a text.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Passage {
    start: u32,
    end: u32,
    kind: String,
}

impl Text {
    pub(crate) fn of(x: &m::Extraction) -> Self {
        let passage = |p: &m::Passage| Passage {
            start: p.span.start,
            end: p.span.end,
            kind: p.kind.as_str().to_owned(),
        };
        Self {
            text_id: x.text_id.to_string(),
            capture: x.capture.to_string(),
            extractor: x.extractor.clone(),
            language: x.language.map(|l| l.code().to_owned()),
            passages: x.passages.iter().map(passage).collect(),
        }
    }

    /// The extraction with its words put back; none when a digest or a word is unknown.
    pub(crate) fn with(self, text: String) -> Option<m::Extraction> {
        let passage = |p: &Passage| {
            let kind = m::PassageKind::parse(&p.kind)?;
            Some(m::Passage { span: m::Span { start: p.start, end: p.end }, kind })
        };
        Some(m::Extraction {
            text_id: m::Digest::parse(&self.text_id)?,
            capture: m::Digest::parse(&self.capture)?,
            language: match self.language {
                Some(code) => Some(m::Language::parse(&code)?),
                None => None,
            },
            passages: self.passages.iter().map(passage).collect::<Option<_>>()?,
            extractor: self.extractor,
            text,
        })
    }
}

/// A version of a report.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) text_id: String,
    pub(crate) capture: String,
    pub(crate) report: r::ReportHead,
}

/// What a coder read in a text.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) text_id: String,
    pub(crate) report: String,
    pub(crate) coded_by: String,
    pub(crate) events: Vec<r::Event>,
    pub(crate) problems: Vec<r::Problem>,
}

impl Reading {
    /// Digest of the events without their heads: a page fetched again is not a new reading.
    pub(crate) fn digest(&self) -> m::Digest {
        let mut bytes = Vec::new();
        for event in &self.events {
            let bare = r::Event { report: bare_head(), ..event.clone() };
            bytes.extend(write(&bare).into_bytes());
            bytes.push(b'\n');
        }
        m::Digest::of(&bytes)
    }
}

fn bare_head() -> r::ReportHead {
    r::ReportHead {
        id: String::new(),
        origin: String::new(),
        url: None,
        publisher: None,
        byline: None,
        headline: None,
        published: None,
        retrieved: None,
        language: None,
        text_id: String::new(),
        extractor: String::new(),
        copy_of: None,
        agency: None,
    }
}

/// Whether two heads are one version: when and along which path it came does not count.
pub(crate) fn same_version(a: &r::ReportHead, b: &r::ReportHead) -> bool {
    let timeless =
        |h: &r::ReportHead| r::ReportHead { retrieved: None, origin: String::new(), ..h.clone() };
    timeless(a) == timeless(b)
}

/// The JSON of a payload. Records hold strings, numbers and lists only, which always have one.
pub(crate) fn write<T: Serialize>(payload: &T) -> String {
    #[expect(
        clippy::unwrap_used,
        reason = "no map with keys that are not strings, no failing impl"
    )]
    serde_json::to_string(payload).unwrap()
}

/// A payload read back; `what` names it in the error.
pub(crate) fn read<T: DeserializeOwned>(json: &str, what: impl Fn() -> String) -> Result<T, Error> {
    serde_json::from_str(json)
        .map_err(|e| Error::damaged(format!("{} cannot be read: {e}", what())))
}
