//! Which paragraphs of a page make its report: those the library took, those it lost among them,
//! and captions; teasers and furniture in between are kept as such, the rest is left out.

use super::main_content::key;
use super::title::likeness;
use super::walk::PageBlock;
use crate::block::{Block, Hint};
use crate::text::{bare, words};
use std::collections::HashSet;

/// From this share of links on, a paragraph is a way to another page.
const LINKED: f64 = 0.8;
/// A paragraph between headline and story that is this long belongs to the story.
const SUMMARY_BYTES: usize = 50;
/// Likeness to the title from which a paragraph that is no heading is the headline.
const TITLE_LIKENESS: f64 = 0.7;

/// Chooses among `blocks`; `main` holds the keys of what the library took.
pub(crate) fn choose(
    mut blocks: Vec<PageBlock>,
    main: &HashSet<String>,
    titles: &[String],
) -> Vec<Block> {
    for block in &mut blocks {
        if block.linked >= LINKED && matches!(block.hint, Hint::None | Hint::Heading(_)) {
            block.hint = Hint::Junk;
        }
    }
    mark_headline(&mut blocks, titles);
    let mut is_main: Vec<bool> =
        blocks.iter().map(|b| is_story(b) && main.contains(&key(&b.text))).collect();
    if !is_main.contains(&true) {
        is_main = whole_page(&blocks);
    }
    let headline = settle_headline(&mut blocks, &is_main);
    let start = headline.map_or(0, |h| h + 1);
    let Some(first) = (start..blocks.len()).find(|&i| is_main[i]) else {
        return blocks
            .into_iter()
            .skip(start.saturating_sub(1))
            .take(1)
            .filter(|b| b.hint == Hint::Headline)
            .map(Block::from)
            .collect();
    };
    let last = (first..blocks.len()).rev().find(|&i| is_main[i]).unwrap_or(first);
    let keep: Vec<bool> = (0..blocks.len())
        .map(|i| {
            let block = &blocks[i];
            match headline {
                Some(h) if i < h => is_picture_of(block, &blocks[h]),
                Some(h) if i == h => true,
                _ if i < first => is_above_story(block, headline.is_some()),
                _ if i <= last => true,
                _ => is_picture_of(block, &blocks[last]),
            }
        })
        .collect();
    for block in blocks.iter_mut().take(first).skip(start) {
        // The library left it out and it is no summary: a rubric, a counter, a date.
        if block.hint == Hint::None && block.text.len() < SUMMARY_BYTES {
            block.hint = Hint::Junk;
        }
    }
    blocks.into_iter().zip(keep).filter(|(_, k)| *k).map(|(b, _)| Block::from(b)).collect()
}

impl From<PageBlock> for Block {
    fn from(block: PageBlock) -> Self {
        Self { text: block.text, hint: block.hint }
    }
}

fn is_story(block: &PageBlock) -> bool {
    matches!(block.hint, Hint::None | Hint::Heading(_) | Hint::Standfirst)
}

/// Pages of an older make have no headings: the headline is the line that says what the title says.
fn mark_headline(blocks: &mut [PageBlock], titles: &[String]) {
    if blocks.iter().any(|b| b.hint == Hint::Headline) {
        return;
    }
    let score = |b: &PageBlock| {
        if is_story(b) && words(&b.text) <= 40 { likeness(&bare(&b.text), titles) } else { 0.0 }
    };
    let mut best = None;
    for (i, block) in blocks.iter().enumerate() {
        let s = score(block);
        if s >= TITLE_LIKENESS && best.is_none_or(|(_, b)| s > b) {
            best = Some((i, s));
        }
    }
    if let Some((i, _)) = best {
        blocks[i].hint = Hint::Headline;
    }
}

/// Where the headline stands; a line below most of the story is no headline, whatever it says.
fn settle_headline(blocks: &mut [PageBlock], is_main: &[bool]) -> Option<usize> {
    let at = blocks.iter().position(|b| b.hint == Hint::Headline)?;
    let count = |range: std::ops::Range<usize>| -> usize {
        range.filter(|&i| is_main[i]).map(|i| words(&blocks[i].text)).sum()
    };
    if count(0..at) > count(at + 1..blocks.len()) {
        blocks[at].hint = Hint::Junk;
        return None;
    }
    Some(at)
}

/// Without the library's word: all that is no furniture, inside the article where there is one.
fn whole_page(blocks: &[PageBlock]) -> Vec<bool> {
    let in_article = blocks.iter().any(|b| b.in_article && is_story(b) && words(&b.text) >= 8);
    blocks.iter().map(|b| is_story(b) && (b.in_article || !in_article)).collect()
}

/// Between headline and story: summaries, long lines, captions, and what says who and when.
fn is_above_story(block: &PageBlock, below_headline: bool) -> bool {
    below_headline
        && match block.hint {
            Hint::None | Hint::Standfirst | Hint::Caption => true,
            Hint::Junk => block.text.len() <= 300,
            _ => block.text.len() >= SUMMARY_BYTES,
        }
}

/// Whether a caption belongs to the story that `anchor` belongs to: they share an element close
/// around both.
fn is_picture_of(block: &PageBlock, anchor: &PageBlock) -> bool {
    block.hint == Hint::Caption
        && block.around.iter().take(3).any(|id| anchor.around.iter().take(3).any(|a| a == id))
}
