//! What leaves the house: one gate, one file per form.
//!
//! [`write`] is the only way out. It passes every incident through [`gate`], which may refuse it
//! and takes out what must not leave, and hands what is [`Cleared`] to the form asked for. A form
//! whose own rules cannot hold an incident (an ACLED row needs a day and a place) leaves it out
//! and says why; nothing is left out silently.

mod acled;
mod conventions;
mod flat;
mod form;
mod gate;
mod geojson;
mod lookups;
mod notes;
mod persons;
mod quotes;
mod table;
#[cfg(test)]
mod testing;
mod tolls;
mod ucdp;

pub use acled::COLUMNS as ACLED_COLUMNS;
pub use flat::COLUMNS as CSV_COLUMNS;
pub use form::{Form, Report, write};
pub use gate::{Cleared, Pass, Refusal, gate};
pub use lookups::{ActorNames, CountryCodes, Lookups};
pub use ucdp::COLUMNS as UCDP_COLUMNS;

/// Why nothing more could be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The disk is full, the pipe was closed.
    #[error("cannot write the export: {0}; check the output path and the space on its disk")]
    Io(#[from] std::io::Error),
    /// The same, while writing a table.
    #[error("cannot write the export: {0}; check the output path and the space on its disk")]
    Csv(#[from] csv::Error),
    /// A record that cannot be put in JSON.
    #[error("cannot put incident {id} in JSON: {source}; report this as a fault")]
    Json {
        /// Whose.
        id: String,
        /// Why.
        source: serde_json::Error,
    },
}
