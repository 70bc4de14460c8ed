//! One place index, opened without being read: embedded bytes or a mapped file.

use crate::Error;
use crate::index_write::{
    BODY_SUM_AT, HEADER_LEN, HEADER_SUM_AT, IdKey, MAGIC, RECORD_LEN, SECTIONS, TABLE_AT, VERSION,
    field,
};
use memmap2::Mmap;
use sha2::{Digest as _, Sha256};
use std::cmp::Ordering;
use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Bytes that outlive the index.
#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Mapped(Arc<Mmap>),
}

impl Bytes {
    fn all(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Mapped(map) => map,
        }
    }
}

/// A section, as the FST reader wants it.
struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        self.bytes.all().get(self.range.clone()).unwrap_or_default()
    }
}

/// A place index.
pub(crate) struct Index {
    name: String,
    bytes: Bytes,
    records: Section,
    pool: Section,
    postings: Section,
    names: fst::Map<Section>,
    loose: fst::Map<Section>,
}

impl Index {
    /// Opens the index embedded in the program.
    pub(crate) fn embedded(bytes: &'static [u8]) -> Result<Self, Error> {
        Self::new("the built-in places".to_owned(), Bytes::Static(bytes))
    }

    /// Maps the index at `path`. Only its header is read and checked.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(Error::io(path))?;
        let name = path.display().to_string();
        if file.metadata().map_err(Error::io(path))?.len() < HEADER_LEN as u64 {
            return Err(Error::NotAnIndex { name });
        }
        #[expect(
            unsafe_code,
            reason = "mapping is what lets an index of half a million places open at once; the \
                      file is only ever replaced whole (written beside, then renamed), never \
                      changed in place"
        )]
        // SAFETY: no one writes to an index file once it has its name, see `build_places`.
        let map = unsafe { Mmap::map(&file) }.map_err(Error::io(path))?;
        Self::new(name, Bytes::Mapped(Arc::new(map)))
    }

    fn new(name: String, bytes: Bytes) -> Result<Self, Error> {
        let ranges = check_header(&name, bytes.all())?;
        let section = |n: usize| Section { bytes: bytes.clone(), range: ranges[n].clone() };
        let map = |n: usize| {
            fst::Map::new(section(n)).map_err(|_| Error::Damaged {
                name: name.clone(),
                what: "its names are unreadable",
            })
        };
        Ok(Self {
            records: section(0),
            pool: section(1),
            postings: section(2),
            names: map(3)?,
            loose: map(4)?,
            bytes,
            name,
        })
    }

    /// Reads the whole index and compares it with its checksum.
    pub(crate) fn verify(&self) -> Result<(), Error> {
        let bytes = self.bytes.all();
        if Sha256::digest(&bytes[HEADER_LEN..])[..] == bytes[BODY_SUM_AT..HEADER_SUM_AT] {
            Ok(())
        } else {
            Err(Error::Damaged { name: self.name.clone(), what: "its checksum does not match" })
        }
    }

    /// The first hexadecimal digits of the checksum of its content.
    pub(crate) fn short_digest(&self) -> String {
        self.bytes.all()[BODY_SUM_AT..BODY_SUM_AT + 4].iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Number of places.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.records.as_ref().len() / RECORD_LEN).unwrap_or(u32::MAX)
    }

    /// Records with this folded name.
    pub(crate) fn find(&self, folded: &str) -> impl Iterator<Item = u32> + '_ {
        self.names.get(folded).into_iter().flat_map(|value| self.posted(value))
    }

    /// Folded names that share this loose key, each with its records.
    pub(crate) fn find_loose(&self, key: &str) -> Vec<(String, Vec<u32>)> {
        use fst::{IntoStreamer as _, Streamer as _};
        let from = [key.as_bytes(), b"\0"].concat();
        let to = [key.as_bytes(), b"\x01"].concat();
        let mut found = Vec::new();
        let mut stream = self.loose.range().ge(&from).lt(&to).into_stream();
        while let Some((key, value)) = stream.next() {
            let folded = String::from_utf8_lossy(&key[from.len()..]).into_owned();
            found.push((folded, self.posted(value).collect()));
        }
        found
    }

    /// Whether some folded name begins so. Walks the automaton, allocates nothing.
    pub(crate) fn has_prefix(&self, folded: &str) -> bool {
        let fst = self.names.as_fst();
        let mut node = fst.root();
        for byte in folded.bytes() {
            let Some(at) = node.find_input(byte) else { return false };
            node = fst.node(node.transition_addr(at));
        }
        true
    }

    /// Records of at most `limit` folded names that begin so, in the order of the names.
    pub(crate) fn starting(&self, folded: &str, limit: usize) -> Vec<u32> {
        use fst::{Automaton as _, IntoStreamer as _, Streamer as _};
        let begins = fst::automaton::Str::new(folded).starts_with();
        let mut found = Vec::new();
        let mut stream = self.names.search(begins).into_stream();
        for _ in 0..limit {
            let Some((_, value)) = stream.next() else { break };
            found.extend(self.posted(value));
        }
        found
    }

    /// The record of an id.
    pub(crate) fn get(&self, id: &str) -> Option<u32> {
        let wanted = IdKey::of(id);
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.id_key(middle).cmp(&wanted) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The id of a record as it sorts.
    pub(crate) fn id_key(&self, record: u32) -> IdKey<'_> {
        let number = self.word(record, field::ID);
        match self.byte(record, field::ID_LETTER) {
            0 => IdKey::Own(self.pooled(number)),
            letter => IdKey::Numbered(letter, number),
        }
    }

    /// A u32 field of a record; 0 outside the index.
    pub(crate) fn word(&self, record: u32, at: usize) -> u32 {
        u32_at(self.records.as_ref(), record as usize * RECORD_LEN + at)
    }

    /// A byte field of a record; 0 outside the index.
    pub(crate) fn byte(&self, record: u32, at: usize) -> u8 {
        self.records.as_ref().get(record as usize * RECORD_LEN + at).copied().unwrap_or(0)
    }

    /// A text field of a record; empty for none.
    pub(crate) fn text(&self, record: u32, at: usize) -> &str {
        self.pooled(self.word(record, at))
    }

    /// The country letters of a record; empty for a region of several.
    pub(crate) fn country(&self, record: u32) -> &str {
        let at = record as usize * RECORD_LEN + field::COUNTRY;
        let letters = self.records.as_ref().get(at..at + 2).unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default().trim_end()
    }

    fn pooled(&self, at: u32) -> &str {
        let pool = self.pool.as_ref();
        let at = at as usize;
        let Some(&[a, b]) = pool.get(at..at + 2) else { return "" };
        let length = usize::from(u16::from_le_bytes([a, b]));
        let text = pool.get(at + 2..at + 2 + length).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// The records behind a value of a map: one, or a list.
    fn posted(&self, value: u64) -> impl Iterator<Item = u32> + '_ {
        let list = usize::try_from(value >> 1).unwrap_or(usize::MAX);
        let single = (value & 1 == 0).then(|| u32::try_from(list).unwrap_or(u32::MAX));
        let bytes = self.postings.as_ref();
        let count = if single.is_some() { 0 } else { u32_at(bytes, list) as usize };
        let end = list.saturating_add(4).saturating_add(4 * count);
        let listed = bytes.get(list.saturating_add(4)..end).unwrap_or_default();
        let listed = if single.is_some() { &[] } else { listed };
        single.into_iter().chain(listed.chunks_exact(4).map(|c| u32_at(c, 0)))
    }
}

