//! Marks on a text and links between them: the one tongue that grammar, model and event finder speak.

use crate::vocabulary::vocabulary;
use crate::{
    Act, Actor, Basis, Dating, Group, Harm, Modality, PassageKind, Place, PlaceRole, Span,
    SpeakerAbout, Stance, Toll, Unit,
};

/// Index of a [`Mention`] in its annotated text.
pub type MentionId = usize;

/// Words that mean something to the coder.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What.
    pub mark: Mark,
    /// Index of the sentence it stands in.
    pub sentence: usize,
    /// How sure, 0 to 100.
    pub confidence: u8,
}

/// What a mention is.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Something done.
    Act {
        /// Of what kind.
        act: Act,
        /// Whether the word names no more than "attack", "fighting", "operation": another mention
        /// of the same thing may say which.
        generic: bool,
        /// Whether the word is of killing or wounding.
        harm: bool,
        /// Whether it is told as known already ("the attack").
        again: bool,
        /// Whether it counts only beside something surer.
        weak: bool,
        /// Whether it counts only as more about another act ("the fighting", "died").
        context: bool,
        /// Whether it is a noun ("the strike"), not a verb.
        noun: bool,
        /// Said to have happened, to be coming, to be false, …
        modality: Modality,
        /// What a learned reader holds of it, where there was one.
        opinion: Option<Opinion>,
    },
    /// Somebody.
    Actor {
        /// Who.
        actor: Actor,
        /// Who among them: `women`, `children`, `aid_workers`, …
        groups: Vec<String>,
        /// "people", "victims": whose side they are on is not said.
        anyone: bool,
        /// Known by a learned reader alone: no rule took these words for somebody.
        stranger: bool,
    },
    /// Somewhere.
    Place(Place),
    /// Some time.
    Date(Dating),
    /// Some number of people harmed.
    Figure {
        /// What was done to them.
        harm: Harm,
        /// Words for whom.
        whom: Option<Span>,
        /// Whose people, where the words say.
        group: Group,
        /// What is counted.
        unit: Unit,
        /// Bounds.
        toll: Toll,
        /// How the words bound it.
        basis: Basis,
        /// Mention it lies inside ("among them three children").
        among: Option<MentionId>,
        /// Comes on top of those told before ("one more soldier").
        more: bool,
    },
    /// Who says it.
    Speaker {
        /// Standard name and id, where known.
        actor: Option<Actor>,
        /// How they stand to it.
        stance: Stance,
        /// About what.
        about: SpeakerAbout,
        /// Through whom ("told AFP").
        via: Option<Span>,
        /// Blames somebody for it.
        blames: bool,
        /// Both sides at once ("both armies say").
        both: bool,
    },
    /// With what: `drone`, `ied`, …, and the act an attack with it is.
    Weapon(String, Option<Act>),
    /// What was struck: `hospital`, `market`, ….
    Hit(String),
}

/// What a learned reader holds of an act word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// That it is an act at all, in percent.
    pub sure: u8,
    /// That it is of the act's kind, supposing that it is one, in percent.
    pub kind: u8,
    /// That it is history and not news, in percent.
    pub background: u8,
    /// Whether a word list has it too.
    pub listed: bool,
}

vocabulary! {
    /// What a linked mention is to the act.
    LinkRole {
        Actor = "actor",
        Target = "target",
        Other = "other",
        Place = "place",
        Origin = "origin",
        Destination = "destination",
        Context = "context",
        Date = "date",
        Figure = "figure",
        Speaker = "speaker",
        Weapon = "weapon",
        Hit = "hit",
        Same = "same",
    }
}

impl LinkRole {
    /// The role of a place that is not the scene itself.
    pub const fn place_role(self) -> Option<PlaceRole> {
        match self {
            Self::Origin => Some(PlaceRole::Origin),
            Self::Destination => Some(PlaceRole::Destination),
            Self::Context => Some(PlaceRole::Context),
            _ => None,
        }
    }
}

/// From an act to something of its own, or to another act: then how likely the two are one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The act.
    pub from: MentionId,
    /// The actor, place, date, …
    pub to: MentionId,
    /// What it is to the act.
    pub role: LinkRole,
    /// How sure, 0 to 100.
    pub confidence: u8,
}

/// One sentence of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// What part of the page it stands in.
    pub passage: PassageKind,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// A text with its marks and links.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// Sentences of the passages that are read.
    pub sentences: Vec<Sentence>,
    /// Marks, in text order.
    pub mentions: Vec<Mention>,
    /// Links from acts, and from figures to the people they count.
    pub links: Vec<Link>,
    /// Share of sentences with words of sport, games and films, 0 to 1.
    pub play: f32,
    /// Share of sentences with words of ordinary crime, 0 to 1.
    pub crime: f32,
    /// Whether the report is a release: what one side says of itself, and no newsroom.
    pub release: bool,
}
