//! The public record, format 1: what `read`, the ledger, the API and the exports speak.
//!
//! Serde types with keys in the documented order, and their conversion from and to the model.
//! Absent knowledge is `null`. See `docs/record-format.md`.

mod added;
mod event;
mod from_model;
mod incident;
mod to_model;
mod words;

pub use added::{added, added_id};
pub use event::{
    AcledCode, Event, Figure, OtherPlace, Participant, PloverCode, Problem, Quote, ReportHead,
    Speaker, Tag, When, Where,
};
pub use from_model::{actor_value, decision, event, head, incident, place_value, problem, quote};
pub use incident::{
    ActorValue, Anchor, Claim, Decision, Dispute, Incident, IncidentReport, PlaceValue, RulingWords,
};
pub use to_model::{decision_to_model, event_to_model, head_to_report_ref, percent};

/// The format this crate writes. Readers convert version n to n+1 only.
pub const FORMAT: u32 = 1;

/// A line that is not a record this version can read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not JSON, or a key is missing or of the wrong shape.
    #[error("not a record: {0}; check that the line comes from `tidings read` or `tidings export`")]
    Json(#[from] serde_json::Error),
    /// A later format.
    #[error("record format {0} is newer than this program reads (1); update tidings")]
    Newer(u32),
    /// A date, digest or word outside its vocabulary.
    #[error("the record's {field} is `{value}`, which format 1 does not know")]
    Value {
        /// Which key.
        field: &'static str,
        /// What stood there.
        value: String,
    },
}

/// Reads one event line.
pub fn parse_event(line: &str) -> Result<Event, Error> {
    let event: Event = serde_json::from_str(line)?;
    if event.format > FORMAT { Err(Error::Newer(event.format)) } else { Ok(event) }
}

/// Reads one incident line.
pub fn parse_incident(line: &str) -> Result<Incident, Error> {
    let incident: Incident = serde_json::from_str(line)?;
    if incident.format > FORMAT { Err(Error::Newer(incident.format)) } else { Ok(incident) }
}
