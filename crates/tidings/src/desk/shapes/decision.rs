//! Decisions and comments as they are sent, and what they make of an incident.

use super::{IncidentRow, IncidentView, LogEntry};
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
    /// `accept`, `set`, `not_said`, `tag`, `untag`, `reject`, `merge`, `split` or `release`.
    pub(crate) ruling: String,
    /// For `set`: a number, a day, `2024-12-01 to 2024-12-03`, a kind, a standing. For `tag` and `untag`: the tag.
    #[serde(default)]
    pub(crate) value: Option<String>,
    /// For `set` on `where`.
    #[serde(default)]
    pub(crate) place: Option<PlaceValue>,
    /// For `set` on `actor` or `target`: who they are, all of them.
    #[serde(default)]
    pub(crate) actors: Option<Vec<ActorValue>>,
    /// For `set` on `where`, or on `actor` and `target` with one actor: it holds wherever a report writes the name so.
    #[serde(default)]
    pub(crate) alike: Option<String>,
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

/// An event that the reader missed, as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct AddInput {
    /// The words that tell it, in the latest text of a report.
    pub(crate) words: WordsInput,
    /// ACLED sub-event type.
    pub(crate) kind: String,
    pub(crate) reason: String,
    pub(crate) by: String,
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

/// What the project asks, as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ProjectInput {
    /// How many people must accept or release an incident before it may leave the house.
    pub(crate) approvals: u32,
    pub(crate) reason: String,
    pub(crate) by: String,
}

/// What the project asks of its incidents.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Project {
    /// How many people must accept or release an incident before it may leave the house.
    pub(crate) approvals: u32,
    /// How that came about, oldest first.
    pub(crate) log: Vec<LogEntry>,
}

/// A decision on a name that holds wherever a report writes it so.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Rule {
    #[serde(flatten)]
    pub(crate) entry: LogEntry,
    /// Current events that write the name so.
    pub(crate) events: u64,
}

/// The project's rules, oldest first, those undone among them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Rules {
    pub(crate) items: Vec<Rule>,
}

/// What a decision on a name would touch.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Alike {
    /// Current events that write the name so.
    pub(crate) events: u64,
    /// Incidents they are told in.
    pub(crate) incidents: u64,
    /// The first of them.
    pub(crate) items: Vec<IncidentRow>,
}

/// How much of what the reader coded reviewers changed, and how far they agree.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Quality {
    /// Events that reviewers accepted, corrected or rejected.
    pub(crate) seen: u64,
    /// Of these, not of an event at all.
    pub(crate) rejected: u64,
    /// Events that reviewers found and the reader missed.
    pub(crate) missed: u64,
    /// By field: how often a value was corrected in events that were seen and not rejected.
    pub(crate) fields: Vec<FieldQuality>,
    pub(crate) reviewers: Vec<Reviewer>,
}

/// How often the values of a field were corrected.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FieldQuality {
    pub(crate) field: String,
    pub(crate) corrected: u64,
    /// Values of this field that two or more reviewers ruled on, ...
    pub(crate) ruled_twice: u64,
    /// ... and of these, those of which all said the same in the end.
    pub(crate) agreed: u64,
}

/// What a reviewer did.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reviewer {
    pub(crate) name: String,
    pub(crate) decisions: u64,
    /// RFC 3339.
    pub(crate) last: String,
}
