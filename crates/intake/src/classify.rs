//! Says what each paragraph of a page is, the same way for every form of input.
//!
//! Background paragraphs are not looked for: telling them takes marks that the annotator makes.

use crate::block::{Block, Hint};
use crate::furniture::{Reach, Verdict, What, is_biography, judge};
use crate::headline::{self, byline_name, reads_as_name};
use crate::text::{bare, ends_sentence, fold, is_heading_like, words};
use std::collections::HashSet;
use tidings_model::PassageKind;

/// A summary in a list of other stories has fewer words than this; a longer one is the story.
const SUMMARY_WORDS: usize = 30;
/// Only so many paragraphs are compared with each other for pull quotes.
const COMPARED: usize = 300;
/// The least words of a pull quote.
const PULLED_WORDS: usize = 5;
/// The most words of a rubric.
const RUBRIC_WORDS: usize = 3;
/// The least words of a lead.
const LEAD_WORDS: usize = 6;

/// What the caller knows of the page.
#[derive(Default)]
pub(crate) struct Known<'a> {
    pub headline: Option<&'a str>,
    pub byline: Option<&'a str>,
}

/// The paragraphs with their kinds, and what was learnt from those around the story.
#[derive(Default)]
pub(crate) struct Classified {
    pub parts: Vec<(PassageKind, String)>,
    pub headline: Option<String>,
    pub byline: Option<String>,
    /// Lines that say when the page was published, first first.
    pub datelines: Vec<String>,
    /// The first paragraph of the story.
    pub lead: Option<String>,
}

/// Says what each of `blocks` is. A known headline that stands nowhere is put first.
pub(crate) fn classify(mut blocks: Vec<Block>, known: &Known<'_>) -> Classified {
    blocks.retain(|b| !b.text.is_empty());
    let mut at = headline::find(&blocks, known.headline);
    if let (None, Some(text)) = (at, known.headline) {
        blocks.insert(0, Block::new(text, Hint::Headline));
        at = Some(0);
    }
    let mut state = State {
        headline: at.map(|i| bare(&blocks[i].text)),
        names: known.byline.iter().map(|n| (*n).to_owned()).collect(),
        out: Classified { headline: at.map(|i| blocks[i].text.clone()), ..Classified::default() },
        ..State::default()
    };
    state.find_author(&blocks, at.map_or(0, |i| i + 1));
    let pulled = pull_quotes(&blocks);
    for (i, block) in blocks.into_iter().enumerate() {
        let kind = match at {
            Some(h) if i == h => PassageKind::Headline,
            Some(h) if i < h => before_headline(&block, &mut state),
            _ => state.kind_of(&block, pulled.contains(&i)),
        };
        state.out.parts.push((kind, block.text));
    }
    state.out
}

/// What stands above the headline is hardly ever the story.
fn before_headline(block: &Block, state: &mut State) -> PassageKind {
    let verdict = judge(&block.text);
    if verdict.is_some_and(|v| v.what == What::Date) || is_date(&block.text) {
        state.out.datelines.push(block.text.clone());
    }
    let caption = block.hint == Hint::Caption || verdict.is_some_and(|v| v.what == What::Caption);
    if caption {
        PassageKind::Caption
    } else if block.hint == Hint::None && headline::is_candidate(block) {
        // It may be the headline after all, and the line below it a summary.
        PassageKind::Body
    } else {
        PassageKind::Boilerplate
    }
}

#[derive(Default)]
struct State {
    headline: Option<String>,
    /// Who wrote it, as far as known; a biography starts with one of these.
    names: Vec<String>,
    /// What an earlier paragraph said of those that follow it.
    reach: Option<Reach>,
    /// Whether the paragraph before was a heading inside such a list.
    after_teaser: bool,
    story_begun: bool,
    /// Paragraphs of the story so far.
    told: usize,
    out: Classified,
}

impl State {
    fn kind_of(&mut self, block: &Block, pulled: bool) -> PassageKind {
        let text = block.text.as_str();
        let bare_text = bare(text);
        if bare_text.is_empty() || self.headline.as_ref() == Some(&bare_text) {
            return PassageKind::Boilerplate;
        }
        let verdict = judge(text);
        if let Some(verdict) = verdict {
            self.note(text, verdict);
        }
        let by_author = self.is_about_author(text);
        if self.reach == Some(Reach::Page) || block.hint == Hint::Junk {
            return PassageKind::Boilerplate;
        }
        if block.hint == Hint::Caption || verdict.is_some_and(|v| v.what == What::Caption) {
            return PassageKind::Caption;
        }
        if !self.story_begun && verdict.is_none() && is_date(text) {
            self.out.datelines.push(text.to_owned());
            return PassageKind::Boilerplate;
        }
        if verdict.is_some_and(|v| !is_overruled(v, text)) || self.is_in_list(block) || by_author {
            return PassageKind::Boilerplate;
        }
        if (pulled && self.story_begun) || (!self.story_begun && is_rubric(block)) {
            return PassageKind::Boilerplate;
        }
        self.story(block)
    }

    /// Takes what a verdict says beyond its own paragraph.
    fn note(&mut self, text: &str, verdict: Verdict) {
        match verdict.reach {
            Reach::Itself => {}
            // "Comments" and "Latest" also stand in menus above the story.
            Reach::Page | Reach::Tail if !self.story_begun => {}
            reach if self.reach != Some(Reach::Page) => {
                self.reach = Some(reach);
                self.after_teaser = false;
            }
            _ => {}
        }
        if verdict.what == What::Date {
            self.out.datelines.push(text.to_owned());
        }
    }

