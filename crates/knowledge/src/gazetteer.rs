//! Places by name and by id, over the built-in index and the one added beside a store.

use crate::Error;
use crate::fold::{fold, loose};
use crate::index::Index;
use crate::index_write::{IdKey, field};
use crate::place_kind::PlaceKind;
use std::path::Path;
use tidings_model::Point;

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.places"));

/// Words that writers put before or after the name of a first-order division, folded.
pub(crate) const DIVISION_WORDS: &[&str] = &[
    "region", "regionde", "regiondu", "regiondela", "regionof", "province", "provincede",
    "provincedu", "provincedela", "provinceof", "state", "stateof", "etatde", "etatdu", "etat",
    "governorate", "gouvernorat", "gouvernoratde", "governorateof", "oblast", "departement",
    "departementde", "departementdu", "department", "departmentof", "wilaya", "wilayade",
    "prefecture", "estado", "departamento", "district", "districtof", "districtde",
];

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// `g` + GeoNames id, `w` + Who's On First id, `o` + own id.
    pub id: String,
    /// Standard name.
    pub name: &'a str,
    /// ISO 3166-1 alpha-2; empty for a region of several countries.
    pub country: &'a str,
    /// Name of the first-order division it lies in, or is.
    pub admin1: Option<&'a str>,
    /// Name of the second-order division it lies in, or is.
    pub admin2: Option<&'a str>,
    /// OCHA P-code.
    pub pcode: Option<&'a str>,
    /// The place, or the middle of an area, in degrees WGS 84.
    pub point: Point,
    /// Inhabitants; 0 where the source has none.
    pub population: u32,
    /// GeoNames feature class letter: `b'P'` for settlements.
    pub class: u8,
    /// GeoNames feature code: `PPLA2`.
    pub code: &'a str,
    /// What kind of place.
    pub kind: PlaceKind,
    /// From the project's own tables of places named in conflict reporting.
    pub curated: bool,
    /// Whether `point` is that of the division it lies in: its own is not known.
    pub point_is_borrowed: bool,
}

/// Places by name and id.
pub struct Gazetteer {
    /// The built-in index first. A place of an id found in two of them is the first's.
    shelves: Vec<Index>,
}

impl Gazetteer {
    /// The places that come with the program.
    pub(crate) fn builtin() -> Result<Self, Error> {
        Ok(Self { shelves: vec![Index::embedded(BUILTIN)?] })
    }

    /// Adds an index file made by [`crate::build_places`]; returns the short digest of its content.
    pub(crate) fn add(&mut self, path: &Path) -> Result<String, Error> {
        let index = Index::open(path)?;
        let digest = index.short_digest();
        self.shelves.push(index);
        Ok(digest)
    }

    /// Number of places; one of an id found in two indexes counts twice.
    pub fn len(&self) -> usize {
        self.shelves.iter().map(|s| s.len() as usize).sum()
    }

    /// Whether it knows no place at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads every index whole and compares it with its checksum: some tens of milliseconds.
    pub fn verify(&self) -> Result<(), Error> {
        self.shelves.iter().try_for_each(Index::verify)
    }

