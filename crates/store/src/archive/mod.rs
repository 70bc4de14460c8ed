//! Captures on disk: WARC segments that only ever grow at their end, and what older stores kept.
//!
//! Records are appended while the store's write lock is held and made lasting before the rows that name them commit.
//! So two programs never append at once, and what lies behind the bytes that a committed row counts was never
//! acknowledged: it is cut off before the next record is written. A new segment gets its name with its first commit.

mod loose;
mod medium;
mod warc;

use crate::{Error, hook};
use medium::{Medium, Tail};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use tidings_model::{Capture, Digest};

/// Segments are about this large, as other tools expect of WARC files.
const SEGMENT_BYTES: u64 = 1 << 30;

/// The captures of a store.
#[derive(Debug)]
pub(crate) struct Archive {
    medium: Medium,
    writing: RefCell<Writing>,
    /// Segments that the transaction under way has given their names.
    begun: RefCell<Vec<u32>>,
    /// When a segment is full.
    pub(crate) segment_bytes: Cell<u64>,
}

/// What the transaction under way has done.
#[derive(Debug)]
enum Writing {
    Nothing,
    At(Tail),
    /// A record could not be written, so nothing of the transaction may commit.
    Failed,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) segment: u32,
    pub(crate) start: u64,
    pub(crate) length: u64,
}

/// What stands in the segments.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// Of two records of the same bytes the later: it was written because the earlier was lost.
    pub(crate) captures: BTreeMap<Digest, Place>,
    /// Up to where each segment has whole records.
    pub(crate) ends: Vec<(u32, u64)>,
}

impl Archive {
    fn on(medium: Medium) -> Self {
        let writing = RefCell::new(Writing::Nothing);
        let segment_bytes = Cell::new(SEGMENT_BYTES);
        Self { medium, writing, begun: RefCell::default(), segment_bytes }
    }

    /// The archive that belongs to the store at `path`.
    pub(crate) fn beside(path: &Path) -> Self {
        Self::on(Medium::Folder(folder_of(path)))
    }

    pub(crate) fn in_memory() -> Self {
        Self::on(Medium::Memory(RefCell::default()))
    }

    /// Appends a capture. It is on disk once [`Archive::settle`] has returned.
    pub(crate) fn keep(
        &self,
        tx: &Connection,
        capture: &Capture,
        at: &str,
    ) -> Result<Place, Error> {
        let mut writing = self.writing.borrow_mut();
        // Until it has gone well, it has failed.
        let mut tail = match std::mem::replace(&mut *writing, Writing::Failed) {
            Writing::At(tail) => tail,
            Writing::Nothing => self.tail(tx, at)?,
            Writing::Failed => return Err(self.failed()),
        };
        if tail.end >= self.segment_bytes.get() {
            self.settle_tail(tx, &mut tail)?;
            tail = self.begin(tail.segment + 1, at)?;
        }
        let record = warc::capture(capture, at)
            .map_err(|e| Error::io(&self.medium.path(tail.segment), e))?;
        let place = Place { segment: tail.segment, start: tail.end, length: record.len() as u64 };
        self.medium.append(&mut tail, &record)?;
        hook::at("record written");
        *writing = Writing::At(tail);
        Ok(place)
    }

    /// Makes lasting what the transaction has appended, just before it commits.
    pub(crate) fn settle(&self, tx: &Connection) -> Result<(), Error> {
        match std::mem::replace(&mut *self.writing.borrow_mut(), Writing::Nothing) {
            Writing::Nothing => Ok(()),
            Writing::Failed => Err(self.failed()),
            Writing::At(mut tail) => self.settle_tail(tx, &mut tail),
        }
    }

    /// The transaction has ended. What it appended without committing is cut off by the next.
    pub(crate) fn end(&self, committed: bool) {
        *self.writing.borrow_mut() = Writing::Nothing;
        for segment in self.begun.take() {
            if !committed {
                self.medium.unname(segment);
            }
        }
    }

