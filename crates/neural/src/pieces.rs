//! Cuts a text into the pieces a model knows: a Unigram tokenizer, as training has it.
//!
//! The text is put into NFKC and cut at white space. Each word, led by `▁`, is cut so that the scores
//! of its pieces sum to the most. What no piece covers is one unknown piece.

use crate::error::Error;
use crate::normal::nfkc;
use serde::Deserialize;
use std::collections::HashMap;
use tidings_model::Span;

/// Leads each word.
const LEAD: char = '▁';
/// How much worse than the worst piece a character is that no piece covers.
const UNKNOWN: f64 = 10.0;

/// A piece: its number and where it stands.
pub(crate) type Piece = (u32, Span);

/// The tokenizer.
pub(crate) struct Pieces {
    known: HashMap<Box<str>, (u32, f64)>,
    unknown: (u32, f64),
    count: usize,
    /// Characters of the longest piece.
    longest: usize,
}

#[derive(Deserialize)]
struct Written {
    normalizer: Kind,
    pre_tokenizer: Sequence,
    model: Unigram,
}

#[derive(Deserialize)]
struct Kind {
    r#type: String,
}

#[derive(Deserialize)]
struct Sequence {
    #[serde(default)]
    pretokenizers: Vec<Kind>,
}

#[derive(Deserialize)]
struct Unigram {
    r#type: String,
    unk_id: u32,
    vocab: Vec<(Box<str>, f64)>,
    #[serde(default)]
    byte_fallback: bool,
}

impl Pieces {
    /// Reads the tokenizer's JSON.
    pub(crate) fn parse(json: &[u8]) -> Result<Self, Error> {
        let unknown = |why: String| Error::Unknown { part: "tokenizer", why };
        let read: Written = serde_json::from_slice(json).map_err(|e| unknown(e.to_string()))?;
        let steps: Vec<&str> =
            read.pre_tokenizer.pretokenizers.iter().map(|k| k.r#type.as_str()).collect();
        if read.normalizer.r#type != "NFKC"
            || steps != ["WhitespaceSplit", "Metaspace"]
            || read.model.r#type != "Unigram"
            || read.model.byte_fallback
        {
            return Err(unknown("it works in a way I do not know".to_owned()));
        }
        let vocab = read.model.vocab;
        if read.model.unk_id as usize >= vocab.len() {
            return Err(unknown("it has no piece for what is unknown".to_owned()));
        }
        let count = vocab.len();
        let worst = vocab.iter().map(|v| v.1).fold(f64::INFINITY, f64::min);
        let longest = vocab.iter().map(|v| v.0.chars().count()).max().unwrap_or(0);
        let known = (0..).zip(vocab).map(|(id, (piece, score))| (piece, (id, score))).collect();
        Ok(Self { known, unknown: (read.model.unk_id, worst - UNKNOWN), count, longest })
    }

    /// How many pieces it knows.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The pieces of a text, in order.
    pub(crate) fn cut(&self, text: &str) -> Vec<Piece> {
        let mut out = Vec::new();
        let mut word = Vec::new();
        for part in nfkc(text).split(|c| c.0.is_whitespace()) {
            for &(c, span) in part {
                if word.is_empty() && c != LEAD {
                    word.push((LEAD, span));
                } else if c == LEAD {
                    self.best(&word, &mut out);
                    word.clear();
                }
                word.push((c, span));
            }
            self.best(&word, &mut out);
            word.clear();
        }
        out
    }

    /// The best pieces of one word.
    fn best(&self, word: &[(char, Span)], out: &mut Vec<Piece>) {
        if word.is_empty() {
            return;
        }
        let text: String = word.iter().map(|w| w.0).collect();
        let mut at: Vec<usize> = text.char_indices().map(|c| c.0).collect();
        at.push(text.len());
        // The best way to each end: its score, where its last piece begins, and that piece.
        let mut ways: Vec<Option<(f64, usize, u32)>> = vec![None; at.len()];
        for start in 0..word.len() {
            let so_far = ways[start].map_or(0.0, |w| w.0);
            let mut try_way = |end: usize, (id, score): (u32, f64)| {
                let sum = so_far + score;
                if ways[end].is_none_or(|w| sum > w.0) {
                    ways[end] = Some((sum, start, id));
                }
            };
            let ends = start + 1..=word.len().min(start + self.longest);
            let mut alone = false;
            for end in ends {
                if let Some(&piece) = self.known.get(&text[at[start]..at[end]]) {
                    try_way(end, piece);
                    alone |= end == start + 1;
                }
            }
            if !alone {
                try_way(start + 1, self.unknown);
            }
        }
        self.back(word, &ways, out);
    }

    /// Follows the ways back from the end of the word; unknown pieces in a row are one.
    fn back(
        &self,
        word: &[(char, Span)],
        ways: &[Option<(f64, usize, u32)>],
        out: &mut Vec<Piece>,
    ) {
        let first = out.len();
        let mut end = word.len();
        while let Some((_, start, id)) = ways[end] {
            let span = word[start].1.cover(word[end - 1].1);
            match out[first..].last_mut() {
                Some(next) if id == self.unknown.0 && next.0 == id => next.1 = span.cover(next.1),
                _ => out.push((id, span)),
            }
            end = start;
        }
        out[first..].reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces() -> Pieces {
        let vocab = r#"[["<s>",0.0],["<pad>",0.0],["</s>",0.0],["<unk>",0.0],["▁",-3.0],["▁att",-4.0],
            ["ack",-4.0],["▁attack",-6.0],["é",-5.0],["t",-5.5],["▁'",-7.0]]"#;
        let json = format!(
            r#"{{"normalizer":{{"type":"NFKC"}},"pre_tokenizer":{{"type":"Sequence","pretokenizers":[
            {{"type":"WhitespaceSplit"}},{{"type":"Metaspace"}}]}},"model":{{"type":"Unigram","unk_id":3,"vocab":{vocab}}}}}"#
        );
        Pieces::parse(json.as_bytes()).unwrap()
    }

    fn words<'a>(text: &'a str, found: &[Piece]) -> Vec<(u32, &'a str)> {
        found.iter().map(|&(id, span)| (id, span.of(text))).collect()
    }

    #[test]
    fn the_cut_of_the_highest_sum_wins() {
        let text = "attack  attack";
        assert_eq!(words(text, &pieces().cut(text)), [(7, "attack"), (7, "attack")]);
    }

    #[test]
    fn unknown_characters_in_a_row_are_one_piece() {
        let text = "tété☂☃ ☂";
        let found = words(text, &pieces().cut(text));
        let tété = [(4, "t"), (9, "t"), (8, "é"), (9, "t"), (8, "é")];
        assert_eq!(found, [&tété[..], &[(3, "☂☃"), (4, "☂"), (3, "☂")]].concat());
    }

    #[test]
    fn decomposed_accents_are_read_and_covered() {
        let text = "e\u{301}t";
        assert_eq!(words(text, &pieces().cut(text)), [(4, "e\u{301}"), (8, "e\u{301}"), (9, "t")]);
    }

    #[test]
    fn nothing_but_space_has_no_pieces() {
        assert!(pieces().cut(" \u{a0}\n").is_empty());
    }

    #[test]
    fn another_kind_of_tokenizer_is_refused() {
        let error = Pieces::parse(
            br#"{"normalizer":{"type":"NFC"},"pre_tokenizer":{"type":"x"},
            "model":{"type":"Unigram","unk_id":0,"vocab":[["a",0.0]]}}"#,
        );
        assert!(error.err().unwrap().to_string().contains("tokenizer cannot be used"));
    }
}
