//! A text as what is particular in it: names, numbers and days, sentence by sentence, and its wording.

use super::Sketch;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::iter::Peekable;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Words that tell something, before the opening of a story is over.
const OPENING: usize = 70;
/// A sentence has as many words, so that the stop of an abbreviation ends none.
const SENTENCE: usize = 4;
/// Letters by which two forms of a word are one.
const STEM: usize = 6;
/// A dateline's `(AFP) -` stands within so many first bytes.
const DATELINE: usize = 90;

/// What one sentence tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    /// Words, by their first letters.
    pub(super) stems: BTreeSet<u32>,
    /// What is particular about it.
    pub(super) particulars: BTreeSet<Particular>,
}

/// A name, a number or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Particular {
    Name(u32),
    Number(u64),
    Time(u32),
}

/// What `data/lexicons/copies.tsv` says a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Number(u64),
    Day(u32),
    Function,
}

static KNOWN: LazyLock<BTreeMap<String, Known>> = LazyLock::new(|| {
    let rows = include_str!("../../../../data/lexicons/copies.tsv").lines();
    let known = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, kind, word, value] = cells.as_slice() else { return None };
        let known = match *kind {
            "number" => Known::Number(value.parse().ok()?),
            "day" => Known::Day(value.parse().ok()?),
            "function" => Known::Function,
            _ => return None,
        };
        Some((bare(word), known))
    };
    rows.filter_map(known).collect()
});

struct Word {
    /// Small, without accents.
    form: String,
    particular: Option<Particular>,
    /// Tens that a unit may still be added to.
    open: bool,
}

pub(super) fn sketch(text: &str) -> Sketch {
    let sentences = sentences(text);
    let forms: Vec<&str> = sentences.iter().flatten().map(|w| w.form.as_str()).collect();
    let runs = forms.windows(3).map(hash64).collect();
    let sentences: Vec<Sentence> = sentences.iter().map(|words| sentence(words)).collect();
    let mut told = 0;
    let opening = sentences.iter().take_while(|s| {
        let open = told < OPENING;
        told += s.stems.len();
        open
    });
    Sketch { runs, opening: opening.count(), sentences }
}

fn sentence(words: &[Word]) -> Sentence {
    let telling = |w: &&Word| {
        w.particular.is_some()
            || KNOWN.get(&w.form) != Some(&Known::Function) && w.form.chars().count() > 2
    };
    Sentence {
        stems: words.iter().filter(telling).map(|w| hash(&start(&w.form, STEM))).collect(),
        particulars: words.iter().filter_map(|w| w.particular).collect(),
    }
}

/// The words of a text, sentence by sentence.
fn sentences(text: &str) -> Vec<Vec<Word>> {
    let text = without_agency(text);
    // A word that also stands in small letters is no name where a sentence begins with it.
    let small: BTreeSet<String> = tokens(&text)
        .filter_map(|t| match t {
            Token::Word(w) if w.starts_with(char::is_lowercase) => Some(bare(w)),
            _ => None,
        })
        .collect();
    let mut all: Vec<Vec<Word>> = vec![Vec::new()];
    let mut first = true;
    for token in tokens(&text) {
        let word = match token {
            Token::Word(word) => word,
            Token::Quote => {
                first = true;
                continue;
            }
            Token::Stop => {
                first = true;
                if all.last().is_some_and(|s| s.len() >= SENTENCE) {
                    all.push(Vec::new());
                }
                continue;
            }
        };
        let Some(sentence) = all.last_mut() else { continue };
        let read = read(word, first, &small);
        first = false;
        match (&read.particular, sentence.last_mut()) {
            // "twenty-two", "vingt-deux".
            (Some(Particular::Number(n)), Some(last)) if *n < 20 && last.open => {
                if let Some(Particular::Number(tens)) = &mut last.particular {
                    *tens += n;
                }
                last.open = false;
                last.form.push('-');
                last.form.push_str(&read.form);
            }
            _ => sentence.push(read),
        }
    }
    // What is too short to be a sentence belongs to the one before.
    if all.len() > 1 && all.last().is_some_and(|s| s.len() < SENTENCE) {
        let rest = all.pop().unwrap_or_default();
        all.last_mut().into_iter().for_each(|s| s.extend(rest.iter().map(Word::same)));
    }
    all
}

