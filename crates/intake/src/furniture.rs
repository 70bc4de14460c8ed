//! What stands around a report on its page, told by the words of `data/lexicons/furniture.tsv`.

use crate::text::fold;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Paragraphs longer than this are no furniture, whatever words they hold.
const LONGEST_BYTES: usize = 300;
/// Credits stand in this many last bytes of a caption.
const TAIL_BYTES: usize = 200;
/// A caption is not longer; a whole story pasted on one line may well end in a credit.
const CAPTION_BYTES: usize = 1200;
/// "More from …": how much longer than its opening words a box's title may be.
const TITLE_WORDS: usize = 5;

/// What a paragraph, or an element's class, says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum What {
    Ad,
    Author,
    Caption,
    Comments,
    Cookie,
    Copyright,
    Date,
    Embed,
    Nav,
    Newsletter,
    Share,
    Standfirst,
    Tags,
    Teaser,
}

/// How far a paragraph's verdict reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The paragraph only.
    Itself,
    /// Headings right after it.
    Box,
    /// Headings and short summaries right after it.
    Tail,
    /// All that follows.
    Page,
}

/// What a paragraph is, and how far that reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub what: What,
    pub reach: Reach,
}

struct Table {
    whole: HashMap<&'static str, Verdict>,
    starts: Vec<(&'static str, What)>,
    tails: Vec<&'static str>,
    contains: Finder,
    tail_contains: Finder,
    credits: Vec<&'static str>,
    bios: Vec<&'static str>,
    /// Words with a blank before and after them.
    classes: Finder,
}

/// Finds many words in one pass over a text.
#[derive(Default)]
struct Finder {
    rows: Vec<(String, What)>,
    search: Option<AhoCorasick>,
}

impl Finder {
    fn build(&mut self) {
        self.search = AhoCorasick::new(self.rows.iter().map(|(words, _)| words)).ok();
    }
    /// Where each row's words stand in `text`, as row and first byte.
    fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let found = self.search.iter().flat_map(move |s| s.find_overlapping_iter(text));
        found.map(|m| (m.pattern().as_usize(), m.start()))
    }
    /// What the first row of the table that stands in `text` says.
    fn first(&self, text: &str) -> Option<What> {
        let row = self.hits(text).map(|(row, _)| row).min()?;
        self.rows.get(row).map(|(_, what)| *what)
    }
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| read(include_str!("../../../data/lexicons/furniture.tsv")));

fn read(source: &'static str) -> Table {
    let mut t = Table {
        whole: HashMap::new(),
        starts: Vec::new(),
        tails: Vec::new(),
        contains: Finder::default(),
        tail_contains: Finder::default(),
        credits: Vec::new(),
        bios: Vec::new(),
        classes: Finder::default(),
    };
    for row in source.lines() {
        let cells: Vec<&'static str> = row.split('\t').collect();
        let [_, what, matching, words] = cells.as_slice() else { continue };
        let Some(what) = what_of(what) else { continue };
        let mut whole = |reach| {
            t.whole.entry(words).or_insert(Verdict { what, reach });
        };
        match *matching {
            "line_is" => whole(Reach::Itself),
            "opens_box" => whole(Reach::Box),
            "ends_page" => whole(Reach::Page),
            "opens_tail" => {
                whole(Reach::Tail);
                t.tails.push(words);
            }
            "line_starts" => t.starts.push((words, what)),
            "contains" => t.contains.rows.push(((*words).to_owned(), what)),
            "tail_contains" => t.tail_contains.rows.push(((*words).to_owned(), what)),
            "credit" => t.credits.push(words),
            "bio" => t.bios.push(words),
            "class" => t.classes.rows.push((format!(" {words} "), what)),
            _ => {}
        }
    }
    t.contains.build();
    t.tail_contains.build();
    t.classes.build();
    t
}

fn what_of(word: &str) -> Option<What> {
    Some(match word {
        "ad" => What::Ad,
        "author" => What::Author,
        "caption" => What::Caption,
        "comments" => What::Comments,
        "cookie" => What::Cookie,
        "copyright" => What::Copyright,
        "date" => What::Date,
        "embed" => What::Embed,
        "nav" => What::Nav,
        "newsletter" => What::Newsletter,
        "share" => What::Share,
        "standfirst" => What::Standfirst,
        "tags" => What::Tags,
        "teaser" => What::Teaser,
        _ => return None,
    })
}

