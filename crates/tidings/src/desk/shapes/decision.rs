//! Decisions and comments as they are sent, and what they make of an incident.

use super::IncidentView;
use serde::{Deserialize, Serialize};
use tidings_record::{ActorValue, PlaceValue};
use utoipa::ToSchema;

/// A decision as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DecisionInput {
    /// An incident or one of its events.
    pub(crate) id: String,
    /// `event`, `kind`, `when`, `where`, `actor`, `target`, `standing` or a harm such as `killed`.
    pub(crate) field: String,
    /// `accept`, `set`, `reject`, `merge`, `split` or `release`.
    pub(crate) ruling: String,
    /// For `set`: a number, a day, `2024-12-01 to 2024-12-03`, a kind, a standing.
    #[serde(default)]
    pub(crate) value: Option<String>,
    /// For `set` on `where`.
    #[serde(default)]
    pub(crate) place: Option<PlaceValue>,
    /// For `set` on `actor` or `target`: who they are, all of them.
    #[serde(default)]
    pub(crate) actors: Option<Vec<ActorValue>>,
    /// For `merge`: an incident or event; for `split`: the event that is another incident.
    #[serde(default)]
    pub(crate) other: Option<String>,
    /// The words that say so.
    #[serde(default)]
    pub(crate) words: Option<WordsInput>,
    pub(crate) reason: String,
    pub(crate) by: String,
    /// `etag` of the incident as it was seen.
    pub(crate) seen: String,
}

/// Words of a text: half-open UTF-8 byte offsets.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct WordsInput {
    pub(crate) text_id: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Who undoes a decision, and why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Signed {
    pub(crate) by: String,
    pub(crate) reason: String,
}

/// A comment as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CommentInput {
    pub(crate) by: String,
    pub(crate) text: String,
}

/// What a decision made of the incident.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Decided {
    /// Number of the ledger entry.
    pub(crate) seq: u64,
    /// Its id now, which a merge may have changed; null when it was rejected.
    pub(crate) incident: Option<String>,
    pub(crate) view: Option<IncidentView>,
}
