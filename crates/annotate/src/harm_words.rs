//! Words of harm: killed, wounded, missing, taken, displaced, and how each is used.

use crate::lang::Language;
use crate::token::Token;
use tidings_model::Harm;

/// How a harm word takes those it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// "killing 12", "a tué 12": they follow.
    Active,
    /// "were killed", "died", "ont été tués": they stand before.
    Passive,
    /// "killed": either, the grammar decides.
    Either,
    /// "12 dead", "12 deaths", "12 morts": right beside.
    Counted,
}

/// One harm word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HarmWord {
    pub(crate) harm: Harm,
    pub(crate) position: Position,
    /// A noun such as "casualties": may be denied or not known.
    pub(crate) noun: bool,
}

/// The harm word at token `at`, longest first.
pub(crate) fn harm_at(lang: &Language, tokens: &[Token], at: usize) -> Option<(usize, HarmWord)> {
    lang.lexicon.harms.at(tokens, at).map(|(n, w)| (n, *w))
}
