//! The incident record, keys in the documented order.

use crate::event::{
    AcledCode, Figure, OtherPlace, Participant, PloverCode, Quote, Speaker, Tag, When, Where,
};
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tidings_model as m;
use utoipa::ToSchema;

/// A report as an incident lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IncidentReport {
    /// Its id.
    pub id: String,
    /// Path or given id.
    pub origin: String,
    /// The outlet.
    pub publisher: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// The story it copies: the id of a report of this incident.
    pub copy_of: Option<String>,
    /// The news agency whose account it gives: it says so, or all that it says of this went through the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The text its quotes stand in.
    pub text_id: String,
    /// Ids of its events in this incident.
    pub events: Vec<String>,
}

/// One value said by one speaker in one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claim {
    /// The report's id.
    pub report: String,
    /// The event it comes from.
    pub event: String,
    /// As written; null when the newsroom says it itself.
    pub speaker: Option<String>,
    /// About what.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub field: m::Field,
    /// The value, in words.
    pub assertion: String,
    /// The text the words stand in.
    pub text_id: String,
    /// The words.
    pub span: Quote,
}

/// Claims that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dispute {
    /// About what.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub field: m::Field,
    /// Indexes into the incident's claims.
    pub claims: Vec<usize>,
}

/// A ruling as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RulingWords {
    /// Right as read.
    Accept,
    /// Has this value.
    Set(String),
    /// It happened here.
    Place(PlaceValue),
    /// These, and nobody else, did it or suffered it.
    Actors(Vec<ActorValue>),
    /// No such event.
    Reject,
    /// Same incident as the event at these words.
    Merge {
        /// Digest of the other text.
        text_id: String,
        /// First byte of the other trigger.
        start: u32,
        /// One past its last byte.
        end: u32,
    },
    /// Not the same incident as the event at these words.
    Split {
        /// Digest of the other text.
        text_id: String,
        /// First byte of the other trigger.
        start: u32,
        /// One past its last byte.
        end: u32,
    },
    /// May leave the house.
    Release,
    /// No report says it: the field has no value.
    NotSaid,
    /// The reader missed an event of this ACLED sub-event type, told in these words.
    Add(String),
    /// The incident bears this word of the project's own.
    Tag(String),
    /// It no longer does.
    Untag(String),
    /// So many people must accept or release an incident before it may leave the house. About no words: the text is
    /// empty.
    Approvals(u32),
    /// Nothing is decided; the reason is what somebody says of it.
    Comment,
    /// The decision of this ledger entry no longer holds.
    Undo {
        /// Its number in the ledger.
        entry: u64,
    },
}

/// A place as a reviewer gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PlaceValue {
    /// Standard name.
    pub name: String,
    /// `g` + GeoNames id, `w` + Who's On First id, `o` + own id; null for a point set by hand.
    pub place_id: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// First-order division.
    pub admin1: Option<String>,
    /// Second-order division.
    pub admin2: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exact.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub precision: m::PlacePrecision,
    /// How far from the point it may be.
    pub radius_km: Option<f64>,
}

/// An organisation or group as a reviewer gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ActorValue {
    /// Knowledge id, where known.
    pub actor: Option<String>,
    /// Standard name.
    pub label: String,
    /// What kind.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub kind: m::ActorKind,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// A reviewer's decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// About what.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub field: m::Field,
    /// What.
    pub ruling: RulingWords,
    /// With a place or one actor: it holds wherever a report writes a place or an actor so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alike: Option<String>,
    /// The words that say so, where the reviewer showed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Quote>,
    /// Why.
    pub reason: String,
    /// The text whose words it is about.
    pub text_id: String,
    /// First byte of those words.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
}

/// Words that a decision hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// Digest of their text.
    pub text_id: &'a str,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Decision {
    /// The words it is about.
    pub const fn anchor(&self) -> Anchor<'_> {
        Anchor { text_id: self.text_id.as_str(), start: self.start, end: self.end }
    }

    /// The words it is about, and those of the other event it speaks of; none when it is about the project.
    pub fn anchors(&self) -> Vec<Anchor<'_>> {
        if self.text_id.is_empty() {
            return Vec::new();
        }
        let mut all = vec![self.anchor()];
        if let RulingWords::Merge { text_id, start, end }
        | RulingWords::Split { text_id, start, end } = &self.ruling
        {
            all.push(Anchor { text_id, start: *start, end: *end });
        }
        all
    }
}

/// What happened, from all reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Incident {
    /// 1.
    pub format: u32,
    /// `incident`.
    #[serde(rename = "type")]
    pub record_type: String,
    /// Lasting id.
    pub id: String,
    /// The settled act.
    pub act: String,
    /// ACLED's code.
    pub acled: Option<AcledCode>,
    /// UCDP's type of violence.
    #[serde(with = "words::option")]
    #[schema(value_type = Option<String>)]
    pub ucdp: Option<m::Ucdp>,
    /// PLOVER's code.
    pub plover: Option<PloverCode>,
    /// When.
    pub when: Option<When>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<Where>,
    /// Places that are not the scene.
    pub other_places: Vec<OtherPlace>,
    /// Who.
    pub participants: Vec<Participant>,
    /// What was hit.
    pub hit: Vec<Tag>,
    /// With what.
    pub weapons: Vec<Tag>,
    /// How many, settled.
    pub figures: Vec<Figure>,
    /// Who says it.
    pub speakers: Vec<Speaker>,
    /// How well vouched for.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub standing: m::Standing,
    /// Whether it was the news of any report.
    pub foreground: bool,
    /// Where the frame report tells it.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub passage: m::PassageKind,
    /// The words that name the act, in the frame report.
    pub trigger: Quote,
    /// 0 to 1, two decimals.
    pub confidence: f64,
    /// Whether it needs a person's look before it leaves.
    pub review: bool,
    /// The sentences that show it best, in the frame report.
    pub evidence: Vec<Quote>,
    /// The text that `trigger` and `evidence` stand in.
    pub text_id: String,
    /// Reports, oldest first.
    pub reports: Vec<IncidentReport>,
    /// Sources that are not copies of one another.
    pub independent_sources: usize,
    /// What was said.
    pub claims: Vec<Claim>,
    /// What cannot all be true.
    pub disputes: Vec<Dispute>,
    /// Field to the rule that settled it and the claims it used.
    pub why: BTreeMap<String, String>,
    /// When it was released, RFC 3339.
    pub released: Option<String>,
    /// The project's own tags.
    pub tags: Vec<String>,
    /// Number of comments.
    pub comments: usize,
    /// Decisions that apply, oldest first.
    pub history: Vec<Decision>,
    /// Ids it had before merges.
    pub previous_ids: Vec<String>,
    /// Whether it was withdrawn.
    pub deleted: bool,
}
