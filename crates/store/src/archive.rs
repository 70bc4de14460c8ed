//! Captures on disk: one compressed file per digest, written whole or not at all.

use crate::{Error, hook};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tidings_model::Digest;

/// Captures larger than this are damage, not captures: intake refuses far smaller ones.
const MAX_CAPTURE_BYTES: u64 = 1 << 30;

/// Where captures are kept.
#[derive(Debug)]
pub(crate) enum Archive {
    /// `NAME.archive/ab/abcd….zst`.
    Folder {
        /// `NAME.archive`.
        root: PathBuf,
        /// Shards whose own names are known to be on disk; learnt anew by each store opened.
        lasting: RefCell<BTreeSet<PathBuf>>,
    },
    /// For stores without a file.
    Memory(RefCell<BTreeMap<Digest, Vec<u8>>>),
}

impl Archive {
    /// The archive that belongs to the store at `path`: `x.archive` for `x.db`.
    pub(crate) fn beside(path: &Path) -> Self {
        let root = if path.extension().is_some_and(|e| e == "db") {
            path.with_extension("archive")
        } else {
            let mut name = path.as_os_str().to_owned();
            name.push(".archive");
            name.into()
        };
        Self::Folder { root, lasting: RefCell::default() }
    }

    pub(crate) fn in_memory() -> Self {
        Self::Memory(RefCell::default())
    }

    /// Keeps `bytes` under `digest`; when this returns they are on disk.
    pub(crate) fn put(&self, digest: Digest, bytes: &[u8]) -> Result<(), Error> {
        let packed = |path: &Path| zstd::encode_all(bytes, 3).map_err(|e| Error::io(path, e));
        match self {
            Self::Memory(held) => {
                if !held.borrow().contains_key(&digest) {
                    let packed = packed(Path::new("memory"))?;
                    held.borrow_mut().insert(digest, packed);
                }
                Ok(())
            }
            Self::Folder { root, lasting } => {
                let path = path_of(root, digest);
                let shard = path.parent().unwrap_or(root);
                if !lasting.borrow().contains(shard) {
                    fs::create_dir_all(shard).map_err(|e| Error::io(shard, e))?;
                    sync_folder(root)?;
                    sync_folder(parent(root))?;
                    lasting.borrow_mut().insert(shard.to_owned());
                }
                if !path.is_file() {
                    write(&path, &packed(&path)?)?;
                }
                // A file with this name is whole, but its name may not be on disk yet, also when
                // the program that wrote it was stopped before it could commit.
                sync_folder(shard)
            }
        }
    }

    /// Whether a capture is there, unread.
    pub(crate) fn has(&self, digest: Digest) -> bool {
        match self {
            Self::Memory(held) => held.borrow().contains_key(&digest),
            Self::Folder { root, .. } => path_of(root, digest).is_file(),
        }
    }

    /// The bytes as they were captured, compared with their digest.
    pub(crate) fn get(&self, digest: Digest) -> Result<Vec<u8>, Error> {
        let damaged = |why: &str| Error::damaged(format!("capture {digest} {why}"));
        let packed = match self {
            Self::Memory(held) => held.borrow().get(&digest).cloned(),
            Self::Folder { root, .. } => {
                let path = path_of(root, digest);
                match fs::read(&path) {
                    Ok(bytes) => Some(bytes),
                    Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
                    Err(e) => return Err(Error::io(&path, e)),
                }
            }
        };
        let packed = packed.ok_or_else(|| damaged("is missing from the archive"))?;
        let bytes = unpack(&packed).map_err(|e| damaged(&format!("cannot be unpacked ({e})")))?;
        if Digest::of(&bytes) == digest {
            Ok(bytes)
        } else {
            Err(damaged("is not the bytes that were captured"))
        }
    }

    /// Digests of all captures there, and the number of files that are none.
    pub(crate) fn list(&self) -> Result<(BTreeSet<Digest>, u64), Error> {
        let root = match self {
            Self::Memory(held) => return Ok((held.borrow().keys().copied().collect(), 0)),
            Self::Folder { root, .. } => root,
        };
        let (mut digests, mut others) = (BTreeSet::new(), 0);
        if !root.is_dir() {
            return Ok((digests, others));
        }
        for shard in entries(root)? {
            if !shard.is_dir() {
                others += 1;
                continue;
            }
            for path in entries(&shard)? {
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
                let hex = name.strip_suffix(".zst").unwrap_or("");
                match Digest::parse(&format!("sha256:{hex}")) {
                    Some(digest) if path_of(root, digest) == path => {
                        digests.insert(digest);
                    }
                    _ => others += 1,
                }
            }
        }
        Ok((digests, others))
    }
}

fn path_of(root: &Path, digest: Digest) -> PathBuf {
    let hex = digest.hex();
    root.join(&hex[..2]).join(format!("{hex}.zst"))
}

fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    zstd::Decoder::new(packed)?.take(MAX_CAPTURE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes beside the final name, makes the bytes lasting, then gives them the name.
fn write(path: &Path, packed: &[u8]) -> Result<(), Error> {
    let (partial, mut file) = open_partial(path)?;
    let fail = |e| Error::io(&partial, e);
    file.write_all(packed).map_err(fail)?;
    hook::at("capture written");
    file.sync_all().map_err(fail)?;
    fs::rename(&partial, path).map_err(|e| Error::io(path, e))?;
    hook::at("capture named");
    Ok(())
}

/// A file of this writer's own: others may be writing the same capture, and one that was killed may
/// have left its own behind.
fn open_partial(path: &Path) -> Result<(PathBuf, File), Error> {
    for n in 0..u32::MAX {
        let partial = path.with_extension(format!("{n}.partial"));
        match File::create_new(&partial) {
            Ok(file) => return Ok((partial, file)),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(Error::io(&partial, e)),
        }
    }
    Err(Error::io(path, std::io::ErrorKind::AlreadyExists.into()))
}

/// The folder that `path` lies in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder lasting.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| Error::io(folder, e))
}

/// Elsewhere folders cannot be opened, and names are lasting when the file is.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Error::io(folder, e))? {
        paths.push(entry.map_err(|e| Error::io(folder, e))?.path());
    }
    Ok(paths)
}
