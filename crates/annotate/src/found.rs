//! What the annotators find, by token, before it becomes marks and links.

use crate::sentence::Sent;
use tidings_model::{
    Act, Actor, Basis, Dating, Group, Harm, Modality, Opinion, Place, Span, Stance, Toll, Unit,
};

/// Tokens `from..to` of sentence `sent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) sent: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) span: Span,
}

impl At {
    pub(crate) const fn covers(&self, sent: usize, token: usize) -> bool {
        self.sent == sent && self.from <= token && token < self.to
    }
    /// The tokens that these bytes touch, within the sentence where they begin.
    pub(crate) fn of(sents: &[Sent], span: Span) -> Option<Self> {
        let sent = sents.partition_point(|s| s.span.end <= span.start);
        let tokens = &sents.get(sent)?.tokens;
        let from = tokens.iter().position(|t| t.span.overlaps(span))?;
        let to = tokens.iter().rposition(|t| t.span.overlaps(span))? + 1;
        Some(Self { sent, from, to, span: sents[sent].span_of(from, to) })
    }
    pub(crate) const fn covers_all(&self, other: &Self) -> bool {
        self.sent == other.sent && self.from <= other.from && other.to <= self.to
    }
    pub(crate) const fn overlaps(&self, other: &Self) -> bool {
        self.sent == other.sent && self.from < other.to && other.from < self.to
    }
}

/// Somebody.
#[derive(Clone, Debug)]
pub(crate) struct FoundActor {
    pub(crate) at: At,
    pub(crate) actor: Actor,
    pub(crate) groups: Vec<String>,
    pub(crate) origin: ActorOrigin,
    /// "soldiers", not "a soldier".
    pub(crate) plural: bool,
    /// "people", "victims": whose side they are on is not said.
    pub(crate) anyone: bool,
    /// Known by a learned reader alone.
    pub(crate) stranger: bool,
}

/// How somebody was recognised: the surer ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ActorOrigin {
    /// By name in the actor table.
    Named,
    /// A force with its country, or people of a named group.
    Force,
    /// A force without a country of its own: the story's.
    Bare,
    /// A noun for people.
    People,
    /// A country named where an actor stands ("Israel struck").
    Country,
}

impl FoundActor {
    /// Armed or political: makes a weak act count.
    pub(crate) const fn organised(&self) -> bool {
        use tidings_model::ActorKind as K;
        !self.anyone
            && !matches!(self.actor.kind, K::Civilians | K::Other)
            && !matches!(self.origin, ActorOrigin::Country)
    }
}

/// How the words around a place relate it to an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceCue {
    /// "in", "at", "near".
    Scene,
    /// "from".
    Origin,
    /// "to", "towards".
    Destination,
    /// Stands after a comma as the wider place of the one before.
    Within,
    /// "Kidal residents", "KIDAL (Agency) -".
    Bare,
    /// Before the first sentence's dash.
    Dateline,
}

/// Somewhere.
#[derive(Clone, Debug)]
pub(crate) struct FoundPlace {
    pub(crate) at: At,
    pub(crate) place: Place,
    pub(crate) cue: PlaceCue,
}

/// Some time.
#[derive(Clone, Debug)]
pub(crate) struct FoundDate {
    pub(crate) at: At,
    pub(crate) dating: Dating,
    /// The words date the saying, not the thing said ("police said on Tuesday").
    pub(crate) of_speech: bool,
    /// The words open a span ("since the rebellion of 2012"): what lies before, not what is told.
    pub(crate) opens: bool,
    /// The day of filing before a story's first dash.
    pub(crate) dateline: bool,
    /// "one day after …": dates what follows it.
    pub(crate) forward: bool,
}

impl FoundDate {
    /// May date an act beside it.
    pub(crate) fn dates_acts(&self) -> bool {
        !self.of_speech && !self.opens && !self.dateline
    }
}

/// How many.
#[derive(Clone, Debug)]
pub(crate) struct FoundFigure {
    pub(crate) at: At,
    pub(crate) harm: Harm,
    pub(crate) whom: Option<Span>,
    pub(crate) group: Group,
    pub(crate) unit: Unit,
    pub(crate) toll: Toll,
    pub(crate) basis: Basis,
    /// Comes on top of those told before ("one more soldier").
    pub(crate) more: bool,
    /// Index of the figure it lies in.
    pub(crate) among: Option<usize>,
    /// Index of the actors whose people it counts.
    pub(crate) people: Option<usize>,
}

/// Something done.
#[derive(Clone, Debug)]
pub(crate) struct FoundAct {
    pub(crate) at: At,
    pub(crate) act: Act,
    /// The word names no kind: attack, kill, target.
    pub(crate) generic: bool,
    /// The word is of killing or wounding.
    pub(crate) harm: bool,
    pub(crate) noun: bool,
    pub(crate) passive: bool,
    pub(crate) both: bool,
    pub(crate) suffers: bool,
    pub(crate) weak: bool,
    pub(crate) context: bool,
    pub(crate) captives: bool,
    /// Takes a place or people; what follows decides.
    pub(crate) capture: bool,
    /// "the attack": told again.
    pub(crate) again: bool,
    pub(crate) modality: Modality,
    /// What a learned reader holds of it.
    pub(crate) opinion: Option<Opinion>,
}

/// Who says it.
#[derive(Clone, Debug)]
pub(crate) struct FoundSpeaker {
    pub(crate) at: At,
    pub(crate) actor: Option<Actor>,
    pub(crate) stance: Stance,
    pub(crate) via: Option<Span>,
    /// Blames somebody for it.
    pub(crate) blames: bool,
    /// Both sides at once.
    pub(crate) both: bool,
    /// Claims or denies having done it.
    pub(crate) responsibility: bool,
}

/// With what, or what was struck.
#[derive(Clone, Debug)]
pub(crate) struct FoundTag {
    pub(crate) at: At,
    pub(crate) weapon: bool,
    pub(crate) kind: String,
    pub(crate) act: Option<Act>,
}