    /// Every place of this name, however it is spelt ([`fold`]): the built-in ones first, of each
    /// index countries, then those with more inhabitants. No id comes twice.
    pub fn find<'a>(&'a self, name: &str) -> Vec<Entry<'a>> {
        self.find_folded(&fold(name))
    }

    /// [`Gazetteer::find`] for a name that is folded already.
    pub fn find_folded<'a>(&'a self, folded: &str) -> Vec<Entry<'a>> {
        let mut found = Vec::new();
        for (shelf, index) in self.shelves.iter().enumerate() {
            for record in index.find(folded) {
                self.push(&mut found, shelf, record);
            }
        }
        found
    }

    /// Places whose name sounds alike in another transliteration: at least six Latin letters, the
    /// same consonants with vowels between the same ones, and no more than a third of the letters
    /// different. The nearest spelling comes first. Meant for names that `find` missed.
    pub fn find_loose<'a>(&'a self, name: &str) -> Vec<Entry<'a>> {
        let folded = fold(name);
        let Some(key) = loose(&folded) else { return Vec::new() };
        let mut near: Vec<(usize, String, usize, Vec<u32>)> = Vec::new();
        for (shelf, index) in self.shelves.iter().enumerate() {
            for (other, records) in index.find_loose(&key) {
                let distance = edit_distance(folded.as_bytes(), other.as_bytes());
                if distance * 3 <= folded.len().max(other.len()) {
                    near.push((distance, other, shelf, records));
                }
            }
        }
        near.sort();
        let mut found = Vec::new();
        for (_, _, shelf, records) in near {
            records.into_iter().for_each(|r| self.push(&mut found, shelf, r));
        }
        found
    }

    /// Whether the name of some place begins with this folded text: whether a scan for the longest
    /// name should go on.
    pub fn has_prefix(&self, folded: &str) -> bool {
        self.shelves.iter().any(|s| s.has_prefix(folded))
    }

    /// Places of at most `limit` names that begin so, however spelt, for somebody who is typing: those of
    /// exactly this name first, then those with more inhabitants. No id comes twice.
    pub fn starting<'a>(&'a self, name: &str, limit: usize) -> Vec<Entry<'a>> {
        let folded = fold(name);
        let mut found = self.find_folded(&folded);
        let exact = found.len();
        for (shelf, index) in self.shelves.iter().enumerate() {
            for record in index.starting(&folded, limit) {
                self.push(&mut found, shelf, record);
            }
        }
        found[exact..].sort_by_key(|e| std::cmp::Reverse(e.population));
        found
    }

    /// The place of an id such as `g2455290`, as the first index that has it knows it; a P-code
    /// that this index lacks is taken from the next that knows one.
    pub fn get(&self, id: &str) -> Option<Entry<'_>> {
        let mut entries = self.shelves.iter().filter_map(|s| Some(entry(s, s.get(id)?)));
        let mut place = entries.next()?;
        place.pcode = place.pcode.or_else(|| entries.find_map(|e| e.pcode));
        Some(place)
    }

    /// The first-order division of `country` (ISO 3166-1 alpha-2) of this name, with or without
    /// "Region", "Province of" and the like.
    pub fn admin1<'a>(&'a self, country: &str, name: &str) -> Option<Entry<'a>> {
        let folded = fold(name);
        let bare = DIVISION_WORDS
            .iter()
            .flat_map(|w| [folded.strip_prefix(w), folded.strip_suffix(w)].into_iter().flatten());
        std::iter::once(folded.as_str()).chain(bare).find_map(|key| {
            self.find_folded(key)
                .into_iter()
                .find(|e| e.kind == PlaceKind::Admin1 && e.country == country)
        })
    }

    /// Divisions of a kind and country by their folded name; one known to two indexes comes twice.
    pub(crate) fn divisions<'a>(
        &'a self,
        country: &'a str,
        kind: PlaceKind,
        folded: &str,
    ) -> impl Iterator<Item = Entry<'a>> {
        let mut found = Vec::new();
        for index in &self.shelves {
            let fits =
                |r: &u32| index.byte(*r, field::KIND) == kind as u8 && index.country(*r) == country;
            let ids = index.find(folded).filter(fits).map(|r| id_text(&index.id_key(r)));
            found.extend(ids);
        }
        found.into_iter().filter_map(|id| self.get(&id))
    }

    /// Adds a record's place unless its id is there already.
    fn push<'a>(&'a self, found: &mut Vec<Entry<'a>>, shelf: usize, record: u32) {
        let index = &self.shelves[shelf];
        let id = id_text(&index.id_key(record));
        if found.iter().any(|e| e.id == id) {
            return;
        }
        // With one index, the record is the place.
        let known = if self.shelves.len() > 1 { self.get(&id) } else { None };
        found.push(known.unwrap_or_else(|| entry(index, record)));
    }
}

/// A record as callers see it.
fn entry(index: &Index, record: u32) -> Entry<'_> {
    let text = |at| index.text(record, at);
    let optional = |at| Some(text(at)).filter(|t| !t.is_empty());
    let degrees = |at| f64::from(index.word(record, at).cast_signed()) / 1e6;
    Entry {
        id: id_text(&index.id_key(record)),
        name: text(field::NAME),
        country: index.country(record),
        admin1: optional(field::ADMIN1),
        admin2: optional(field::ADMIN2),
        pcode: optional(field::PCODE),
        point: Point { lat: degrees(field::LAT), lon: degrees(field::LON) },
        population: index.word(record, field::POPULATION),
        class: index.byte(record, field::CLASS),
        code: text(field::CODE),
        kind: PlaceKind::from_number(index.byte(record, field::KIND)),
        curated: index.byte(record, field::FLAGS) & 1 != 0,
        point_is_borrowed: index.byte(record, field::FLAGS) & 2 != 0,
    }
}

fn id_text(key: &IdKey<'_>) -> String {
    match key {
        IdKey::Own(id) => (*id).to_owned(),
        IdKey::Numbered(letter, number) => format!("{}{number}", char::from(*letter)),
    }
}

/// Letters to insert, drop or change to make one folded name of another.
fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
