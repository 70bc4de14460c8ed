//! The files below an input, in sorted order, and what shows that they are as they were.

use crate::Found;
use crate::error::Error;
use crate::items::holds;
use crate::limits::FOLDER_DEPTH;
use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use tidings_model::Digest;

/// How much of a file's beginning shows whether it is another.
const LEADING_BYTES: u64 = 1 << 16;

/// Yields files to read, and what stands in the way.
pub(crate) struct Files {
    /// What is still to be looked at, last first.
    todo: Vec<Todo>,
    /// What was found without looking.
    done: Option<Box<Found>>,
}

struct Todo {
    path: PathBuf,
    depth: usize,
}

impl Files {
    pub(crate) fn new(path: &Path) -> Self {
        Self { todo: vec![Todo { path: path.to_owned(), depth: 0 }], done: None }
    }

    pub(crate) fn none() -> Self {
        Self { todo: Vec::new(), done: None }
    }

    pub(crate) fn done(found: Found) -> Self {
        Self { todo: Vec::new(), done: Some(Box::new(found)) }
    }

    /// A file, or sets out to list the folder that `path` names.
    fn look(&mut self, Todo { path, depth }: Todo) -> Result<Option<PathBuf>, Error> {
        if path.as_os_str() == "-" {
            return Ok(Some(path));
        }
        if !fs::metadata(&path).map_err(|e| Error::from_io(&e))?.is_dir() {
            return Ok(Some(path));
        }
        if depth >= FOLDER_DEPTH {
            return Err(Error::FolderDepth);
        }
        let found = list(&path)?;
        if found.is_empty() && depth == 0 {
            return Err(Error::NothingInFolder);
        }
        self.todo.extend(found.into_iter().map(|path| Todo { path, depth: depth + 1 }));
        Ok(None)
    }
}

impl Iterator for Files {
    type Item = Result<PathBuf, Box<Found>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(found) = self.done.take() {
            return Some(Err(found));
        }
        loop {
            let todo = self.todo.pop()?;
            let origin = todo.path.clone();
            match self.look(todo) {
                Ok(Some(path)) => return Some(Ok(path)),
                Ok(None) => {}
                Err(error) => {
                    let problem = error.problem(&origin.to_string_lossy());
                    return Some(Err(Box::new(Found::Problem(problem))));
                }
            }
        }
    }
}

/// The folders in a folder, and the files that may hold reports; last first.
fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Error::from_io(&e))? {
        let entry = entry.map_err(|e| Error::from_io(&e))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        // A link to a folder is not followed, so that a loop of links ends.
        let kind = entry.file_type().map_err(|e| Error::from_io(&e))?;
        if kind.is_dir() || holds(&entry.path()).is_some() {
            found.push(entry.path());
        }
    }
    found.sort_by(|a, b| b.as_os_str().cmp(a.as_os_str()));
    Ok(found)
}

/// What shows whether an input is as it was: of a file its size, its time of change and its
/// beginning; of a folder the names, sizes and times of all files below. None for what cannot be
/// read twice.
pub fn fingerprint(input: &Path) -> Option<String> {
    let metadata = fs::metadata(input).ok()?;
    if metadata.is_file() {
        let mut head = Vec::new();
        File::open(input).ok()?.take(LEADING_BYTES).read_to_end(&mut head).ok()?;
        return Some(format!("{} {}", marks(&metadata)?, Digest::of(&head)));
    }
    if !metadata.is_dir() {
        return None;
    }
    let (mut all, mut count) = (Digest::of(b""), 0_u64);
    for file in Files::new(input) {
        let line = match file {
            Ok(path) => format!("{} {}", path.to_str()?, marks(&fs::metadata(&path).ok()?)?),
            Err(_) => "unreadable".to_owned(),
        };
        all = Digest::of(format!("{all}\n{line}").as_bytes());
        count += 1;
    }
    Some(format!("{count} files {all}"))
}

/// Size and time of change.
fn marks(metadata: &Metadata) -> Option<String> {
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", metadata.len(), changed.as_nanos()))
}