impl Word {
    fn same(&self) -> Self {
        Self { form: self.form.clone(), particular: self.particular, open: self.open }
    }
}

fn read(word: &str, first: bool, small: &BTreeSet<String>) -> Word {
    let form = bare(word);
    let particular = match KNOWN.get(&form) {
        Some(Known::Number(n)) => {
            let open = *n >= 20 && n % 10 == 0;
            return Word { form, particular: Some(Particular::Number(*n)), open };
        }
        Some(Known::Day(day)) => Some(Particular::Time(*day)),
        Some(Known::Function) => None,
        None if word.starts_with(|c: char| c.is_ascii_digit()) => Some(number(&form)),
        None if word.starts_with(char::is_uppercase) && !(first && small.contains(&form)) => {
            Some(Particular::Name(hash(&start(&form, 5))))
        }
        None => None,
    };
    Word { form, particular, open: false }
}

/// "33rd" is 33; "15h40" and "9am" are hours.
fn number(form: &str) -> Particular {
    let digits = form.trim_end_matches(|c: char| "stndrh".contains(c));
    digits.parse().map_or_else(|_| Particular::Time(hash(form)), Particular::Number)
}

enum Token<'a> {
    Word(&'a str),
    Stop,
    Quote,
}

/// Words, and what ends a sentence. Digits with a mark or blank between groups of three are one word.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut chars: Peekable<_> = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            if c.is_alphanumeric() {
                let mut end = at + c.len_utf8();
                while let Some((i, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                    end = i + c.len_utf8();
                }
                return Some(Token::Word(&text[at..end]));
            }
            match c {
                '.' | '!' | '?' | '\n' => return Some(Token::Stop),
                '"' | '«' | '»' | '“' | '”' => return Some(Token::Quote),
                _ => {}
            }
        }
    })
}

/// Without a dateline's agency, and with numbers in one piece: "20,000", "2.400", "2 000".
fn without_agency(text: &str) -> String {
    let mut head = text.len().min(DATELINE);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let mut out = String::with_capacity(text.len());
    let (mut rest, dash) = (text, |c: char| matches!(c, '-' | '–' | '—'));
    if let Some(open) = text[..head].find('(')
        && let Some(length) = text[open..].find(')').filter(|n| (3..=21).contains(n))
        && text[open + length + 1..].trim_start().starts_with(dash)
    {
        out.push_str(&text[..open]);
        rest = &text[open + length + 1..];
    }
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    for (i, c) in rest.char_indices() {
        let next = i + c.len_utf8();
        let between = matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}')
            && i > 0
            && digit(i - 1)
            && (next..next + 3).all(digit)
            && !bytes.get(next + 3).is_some_and(u8::is_ascii_alphanumeric);
        if !between {
            out.push(c);
        }
    }
    out
}

/// Small and without accents.
fn bare(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn start(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

fn hash64(of: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[expect(clippy::cast_possible_truncation, reason = "half of the bits are enough for one article")]
fn hash(of: &str) -> u32 {
    hash64(&[of]) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn particulars(text: &str) -> Vec<Particular> {
        sketch(text).sentences.into_iter().flat_map(|s| s.particulars).collect()
    }

    #[test]
    fn numbers_are_one_however_they_are_written() {
        let same = |a: &str, b: &str| assert_eq!(particulars(a), particulars(b), "{a} | {b}");
        same("they killed twenty-two people there", "they killed 22 people there");
        same("some 20,000 people had fled", "some 20000 people had fled");
        same("quelque 2 400 personnes ont fui", "quelque 2.400 personnes ont fui");
        same("on Monday the market burned", "lundi le marché a brûlé");
        assert_ne!(particulars("they killed six people"), particulars("they killed seven people"));
    }

    #[test]
    fn a_datelines_agency_is_no_name() {
        let with = particulars("BAMAKO (AFP) - Gunmen attacked a village near Mopti.");
        assert_eq!(with, particulars("BAMAKO - Gunmen attacked a village near Mopti."));
    }

    #[test]
    fn a_word_that_opens_a_sentence_is_no_name_if_it_is_small_elsewhere() {
        let text = "Soldiers fled the town at dawn. The soldiers had no fuel.";
        assert_eq!(particulars(text), []);
    }
}
