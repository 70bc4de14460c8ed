//! Comparing words and places loosely, as a person who scores by hand would.

use jiff::civil::Date;
use std::ops::Range;
use tidings_knowledge::fold;
use tidings_model::{FigureRelation, Harm, Point};
use tidings_record::{Event, Figure, Where};

/// Words in lower case without marks and articles.
pub(crate) fn normal(text: &str) -> String {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "a" | "an" | "the"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether one of the two holds the other, marks and articles aside.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (format!(" {} ", normal(a)), format!(" {} ", normal(b)));
    a.len() > 2 && b.len() > 2 && (a.contains(&b) || b.contains(&a))
}

/// Share of the shorter text's words that the other has too.
pub(crate) fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (normal(a), normal(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|w| !w.is_empty() && long.contains(w)).count();
    shared as f64 / short.len().max(1) as f64
}

/// Whether the names are one when spelling is set aside.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    !a.is_empty()
        && !b.is_empty()
        && (a == b || (a.len() > 4 && b.len() > 4 && (a.contains(&b) || b.contains(&a))))
}

/// Whether the event's place, or the area around it, has this name.
pub(crate) fn lies_in(place: &Where, name: &str) -> bool {
    let around = [Some(&place.name), place.admin1.as_ref(), place.admin2.as_ref()];
    around.into_iter().flatten().any(|n| same_name(n, name))
}

pub(crate) fn point(place: &Where) -> Option<Point> {
    place.lat.zip(place.lon).map(|(lat, lon)| Point { lat, lon })
}

/// The event's days.
pub(crate) fn days(e: &Event) -> Option<(Date, Date)> {
    let when = e.when.as_ref()?;
    Some((when.first.as_ref()?.parse().ok()?, when.last.as_ref()?.parse().ok()?))
}

/// The event's figures of one harm that count on their own: totals, or parts where there is none.
pub(crate) fn counted(e: &Event, harm: Harm) -> Vec<&Figure> {
    let of = |relation| e.figures.iter().filter(move |f| f.harm == harm && f.relation == relation);
    let totals: Vec<_> = of(FigureRelation::Total).collect();
    if totals.is_empty() { of(FigureRelation::Part).collect() } else { totals }
}

/// The number a figure gives, of any bound.
pub(crate) fn number(f: &Figure) -> Option<u32> {
    f.best.or(f.low).or(f.high)
}

/// Byte offsets of a range of characters.
pub(crate) fn bytes(text: &str, chars: Range<usize>) -> Range<usize> {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    at(chars.start)..at(chars.end)
}

/// Where a quote stands in the document, also when the program trimmed the text it read.
pub(crate) fn place_of(text: &str, quote: &tidings_record::Quote) -> Option<Range<usize>> {
    let (start, end) = (quote.start as usize, quote.end as usize);
    if text.get(start..end) == Some(quote.quote.as_str()) {
        return Some(start..end);
    }
    let near = text
        .match_indices(quote.quote.as_str())
        .min_by_key(|(at, _)| at.abs_diff(start))
        .map(|(at, _)| at)?;
    Some(near..near + quote.quote.len())
}

/// Words of a text as byte ranges.
pub(crate) fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => out.push(at..at + c.len_utf8()),
        }
    }
    out
}

/// The two match greatest score first; pairs as (left, right).
pub(crate) fn pair_up(
    left: usize,
    right: usize,
    score: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = (0..left)
        .flat_map(|l| (0..right).map(move |r| (l, r)))
        .map(|(l, r)| (score(l, r), l, r))
        .filter(|(s, _, _)| *s > 0.0)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, l, r) in all {
        if !out.iter().any(|(a, b)| *a == l || *b == r) {
            out.push((l, r));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_articles_and_case_do_not_part_words() {
        assert!(alike("the \"Santo Tomas\" farm", "santo tomas farm"));
        assert!(!alike("", "farm"));
        assert!(!alike("arm", "farm"));
    }

    #[test]
    fn offsets_in_characters_become_bytes() {
        assert_eq!(bytes("à Gao", 2..5), 3..6);
    }

    #[test]
    fn pairs_are_made_best_first_and_once() {
        let score = |l: usize, r: usize| if l == 1 && r == 0 { 2.0 } else { 1.0 };
        assert_eq!(pair_up(2, 2, score), [(1, 0), (0, 1)]);
    }
}
