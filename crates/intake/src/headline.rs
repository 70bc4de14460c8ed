//! Finds the headline among the first paragraphs of a text.

use crate::block::{Block, Hint};
use crate::furniture::{Reach, What, judge};
use crate::text::{bare, is_heading_like, words};

/// A headline stands among this many first paragraphs.
const FIRST: usize = 15;
/// Headlines have this many words or more, but for a few.
const USUAL_WORDS: usize = 5;
/// Words of the shortest line taken for a headline without other evidence.
const FEWEST_WORDS: usize = 3;
/// Bytes of the shortest such line.
const SHORTEST_BYTES: usize = 12;

/// Which paragraph is the headline; `known` is the headline as metadata gives it.
pub(crate) fn find(blocks: &[Block], known: Option<&str>) -> Option<usize> {
    if let Some(at) = blocks.iter().position(|b| b.hint == Hint::Headline) {
        return Some(at);
    }
    let first = &blocks[..blocks.len().min(FIRST)];
    let top = |b: &Block| b.hint == Hint::Heading(1) && !b.text.is_empty();
    if let Some(known) = known {
        let known = bare(known);
        let same = first.iter().position(|b| bare(&b.text) == known);
        // Metadata often carries a shorter headline than the page shows.
        let only = first.iter().filter(|b| top(b)).count() == 1;
        return same.or_else(|| if only { first.iter().position(top) } else { None });
    }
    first.iter().position(top).or_else(|| among_lines(first))
}

/// The first line before the story that reads like a headline and is long enough for one; a
/// shorter line, the sender's or a rubric, only for want of any.
fn among_lines(first: &[Block]) -> Option<usize> {
    let story = first.iter().position(is_prose).unwrap_or(first.len());
    let candidates = || (0..story).filter(|&i| is_candidate(&first[i]));
    candidates().find(|&i| words(&first[i].text) >= USUAL_WORDS).or_else(|| candidates().next())
}

/// Whether a line may be a headline for all that its words say.
pub(crate) fn is_candidate(block: &Block) -> bool {
    let text = block.text.as_str();
    is_heading_like(text)
        && words(text) >= FEWEST_WORDS
        && text.len() >= SHORTEST_BYTES
        && !text.contains(" | ")
        && !is_byline(text)
        && !is_place_line(text)
        && judge(text).is_none_or(|v| v.what == What::Teaser && v.reach == Reach::Itself)
}

/// "KABUL, Afghanistan (Jan. 27)": where and when a dispatch was filed.
pub(crate) fn is_place_line(text: &str) -> bool {
    let place = text.split([',', ' ', '(']).next().unwrap_or("");
    words(text) <= 7
        && place.chars().count() > 2
        && place.chars().all(char::is_uppercase)
        && text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a paragraph is part of a story rather than a line above it.
pub(crate) fn is_prose(block: &Block) -> bool {
    matches!(block.hint, Hint::None | Hint::Standfirst)
        && words(&block.text) >= 12
        && !is_heading_like(&block.text)
        && judge(&block.text).is_none()
}

/// Whether a line names who wrote the story: "By Amina Goni · 2 August 2024".
pub(crate) fn is_byline(text: &str) -> bool {
    byline_name(text).is_some()
}

/// The name in such a line.
pub(crate) fn byline_name(text: &str) -> Option<&str> {
    const OPENERS: &[&str] = &["By ", "BY ", "by ", "Par ", "PAR ", "De notre "];
    let rest = OPENERS.iter().find_map(|o| text.strip_prefix(o))?;
    if text.len() > 160 || text.ends_with('.') && words(text) > 6 {
        return None;
    }
    let end = rest
        .find(['|', '·', '•', '(', '/', ','])
        .or_else(|| rest.find(" - "))
        .or_else(|| rest.find(" – "))
        .or_else(|| rest.find(" — "))
        .or_else(|| rest.find(" on "))
        .or_else(|| rest.find(" le "))
        .or_else(|| rest.find(|c: char| c.is_ascii_digit()))
        .unwrap_or(rest.len());
    let name = rest[..end].trim();
    // "By Monday the army had …" is no name: every word of a name but its particles is written
    // large. "By the desk" and "Par la rédaction" are bylines all the same.
    let desk = ["la rédaction", "notre correspondant", "correspondant", "our ", "staff"]
        .iter()
        .any(|d| name.to_lowercase().starts_with(d));
    // "By the city desk, 15 July 2024": a date after it shows that it is no sentence.
    let dated = words(name) <= 4
        && rest.len() > end
        && crate::dates::in_line(&rest[end..], true, None).is_ok()
        && words(&rest[end..]) <= 12;
    (words(name) <= 8 && (desk || dated || reads_as_names(name))).then_some(name)
}

fn reads_as_names(text: &str) -> bool {
    let mut large = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        match word.chars().next() {
            Some(c) if c.is_uppercase() => large += 1,
            Some(_) if PARTICLES.contains(&word) => {}
            _ => return false,
        }
    }
    large >= 1
}

const PARTICLES: &[&str] = &[
    "and", "et", "with", "avec", "de", "du", "van", "von", "der", "den", "al", "el", "ag", "bin",
    "ben", "ould", "la", "le", "da", "dos", "in", "à", "staff", "writer",
];

/// Whether a line may be nothing but a person's name.
pub(crate) fn reads_as_name(text: &str) -> bool {
    (2..=4).contains(&words(text))
        && text.len() <= 40
        && text.chars().all(|c| c.is_alphabetic() || " -'’.".contains(c))
        && reads_as_names(text)
        && text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Option<usize> {
        find(&lines.iter().map(|l| Block::plain(l)).collect::<Vec<_>>(), None)
    }
    const STORY: &str =
        "Gunmen opened fire in the weekly market of Boni on Thursday, killing at least 14 people.";

    #[test]
    fn a_headline_is_the_first_heading_before_the_story() {
        assert_eq!(
            found(&["*", "Gunmen hit weekly market in Mali", "By A. Diallo", STORY]),
            Some(1)
        );
        assert_eq!(found(&["Share this:", "Gunmen hit market, 14 dead", STORY]), Some(1));
        assert_eq!(found(&[STORY, "What comes next for Boni now"]), None);
    }

    #[test]
    fn a_sender_s_line_and_a_place_line_are_no_headline() {
        let release =
            ["2012-04-S-048", "ISAF Joint Command", "KABUL, Afghanistan (Apr. 25)", STORY];
        assert_eq!(found(&release), Some(1), "for want of any other");
        let headed = ["ISAF Joint Command", "Leader of a roadside bomb cell captured", STORY];
        assert_eq!(found(&headed), Some(1));
        let author = ["Gunmen hit weekly market", "Bianca Bridger", "Bianca Bridger", STORY];
        assert_eq!(found(&author), Some(0));
    }

    #[test]
    fn a_sentence_that_opens_with_by_is_no_byline() {
        assert_eq!(byline_name("By Monday the army had retaken the town"), None);
        assert_eq!(byline_name("By the city desk, 15 July 2024"), Some("the city desk"));
        assert_eq!(byline_name("By the time they came, the market was empty"), None);
        assert_eq!(byline_name("By Amina Goni · 2 August 2024"), Some("Amina Goni"));
        assert_eq!(
            byline_name("Par Inès Cordero (Cúcuta, envoyée spéciale) – Publié"),
            Some("Inès Cordero")
        );
        assert_eq!(
            byline_name("By Hala Osman and Tarek Idris"),
            Some("Hala Osman and Tarek Idris")
        );
        assert_eq!(
            byline_name("Par la rédaction monde · Publié le 17 août"),
            Some("la rédaction monde")
        );
    }
}
