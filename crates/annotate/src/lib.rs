//! Marks on the text and links between them: who did what to whom, where, when, how many, says who.
//!
//! Lexicons in `data/lexicons`, the grammar here, names and places from the knowledge, and, where there is one, a
//! learned reader ([`Learned`]) that is asked about what those find worth it.
//! Annotating cannot fail; what could not be done comes back as problems.

mod actors;
mod acts;
mod dates;
mod figures;
mod found;
mod harm_words;
mod lang;
mod learned;
mod lexicon;
mod link;
mod phrase;
mod places;
mod sentence;
mod speaker_phrase;
mod speakers;
mod story;
mod tags;
mod token;

use jiff::civil::Date;
pub use learned::{Beside, Filler, Glimpse, HEARD, Learned, LearnedAct, Role};
pub use places::extent;
pub use sentence::sentence_around;
use std::collections::BTreeMap;
use tidings_knowledge::Knowledge;
use tidings_model::{Annotated, Extraction, Mark, Place, Point, Problem, Span, Stage};

/// Finds marks and links. Made once, used by many threads.
pub struct Annotator<'a> {
    knowledge: &'a Knowledge,
    names: BTreeMap<&'static str, actors::Names>,
    learned: Option<&'a dyn Learned>,
}

impl<'a> Annotator<'a> {
    /// An annotator over `knowledge` for every language it has.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let names = [lang::en(), lang::fr()]
            .into_iter()
            .map(|l| (l.code, actors::Names::new(knowledge, l)))
            .collect();
        Self { knowledge, names, learned: None }
    }

    /// The same with a learned reader beside the rules.
    #[must_use]
    pub fn with(mut self, learned: Option<&'a dyn Learned>) -> Self {
        self.learned = learned;
        self
    }

    /// Marks and links of `extraction`, published on `published`. `origin` names the report in
    /// problems.
    pub fn annotate(
        &self,
        origin: &str,
        extraction: &Extraction,
        published: Option<Date>,
    ) -> (Annotated, Vec<Problem>) {
        let Some(lang) = extraction.language.and_then(lang::of) else {
            return (Annotated::default(), vec![no_annotator(origin, extraction)]);
        };
        let Some(names) = self.names.get(lang.code) else {
            return (Annotated::default(), Vec::new());
        };
        let source =
            story::Source { knowledge: self.knowledge, names, lang, learned: self.learned };
        let (annotated, undated, failed) = story::annotate(&source, extraction, published);
        let mut problems = Vec::new();
        if let Some(why) = failed {
            let message = format!(
                "the learned reader gave up on a part of this text, which the rules read alone: {why}"
            );
            problems.push(Problem::new(origin, Stage::Annotate, message));
        }
        if undated && published.is_none() {
            problems.push(Problem::new(
                origin,
                Stage::Annotate,
                "the day of publication is not known, so words such as \"Tuesday\" or \"4 June\" \
                 cannot be dated; pass --published YYYY-MM-DD, or give `published` in the JSON line",
            ));
        }
        (annotated, problems)
    }

    /// Places of `extraction` by span: what geoparsing is measured on.
    pub fn places(&self, extraction: &Extraction) -> Vec<(Span, Place)> {
        let (annotated, _) = self.annotate("", extraction, None);
        annotated
            .mentions
            .into_iter()
            .filter_map(|m| match m.mark {
                Mark::Place(place) => Some((m.span, place)),
                _ => None,
            })
            .collect()
    }

    /// What the names at the `marked` spans of `extraction` are, one result for each: the measure of
    /// telling namesakes apart, without that of finding names.
    pub fn settle_names(&self, extraction: &Extraction, marked: &[Span]) -> Vec<SettledName> {
        let lang = extraction.language.and_then(lang::of);
        let Some((lang, names)) = lang.and_then(|l| Some((l, self.names.get(l.code)?))) else {
            return vec![SettledName::default(); marked.len()];
        };
        let settled = story::settle(self.knowledge, names, lang, extraction, marked);
        let one = |s: places::Given<'_>| SettledName {
            candidates: s.entries.into_iter().map(|e| (e.id, e.point)).collect(),
            place: s.found.map(|f| f.place),
        };
        settled.into_iter().map(one).collect()
    }
}

/// A name marked by others.
#[derive(Clone, Debug, Default)]
pub struct SettledName {
    /// Id and point of everything of this name.
    pub candidates: Vec<(String, Point)>,
    /// Which of them it is.
    pub place: Option<Place>,
}

fn no_annotator(origin: &str, extraction: &Extraction) -> Problem {
    let name = extraction.language.as_ref().map_or("unknown", |l| l.code()).to_owned();
    Problem::new(
        origin,
        Stage::Language,
        format!(
            "there is no annotator for this text's language ({name}); it is kept but not coded; \
             English (en) and French (fr) are read, and `language` in the JSON line overrides the detection"
        ),
    )
}
