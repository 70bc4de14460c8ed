//! An event: one thing that happened, or is said to have happened, as one report tells it.

use crate::vocabulary::vocabulary;
use crate::{Act, Dating, Figure, PassageKind, Place, Plover, Quote, Ucdp};

/// Names an event: derived from its report, text, kind and trigger words, so that reading the
/// same text again gives the same id.
pub type EventId = String;

vocabulary! {
    /// How the text puts the act.
    Modality {
        Happened = "happened",
        Alleged = "alleged",
        Denied = "denied",
        Expected = "expected",
        General = "general",
    }
}

vocabulary! {
    /// What kind of somebody.
    ActorKind {
        State = "state",
        Police = "police",
        Rebel = "rebel",
        Militia = "militia",
        Communal = "communal",
        External = "external",
        Peacekeepers = "peacekeepers",
        Gang = "gang",
        Party = "party",
        Protesters = "protesters",
        Rioters = "rioters",
        Civilians = "civilians",
        Unidentified = "unidentified",
        Other = "other",
    }
}

/// Somebody, as the knowledge knows them or as the words describe them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Knowledge id (`ml-jnim`, `ml-state`), where known.
    pub id: Option<String>,
    /// Standard name.
    pub label: String,
    /// What kind.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2, where the name says it.
    pub country: Option<String>,
}

impl Actor {
    /// Whether it bears arms by its nature: forces and armed groups, not governments, crowds or
    /// the police, whose ordinary work is crime.
    pub fn is_armed(&self) -> bool {
        use ActorKind as K;
        let government = self.label.starts_with("Government");
        !government
            && matches!(
                self.kind,
                K::State
                    | K::Rebel
                    | K::Militia
                    | K::Communal
                    | K::External
                    | K::Peacekeepers
                    | K::Gang
            )
    }
}

vocabulary! {
    /// What a participant did in the event.
    ParticipantRole {
        Actor = "actor",
        Target = "target",
        Other = "other",
    }
}

/// Somebody in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Did it, suffered it, or was otherwise part of it.
    pub role: ParticipantRole,
    /// Who.
    pub actor: Actor,
    /// Who among them: `women`, `children`, `aid_workers`, `journalists`, `medics`, ….
    pub groups: Vec<String>,
    /// The words.
    pub quote: Quote,
}

/// When, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The days.
    pub dating: Dating,
    /// The words.
    pub quote: Quote,
}

/// Where, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Where {
    /// The place.
    pub place: Place,
    /// The words.
    pub quote: Quote,
}

vocabulary! {
    /// What a place that is not the scene is to the event.
    PlaceRole {
        Origin = "origin",
        Destination = "destination",
        Context = "context",
    }
}

/// A place that is not the scene.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherPlace {
    /// What it is to the event.
    pub role: PlaceRole,
    /// The place.
    pub place: Place,
    /// The words.
    pub quote: Quote,
}

/// A kind of thing hit or of weapon used, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// `hospital`, `market`, …; `drone`, `ied`, ….
    pub kind: String,
    /// The words.
    pub quote: Quote,
}

vocabulary! {
    /// How a speaker stands to what they speak of.
    Stance {
        Asserts = "asserts",
        Confirms = "confirms",
        Denies = "denies",
        ClaimsResponsibility = "claims_responsibility",
        Doubts = "doubts",
    }
}

vocabulary! {
    /// What of the event a speaker speaks about.
    SpeakerAbout {
        Event = "event",
        Figures = "figures",
        Responsibility = "responsibility",
    }
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Standard name and id of the side they speak for, where known.
    pub actor: Option<Actor>,
    /// How they stand to it.
    pub stance: Stance,
    /// About what.
    pub about: SpeakerAbout,
    /// Through whom, as written ("AFP").
    pub via: Option<String>,
    /// The words that name them.
    pub quote: Quote,
}

vocabulary! {
    /// How well an event is vouched for; see `docs/record-format.md`.
    Standing {
        Reported = "reported",
        Attributed = "attributed",
        Confirmed = "confirmed",
        Alleged = "alleged",
        Disputed = "disputed",
        Denied = "denied",
        Expected = "expected",
    }
}

/// One thing that happened, in one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Lasting id.
    pub id: EventId,
    /// What, as an ACLED sub-event type.
    pub act: Act,
    /// Whether ACLED's own rules record it.
    pub acled: bool,
    /// UCDP's type, where its rules record it.
    pub ucdp: Option<Ucdp>,
    /// PLOVER's event and mode.
    pub plover: Option<Plover>,
    /// When.
    pub when: Option<When>,
    /// Where.
    pub place: Option<Where>,
    /// Places that are not the scene.
    pub other_places: Vec<OtherPlace>,
    /// Who.
    pub participants: Vec<Participant>,
    /// What was struck.
    pub hit: Vec<Tag>,
    /// With what.
    pub weapons: Vec<Tag>,
    /// How many.
    pub figures: Vec<Figure>,
    /// Who says it.
    pub speakers: Vec<Speaker>,
    /// How well vouched for.
    pub standing: Standing,
    /// Whether it is (part of) the news of this report.
    pub foreground: bool,
    /// What part of the page the trigger stands in.
    pub passage: PassageKind,
    /// The words that name the act.
    pub trigger: Quote,
    /// How sure the coder is, 0 to 100.
    pub confidence: u8,
    /// Whether it needs a person's look before it leaves.
    pub review: bool,
    /// The sentences that show it best.
    pub evidence: Vec<Quote>,
}

impl Event {
    /// Those who did it.
    pub fn actors(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|p| p.role == ParticipantRole::Actor)
    }
    /// Those who suffered it.
    pub fn targets(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|p| p.role == ParticipantRole::Target)
    }
    /// Every quote in the event: what `verify` checks.
    pub fn quotes(&self) -> Vec<&Quote> {
        let mut all = vec![&self.trigger];
        all.extend(&self.evidence);
        all.extend(self.when.iter().map(|w| &w.quote));
        all.extend(self.place.iter().map(|w| &w.quote));
        all.extend(self.other_places.iter().map(|w| &w.quote));
        all.extend(self.participants.iter().map(|p| &p.quote));
        all.extend(self.hit.iter().chain(&self.weapons).map(|t| &t.quote));
        all.extend(self.figures.iter().map(|f| &f.quote));
        all.extend(self.speakers.iter().map(|s| &s.quote));
        all
    }
}