    /// Whether the paragraph belongs to a list of other stories that was opened before it.
    fn is_in_list(&mut self, block: &Block) -> bool {
        let teaser = is_heading_like(&block.text) && !matches!(block.hint, Hint::Heading(_))
            || (self.reach == Some(Reach::Tail) && is_heading_like(&block.text));
        let inside = match self.reach {
            Some(Reach::Box) => teaser,
            Some(Reach::Tail) => teaser || words(&block.text) < SUMMARY_WORDS,
            _ => false,
        };
        if !inside {
            self.reach = None;
        }
        self.after_teaser = teaser;
        inside
    }

    /// Whether the paragraph names the author or tells of them.
    fn is_about_author(&mut self, text: &str) -> bool {
        // Some pages put the byline below the summary; there only a date tells it from a sentence.
        let above = !self.story_begun || (self.told <= 1 && is_date_within(text));
        if above && let Some(name) = byline_name(text) {
            self.names.push(name.to_owned());
            self.out.byline.get_or_insert_with(|| name.to_owned());
            if is_date_within(text) {
                self.out.datelines.push(text.to_owned());
            }
            return true;
        }
        self.names.iter().any(|n| n == text || is_biography(text, n)) || are_initials(text)
    }

    /// Part of the story: its lead or its body.
    fn story(&mut self, block: &Block) -> PassageKind {
        self.told += usize::from(self.story_begun);
        let long = words(&block.text);
        let lead = !self.story_begun
            && match block.hint {
                Hint::Heading(_) => false,
                Hint::Standfirst => long >= LEAD_WORDS,
                // A line without a stop is a second headline.
                _ => long >= SUMMARY_WORDS || (long >= LEAD_WORDS && ends_sentence(&block.text)),
            };
        if !lead {
            return PassageKind::Body;
        }
        self.story_begun = true;
        self.told = 1;
        self.out.lead = Some(block.text.clone());
        PassageKind::Lead
    }

    /// A bare name between headline and story is the author's when it stands there twice or when
    /// the next paragraph goes on about it.
    fn find_author(&mut self, blocks: &[Block], from: usize) {
        let above = blocks.iter().skip(from).take(6).take_while(|b| !headline::is_prose(b));
        let above = above.count() + from;
        for i in from..above.min(blocks.len()) {
            let name = blocks[i].text.as_str();
            if !reads_as_name(name) {
                continue;
            }
            let twice = blocks[i + 1..above].iter().any(|b| b.text == name);
            let told = blocks[i + 1..].iter().take(2).any(|b| is_biography(&b.text, name));
            let dated = blocks.get(i + 1).is_some_and(|b| is_date(&b.text));
            if twice || told || dated {
                self.out.byline.get_or_insert_with(|| name.to_owned());
                self.names.push(name.to_owned());
            }
        }
    }
}

/// A word or two between headline and story: a menu's, a rubric, the agency's name.
fn is_rubric(block: &Block) -> bool {
    let text = block.text.as_str();
    block.hint == Hint::None
        && words(text) <= RUBRIC_WORDS
        && !ends_sentence(text)
        && !text.ends_with(':')
        && !text.bytes().any(|b| b.is_ascii_digit())
        && !headline::is_place_line(text)
}

/// "Published figures show …" is a sentence of the story, not a dateline.
fn is_overruled(verdict: Verdict, text: &str) -> bool {
    let dated = text.bytes().any(|b| b.is_ascii_digit()) && words(text) < 20;
    verdict.what == What::Date && !dated && !is_heading_like(text)
}

/// Whether a line is a full date and little else.
fn is_date(text: &str) -> bool {
    if text.len() > 100 || words(text) > 16 || text.ends_with('.') || !is_date_within(text) {
        return false;
    }
    // A weekday may stand before the date, or a rubric set off by a bar; a sentence may not.
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    words(&text[..digit]) <= 2 || text.contains(['|', '·', '•'])
}

/// `bur/mk/asp`: the desk's initials below a dispatch.
fn are_initials(text: &str) -> bool {
    text.len() <= 20
        && text.contains('/')
        && text.chars().all(|c| c.is_lowercase() || "/-".contains(c))
}

fn is_date_within(text: &str) -> bool {
    crate::dates::in_line(text, true, None).is_ok()
}

/// Which paragraphs only repeat words of another one: pull quotes, and paragraphs pasted twice.
fn pull_quotes(blocks: &[Block]) -> HashSet<usize> {
    let folded: Vec<String> = blocks.iter().take(COMPARED).map(|b| inner(&b.text)).collect();
    // A caption or a comment that repeats the story does not take its place.
    let told: Vec<bool> = blocks
        .iter()
        .take(COMPARED)
        .map(|b| !matches!(b.hint, Hint::Caption | Hint::Junk) && judge(&b.text).is_none())
        .collect();
    let repeats = |i: usize, j: usize| {
        let (own, other) = (folded[i].as_str(), folded[j].as_str());
        told[j] && (other.len() > own.len() && other.contains(own) || j < i && other == own)
    };
    (0..folded.len())
        .filter(|&i| words(&folded[i]) >= PULLED_WORDS && (0..folded.len()).any(|j| repeats(i, j)))
        .collect()
}

/// A paragraph without the quotes and stops around it.
fn inner(text: &str) -> String {
    fold(text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
