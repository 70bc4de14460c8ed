//! Finds the documents in files, folders and standard input, one at a time.

use crate::error::Error;
use crate::files::Files;
use crate::limits::DOCUMENT_BYTES;
use crate::lines::Lines;
use crate::stream::{Mark, Raw, Stream};
use crate::warc::Warc;
use crate::{Form, Found, Item};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead as _, Read};
use std::path::{Path, PathBuf};
use tidings_model::Problem;

/// Streams documents from `inputs`: files, folders (all below them, in sorted order) and `-` for
/// standard input. Reads `.html .htm .txt .md .jsonl .warc`, each also `.gz` and `.zst`; what is
/// compressed is told by its first bytes. Other files in folders and hidden ones are left out; a
/// file named outright is read whatever it is called. Memory does not grow with the input.
///
/// What cannot be read is a [`Problem`], and the rest goes on.
pub fn items(inputs: &[PathBuf]) -> impl Iterator<Item = Result<Item, Problem>> + use<> {
    let inputs: Vec<PathBuf> = inputs.to_vec();
    let found = inputs.into_iter().flat_map(|path| Input::open(&path));
    found.filter_map(|(found, _)| match found {
        Found::Item(item) => Some(Ok(item)),
        Found::Problem(problem) => Some(Err(problem)),
        Found::Skipped(_) => None,
    })
}

/// Where in an input reading has come to: what [`Input::go_on`] goes on from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The file, as the input's path and the names below it spell it.
    file: String,
    /// Where in it; none when nothing is left in it.
    at: Option<(Mark, usize)>,
}

/// One input as it is typed, being read: yields what is found, each with the position behind it.
pub struct Input {
    files: Files,
    file: String,
    /// The file being read, when it holds many documents.
    open: Option<Open>,
}

enum Open {
    Lines(Box<Lines>),
    Warc(Box<Warc>),
}

impl Open {
    fn next(&mut self) -> Option<Found> {
        match self {
            Self::Lines(lines) => Some(match lines.next()? {
                Ok(item) => Found::Item(item),
                Err((error, at)) => Found::Problem(error.problem(&at)),
            }),
            Self::Warc(warc) => warc.next(),
        }
    }

    fn place(&self) -> (Mark, usize) {
        match self {
            Self::Lines(lines) => lines.place(),
            Self::Warc(warc) => warc.place(),
        }
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    One(Form),
    Lines,
    Warc,
}

impl Input {
    /// The input at `path`, from its beginning.
    pub fn open(path: &Path) -> Self {
        Self { files: Files::new(path), file: String::new(), open: None }
    }

    /// The input at `path` from `position` on; from its beginning where there is no such place.
    pub fn go_on(path: &Path, position: &Position) -> Self {
        let mut input = Self::open(path);
        while let Some(found) = input.files.next() {
            let Ok(file) = found else { continue };
            if file.to_string_lossy() != position.file {
                continue;
            }
            input.file.clone_from(&position.file);
            let Some((mark, line)) = position.at else { return input };
            return match input.read(&file, mark, line) {
                Ok(None) => input,
                // The file cannot be read as it was.
                Ok(Some(_)) | Err(_) => Self::open(path),
            };
        }
        Self::open(path)
    }

    /// What is in `source`, which is called `name`.
    pub fn of(name: &Path, source: impl Read + 'static) -> Self {
        let mut input =
            Self { files: Files::none(), file: name.to_string_lossy().into_owned(), open: None };
        let raw = Raw::Pipe(Box::new(source));
        input.files = match input.look(name, raw, Mark::default(), 0) {
            Ok(None) => Files::none(),
            Ok(Some(item)) => Files::done(Found::Item(item)),
            Err(error) => Files::done(Found::Problem(error.problem(&input.file))),
        };
        input
    }

    fn behind(&self) -> Position {
        let at = self.open.as_ref().map(Open::place);
        Position { file: self.file.clone(), at }
    }

