//! What a learned reader adds to the grammar: acts that no word list has, doubt about those it has, and who
//! and what fills the roles of both.
//!
//! The reader itself lives elsewhere; here is what it is asked, and how its answers join what the rules found.

mod fill;
mod join;
mod phrase;

pub use fill::HEARD;
pub(crate) use join::{hear, overrule, refused};

use tidings_model::{Act, Modality, Span};

/// What words can be to an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who did it.
    Who,
    /// Who or what suffered it, or the other side.
    Whom,
    /// Where.
    Where,
    /// When.
    When,
    /// With what.
    With,
    /// How many were killed.
    Killed,
    /// How many were wounded.
    Injured,
    /// How many were taken.
    Captured,
    /// How many took part.
    Crowd,
    /// How many fled.
    Displaced,
    /// Who says so.
    Says,
}

/// Words that fill a role of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// Which role.
    pub role: Role,
    /// The words.
    pub span: Span,
    /// How sure, in percent.
    pub sure: u8,
}

/// What the reader holds of words that are, or could be, an act.
#[derive(Clone, Debug, PartialEq)]
pub struct LearnedAct {
    /// The words.
    pub span: Span,
    /// The likeliest kind, supposing that it is an act.
    pub act: Act,
    /// How likely that kind is, in percent, supposing the same.
    pub kind: u8,
    /// That it is an act at all, in percent.
    pub sure: u8,
    /// How the text puts it.
    pub modality: Modality,
    /// That it is history, not news, in percent.
    pub background: u8,
    /// Who and what belongs to it; nothing where another act of the same event has told it.
    pub fillers: Vec<Filler>,
    /// Other acts of the window, by their words, and in percent that they are the same event told again.
    pub same: Vec<(Span, u8)>,
}

/// A piece of a text at a glance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glimpse {
    /// Where it stands.
    pub span: Span,
    /// How far it speaks for an act where it stands.
    pub act: f32,
    /// How far it speaks for a subject that has acts.
    pub subject: f32,
}

/// A reader of short stretches of text that has learned from labelled ones.
pub trait Learned: Send + Sync {
    /// How it signs.
    fn name(&self) -> &str;
    /// The most pieces that a window may have.
    fn limit(&self) -> usize;
    /// The pieces of a text in order, each at a glance.
    fn glance(&self, text: &str) -> Vec<Glimpse>;
    /// How likely, from 0 to 1, there is an act among these pieces of a text.
    fn worth(&self, pieces: &[Glimpse]) -> f32;
    /// The acts of a window: those it finds, and its opinion of those `asked` about. All spans are bytes of
    /// the window.
    ///
    /// # Errors
    /// Why the window cannot be read; the rules then stand alone.
    fn read(&self, window: &str, asked: &[Span]) -> Result<Vec<LearnedAct>, String>;
    /// How it stands beside the word lists. Other ways than the usual one are there to be compared with it.
    fn beside(&self) -> Beside {
        Beside::default()
    }
}

/// What a learned reader is used with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The acts of the word lists stand as well.
    pub lists: bool,
    /// Only stretches that the rules and then a glance find worth it are read.
    pub gate: bool,
}

impl Default for Beside {
    fn default() -> Self {
        Self { lists: true, gate: true }
    }
}