/// What the words of a cleaned paragraph say that it is; `None` for an ordinary paragraph.
pub(crate) fn judge(text: &str) -> Option<Verdict> {
    let itself = |what| Verdict { what, reach: Reach::Itself };
    if is_caption(text) {
        return Some(itself(What::Caption));
    }
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let folded = fold(text);
    let line = folded.trim_start_matches(|c: char| !c.is_alphanumeric() && !"(©[".contains(c));
    let core = without_counter(line);
    if let Some(verdict) = TABLE.whole.get(line.trim_end()).or_else(|| TABLE.whole.get(core)) {
        return Some(*verdict);
    }
    if is_row_of_buttons(core) {
        return Some(itself(What::Share));
    }
    // "Tagged cattle were driven off." opens with a button's word and is a sentence.
    let sentence = text.ends_with('.') && crate::text::words(text) > 5;
    let starts = |(w, _): &&(&str, What)| {
        starts_with_words(line, w) && !(sentence && w.chars().all(char::is_alphanumeric))
    };
    if let Some((_, what)) = TABLE.starts.iter().find(starts) {
        return Some(itself(*what));
    }
    if let Some(what) = TABLE.contains.first(&folded) {
        return Some(itself(what));
    }
    let titled = |w: &&&str| {
        starts_with_words(core, w) && w.contains(' ') && !crate::text::ends_sentence(text)
    };
    let titles = TABLE.tails.iter().find(titled)?;
    let longer = crate::text::words(core).saturating_sub(crate::text::words(titles));
    (longer <= TITLE_WORDS).then_some(Verdict { what: What::Teaser, reach: Reach::Tail })
}

/// Without the counter and the punctuation around "Comments (4)" or "3 commentaires :".
fn without_counter(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphabetic())
}

/// Whether it is several buttons side by side: "Share Facebook X WhatsApp".
fn is_row_of_buttons(line: &str) -> bool {
    let button = |w: &str| TABLE.whole.get(w).is_some_and(|v| v.what == What::Share);
    let mut buttons = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    line.contains(' ') && line.len() < 80 && buttons.all(button)
}

fn starts_with_words(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| {
        !words.ends_with(char::is_alphanumeric)
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
    })
}

/// Whether a paragraph reads as what stands under a picture: it opens with "Photo:" or it closes
/// with a credit.
pub(crate) fn is_caption(text: &str) -> bool {
    if text.len() > CAPTION_BYTES {
        return false;
    }
    let mut cut = text.len().saturating_sub(TAIL_BYTES);
    while !text.is_char_boundary(cut) {
        cut += 1;
    }
    let folded = fold(&text[cut..]);
    let whole = |(row, at): (usize, usize)| {
        let words = TABLE.tail_contains.rows.get(row).map_or("", |(words, _)| words.as_str());
        starts_whole(&folded, at, words)
    };
    if TABLE.tail_contains.hits(&folded).any(whole) {
        return true;
    }
    if TABLE.credits.iter().any(|w| is_credited(text, cut, w)) {
        return true;
    }
    let mut start = text.len().min(64);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let head = fold(&text[..start]);
    TABLE
        .starts
        .iter()
        .any(|(w, what)| *what == What::Caption && starts_with_words(head.trim_start(), w))
}

/// Whether the `words` at this place do not continue a longer word.
fn starts_whole(folded: &str, at: usize, words: &str) -> bool {
    !words.starts_with(char::is_alphanumeric)
        || !folded[..at].ends_with(|c: char| c.is_alphanumeric())
}

/// Whether `credit` stands in the text with a name after it: `REUTERS/Stringer`, but not
/// `(AFP/Reuters)`, which credits the story. A © at the very start is the page's own.
fn is_credited(text: &str, tail: usize, credit: &str) -> bool {
    text.match_indices(credit).any(|(at, _)| {
        let rest = text[at + credit.len()..].trim_start();
        let named = rest.starts_with(char::is_uppercase);
        let story = text[..at].ends_with('(')
            && ["Reuters", "AFP", "AP", "REUTERS", "EFE", "dpa"]
                .iter()
                .any(|a| rest.strip_prefix(a).is_some_and(|r| r.starts_with([')', '/'])));
        let long_slash = credit.ends_with('/') || at >= tail;
        named && !story && long_slash && (credit != "©" || at > 20)
    })
}

