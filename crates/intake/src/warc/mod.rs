//! A web archive (WARC 1.0 and 1.1) to the pages in it.
//!
//! Answers with status 200 and a text in them, and resources, become items; everything else is
//! counted. [`record`] reads records, [`http`] undoes what the web wrapped around a page.

mod head;
mod http;
mod record;

use crate::error::Error;
use crate::items::{Holds, guess};
use crate::limits::PAGE_BYTES;
use crate::stream::{Mark, Stream};
use crate::{Form, Found, Item, Web};
use http::Answer;
use record::{Block, Record, Records};
use tidings_model::Skipped;

/// A web archive being read.
pub(crate) struct Warc {
    origin: String,
    records: Records,
    /// Records read so far, for the names of those without an address.
    count: usize,
}

impl Warc {
    /// The pages from where `stream` stands, `count` records into the archive.
    pub(crate) fn new(origin: String, stream: Stream, count: usize) -> Self {
        Self { origin, records: Records::new(stream), count }
    }

    /// Where the next record begins, and how many came before.
    pub(crate) fn place(&self) -> (Mark, usize) {
        (self.records.place(), self.count)
    }

    /// What the next record is.
    pub(crate) fn next(&mut self) -> Option<Found> {
        let record = self.records.next(|kind| matches!(kind, "response" | "resource"))?;
        self.count += 1;
        let at = format!("{}:{}", self.origin, self.count);
        Some(match record {
            Ok(record) => page(record, &at),
            Err(error) => Found::Problem(error.problem(&at)),
        })
    }
}

/// The page in a record, or why there is none. `at` names the record where it has no address.
fn page(record: Record, at: &str) -> Found {
    let Record { headers, block } = record;
    // Some writers put the address into angle brackets, as an early draft had it.
    let url = headers.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']));
    let origin = url.unwrap_or(at);
    let problem = |error: &Error| Found::Problem(error.problem(origin));
    let block = match block {
        Block::Unread => return Found::Skipped(Skipped::NoPage),
        Block::TooLarge => return problem(&Error::PageTooLarge),
        Block::Bytes(bytes) => bytes,
    };
    let mut web = Web {
        url: origin.to_owned(),
        headers: Vec::new(),
        retrieved: headers.get("warc-date").and_then(time),
    };
    let kind = headers.get("content-type").unwrap_or_default();
    let (form, bytes) = if headers.get("warc-type") == Some("resource") {
        (form_of(Some(kind), &block), block)
    } else {
        let Some(answer) = Answer::of(&block) else {
            return Found::Skipped(Skipped::NoPage);
        };
        if answer.status != 200 {
            return Found::Skipped(Skipped::Status(answer.status));
        }
        if let Some(kind) = answer.headers.get("content-type")
            && form_of(Some(kind), b"").is_none()
        {
            return Found::Skipped(Skipped::NoText);
        }
        web.headers = answer.lasting_headers();
        match answer.body() {
            Ok(body) => (form_of(answer.headers.get("content-type"), &body), body),
            Err(error) => return problem(&error),
        }
    };
    let Some(form) = form else { return Found::Skipped(Skipped::NoText) };
    if bytes.is_empty() {
        return Found::Skipped(Skipped::Empty);
    }
    if bytes.len() > PAGE_BYTES {
        return problem(&Error::PageTooLarge);
    }
    Found::Item(Item { origin: origin.to_owned(), form, bytes, line: None, web: Some(web) })
}

/// The form that a media type says, or that the first bytes show where there is none.
fn form_of(media: Option<&str>, bytes: &[u8]) -> Option<Form> {
    let media = media.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    match media.to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some(Form::Html),
        "text/plain" => Some(Form::Plain),
        "text/markdown" => Some(Form::Markdown),
        "application/json" => Some(Form::JsonLine),
        "" | "application/octet-stream" => match guess(bytes) {
            Holds::One(Form::Html) => Some(Form::Html),
            _ => None,
        },
        _ => None,
    }
}

/// A time as the standard demands it; others are no use to anybody.
fn time(written: &str) -> Option<String> {
    written.parse::<jiff::Timestamp>().ok().map(|t| t.to_string())
}