/// Checks magic, version, length and the header's own sum; returns the sections.
fn check_header(name: &str, bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], Error> {
    let name = || name.to_owned();
    if bytes.len() < HEADER_LEN || !bytes.starts_with(MAGIC) {
        return Err(Error::NotAnIndex { name: name() });
    }
    let found = u32_at(bytes, 8);
    if found != VERSION {
        return Err(Error::NewerIndex { name: name(), found, known: VERSION });
    }
    if u64_at(bytes, 16) != bytes.len() as u64 {
        return Err(Error::Damaged { name: name(), what: "it is cut short" });
    }
    let sum = Sha256::digest(&bytes[..HEADER_SUM_AT]);
    if sum[..HEADER_LEN - HEADER_SUM_AT] != bytes[HEADER_SUM_AT..HEADER_LEN] {
        return Err(Error::Damaged { name: name(), what: "its header is not as it was written" });
    }
    let mut ranges = [const { 0..0 }; SECTIONS];
    for (n, range) in ranges.iter_mut().enumerate() {
        let word = |at| usize::try_from(u64_at(bytes, at)).unwrap_or(usize::MAX);
        let (start, length) = (word(TABLE_AT + 16 * n), word(TABLE_AT + 16 * n + 8));
        *range = start..start.saturating_add(length);
    }
    Ok(ranges)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at.saturating_add(4)) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