/// Whether a paragraph about `name` tells of an author rather than of an event.
pub(crate) fn is_biography(text: &str, name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or(name);
    let named = text.starts_with(name) || (first.len() > 2 && starts_with_words(text, first));
    if !named {
        return false;
    }
    let folded = fold(text);
    let stands = |w: &&str| folded.match_indices(w).any(|(at, _)| starts_whole(&folded, at, w));
    TABLE.bios.iter().any(stands)
}

/// What an element's classes and id say that it is.
pub(crate) fn judge_class(names: &str) -> Option<What> {
    TABLE.classes.first(&class_words(names))
}

/// `entry-meta postContent` as ` entry meta post content `.
fn class_words(names: &str) -> String {
    let mut out = String::with_capacity(names.len() + 8);
    out.push(' ');
    let mut lower = false;
    for c in names.chars() {
        if !c.is_alphanumeric() {
            lower = false;
            if !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        if c.is_uppercase() && lower {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.extend(c.to_lowercase());
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<What> {
        judge(text).map(|v| v.what)
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("../../../data/lexicons/furniture.tsv")
            .lines()
            .filter(|l| !l.starts_with('#') && !l.starts_with("lang\t"));
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(what_of(cells[1]).is_some(), "{row}");
            let known = [
                "line_is", "line_starts", "contains", "tail_contains", "credit", "opens_box",
                "opens_tail", "ends_page", "bio", "class",
            ];
            assert!(known.contains(&cells[2]), "{row}");
            if cells[2] != "credit" {
                assert_eq!(cells[3], fold(cells[3]), "words are written as they are compared");
            }
        }
    }

    #[test]
    fn a_counter_does_not_hide_a_comment_box() {
        for line in ["Comments", "Comments (4)", "2 comments", "3 commentaires :", "COMMENTS"] {
            assert_eq!(judge(line).map(|v| v.reach), Some(Reach::Page), "{line}");
        }
    }

    #[test]
    fn a_story_that_begins_like_a_button_is_no_button() {
        for story in [
            "Share prices fell after the attack on the pipeline.",
            "More than 40 people were killed in the raid, officials said.",
            "Latest figures from the ministry put the dead at 14.",
            "Related attacks in May killed nine.",
            "Photographers were beaten by the police at the gate.",
            "Par ailleurs, deux soldats ont été tués.",
            "Tagged cattle were driven off by the raiders.",
            "The army said on Friday that it had retaken the town (AFP/Reuters).",
            "Une erreur de tir a tué trois civils à Ber.",
        ] {
            assert_eq!(judge(story), None, "{story}");
        }
    }

    #[test]
    fn buttons_side_by_side_are_buttons() {
        assert_eq!(what("Share Facebook X WhatsApp"), Some(What::Share));
        assert_eq!(what("Partager : Facebook | Twitter | WhatsApp"), Some(What::Share));
        assert_eq!(what("Facebook takes down pages of the army"), None);
    }

    #[test]
    fn a_credit_makes_a_caption() {
        for caption in [
            "Ammunition is displayed in Baidoa, March 12, 2015. REUTERS/Stringer (SOMALIA – Tags: SOCIETY) QUALITY FROM SOURCE",
            "FILE PHOTO: People queue for water in Goma, January 2023.",
            "Le marché central, pillé pendant les combats. (Photo R. Mbida)",
            "Un poste militaire abandonné, le 14 mars. Crédit photo : K. Amewou",
            "Une famille devant sa maison. © Afrique Plurielle/R. Mbida",
            "Une rue de Solhan, le 6 juin 2021. REUTERS - Stringer",
        ] {
            assert_eq!(what(caption), Some(What::Caption), "{caption}");
        }
        assert_eq!(what("© 2024 Courier. All rights reserved"), Some(What::Copyright));
    }

    #[test]
    fn a_person_who_is_a_journalist_in_the_story_is_not_its_author() {
        let story = "Samir Adel, who is a journalist with a local station, was killed.";
        assert!(!is_biography(story, "Bianca Bridger"));
        assert!(is_biography("Bianca holds a degree in politics.", "Bianca Bridger"));
    }

    #[test]
    fn classes_are_read_word_by_word() {
        assert_eq!(judge_class("jp-relatedposts"), Some(What::Teaser));
        assert_eq!(judge_class("Newsletter_box__z7"), Some(What::Newsletter));
        assert_eq!(judge_class("wp-caption alignright"), Some(What::Caption));
        assert_eq!(judge_class("articleBody content"), None);
        assert_eq!(judge_class("overflow-hidden"), None);
    }
}
