//! The place index on disk: its layout, and its making from rows.
//!
//! A header (magic, version, length, section table, checksums), then five sections: records of a
//! fixed width sorted by id, a pool of strings, postings, and two FST maps: folded name to
//! records, and loose key + NUL + folded name to records. Numbers are little-endian. The build
//! script and `tidings places add` write the same bytes for the same rows.

use crate::fold::{fold, loose};
use crate::place_kind::PlaceKind;
use crate::place_row::Row;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::collections::HashMap;

/// First bytes of every index.
pub(crate) const MAGIC: &[u8; 8] = b"TIDPLACE";
/// The layout this program writes and reads.
pub(crate) const VERSION: u32 = 1;
/// Length of the header in bytes.
pub(crate) const HEADER_LEN: usize = 144;
/// Where the section table starts: `SECTIONS` pairs of offset and length, u64 each.
pub(crate) const TABLE_AT: usize = 24;
/// Number of sections.
pub(crate) const SECTIONS: usize = 5;
/// Where the SHA-256 of everything after the header stands.
pub(crate) const BODY_SUM_AT: usize = 104;
/// Where the first 8 bytes of the SHA-256 of the header up to here stand.
pub(crate) const HEADER_SUM_AT: usize = 136;
/// Width of one record in bytes.
pub(crate) const RECORD_LEN: usize = 44;

/// Offsets of a record's fields.
pub(crate) mod field {
    /// u32: the number of a `g` or `w` id; the pool offset of any other id.
    pub(crate) const ID: usize = 0;
    /// u32 pool offset.
    pub(crate) const NAME: usize = 4;
    /// u32 pool offset, 0 for none.
    pub(crate) const ADMIN1: usize = 8;
    /// u32 pool offset, 0 for none.
    pub(crate) const ADMIN2: usize = 12;
    /// u32 pool offset, 0 for none.
    pub(crate) const PCODE: usize = 16;
    /// u32 pool offset.
    pub(crate) const CODE: usize = 20;
    /// i32 millionths of a degree.
    pub(crate) const LAT: usize = 24;
    /// i32 millionths of a degree.
    pub(crate) const LON: usize = 28;
    /// u32 inhabitants.
    pub(crate) const POPULATION: usize = 32;
    /// Two letters.
    pub(crate) const COUNTRY: usize = 36;
    /// Feature class letter.
    pub(crate) const CLASS: usize = 38;
    /// `PlaceKind` number.
    pub(crate) const KIND: usize = 39;
    /// `g`, `w`, or 0 for an id kept in the pool.
    pub(crate) const ID_LETTER: usize = 40;
    /// Bit 0: curated. Bit 1: the point is that of the division it lies in.
    pub(crate) const FLAGS: usize = 41;
}

/// How an id sorts and is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum IdKey<'a> {
    /// Kept in the string pool.
    Own(&'a str),
    /// A letter and a number.
    Numbered(u8, u32),
}

impl<'a> IdKey<'a> {
    /// The key of an id as it is written.
    pub(crate) fn of(id: &'a str) -> Self {
        let bytes = id.as_bytes();
        let numbered = match bytes {
            [letter @ (b'g' | b'w'), first, ..] if (b'1'..=b'9').contains(first) => {
                id[1..].parse().ok().map(|n| Self::Numbered(*letter, n))
            }
            _ => None,
        };
        numbered.unwrap_or(Self::Own(id))
    }
}

/// What an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Places.
    pub places: usize,
    /// Different folded names.
    pub names: usize,
}

/// Makes an index of `rows`. Rows of one id become one place: the first gives it its name and
/// point, the others add names and what it lacks.
pub(crate) fn write_index(
    rows: impl IntoIterator<Item = Row>,
) -> Result<(Vec<u8>, Counts), fst::Error> {
    let rows = merge(rows);
    let mut pool = Pool::new();
    let mut records = Vec::with_capacity(rows.len() * RECORD_LEN);
    let mut keys: Vec<(String, u32)> = Vec::new();
    for (number, row) in (0_u32..).zip(&rows) {
        write_record(&mut records, &mut pool, row);
        keys.extend(row.names.iter().map(|n| fold(n)).filter(|k| k.len() > 1).map(|k| (k, number)));
    }
    keys.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| rank(&rows, a.1).cmp(&rank(&rows, b.1)))
    });
    keys.dedup();
    let mut postings = Vec::new();
    let valued = post(&keys, &mut postings);
    let names = fst_of(valued.iter().map(|(k, v)| (k.as_bytes().to_vec(), *v)))?;
    let loose = fst_of(loose_keys(&rows, &keys, &valued))?;
    let counts = Counts { places: rows.len(), names: valued.len() };
    Ok((assemble(rows.len(), [&records, &pool.bytes, &postings, &names, &loose]), counts))
}

