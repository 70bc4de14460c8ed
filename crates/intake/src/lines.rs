//! The lines of a JSONL file, one item each.

use crate::error::Error;
use crate::limits::LINE_BYTES;
use crate::stream::{Mark, Stream};
use crate::{Form, Item};
use std::io::{BufRead as _, Read as _};

/// A JSONL file being read.
pub(crate) struct Lines {
    origin: String,
    stream: Stream,
    /// Lines read so far.
    line: usize,
    over: bool,
}

impl Lines {
    /// The lines from where `stream` stands, `line` lines into the file.
    pub(crate) fn new(origin: String, stream: Stream, line: usize) -> Self {
        Self { origin, stream, line, over: false }
    }

    /// Where the next line begins, and how many came before.
    pub(crate) fn place(&self) -> (Mark, usize) {
        (self.stream.mark(), self.line)
    }

    /// The next line that is not blank, or what went wrong and where.
    pub(crate) fn next(&mut self) -> Option<Result<Item, (Error, String)>> {
        while !self.over {
            let mut bytes = Vec::new();
            self.line += 1;
            let read = (&mut self.stream).take(LINE_BYTES as u64 + 1).read_until(b'\n', &mut bytes);
            let at = format!("{}:{}", self.origin, self.line);
            match read {
                Err(e) => {
                    self.over = true;
                    return Some(Err((Error::from_io(&e), at)));
                }
                Ok(0) => self.over = true,
                Ok(_) if bytes.len() > LINE_BYTES && !bytes.ends_with(b"\n") => {
                    let skipped = self.stream.skip_until(b'\n');
                    self.over = skipped.is_err();
                    let error = skipped.map_or_else(|e| Error::from_io(&e), |_| Error::LineTooLong);
                    return Some(Err((error, at)));
                }
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    let (origin, line) = (self.origin.clone(), Some(self.line));
                    return Some(Ok(Item { origin, form: Form::JsonLine, bytes, line, web: None }));
                }
            }
        }
        None
    }
}
