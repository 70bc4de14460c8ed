//! The records of a web archive, one at a time, each in bounded memory; a damaged one is told and the
//! next one looked for.

use super::head::{self, Headers};
use crate::error::Error;
use crate::limits::{HEAD_BYTES, PAGE_BYTES, REREAD_BYTES};
use crate::stream::{Mark, Stream};
use std::io::{BufRead as _, Read as _};

/// How every record begins.
const VERSION: &[u8] = b"WARC/";
/// Bytes of a line looked at to see whether a record begins there.
const GLANCE_BYTES: usize = 16;

/// A record.
pub(super) struct Record {
    pub headers: Headers,
    pub block: Block,
}

/// What a record carries.
pub(super) enum Block {
    Bytes(Vec<u8>),
    /// Not wanted, and read over.
    Unread,
    /// More than a page may have, and read over.
    TooLarge,
}

/// Reads records.
pub(super) struct Records {
    stream: Stream,
    /// Where the next record begins.
    next: Mark,
    /// Whether the head's first line has been read.
    version_read: bool,
    /// Bytes that may still be read again.
    reread: u64,
    over: bool,
}

impl Records {
    pub(super) fn new(stream: Stream) -> Self {
        let next = stream.mark();
        Self { stream, next, version_read: false, reread: REREAD_BYTES, over: false }
    }

    /// Where the next record begins.
    pub(super) fn place(&self) -> Mark {
        self.next
    }

    /// The next record; `wants` says of which kinds (`WARC-Type`) the block is wanted. An error
    /// is one of a single record, and the records after it follow.
    pub(super) fn next(&mut self, wants: impl Fn(&str) -> bool) -> Option<Result<Record, Error>> {
        if self.over {
            return None;
        }
        let found = match self.begin() {
            Ok(false) => {
                self.over = true;
                return None;
            }
            Ok(true) => self.record(wants),
            Err(error) => Err(error),
        };
        let found = found.map_err(|broken| self.mend(broken));
        if !self.over && !self.version_read {
            self.next = self.stream.mark();
        }
        Some(found)
    }

    /// Reads the line that begins a record; `false` at the end.
    fn begin(&mut self) -> Result<bool, Broken> {
        if std::mem::take(&mut self.version_read) {
            return Ok(true);
        }
        self.blank_lines()?;
        match self.is_record_line().map_err(Broken::stream)? {
            None => Ok(false),
            Some(true) => Ok(true),
            Some(false) => Err(Broken::at(&self.stream, "it does not begin as a record")),
        }
    }

    fn record(&mut self, wants: impl Fn(&str) -> bool) -> Result<Record, Broken> {
        let headers = self.headers()?;
        let broken = |stream: &Stream, why| Err(Broken::at(stream, why));
        let Some(length) = headers.get("content-length").and_then(|l| l.parse::<u64>().ok()) else {
            return broken(&self.stream, "it does not say how long it is");
        };
        let after_head = self.stream.mark();
        let wanted = wants(headers.get("warc-type").unwrap_or_default());
        let mut kept = Vec::new();
        let keep = if wanted && length <= PAGE_BYTES as u64 { Some(&mut kept) } else { None };
        if !self.block(length, keep)? {
            return Err(Broken { after_head, error: Error::Record("it is shorter than it says") });
        }
        let block = match wanted {
            false => Block::Unread,
            true if length > PAGE_BYTES as u64 => Block::TooLarge,
            true => Block::Bytes(kept),
        };
        self.ended(after_head)?;
        Ok(Record { headers, block })
    }

    /// After a block comes a blank line or nothing. Steps over the lines, and into the gzip member behind
    /// them, so that the place to go on from is the next record's own.
    fn ended(&mut self, after_head: Mark) -> Result<(), Broken> {
        let blank = match self.blank_lines() {
            Ok(blank) => blank,
            // A member is checked at its end: what it held is not what was written.
            Err(broken) if self.stream.mark().member == after_head.member => return Err(broken),
            // Damage in the next one makes this one no worse.
            Err(_) => return Ok(()),
        };
        let rest = self.stream.fill_buf().unwrap_or_default();
        if blank == 0 && !VERSION.starts_with(&rest[..rest.len().min(VERSION.len())]) {
            let error = Error::Record("it is longer or shorter than it says");
            return Err(Broken { after_head, error });
        }
        Ok(())
    }