/// One row per id, sorted by id.
fn merge(rows: impl IntoIterator<Item = Row>) -> Vec<Row> {
    let mut by_id: BTreeMap<String, Row> = BTreeMap::new();
    for row in rows {
        if let Some(known) = by_id.get_mut(&row.id) {
            known.absorb(row);
        } else {
            by_id.insert(row.id.clone(), row);
        }
    }
    let mut rows: Vec<Row> = by_id.into_values().collect();
    rows.sort_by(|a, b| IdKey::of(&a.id).cmp(&IdKey::of(&b.id)));
    rows
}

/// Homonyms stand in this order: countries, then more inhabitants first, then by id.
fn rank(rows: &[Row], number: u32) -> (bool, std::cmp::Reverse<u32>, u32) {
    let row = &rows[number as usize];
    let country = PlaceKind::of(row.class, &row.code) == PlaceKind::Country;
    (!country, std::cmp::Reverse(row.population), number)
}

/// Writes the lists of records that share a name and gives each name its value: the record's
/// number, or the place of its list.
fn post<'a>(keys: &'a [(String, u32)], postings: &mut Vec<u8>) -> Vec<(&'a str, u64)> {
    let mut valued = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        let value = match group {
            [(_, only)] => u64::from(*only) << 1,
            _ => {
                let at = postings.len() as u64;
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a name has few thousand homonyms"
                )]
                postings.extend((group.len() as u32).to_le_bytes());
                postings.extend(group.iter().flat_map(|(_, n)| n.to_le_bytes()));
                at << 1 | 1
            }
        };
        valued.push((group[0].0.as_str(), value));
    }
    valued
}

/// Loose key + NUL + folded name, for the names of places that may be found so.
fn loose_keys(rows: &[Row], keys: &[(String, u32)], valued: &[(&str, u64)]) -> Vec<(Vec<u8>, u64)> {
    let mut found: Vec<(Vec<u8>, u64)> = keys
        .chunk_by(|a, b| a.0 == b.0)
        .zip(valued)
        .filter(|(group, _)| group.iter().any(|(_, n)| rows[*n as usize].loose))
        .filter_map(|(_, (k, v))| Some(([loose(k)?.as_bytes(), b"\0", k.as_bytes()].concat(), *v)))
        .collect();
    found.sort_unstable();
    found
}

fn fst_of(keys: impl IntoIterator<Item = (Vec<u8>, u64)>) -> Result<Vec<u8>, fst::Error> {
    let mut map = fst::MapBuilder::memory();
    for (key, value) in keys {
        map.insert(key, value)?;
    }
    map.into_inner()
}

fn write_record(records: &mut Vec<u8>, pool: &mut Pool, row: &Row) {
    let (letter, number) = match IdKey::of(&row.id) {
        IdKey::Numbered(letter, number) => (letter, number),
        IdKey::Own(id) => (0, pool.add(id)),
    };
    let optional = |pool: &mut Pool, s: &Option<String>| s.as_ref().map_or(0, |s| pool.add(s));
    let words = [
        number,
        pool.add(&row.names[0]),
        optional(pool, &row.admin1),
        optional(pool, &row.admin2),
        optional(pool, &row.pcode),
        pool.add(&row.code),
        micro(row.lat).cast_unsigned(),
        micro(row.lon).cast_unsigned(),
        row.population,
    ];
    records.extend(words.iter().flat_map(|w| w.to_le_bytes()));
    records.extend(row.country);
    let kind = PlaceKind::of(row.class, &row.code) as u8;
    let flags = u8::from(row.curated) | u8::from(row.borrowed) << 1;
    records.extend([row.class, kind, letter, flags, 0, 0]);
}

#[expect(clippy::cast_possible_truncation, reason = "±180 million fits an i32")]
fn micro(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

/// Strings, each stored once behind its length (u16); offset 0 is the empty string.
struct Pool {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Pool {
    fn new() -> Self {
        Self { bytes: vec![0, 0], known: HashMap::from([(String::new(), 0)]) }
    }

    fn add(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.known.get(text) {
            return at;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a pool of names stays under 4 GiB")]
        let at = self.bytes.len() as u32;
        let cut = text.floor_char_boundary(usize::from(u16::MAX));
        #[expect(clippy::cast_possible_truncation, reason = "cut to 65,535 bytes")]
        self.bytes.extend((cut as u16).to_le_bytes());
        self.bytes.extend(&text.as_bytes()[..cut]);
        self.known.insert(text.to_owned(), at);
        at
    }
}

/// The header and the sections.
fn assemble(records: usize, sections: [&[u8]; SECTIONS]) -> Vec<u8> {
    let total = HEADER_LEN + sections.iter().map(|s| s.len()).sum::<usize>();
    let mut out = Vec::with_capacity(total);
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "record numbers are u32")]
    out.extend((records as u32).to_le_bytes());
    out.extend((total as u64).to_le_bytes());
    let mut at = HEADER_LEN;
    for section in sections {
        out.extend((at as u64).to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        at += section.len();
    }
    let mut body = Sha256::new();
    sections.iter().for_each(|s| body.update(s));
    out.extend(body.finalize());
    let header_sum = Sha256::digest(&out);
    out.extend(&header_sum[..HEADER_LEN - HEADER_SUM_AT]);
    sections.iter().for_each(|s| out.extend(*s));
    out
}