    fn settle_tail(&self, tx: &Connection, tail: &mut Tail) -> Result<(), Error> {
        if self.medium.sync(tail)? {
            self.begun.borrow_mut().push(tail.segment);
        }
        hook::at("records lasting");
        tx.prepare_cached(
            "INSERT INTO segment (n, length) VALUES (?1, ?2)
             ON CONFLICT (n) DO UPDATE SET length = excluded.length",
        )?
        .execute(params![tail.segment, tail.end])?;
        Ok(())
    }

    /// The end of the last segment, or of a new one where that is full or damaged.
    fn tail(&self, tx: &Connection, at: &str) -> Result<Tail, Error> {
        let last: Option<(u32, u64)> = tx
            .prepare_cached("SELECT n, length FROM segment ORDER BY n DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((segment, length)) = last else { return self.begin(1, at) };
        match self.medium.open(segment, length)? {
            Some(tail) => Ok(tail),
            None => self.begin(segment + 1, at),
        }
    }

    fn begin(&self, segment: u32, at: &str) -> Result<Tail, Error> {
        let mut tail = self.medium.begin(segment)?;
        hook::at("segment begun");
        let path = self.medium.path(tail.segment);
        let info = warc::info(&medium::file_name(tail.segment), at);
        self.medium.append(&mut tail, &info.map_err(|e| Error::io(&path, e))?)?;
        Ok(tail)
    }

    fn failed(&self) -> Error {
        let why = io::Error::other("a capture before this one could not be written");
        Error::unwritten(&self.medium.path(0), &why)
    }

    /// Whether the bytes of a capture are there, unread.
    pub(crate) fn has(&self, conn: &Connection, digest: Digest) -> Result<bool, Error> {
        if let Some(place) = place_of(conn, digest)? {
            let end = place.start + place.length;
            return Ok(self.medium.length(place.segment)?.is_some_and(|held| held >= end));
        }
        Ok(self.root().is_some_and(|root| loose::path_of(root, digest).is_file()))
    }

    /// The bytes as they were captured, compared with their digest.
    pub(crate) fn get(&self, conn: &Connection, digest: Digest) -> Result<Vec<u8>, Error> {
        let damaged = |why: &str| Error::damaged(format!("capture {digest} {why}"));
        let unpacked = match place_of(conn, digest)? {
            Some(Place { segment, start, length }) => {
                self.medium.read(segment, start, length)?.map(|record| warc::payload(&record))
            }
            None => match self.root() {
                Some(root) => loose::read(root, digest)?
                    .map(|packed| loose::unpack(&packed).map_err(|e| e.to_string())),
                None => None,
            },
        };
        let bytes = unpacked
            .ok_or_else(|| damaged("is missing from the archive"))?
            .map_err(|e| damaged(&format!("cannot be unpacked ({e})")))?;
        if Digest::of(&bytes) == digest {
            Ok(bytes)
        } else {
            Err(damaged("is not the bytes that were captured"))
        }
    }

    fn root(&self) -> Option<&Path> {
        match &self.medium {
            Medium::Folder(root) => Some(root),
            Medium::Memory(_) => None,
        }
    }

    /// How many files and ends of files no row names: what interrupted programs left, and what one is writing now.
    pub(crate) fn unnamed(
        &self,
        conn: &Connection,
        named: &BTreeSet<Digest>,
    ) -> Result<u64, Error> {
        let lengths: BTreeMap<u32, u64> = segments(conn)?.into_iter().collect();
        let (held, shards) = self.medium.list()?;
        let mut unnamed = 0;
        for segment in held {
            let known = lengths.get(&segment).copied().unwrap_or(0);
            unnamed += u64::from(self.medium.length(segment)?.is_some_and(|held| held > known));
        }
        let Some(root) = self.root() else { return Ok(unnamed) };
        let (loose, others) = loose::list(root, &shards)?;
        Ok(unnamed + others + loose.difference(named).count() as u64)
    }

    /// Copies to the archive of another store what the rows of that store name, which is then on disk.
    pub(crate) fn copy(
        &self,
        to: &Path,
        copied: &Connection,
        named: &[Digest],
    ) -> Result<(), Error> {
        let root = folder_of(to);
        if !named.is_empty() {
            fs::create_dir_all(&root).map_err(|e| Error::unwritten(&root, &e))?;
        }
        for (segment, length) in segments(copied)? {
            let path = root.join(medium::file_name(segment));
            if !self.copy_segment(segment, length, &path)? {
                let name = medium::file_name(segment);
                return Err(Error::damaged(format!(
                    "{name} in the archive is shorter than it was"
                )));
            }
        }
        for digest in named {
            if place_of(copied, *digest)?.is_none()
                && let Some(from) = self.root()
                && loose::path_of(from, *digest).is_file()
            {
                loose::copy(from, *digest, &root)?;
            }
        }
        if root.is_dir() { sync_folder(&root) } else { Ok(()) }
    }

    fn copy_segment(&self, segment: u32, length: u64, to: &Path) -> Result<bool, Error> {
        if self.medium.length(segment)?.is_none_or(|held| held < length) {
            return Ok(false);
        }
        let unwritten = |e| Error::unwritten(to, &e);
        let mut file = File::create_new(to).map_err(unwritten)?;
        let copied = match &self.medium {
            Medium::Memory(held) => {
                let held = held.borrow();
                let bytes = held.get(&segment).map_or(&[][..], |s| s);
                io::copy(&mut bytes.take(length), &mut file)
            }
            Medium::Folder(_) => {
                let path = self.medium.path(segment);
                let from = File::open(&path).map_err(|e| Error::io(&path, e))?;
                io::copy(&mut from.take(length), &mut file)
            }
        };
        let copied = copied.map_err(unwritten)?;
        file.sync_all().map_err(unwritten)?;
        Ok(copied == length)
    }

    /// Reads the segments through.
    pub(crate) fn scan(&self) -> Result<Scanned, Error> {
        let mut scanned = Scanned::default();
        let Some(root) = self.root() else { return Ok(scanned) };
        for segment in self.medium.list()?.0 {
            let path = root.join(medium::file_name(segment));
            let mut whole = 0;
            File::open(&path)
                .and_then(|file| {
                    warc::scan(file, |digest, start, end| {
                        whole = end;
                        let place = Place { segment, start, length: end - start };
                        scanned.captures.extend(digest.map(|digest| (digest, place)));
                    })
                })
                .map_err(|e| Error::io(&path, e))?;
            scanned.ends.push((segment, whole));
        }
        Ok(scanned)
    }
}

/// Writes down where the bytes of entry `seq` are, and that they are nowhere else.
pub(crate) fn put_place(tx: &Connection, seq: u64, digest: Digest, at: Place) -> Result<(), Error> {
    tx.prepare_cached(
        "DELETE FROM capture WHERE seq IN (
           SELECT seq FROM ledger WHERE kind = 'capture' AND subject = ?1)",
    )?
    .execute([digest.to_string()])?;
    tx.prepare_cached("INSERT INTO capture (seq, segment, start, length) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![seq, at.segment, at.start, at.length])?;
    Ok(())
}

fn place_of(conn: &Connection, digest: Digest) -> Result<Option<Place>, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT segment, start, length FROM capture JOIN ledger USING (seq)
             WHERE kind = 'capture' AND subject = ?1",
        )?
        .query_row([digest.to_string()], |row| {
            Ok(Place { segment: row.get(0)?, start: row.get(1)?, length: row.get(2)? })
        })
        .optional()?)
}

/// How many bytes of each segment are the store's.
fn segments(conn: &Connection) -> Result<Vec<(u32, u64)>, Error> {
    let mut query = conn.prepare_cached("SELECT n, length FROM segment ORDER BY n")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// `x.archive` for `x.db`.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|e| e == "db") {
        return path.with_extension("archive");
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".archive");
    name.into()
}

/// The folder that `path` lies in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder lasting.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| Error::unwritten(folder, &e))
}

/// Elsewhere folders cannot be opened, and names are lasting when the file is.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}
