//! A text in Unicode's compatibility form (NFKC), each character with the bytes it comes from.

use tidings_model::Span;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The characters of `text` in NFKC and where each stands in it. A character made of several, or one of
/// several made of one, takes the range of all it comes from.
pub(crate) fn nfkc(text: &str) -> Vec<(char, Span)> {
    let mut out = Vec::with_capacity(text.len());
    let mut cluster = 0;
    for (at, c) in text.char_indices().skip(1) {
        if begins(c) {
            normalise(text, cluster, at, &mut out);
            cluster = at;
        }
    }
    normalise(text, cluster, text.len(), &mut out);
    out
}

/// Whether nothing before `c` can join with it, so that the text may be cut there.
fn begins(c: char) -> bool {
    c.is_ascii() || {
        let first = std::iter::once(c).nfkd().next().unwrap_or(c);
        canonical_combining_class(first) == 0
            && is_nfc_quick(std::iter::once(first)) != IsNormalized::Maybe
    }
}

/// Normalises characters that may join. Where none does, each keeps its own range.
fn normalise(text: &str, start: usize, end: usize, out: &mut Vec<(char, Span)>) {
    let span = Span::new(start, end);
    let cluster = span.of(text);
    if cluster.nfkc().eq(cluster.chars()) {
        let own = |(at, c): (usize, char)| (c, Span::new(start + at, start + at + c.len_utf8()));
        out.extend(cluster.char_indices().map(own));
    } else {
        out.extend(cluster.nfkc().map(|c| (c, span)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_is_normalised_as_a_whole_one() {
        for text in [
            "",
            "plain",
            "l\u{2019}arme\u{301}e a de\u{301}joue\u{301}\u{2026}",
            "ﬁre № 5\u{a0}½ ´x",
            "q\u{323}\u{307} q\u{307}\u{323} \u{1e9b}\u{323}",
            "\u{1100}\u{1161}\u{11a8} \u{ff76}\u{ff9e} \u{301}first",
            "هُجُوم ﻼ الجيش ۵",
        ] {
            let cut: String = nfkc(text).iter().map(|&(c, _)| c).collect();
            assert_eq!(cut, text.nfkc().collect::<String>());
        }
    }

    #[test]
    fn a_composed_character_takes_the_bytes_of_all_its_parts() {
        let text = "e\u{301}ﬁ";
        let found = nfkc(text);
        assert_eq!(found.iter().map(|f| f.0).collect::<String>(), "éfi");
        assert_eq!(
            found.iter().map(|f| f.1).collect::<Vec<_>>(),
            [Span::new(0, 3), Span::new(3, 6), Span::new(3, 6)]
        );
    }
}
