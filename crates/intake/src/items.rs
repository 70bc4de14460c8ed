//! Finds the documents in files, folders and standard input, one at a time.

use crate::error::Error;
use crate::limits::{DOCUMENT_BYTES, FOLDER_DEPTH, LINE_BYTES};
use crate::{Form, Item, decompress};
use std::fs::{self, File};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use tidings_model::Problem;

/// Streams documents from `inputs`: files, folders (all below them, in sorted order) and `-` for
/// standard input. Reads `.html .htm .txt .md .jsonl`, each also `.gz` and `.zst`; what is
/// compressed is told by its first bytes. Other files in folders and hidden ones are left out; a
/// file named outright is read whatever it is called. Memory does not grow with the input.
///
/// What cannot be read is a [`Problem`], and the rest goes on.
pub fn items(inputs: &[PathBuf]) -> impl Iterator<Item = Result<Item, Problem>> + use<> {
    let todo = inputs.iter().rev().map(|p| Todo { path: p.clone(), depth: 0 }).collect();
    Items { todo, lines: None }
}

struct Todo {
    path: PathBuf,
    depth: usize,
}

struct Items {
    /// What is still to be read, last first.
    todo: Vec<Todo>,
    /// The JSONL file being read.
    lines: Option<Lines>,
}

struct Lines {
    origin: String,
    source: Box<dyn BufRead>,
    line: usize,
}

impl Iterator for Items {
    type Item = Result<Item, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(Ok(item)) => return Some(Ok(item)),
                    Some(Err((error, at))) => {
                        if !matches!(error, Error::LineTooLong) {
                            self.lines = None;
                        }
                        return Some(Err(error.problem(&at)));
                    }
                    None => self.lines = None,
                }
                continue;
            }
            let Todo { path, depth } = self.todo.pop()?;
            match self.open(&path, depth) {
                Ok(None) => {}
                Ok(Some(item)) => return Some(Ok(item)),
                Err(error) => return Some(Err(error.problem(&path.to_string_lossy()))),
            }
        }
    }
}

impl Items {
    /// Reads a document, or sets out to read the lines or the folder that `path` names.
    fn open(&mut self, path: &Path, depth: usize) -> Result<Option<Item>, Error> {
        let stdin = path.as_os_str() == "-";
        if !stdin && fs::metadata(path).map_err(|e| Error::from_io(&e))?.is_dir() {
            return self.folder(path, depth).map(|()| None);
        }
        let raw: Box<dyn Read> = if stdin {
            Box::new(std::io::stdin())
        } else {
            Box::new(File::open(path).map_err(|e| Error::from_io(&e))?)
        };
        let origin = path.to_string_lossy().into_owned();
        let mut source = decompress::open(raw).map_err(|e| Error::from_io(&e))?;
        let head = source.fill_buf().map_err(|e| Error::from_io(&e))?;
        let form = form_of(path).unwrap_or_else(|| guess(head));
        if form == Form::JsonLine {
            self.lines = Some(Lines { origin, source, line: 0 });
            return Ok(None);
        }
        let mut bytes = Vec::new();
        source.take(DOCUMENT_BYTES + 1).read_to_end(&mut bytes).map_err(|e| Error::from_io(&e))?;
        if bytes.len() as u64 > DOCUMENT_BYTES {
            return Err(Error::TooLarge);
        }
        if bytes.is_empty() {
            return Err(Error::Empty);
        }
        Ok(Some(Item { origin, form, bytes, line: None }))
    }

    /// Puts what is in a folder before everything else that is still to be read.
    fn folder(&mut self, path: &Path, depth: usize) -> Result<(), Error> {
        if depth >= FOLDER_DEPTH {
            return Err(Error::FolderDepth);
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(path).map_err(|e| Error::from_io(&e))? {
            let entry = entry.map_err(|e| Error::from_io(&e))?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            // A link to a folder is not followed, so that a loop of links ends.
            let kind = entry.file_type().map_err(|e| Error::from_io(&e))?;
            if kind.is_dir() || form_of(&entry.path()).is_some() {
                found.push(entry.path());
            }
        }
        if found.is_empty() && depth == 0 {
            return Err(Error::NothingInFolder);
        }
        found.sort_by(|a, b| b.as_os_str().cmp(a.as_os_str()));
        self.todo.extend(found.into_iter().map(|path| Todo { path, depth: depth + 1 }));
        Ok(())
    }
}

impl Lines {
    /// The next line that is not blank, or what went wrong and where.
    fn next(&mut self) -> Option<Result<Item, (Error, String)>> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let read = (&mut self.source).take(LINE_BYTES as u64 + 1).read_until(b'\n', &mut bytes);
            let at = format!("{}:{}", self.origin, self.line);
            match read {
                Err(e) => return Some(Err((Error::from_io(&e), at))),
                Ok(0) => return None,
                Ok(_) if bytes.len() > LINE_BYTES && !bytes.ends_with(b"\n") => {
                    return Some(Err(match skip_line(&mut self.source) {
                        Ok(()) => (Error::LineTooLong, at),
                        Err(e) => (Error::from_io(&e), at),
                    }));
                }
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    return Some(Ok(Item {
                        origin: self.origin.clone(),
                        form: Form::JsonLine,
                        bytes,
                        line: Some(self.line),
                    }));
                }
            }
        }
    }
}

/// Reads on to the end of the line without keeping it.
fn skip_line(source: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let chunk = source.fill_buf()?;
        if chunk.is_empty() {
            return Ok(());
        }
        let end = chunk.iter().position(|&b| b == b'\n');
        let used = end.map_or(chunk.len(), |i| i + 1);
        source.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// The form a file name promises.
fn form_of(path: &Path) -> Option<Form> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    let (_, extension) = name.rsplit_once('.')?;
    match extension {
        "html" | "htm" => Some(Form::Html),
        "txt" => Some(Form::Plain),
        "md" => Some(Form::Markdown),
        "jsonl" => Some(Form::JsonLine),
        _ => None,
    }
}

/// The form the first bytes suggest.
fn guess(head: &[u8]) -> Form {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let start: Vec<u8> = head.iter().take(15).map(u8::to_ascii_lowercase).collect();
    match start.as_slice() {
        [b'{', ..] => Form::JsonLine,
        s if [&b"<!doctype"[..], b"<html", b"<head", b"<body", b"<!--", b"<?xml"]
            .iter()
            .any(|tag| s.starts_with(tag)) =>
        {
            Form::Html
        }
        s if s.starts_with(b"---\n") || s.starts_with(b"---\r\n") || s.starts_with(b"# ") => {
            Form::Markdown
        }
        _ => Form::Plain,
    }
}
