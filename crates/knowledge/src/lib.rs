//! Read-only reference data: places, actors and countries, embedded in the program or added beside
//! a store.
//!
//! Places live in an index that is built once and opened by mapping it ([`build_places`]); actors
//! and countries are small CSV tables. Nothing here reads a clock or the network, and every answer
//! comes in an order that does not change.

mod actors;
mod build_places;
mod centroid;
mod countries;
mod divisions;
mod error;
mod fold;
mod gazetteer;
mod index;
mod index_write;
mod pcodes;
mod place_file;
mod place_kind;
mod place_open;
mod place_row;
mod table;
mod unit_columns;
mod units;
mod units_geojson;
mod units_sheet;

pub use actors::{ActorRow, Actors, Tie};
pub use build_places::{Skipped, Summary, build_places, check_dump};
pub use countries::{Countries, Country};
pub use error::Error;
pub use fold::{LOOSE_MIN_LETTERS, fold, loose};
pub use gazetteer::{Entry, Gazetteer};
pub use place_kind::PlaceKind;

use std::fs;
use std::path::{Path, PathBuf};
use tidings_model::Digest;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The edition of the data that comes with the program.
pub const EDITION: &str = "2026-11";

/// Everything the coder looks things up in.
pub struct Knowledge {
    /// Places by name and id.
    pub places: Gazetteer,
    /// Actors by name and id.
    pub actors: Actors,
    /// Countries by code.
    pub countries: Countries,
    edition: String,
}

impl Knowledge {
    /// The data that come with the program.
    pub fn builtin() -> Result<Self, Error> {
        let mut actors = Actors::default();
        for (file, text) in ACTOR_TABLES {
            actors.read(file, text, false)?;
        }
        Ok(Self {
            places: Gazetteer::builtin()?,
            actors,
            countries: countries()?,
            edition: EDITION.to_owned(),
        })
    }

    /// The data that come with the program and those beside the store `NAME.db`: places in
    /// `NAME.places`, actors in `NAME.actors.csv`, where these exist.
    pub fn beside(store: Option<&Path>) -> Result<Self, Error> {
        let mut knowledge = Self::builtin()?;
        let Some(store) = store else { return Ok(knowledge) };
        let places = places_path(store);
        if places.exists() {
            let digest = knowledge.places.add(&places)?;
            knowledge.edition += &format!("+{digest}");
        }
        let actors = actors_path(store);
        if actors.exists() {
            add_actors(&actors, &mut knowledge)?;
        }
        Ok(knowledge)
    }

    /// `2026-11`, and a short digest of each added file: the same edition, the same answers.
    pub fn edition(&self) -> &str {
        &self.edition
    }
}

/// The countries that come with the program.
fn countries() -> Result<Countries, Error> {
    let (file, text) = COUNTRY_TABLE;
    Countries::read(file, text)
}

/// Where the added places of a store lie: `NAME.places` beside `NAME.db`.
pub fn places_path(store: &Path) -> PathBuf {
    store.with_extension("places")
}

/// Where the added actors of a store lie: `NAME.actors.csv` beside `NAME.db`.
pub fn actors_path(store: &Path) -> PathBuf {
    store.with_extension("actors.csv")
}

/// Adds the actors of a CSV file with the columns of `data/actors`; a row whose id is known takes
/// the known actor's place. Returns how many rows were read.
pub fn add_actors(file: &Path, into: &mut Knowledge) -> Result<usize, Error> {
    let text = fs::read_to_string(file).map_err(Error::io(file))?;
    let added = into.actors.read(&file.display().to_string(), &text, true)?;
    into.edition += &format!("+{}", Digest::of(text.as_bytes()).short(8));
    Ok(added)
}
