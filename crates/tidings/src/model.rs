//! The learned reader that comes with the program.

use std::path::Path;
use tidings_neural::{Error, Model};

/// Its weights: see `docs/model-card.md`.
static WEIGHTS: &[u8] = include_bytes!("../../../data/models/reader.model");

/// The model in `file`, or the one that comes with the program.
///
/// # Errors
/// When the file cannot be read, is damaged, or was made for another version.
pub fn load(file: Option<&Path>) -> Result<Model, Error> {
    match file {
        Some(file) => Model::load(file),
        None => Model::from_bytes(WEIGHTS),
    }
}
