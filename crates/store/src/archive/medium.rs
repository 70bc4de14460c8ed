//! What segments are written on: files in a folder, or memory.

use crate::archive::sync_folder;
use crate::{Error, hook};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

/// Where segments are kept.
#[derive(Debug)]
pub(super) enum Medium {
    /// `NAME.archive`, with `000001.warc.gz` and so on.
    Folder(PathBuf),
    /// For stores without a file.
    Memory(RefCell<BTreeMap<u32, Vec<u8>>>),
}

/// The end of a segment, open for writing.
#[derive(Debug)]
pub(super) struct Tail {
    pub(super) segment: u32,
    pub(super) end: u64,
    /// Whether it does not have its own name yet.
    begun: bool,
    /// None in memory.
    file: Option<File>,
}

/// `000001.warc.gz`.
pub(super) fn file_name(segment: u32) -> String {
    format!("{segment:06}.warc.gz")
}

/// What a segment is called until its first records are lasting. A file left under this name is nobody's.
fn begun_name(segment: u32) -> String {
    format!("{}.begun", file_name(segment))
}

impl Medium {
    /// What an error about a segment names.
    pub(super) fn path(&self, segment: u32) -> PathBuf {
        match self {
            Self::Folder(root) => root.join(file_name(segment)),
            Self::Memory(_) => PathBuf::from(file_name(segment)),
        }
    }

    /// How long a segment is; none when there is no such one.
    pub(super) fn length(&self, segment: u32) -> Result<Option<u64>, Error> {
        match self {
            Self::Memory(held) => Ok(held.borrow().get(&segment).map(|s| s.len() as u64)),
            Self::Folder(root) => match fs::metadata(found(root, segment)) {
                Ok(about) => Ok(Some(about.len())),
                Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
                Err(e) => Err(Error::io(&self.path(segment), e)),
            },
        }
    }

    /// These bytes of a segment; none when it does not have them all.
    pub(super) fn read(
        &self,
        segment: u32,
        start: u64,
        length: u64,
    ) -> Result<Option<Vec<u8>>, Error> {
        let held = self.length(segment)?.unwrap_or(0);
        if start.checked_add(length).is_none_or(|end| end > held) {
            return Ok(None);
        }
        let (from, count) = (start as usize, length as usize);
        match self {
            Self::Memory(held) => Ok(held
                .borrow()
                .get(&segment)
                .and_then(|s| s.get(from..from + count))
                .map(<[u8]>::to_vec)),
            Self::Folder(root) => {
                let path = found(root, segment);
                let mut bytes = vec![0; count];
                File::open(&path)
                    .and_then(|mut file| {
                        file.seek(SeekFrom::Start(start))?;
                        file.read_exact(&mut bytes)
                    })
                    .map_err(|e| Error::io(&path, e))?;
                Ok(Some(bytes))
            }
        }
    }

    /// Opens a segment behind its first `length` bytes and cuts off what follows them. None when it is shorter: then
    /// it is damaged, and nothing more is put into it.
    pub(super) fn open(&self, segment: u32, length: u64) -> Result<Option<Tail>, Error> {
        let named = matches!(self, Self::Memory(_)) || self.path(segment).is_file();
        if !named || self.length(segment)?.is_none_or(|held| held < length) {
            return Ok(None);
        }
        let tail = |file| Some(Tail { segment, end: length, begun: false, file });
        match self {
            Self::Memory(held) => {
                if let Some(bytes) = held.borrow_mut().get_mut(&segment) {
                    bytes.truncate(length as usize);
                }
                Ok(tail(None))
            }
            Self::Folder(_) => {
                let path = self.path(segment);
                let open = || {
                    let mut file = OpenOptions::new().write(true).open(&path)?;
                    if file.metadata()?.len() > length {
                        file.set_len(length)?;
                    }
                    file.seek(SeekFrom::Start(length))?;
                    Ok(file)
                };
                Ok(tail(Some(open().map_err(|e| Error::unwritten(&path, &e))?)))
            }
        }
    }

    /// Begins the first segment from `wanted` on that is not there. One that no row names is passed over: it may be
    /// what is left of another store.
    pub(super) fn begin(&self, wanted: u32) -> Result<Tail, Error> {
        let root = match self {
            Self::Memory(held) => {
                held.borrow_mut().insert(wanted, Vec::new());
                return Ok(Tail { segment: wanted, end: 0, begun: true, file: None });
            }
            Self::Folder(root) => root,
        };
        fs::create_dir_all(root).map_err(|e| Error::unwritten(root, &e))?;
        let mut segment = wanted;
        while self.path(segment).exists() {
            segment += 1;
        }
        let path = root.join(begun_name(segment));
        let file = File::create(&path).map_err(|e| Error::unwritten(&path, &e))?;
        Ok(Tail { segment, end: 0, begun: true, file: Some(file) })
    }

    /// Writes at the end.
    pub(super) fn append(&self, tail: &mut Tail, bytes: &[u8]) -> Result<(), Error> {
        match (self, &mut tail.file) {
            (Self::Memory(held), _) => {
                held.borrow_mut().entry(tail.segment).or_default().extend_from_slice(bytes);
            }
            (Self::Folder(_), Some(file)) => hook::write_all(file, bytes)
                .map_err(|e| Error::unwritten(&self.path(tail.segment), &e))?,
            (Self::Folder(_), None) => {}
        }
        tail.end += bytes.len() as u64;
        Ok(())
    }

    /// Makes all that was written lasting, and gives a new segment its name. Returns whether it was new.
    pub(super) fn sync(&self, tail: &mut Tail) -> Result<bool, Error> {
        let (Self::Folder(root), Some(file)) = (self, &tail.file) else { return Ok(false) };
        hook::sync(file).map_err(|e| Error::unwritten(&self.path(tail.segment), &e))?;
        let begun = std::mem::replace(&mut tail.begun, false);
        if begun {
            let path = self.path(tail.segment);
            fs::rename(root.join(begun_name(tail.segment)), &path)
                .map_err(|e| Error::unwritten(&path, &e))?;
            sync_folder(root)?;
            sync_folder(super::parent(root))?;
        }
        Ok(begun)
    }

    /// Takes back the name of a segment that no row names after all.
    pub(super) fn unname(&self, segment: u32) {
        if let Self::Folder(root) = self {
            // Where that fails the segment keeps its name and is passed over.
            let _ = fs::rename(self.path(segment), root.join(begun_name(segment)));
        }
    }

    /// The segments that are there, and what else is in the folder.
    pub(super) fn list(&self) -> Result<(Vec<u32>, Vec<PathBuf>), Error> {
        let root = match self {
            Self::Memory(held) => return Ok((held.borrow().keys().copied().collect(), Vec::new())),
            Self::Folder(root) => root,
        };
        let (mut segments, mut others) = (Vec::new(), Vec::new());
        if root.is_dir() {
            for path in entries(root)? {
                match segment_of(&path) {
                    Some(segment) => segments.push(segment),
                    None => others.push(path),
                }
            }
        }
        segments.sort_unstable();
        Ok((segments, others))
    }
}

/// Where a segment is: within the transaction that begins it, not yet under its name.
fn found(root: &Path, segment: u32) -> PathBuf {
    let path = root.join(file_name(segment));
    if path.exists() { path } else { root.join(begun_name(segment)) }
}

fn segment_of(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    let segment = name.strip_suffix(".warc.gz")?.parse().ok()?;
    (file_name(segment) == name).then_some(segment)
}

pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Error::io(folder, e))? {
        paths.push(entry.map_err(|e| Error::io(folder, e))?.path());
    }
    Ok(paths)
}