    /// Reads `length` bytes, keeping them in `keep`; `false` when the record ends before, at the end
    /// of the archive or where a member begins with another record. What is kept grows with
    /// what is there, not with what is claimed.
    fn block(&mut self, mut length: u64, mut keep: Option<&mut Vec<u8>>) -> Result<bool, Broken> {
        let began = self.stream.mark().member;
        while length > 0 {
            let here = self.stream.fill_buf().map_err(Broken::stream)?;
            let n = usize::try_from(length).map_or(here.len(), |l| l.min(here.len()));
            if n == 0 {
                return Ok(false);
            }
            let here = &here[..n];
            let fresh = here.starts_with(VERSION);
            if let Some(kept) = &mut keep {
                kept.extend_from_slice(here);
            }
            let mark = self.stream.mark();
            if fresh && mark.member != began && mark.within == 0 {
                return Ok(false);
            }
            self.stream.consume(n);
            length -= n as u64;
        }
        Ok(true)
    }

    fn headers(&mut self) -> Result<Headers, Broken> {
        let mut bytes = Vec::new();
        loop {
            let before = bytes.len();
            if before >= HEAD_BYTES {
                return Err(Broken::at(&self.stream, "its head has no end"));
            }
            self.line(&mut bytes)?;
            if bytes[before..].trim_ascii().is_empty() {
                return Ok(head::headers(&bytes));
            }
        }
    }

    /// Adds a line, or as much of it as a head may have.
    fn line(&mut self, into: &mut Vec<u8>) -> Result<(), Broken> {
        let left = HEAD_BYTES.saturating_sub(into.len()) as u64;
        (&mut self.stream).take(left).read_until(b'\n', into).map_err(Broken::stream)?;
        Ok(())
    }

    /// Reads over blank lines, and says how many bytes they have.
    fn blank_lines(&mut self) -> Result<usize, Broken> {
        let mut all_blank = 0;
        loop {
            let here = self.stream.fill_buf().map_err(Broken::stream)?;
            let blank = here.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            let goes_on = blank == here.len() && blank > 0;
            self.stream.consume(blank);
            all_blank += blank;
            if !goes_on {
                return Ok(all_blank);
            }
        }
    }

    /// Finds the beginning of the next record; what cannot be found ends the archive.
    fn mend(&mut self, broken: Broken) -> Error {
        let Broken { after_head, error } = broken;
        let found = if matches!(error, Error::Record(_)) {
            self.go_back(after_head);
            self.look_for_record()
        } else {
            self.stream.mend(VERSION).unwrap_or(false)
        };
        self.over = !found;
        error
    }

    /// To where a wrong length can have swallowed no record, within reason.
    fn go_back(&mut self, to: Mark) {
        let far = self.stream.mark().within.saturating_sub(to.within);
        if far <= self.reread && self.stream.go_back(to) {
            self.reread -= far;
        }
    }

    /// Reads on to a line that begins a record, and over that line.
    fn look_for_record(&mut self) -> bool {
        loop {
            match self.is_record_line() {
                Ok(None) => return false,
                Ok(Some(begins)) if begins => {
                    self.version_read = true;
                    return true;
                }
                Ok(Some(_)) => {}
                Err(_) => return self.stream.mend(VERSION).unwrap_or(false),
            }
        }
    }

    /// Reads over a line, and says whether it begins a record; none at the end. A gzip member begins a
    /// line of its own, whatever the one before ended with.
    fn is_record_line(&mut self) -> std::io::Result<Option<bool>> {
        // Steps into the next member, whose beginning is the place of a record there.
        if self.stream.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let mark = self.stream.mark();
        let mut head = Vec::new();
        loop {
            let over = self.stream.fill_buf()?.is_empty();
            let now = self.stream.mark();
            if over || (now.within == 0 && now != mark) {
                break;
            }
            let here = self.stream.fill_buf()?;
            let end = here.iter().position(|b| *b == b'\n');
            let used = end.map_or(here.len(), |end| end + 1);
            head.extend(here[..used].iter().take(GLANCE_BYTES.saturating_sub(head.len())));
            self.stream.consume(used);
            if end.is_some() {
                break;
            }
        }
        let begins = head.starts_with(b"WARC/1.");
        if begins {
            self.next = mark;
        }
        Ok(Some(begins))
    }
}

/// A record that ends early, and where looking for the next one may begin.
struct Broken {
    after_head: Mark,
    error: Error,
}

impl Broken {
    fn at(stream: &Stream, why: &'static str) -> Self {
        Self { after_head: stream.mark(), error: Error::Record(why) }
    }

    fn stream(e: std::io::Error) -> Self {
        Self { after_head: Mark::default(), error: Error::from_io(&e) }
    }
}
