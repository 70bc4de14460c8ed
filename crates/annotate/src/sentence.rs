//! Cuts passages into sentences and sentences into tokens and clauses.

use crate::lang::{self, Language};
use crate::token::{Kind, Token, tokenize};
use tidings_model::{Extraction, PassageKind, Span};

/// A sentence with its tokens.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) span: Span,
    pub(crate) passage: PassageKind,
    pub(crate) paragraph: usize,
    pub(crate) tokens: Vec<Token>,
    /// The clause each token stands in; clauses are numbered from the left.
    pub(crate) clauses: Vec<usize>,
}

impl Sent {
    /// The bytes from token `from` to before token `to`.
    pub(crate) fn span_of(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.cover(self.tokens[to - 1].span)
    }
    /// Whether the token before `at` is one of `words`.
    pub(crate) fn before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.tokens[at - 1].is(words)
    }
    /// The token at `at`, if there.
    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }
    /// Whether a mark stands between tokens `a` and `b` (exclusive of `b`).
    pub(crate) fn mark_between(&self, a: usize, b: usize, marks: &[char]) -> bool {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        self.tokens[a..b].iter().any(|t| t.mark().is_some_and(|m| marks.contains(&m)))
    }
    /// Clause of a token.
    pub(crate) fn clause(&self, at: usize) -> usize {
        self.clauses.get(at).copied().unwrap_or(0)
    }
}

/// All sentences of the passages that are read.
pub(crate) fn sentences(extraction: &Extraction, lang: &Language) -> Vec<Sent> {
    let mut out = Vec::new();
    let mut paragraph = 0;
    for passage in &extraction.passages {
        if passage.kind == PassageKind::Boilerplate {
            continue;
        }
        let mut start = passage.span.start as usize;
        let text = passage.span.of(&extraction.text);
        for part in text.split('\n') {
            let range = Span::new(start, start + part.len());
            start += part.len() + 1;
            if part.trim().is_empty() {
                continue;
            }
            split(&extraction.text, range, passage.kind, paragraph, lang, &mut out);
            paragraph += 1;
        }
    }
    out
}

/// The sentence that the words begin in, or the words themselves where none of the text read holds them.
pub fn sentence_around(extraction: &Extraction, words: Span) -> Span {
    let lang = extraction.language.and_then(lang::of).unwrap_or_else(lang::en);
    let sents = sentences(extraction, lang);
    let around = sents.iter().find(|s| s.span.start <= words.start && words.start < s.span.end);
    around.map_or(words, |s| s.span.cover(words))
}

fn split(
    text: &str,
    range: Span,
    passage: PassageKind,
    paragraph: usize,
    lang: &Language,
    out: &mut Vec<Sent>,
) {
    let tokens = tokenize(text, range, lang);
    let mut from = 0;
    for at in 0..tokens.len() {
        if ends_sentence(&tokens, from, at, lang) || at + 1 == tokens.len() {
            // A closing quotation mark or bracket belongs to the sentence it closes.
            let mut to = at + 1;
            while tokens.get(to).is_some_and(|t| matches!(t.mark(), Some('”' | '"' | ')')))
                && !tokens[to].spaced
            {
                to += 1;
            }
            if to > from {
                push(tokens[from..to].to_vec(), passage, paragraph, lang, out);
            }
            from = to.max(from);
        }
    }
}

fn ends_sentence(tokens: &[Token], from: usize, at: usize, lang: &Language) -> bool {
    if at < from {
        return false;
    }
    let next = tokens.get(at + 1);
    match tokens[at].mark() {
        Some('!' | '?' | '…') => next.is_some_and(|n| n.spaced || n.capital),
        Some('.') => {
            let Some(next) = next else { return true };
            let opens = next.capital
                || matches!(next.kind, Kind::Number(_) | Kind::Mark('“' | '"' | '(' | '—'));
            let closes = matches!(next.mark(), Some('”' | '"' | ')')) && !next.spaced;
            let abbreviation = at > from
                && !tokens[at].spaced
                && (lang.abbreviations.contains(&tokens[at - 1].folded.as_str())
                    || (tokens[at - 1].folded.chars().count() == 1 && tokens[at - 1].capital));
            // Text without capitals ends its sentences all the same.
            let uncased = !next.capital && next.spaced && next.is_word() && !abbreviation;
            // Paragraphs put together without a blank: "in the area.Later a man was shot".
            let word = |t: &Token| t.is_word() && t.folded.chars().count() > 2;
            let glued = at > from && word(&tokens[at - 1]) && !tokens[at - 1].capital;
            let glued = glued && !tokens[at].spaced && next.capital && word(next);
            !abbreviation && ((opens && next.spaced) || closes || uncased || glued)
        }
        _ => false,
    }
}

fn push(
    tokens: Vec<Token>,
    passage: PassageKind,
    paragraph: usize,
    lang: &Language,
    out: &mut Vec<Sent>,
) {
    let span = tokens[0].span.cover(tokens[tokens.len() - 1].span);
    let clauses = clauses(&tokens, lang);
    out.push(Sent { span, passage, paragraph, tokens, clauses });
}

/// Numbers the clauses: marks, relatives and subordinators open a new one. A list's commas
/// ("three women, two men and a child") open one too; linking looks past those.
fn clauses(tokens: &[Token], lang: &Language) -> Vec<usize> {
    let mut clause = 0;
    let mut numbers = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let opens_itself = token.is(lang.subordinators) || token.is(lang.relatives);
        if i > 0 && opens_itself {
            clause += 1;
        }
        numbers.push(clause);
        if matches!(token.mark(), Some(',' | ';' | ':' | '—' | '(' | ')' | '“' | '”' | '"')) {
            clause += 1;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        split(text, Span::new(0, text.len()), PassageKind::Body, 0, lang::en(), &mut out);
        out.iter().map(|s| s.span.of(text).to_owned()).collect()
    }

    #[test]
    fn sentences_put_together_without_a_blank_are_two() {
        assert_eq!(
            cut("Shots rang out in the area.Later a man was killed!Police came."),
            ["Shots rang out in the area.", "Later a man was killed!", "Police came."]
        );
    }

    #[test]
    fn abbreviations_and_addresses_are_not_cut() {
        for text in ["Gen.Keita said so.", "The U.N.Mission left.", "See www.example.org now."] {
            assert_eq!(cut(text), [text]);
        }
    }
}
