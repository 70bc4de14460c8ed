//! An incident: what happened, from all reports, and how each value was settled.

use crate::vocabulary::vocabulary;
use crate::{
    Act, Actor, Event, EventId, Figure, Harm, Place, Quote, ReportId, Span, Standing, TextId, Toll,
};

/// Names an incident: given when it is first settled and kept through merges.
pub type IncidentId = String;

/// A report as an incident lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRef {
    /// Its id.
    pub id: ReportId,
    /// Path or given id.
    pub origin: String,
    /// The outlet.
    pub publisher: Option<String>,
    /// Day of publication.
    pub published: Option<jiff::civil::Date>,
    /// The story it copies.
    pub copy_of: Option<ReportId>,
    /// The news agency whose account it gives.
    pub agency: Option<String>,
    /// The text read.
    pub text_id: TextId,
}

/// One report's event, as reconcile meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Whose.
    pub report: ReportRef,
    /// What it says.
    pub event: Event,
}

vocabulary! {
    /// What a claim, a dispute or a decision is about.
    Field {
        Event = "event",
        Kind = "kind",
        When = "when",
        Where = "where",
        Actor = "actor",
        Target = "target",
        Killed = "killed",
        Injured = "injured",
        Missing = "missing",
        Captured = "captured",
        Abducted = "abducted",
        Displaced = "displaced",
        Crowd = "crowd",
        Standing = "standing",
    }
}

impl Field {
    /// The field that figures of this harm settle.
    pub const fn of_harm(harm: Harm) -> Self {
        match harm {
            Harm::Killed => Self::Killed,
            Harm::Injured => Self::Injured,
            Harm::Missing => Self::Missing,
            Harm::Captured => Self::Captured,
            Harm::Abducted => Self::Abducted,
            Harm::Displaced => Self::Displaced,
            Harm::Crowd => Self::Crowd,
        }
    }
}

/// One value said by one speaker in one report. Claims are read off events and never edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Index into the incident's reports.
    pub report: usize,
    /// The event it comes from.
    pub event: EventId,
    /// Who says so, as written; none: the newsroom itself.
    pub speaker: Option<String>,
    /// About what.
    pub field: Field,
    /// The value in words a person reads: `8 killed`, `2024-12-01`, `Tinzaouatine`.
    pub assertion: String,
    /// The words.
    pub quote: Quote,
}

/// Claims on one field that cannot all be true. Indexes into the incident's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// About what.
    pub field: Field,
    /// Which claims.
    pub claims: Vec<usize>,
}

/// Why a settled value is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// About what.
    pub field: Field,
    /// The rule, and the claims it used.
    pub reason: String,
}

/// What a reviewer decided. Anchored to words, never to a derived id, so it survives re-reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The text whose words it is about.
    pub text: TextId,
    /// The words.
    pub span: Span,
    /// About what.
    pub field: Field,
    /// What was decided.
    pub ruling: Ruling,
    /// It holds wherever a report writes a place or an actor so, not for these words alone.
    pub alike: Option<String>,
    /// The words that say so, where the reviewer showed them.
    pub shown: Option<Quote>,
    /// Who decided.
    pub by: String,
    /// RFC 3339.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// A reviewer's ruling.
#[derive(Clone, Debug, PartialEq)]
pub enum Ruling {
    /// The value is right as read.
    Accept,
    /// The field has this value, in the record's words (`8`, `2024-12-01`, `Air/drone strike`).
    Set(String),
    /// It happened here.
    Place(Place),
    /// These, and nobody else, did it or suffered it.
    Actors(Vec<Actor>),
    /// There was no such event.
    Reject,
    /// Same incident as the event at these words.
    Merge(TextId, Span),
    /// Not the same incident as the event at these words.
    Split(TextId, Span),
    /// May leave the house.
    Release,
    /// No report says it.
    NotSaid,
    /// The reader missed an event of this kind, told in these words.
    Add(Act),
    /// The incident bears this word of the project's own.
    Tag(String),
    /// It no longer does.
    Untag(String),
}

/// The settled fields of an incident: those of an event, from all its claims and decisions.
pub type Settled = Event;

/// What happened, from all reports: a function of the claims and the decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Lasting id.
    pub id: IncidentId,
    /// Settled values. `settled.figures` holds one total per harm, then parts and inner figures.
    pub settled: Settled,
    /// Which report each quote of `settled` comes from is said by its claims; this is the report
    /// whose event gave the frame (trigger, evidence).
    pub frame: usize,
    /// Reports, oldest first.
    pub reports: Vec<ReportRef>,
    /// Events told, as (index of report, event id).
    pub events: Vec<(usize, EventId)>,
    /// Sources that are not copies of one another.
    pub independent_sources: usize,
    /// The project's own words for it, in small letters.
    pub tags: Vec<String>,
    /// What was said.
    pub claims: Vec<Claim>,
    /// What cannot all be true.
    pub disputes: Vec<Dispute>,
    /// Why each value.
    pub why: Vec<Why>,
    /// Decisions that apply, oldest first.
    pub history: Vec<Decision>,
    /// When it was released, RFC 3339.
    pub released: Option<String>,
    /// Ids it had before merges.
    pub previous_ids: Vec<IncidentId>,
}

impl Incident {
    /// The kind.
    pub const fn act(&self) -> Act {
        self.settled.act
    }
    /// The settled total for a harm.
    pub fn total(&self, harm: Harm) -> Option<&Figure> {
        self.settled
            .figures
            .iter()
            .find(|f| f.harm == harm && matches!(f.relation, crate::FigureRelation::Total))
    }
    /// Bounds of the dead.
    pub fn killed(&self) -> Toll {
        self.total(Harm::Killed).map_or_else(Toll::default, |f| f.toll)
    }
    /// How well vouched for.
    pub const fn standing(&self) -> Standing {
        self.settled.standing
    }
}
