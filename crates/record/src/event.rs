//! The event and problem records, keys in the documented order.

use crate::words;
use serde::{Deserialize, Serialize};
use tidings_model as m;
use utoipa::ToSchema;

/// Words of a text: half-open UTF-8 byte offsets and what stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Quote {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words.
    pub quote: String,
    /// The text, where it is not the record's own `text_id`: an incident's values come from many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_id: Option<String>,
}

/// The report an event comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportHead {
    /// Lasting id.
    pub id: String,
    /// Path, or the id given in JSONL.
    pub origin: String,
    /// Canonical address.
    pub url: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Who wrote it; null in public exports.
    pub byline: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Time of capture, RFC 3339.
    pub retrieved: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Digest of the text that offsets count in.
    pub text_id: String,
    /// What took the text from the page.
    pub extractor: String,
    /// The story this one copies.
    pub copy_of: Option<String>,
    /// The news agency whose account it says it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

/// ACLED's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AcledCode {
    /// Event type.
    pub event_type: String,
    /// Sub-event type.
    pub sub_event_type: String,
}

/// PLOVER's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PloverCode {
    /// Event.
    pub event: String,
    /// Mode, where the event has one.
    pub mode: Option<String>,
}

/// When: both days included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct When {
    /// First day, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// Last day.
    pub last: Option<String>,
    /// How exact.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub precision: m::DatePrecision,
    /// The words.
    pub span: Quote,
}

/// Where. `lat` and `lon` are null when the precision is admin2 or coarser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Where {
    /// Standard name.
    pub name: String,
    /// `g` + GeoNames id, `w` + Who's On First id, `o` + own id.
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
    /// OCHA P-code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pcode: Option<String>,
    /// The words.
    pub span: Quote,
}

/// A place that is not the scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OtherPlace {
    /// Origin, destination or context.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub role: m::PlaceRole,
    /// The place.
    #[serde(flatten)]
    pub place: Where,
}

/// Somebody in the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Participant {
    /// Did it, suffered it, or other.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub role: m::ParticipantRole,
    /// As written.
    pub name: String,
    /// Knowledge id.
    pub actor: Option<String>,
    /// Standard name.
    pub label: String,
    /// What kind.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub kind: m::ActorKind,
    /// ISO 3166-1 alpha-2, where the name says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Who among them.
    pub groups: Vec<String>,
    /// The words.
    pub span: Quote,
}

/// What was hit, or with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tag {
    /// `hospital`, `market`, …; `drone`, `ied`, ….
    pub kind: String,
    /// The words.
    pub span: Quote,
}

/// How many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Figure {
    /// Its number within the event.
    pub n: usize,
    /// What was done.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub harm: m::Harm,
    /// Words for whom.
    pub whom: Option<String>,
    /// Whose people.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub group: m::Group,
    /// What is counted.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub unit: m::Unit,
    /// How it stands to the others.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub relation: m::FigureRelation,
    /// The figure it lies in or contradicts.
    pub of: Option<usize>,
    /// At least.
    pub low: Option<u32>,
    /// The number itself.
    pub best: Option<u32>,
    /// At most.
    pub high: Option<u32>,
    /// How the words bound it.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub basis: m::Basis,
    /// Numbers of the speakers who say so.
    pub speakers: Vec<usize>,
    /// The words.
    pub span: Quote,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Speaker {
    /// Its number within the event.
    pub n: usize,
    /// As written.
    pub name: String,
    /// Knowledge id of the side they speak for.
    pub actor: Option<String>,
    /// Standard name of that side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Kind of that side.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "words::option")]
    #[schema(value_type = Option<String>)]
    pub kind: Option<m::ActorKind>,
    /// How they stand to it.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub stance: m::Stance,
    /// About what.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub about: m::SpeakerAbout,
    /// Through whom.
    pub via: Option<String>,
    /// The words.
    pub span: Quote,
}

/// What one report says happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// 1.
    pub format: u32,
    /// `event`.
    #[serde(rename = "type")]
    pub record_type: String,
    /// Lasting id.
    pub id: String,
    /// Whence.
    pub report: ReportHead,
    /// The act, always: equal to `acled.sub_event_type` where ACLED records it.
    pub act: String,
    /// ACLED's code, null where its rules do not record the event.
    pub acled: Option<AcledCode>,
    /// UCDP's type of violence, null where its rules do not record the event.
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
    /// How many.
    pub figures: Vec<Figure>,
    /// Who says it.
    pub speakers: Vec<Speaker>,
    /// How well vouched for.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub standing: m::Standing,
    /// Whether it is the news of this report.
    pub foreground: bool,
    /// What part of the page.
    #[serde(with = "words")]
    #[schema(value_type = String)]
    pub passage: m::PassageKind,
    /// The words that name the act.
    pub trigger: Quote,
    /// 0 to 1, two decimals.
    pub confidence: f64,
    /// Whether it needs a person's look before it leaves.
    pub review: bool,
    /// What coded it.
    pub coded_by: String,
    /// The sentences that show it best.
    pub evidence: Vec<Quote>,
}

/// Something that could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// 1.
    pub format: u32,
    /// `problem`.
    #[serde(rename = "type")]
    pub record_type: String,
    /// Path or given id.
    pub origin: String,
    /// Where in the pipeline.
    pub stage: String,
    /// What happened and what to do.
    pub message: String,
    /// The words it is about.
    pub span: Option<Quote>,
}