    /// Reads a document, or sets out to read the many in the file.
    fn read(&mut self, path: &Path, mark: Mark, line: usize) -> Result<Option<Item>, Error> {
        let raw = if path.as_os_str() == "-" {
            Raw::Pipe(Box::new(std::io::stdin()))
        } else {
            Raw::File(File::open(path).map_err(|e| Error::from_io(&e))?)
        };
        self.look(path, raw, mark, line)
    }

    fn look(
        &mut self,
        path: &Path,
        raw: Raw,
        mark: Mark,
        line: usize,
    ) -> Result<Option<Item>, Error> {
        let origin = self.file.clone();
        let mut stream = Stream::open(raw, mark).map_err(|e| Error::from_io(&e))?;
        let holds = match holds(path) {
            Some(known) => known,
            None => guess(stream.fill_buf().map_err(|e| Error::from_io(&e))?),
        };
        let form = match holds {
            Holds::Lines => {
                self.open = Some(Open::Lines(Box::new(Lines::new(origin, stream, line))));
                return Ok(None);
            }
            Holds::Warc => {
                self.open = Some(Open::Warc(Box::new(Warc::new(origin, stream, line))));
                return Ok(None);
            }
            Holds::One(form) => form,
        };
        let mut bytes = Vec::new();
        stream.take(DOCUMENT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| Error::from_io(&e))?;
        if bytes.len() as u64 > DOCUMENT_BYTES {
            return Err(Error::TooLarge);
        }
        if bytes.is_empty() {
            return Err(Error::Empty);
        }
        Ok(Some(Item { origin, form, bytes, line: None, web: None }))
    }
}

impl Iterator for Input {
    type Item = (Found, Position);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next() {
                    Some(found) => return Some((found, self.behind())),
                    None => self.open = None,
                }
                continue;
            }
            let found = match self.files.next()? {
                Err(found) => *found,
                Ok(path) => {
                    self.file = path.to_string_lossy().into_owned();
                    match self.read(&path, Mark::default(), 0) {
                        Ok(None) => continue,
                        Ok(Some(item)) => Found::Item(item),
                        Err(error) => Found::Problem(error.problem(&self.file)),
                    }
                }
            };
            return Some((found, self.behind()));
        }
    }
}

/// Whether a file of this name is taken from a folder.
pub fn is_readable(path: &Path) -> bool {
    holds(path).is_some()
}

/// What a file's name promises.
pub(crate) fn holds(path: &Path) -> Option<Holds> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    let (_, extension) = name.rsplit_once('.')?;
    match extension {
        "html" | "htm" => Some(Holds::One(Form::Html)),
        "txt" => Some(Holds::One(Form::Plain)),
        "md" => Some(Holds::One(Form::Markdown)),
        "jsonl" => Some(Holds::Lines),
        "warc" => Some(Holds::Warc),
        _ => None,
    }
}

/// Whether the name of an input promises a single document.
pub fn holds_one(input: &Path) -> bool {
    matches!(holds(input), Some(Holds::One(_))) && !input.is_dir()
}

/// What the first bytes suggest.
pub(crate) fn guess(head: &[u8]) -> Holds {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let start: Vec<u8> = head.iter().take(15).map(u8::to_ascii_lowercase).collect();
    match start.as_slice() {
        [b'{', ..] => Holds::Lines,
        s if s.starts_with(b"warc/1.") => Holds::Warc,
        s if [&b"<!doctype"[..], b"<html", b"<head", b"<body", b"<!--", b"<?xml"]
            .iter()
            .any(|tag| s.starts_with(tag)) =>
        {
            Holds::One(Form::Html)
        }
        s if s.starts_with(b"---\n") || s.starts_with(b"---\r\n") || s.starts_with(b"# ") => {
            Holds::One(Form::Markdown)
        }
        _ => Holds::One(Form::Plain),
    }
}
