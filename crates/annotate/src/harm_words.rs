//! Words of harm: killed, wounded, missing, taken, displaced, and how each is used.

use crate::lang::Language;
use crate::phrase::Phrases;
use crate::token::Token;
use std::sync::LazyLock;
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
    let table = if lang.code == "fr" { &*FR } else { &*EN };
    table.at(tokens, at).map(|(n, w)| (n, *w))
}

static EN: LazyLock<Phrases<HarmWord>> =
    LazyLock::new(|| read(include_str!("../../../data/lexicons/en/harms.tsv")));
static FR: LazyLock<Phrases<HarmWord>> =
    LazyLock::new(|| read(include_str!("../../../data/lexicons/fr/harms.tsv")));

fn read(text: &'static str) -> Phrases<HarmWord> {
    let mut table = Phrases::default();
    for line in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let mut cells = line.split('\t').map(str::trim);
        let (Some(harm), Some(position), Some(words)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let Some(harm) = <Harm as tidings_model::Vocabulary>::parse(harm) else { continue };
        let (position, noun) = match position {
            "active" => (Position::Active, false),
            "passive" => (Position::Passive, false),
            "either" => (Position::Either, false),
            "counted" => (Position::Counted, false),
            _ => (Position::Counted, true),
        };
        for word in words.split('|') {
            table.add(word, HarmWord { harm, position, noun });
        }
    }
    table
}
