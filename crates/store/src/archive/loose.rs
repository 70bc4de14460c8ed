//! Captures as stores up to schema 3 kept them, one packed file each: `NAME.archive/ab/abcd….zst`. Read and copied,
//! no longer written.

use super::medium::entries;
use super::warc::MAX_PAYLOAD_BYTES;
use super::{parent, sync_folder};
use crate::Error;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use tidings_model::Digest;

pub(super) fn path_of(root: &Path, digest: Digest) -> PathBuf {
    let hex = digest.hex();
    root.join(&hex[..2]).join(format!("{hex}.zst"))
}

/// The packed bytes; none when there is no such file.
pub(super) fn read(root: &Path, digest: Digest) -> Result<Option<Vec<u8>>, Error> {
    let path = path_of(root, digest);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(Error::io(&path, e)),
    }
}

pub(super) fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::Decoder::new(packed)?.take(MAX_PAYLOAD_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Copies one capture to another archive, where it is on disk when this returns.
pub(super) fn copy(root: &Path, digest: Digest, to: &Path) -> Result<(), Error> {
    let (from, to) = (path_of(root, digest), path_of(to, digest));
    let shard = parent(&to);
    let copied = fs::create_dir_all(shard)
        .and_then(|()| fs::copy(&from, &to))
        .and_then(|_| File::open(&to)?.sync_all());
    copied.map_err(|e| Error::unwritten(&to, &e))?;
    sync_folder(shard)?;
    sync_folder(parent(shard))
}

/// Digests of all captures in the shards of an archive, and the number of files that are none.
pub(super) fn list(root: &Path, shards: &[PathBuf]) -> Result<(BTreeSet<Digest>, u64), Error> {
    let (mut digests, mut others) = (BTreeSet::new(), 0);
    for shard in shards {
        if !shard.is_dir() {
            others += 1;
            continue;
        }
        for path in entries(shard)? {
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
