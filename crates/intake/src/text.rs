//! The one shape every extracted text has: NFC, clean paragraphs, one blank line between them.

use tidings_model::{Passage, PassageKind, Span};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One paragraph, cleaned for good: NFC, no control or invisible characters, single blanks, no
/// line ends.
pub(crate) fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut blank = false;
    let mut push = |c: char| {
        if c.is_whitespace() {
            blank = true;
        } else if !is_invisible(c) {
            if blank && !out.is_empty() {
                out.push(' ');
            }
            blank = false;
            out.push(c);
        }
    };
    if is_nfc(raw) {
        raw.chars().for_each(&mut push);
    } else {
        raw.nfc().for_each(&mut push);
    }
    out
}

/// Control characters, and marks that change how text looks but not what it says. The two
/// joiners stay: Persian and Indic words need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// For comparing: lower case, plain apostrophes and dashes, no accents' difference kept.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => out.push('\''),
            '\u{2010}'..='\u{2015}' => out.push('-'),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Letters and digits of [`fold`] only: two headlines that differ in punctuation are one.
pub(crate) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// How many words.
pub(crate) fn words(text: &str) -> usize {
    text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Whether it ends as a sentence does, closing quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', ';', ','])
}

/// Whether it may be a headline or a heading: short, and not ended like a sentence.
pub(crate) fn is_heading_like(text: &str) -> bool {
    let plain_end = !text
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '…', ';', ',']);
    text.len() <= 240 && words(text) <= 30 && plain_end
}

/// Joins paragraphs to a text and says what each part of it is.
pub(crate) fn assemble(parts: &[(PassageKind, String)]) -> (String, Vec<Passage>) {
    let mut text = String::with_capacity(parts.iter().map(|(_, p)| p.len() + 2).sum());
    let mut passages = Vec::with_capacity(parts.len());
    for (kind, paragraph) in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(paragraph);
        passages.push(Passage { span: Span::new(start, text.len()), kind: *kind });
    }
    (text, passages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_cleaned_once_and_for_all() {
        let raw = "  L\u{2019}arme\u{301}e\u{a0}:\t1\u{202f}219\r\nmorts\u{200b}\u{7} ";
        assert_eq!(clean(raw), "L\u{2019}armée : 1 219 morts");
        assert_eq!(clean(&clean(raw)), clean(raw));
    }

    #[test]
    fn passages_cover_the_text_but_for_the_blank_lines() {
        let parts =
            [(PassageKind::Headline, "É a".to_owned()), (PassageKind::Lead, "b".to_owned())];
        let (text, passages) = assemble(&parts);
        assert_eq!(text, "É a\n\nb");
        assert_eq!(passages[0].span.of(&text), "É a");
        assert_eq!(passages[1].span.of(&text), "b");
    }

    #[test]
    fn headlines_that_differ_in_punctuation_are_one() {
        assert_eq!(bare("Mali’s army — «hit»"), bare("mali's army: hit"));
    }
}
