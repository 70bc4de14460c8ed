//! Longest-match dictionaries over folded tokens.

use crate::token::{Token, fold};
use std::collections::HashMap;

/// The words after the first, and what the phrase means.
type Entry<T> = (Box<[String]>, T);

/// A dictionary from phrases to senses. Lookups walk from the first word.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: HashMap<String, Vec<Entry<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase as it is written; it is cut and folded as texts are.
    pub(crate) fn add(&mut self, phrase: &str, sense: T) {
        let words = cut(phrase);
        let Some((first, rest)) = words.split_first() else { return };
        let list = self.by_first.entry(first.clone()).or_default();
        // Longest first, in the order of the file among equals.
        let at = list.partition_point(|(other, _)| other.len() >= rest.len());
        list.insert(at, (rest.into(), sense));
    }

    /// The longest phrase that begins at token `at`: how many tokens, and its sense.
    pub(crate) fn at<'a>(&'a self, tokens: &'a [Token], at: usize) -> Option<(usize, &'a T)> {
        self.all_at(tokens, at).next()
    }

    /// The same, and nothing past the end of the sentence.
    pub(crate) fn at_checked<'a>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
    ) -> Option<(usize, &'a T)> {
        if at < tokens.len() { self.at(tokens, at) } else { None }
    }

    /// All phrases that begin at token `at`, longest first.
    pub(crate) fn all_at<'a>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> {
        self.by_first.get(&tokens[at].folded).into_iter().flatten().filter_map(move |(rest, s)| {
            let end = at + 1 + rest.len();
            let fits =
                tokens.get(at + 1..end)?.iter().zip(rest.iter()).all(|(t, w)| t.folded == *w);
            fits.then_some((1 + rest.len(), s))
        })
    }
}

/// A phrase as the tokenizer would cut it: blanks and hyphens part, apostrophes end an elision.
fn cut(phrase: &str) -> Vec<String> {
    phrase
        .split([' ', '-', '\u{a0}'])
        .filter(|w| !w.is_empty())
        .flat_map(|word| {
            let word = fold(word);
            match word.find('\'') {
                Some(i) if i + 1 < word.len() && word.len() - i == 2 && word.ends_with('s') => {
                    vec![word[..i].to_owned(), word[i..].to_owned()]
                }
                Some(i) if i <= 2 && i + 1 < word.len() && !word.starts_with("n'") => {
                    vec![word[..=i].to_owned(), word[i + 1..].to_owned()]
                }
                _ => vec![word],
            }
        })
        .map(|w| if w.len() > 1 { w.trim_end_matches('.').replace('.', "") } else { w })
        .filter(|w| !w.is_empty())
        .collect()
}
