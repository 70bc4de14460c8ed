//! The nouns of Tidings: what a report, an event, a claim and an incident are.
//!
//! No I/O, no clock, no wire format. Vocabularies carry the field's own terms as words
//! ([`Vocabulary::as_str`]); the public record prints exactly these.

mod act;
mod dating;
mod event;
mod incident;
mod mention;
mod place;
mod report;
mod span;
mod toll;
mod vocabulary;

pub use act::{AcledType, Act, Plover, Ucdp};
pub use dating::{DatePrecision, Dating};
pub use event::{
    Actor, ActorKind, Event, EventId, Modality, OtherPlace, Participant, ParticipantRole,
    PlaceRole, Speaker, SpeakerAbout, Stance, Standing, Tag, When, Where,
};
pub use incident::{
    Claim, Decision, Dispute, Field, Incident, IncidentId, Member, ReportRef, Ruling, Settled, Why,
};
pub use mention::{Annotated, Link, LinkRole, Mark, Mention, MentionId, Opinion, Sentence};
pub use place::{Place, PlacePrecision, Point};
pub use report::{
    Capture, Digest, Extraction, Language, Passage, PassageKind, Problem, Reading, Report,
    ReportId, Skipped, Stage, TextId,
};
pub use span::{Quote, Span};
pub use toll::{Basis, Figure, FigureRelation, Group, Harm, Toll, Unit};
pub use vocabulary::Vocabulary;
