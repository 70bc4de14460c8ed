//! Cutting the words of a report to what may leave: 25 words, and no person's name.

use std::ops::Range;
use tidings_record::Quote;

/// The most words of one report that leave in one quote.
pub(crate) const WORDS: usize = 25;

/// What stands where words were left out.
const CUT: &str = "…";

/// The quote as it may leave: without `names`, at most [`WORDS`] words, with `around` (offsets in
/// the same text) inside where that can be. Offsets are those of the words shown; an ellipsis
/// that marks a cut is not counted. Nothing left: an empty quote at its start.
pub(crate) fn public(quote: &Quote, names: &[String], around: Option<(u32, u32)>) -> Quote {
    let text = quote.quote.as_str();
    let around = around
        .filter(|(a, b)| quote.start <= *a && *b <= quote.end)
        .map(|(a, b)| (a - quote.start) as usize..(b - quote.start) as usize);
    let free = free_of(text, names);
    let piece = free
        .iter()
        .find(|p| around.as_ref().is_some_and(|a| p.start <= a.start && a.end <= p.end))
        .or_else(|| free.iter().max_by_key(|p| (p.len(), usize::MAX - p.start)));
    let Some(piece) = piece else {
        return Quote {
            start: quote.start,
            end: quote.start,
            quote: String::new(),
            text_id: quote.text_id.clone(),
        };
    };
    let shown = window(text, piece.clone(), around);
    let mut words = text[shown.clone()].to_owned();
    if shown.start > 0 {
        words.insert_str(0, "… ");
    }
    if shown.end < text.len() {
        words.push(' ');
        words.push_str(CUT);
    }
    Quote {
        start: quote.start + offset(shown.start),
        end: quote.start + offset(shown.end),
        quote: words,
        text_id: quote.text_id.clone(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an offset inside a quote whose ends are u32")]
fn offset(n: usize) -> u32 {
    n as u32
}

/// Words as byte ranges.
fn words(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = within.start;
    for piece in text[within].split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            out.push(at..at + word.len());
        }
        at += piece.len();
    }
    out
}

/// At most [`WORDS`] words of `piece`, the ones with `around` in their middle.
fn window(text: &str, piece: Range<usize>, around: Option<Range<usize>>) -> Range<usize> {
    let words = words(text, piece.clone());
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return piece.start..piece.start;
    };
    if words.len() <= WORDS {
        return first.start..last.end;
    }
    let hit = around.map_or(0, |a| words.iter().position(|w| w.end > a.start).unwrap_or(0));
    let from = if hit < WORDS { 0 } else { (hit - WORDS / 2).min(words.len() - WORDS) };
    words[from].start..words[from + WORDS - 1].end
}

/// The stretches of `text` that hold none of `names`, trimmed of white space and loose marks.
fn free_of(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    for name in names.iter().filter(|n| !n.is_empty()) {
        taken.extend(
            text.match_indices(name.as_str())
                .map(|(at, _)| at..at + name.len())
                .filter(|r| whole_word(text, r)),
        );
    }
    taken.sort_by_key(|r| (r.start, r.end));
    let mut out = Vec::new();
    let mut from = 0;
    for r in taken.iter().chain(std::iter::once(&(text.len()..text.len()))) {
        if r.start >= from {
            let piece = &text[from..r.start];
            let left = piece.len() - piece.trim_start_matches(loose).len();
            let right = piece.trim_end_matches(char::is_whitespace).len();
            // Marks are trimmed only where a name was cut, so that whole sentences keep theirs.
            let left = if from == 0 { 0 } else { left };
            if right > left && piece[left..right].chars().any(char::is_alphanumeric) {
                out.push(from + left..from + right);
            }
        }
        from = from.max(r.end);
    }
    out
}

fn loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | ')' | '”' | '»')
}

/// Whether the stretch begins and ends at the edges of words.
pub(crate) fn whole_word(text: &str, r: &Range<usize>) -> bool {
    let before = text[..r.start].chars().next_back();
    let after = text[r.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(start: u32, text: &str) -> Quote {
        Quote { start, end: start + offset(text.len()), quote: text.to_owned(), text_id: None }
    }

    #[test]
    fn a_long_quote_is_cut_to_25_words_and_its_offsets_with_it() {
        let long: Vec<String> = (1..=40).map(|n| format!("w{n}")).collect();
        let long = long.join(" ");
        let q = public(&quote(100, &long), &[], None);
        assert_eq!(q.quote.split(' ').count(), WORDS + 1);
        assert!(q.quote.ends_with("w25 …"));
        let shown = q.quote.trim_end_matches(" …");
        assert_eq!((q.end - q.start) as usize, shown.len());
        assert_eq!(&long[..(q.end - 100) as usize], shown);
    }

    #[test]
    fn the_words_that_matter_stay_inside_the_cut() {
        let long: Vec<String> = (1..=60).map(|n| format!("w{n}")).collect();
        let long = long.join(" ");
        let at = offset(long.find("w50").unwrap());
        let q = public(&quote(0, &long), &[], Some((at, at + 3)));
        assert!(q.quote.contains("w50") && q.quote.starts_with("… "), "{}", q.quote);
        assert_eq!(&long[q.start as usize..q.end as usize], q.quote.trim_matches(['…', ' ']));
    }

    #[test]
    fn a_name_is_cut_out_and_what_is_shown_still_stands_in_the_text() {
        let text = "Amadou Keita said a strike killed eight.";
        let q = public(&quote(10, text), &["Amadou Keita".to_owned(), "Keita".to_owned()], None);
        assert_eq!(q.quote, "… said a strike killed eight.");
        assert_eq!((q.start, q.end), (23, 50));
    }

    #[test]
    fn a_quote_that_is_only_a_name_leaves_empty() {
        let q = public(&quote(10, "Amadou Keita"), &["Amadou Keita".to_owned()], None);
        assert_eq!((q.start, q.end, q.quote.as_str()), (10, 10, ""));
    }

    #[test]
    fn a_name_inside_a_longer_word_is_not_that_name() {
        let q = public(&quote(0, "Marines landed"), &["Marin".to_owned()], None);
        assert_eq!(q.quote, "Marines landed");
    }
}
