//! Which articles are copies of one story: an agency's text that many sites print, shorten, rewrite and merge.
//!
//! A copy keeps what is particular about a story (its names, numbers and days, in the sentences that open it) and
//! more or less of its wording. Another event told by the same newsroom may share whole paragraphs of background
//! and the very turn of the sentences, but not these. [`Sketch`] holds what is compared, [`stories`] compares.

mod compare;
mod words;

use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use tidings_model::{Extraction, PassageKind};
use words::Sentence;

/// Part of an article's wording that it has from a second story and not from its first, for it to be of both.
const MERGED: f64 = 0.12;
/// Part of its wording by which an article is its own newsroom's story printed again: a newsroom tells the next event
/// in much the same words, background and all.
const AGAIN: f64 = 0.85;

/// What one text is compared by.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// Runs of three words.
    runs: BTreeSet<u64>,
    sentences: Vec<Sentence>,
    /// How many sentences open the story.
    opening: usize,
}

impl Sketch {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        words::sketch(text)
    }

    /// Of what an extraction has as story, headline and captions aside.
    pub fn of_story(extraction: &Extraction) -> Self {
        use PassageKind as K;
        let story = |k: K| matches!(k, K::Lead | K::Body | K::Background);
        let parts = extraction.passages.iter().filter(|p| story(p.kind));
        let parts: Vec<&str> = parts.map(|p| p.span.of(&extraction.text)).collect();
        Self::of(&parts.join("\n"))
    }
}

/// An article among others.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// Its text.
    pub sketch: &'a Sketch,
    /// Who printed it; nobody copies himself.
    pub publisher: Option<&'a str>,
    /// Whether an agency printed it: what an agency and a paper have on one day is the agency's.
    pub agency: bool,
    /// When.
    pub published: Option<Date>,
}

/// For each article the articles whose story it tells, itself when it copies none. The first is the one it is most
/// like; one that was merged has several.
pub fn stories(articles: &[Article<'_>]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    // Who could have had it first: the longer text of one day is rarely the copy.
    order.sort_by_key(|i| {
        let a = &articles[*i];
        (a.published.is_none(), a.published, !a.agency, Reverse(a.sketch.runs.len()), *i)
    });
    let mut stories: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for (n, i) in order.iter().enumerate() {
        stories[*i] = told(articles, &order[..n], &stories, *i);
    }
    stories
}

/// The stories that article `i` tells, of those of `earlier` articles.
fn told(
    articles: &[Article<'_>],
    earlier: &[usize],
    stories: &[Vec<usize>],
    i: usize,
) -> Vec<usize> {
    let it = &articles[i];
    // Neither what its own newsroom printed, nor what others copied from there, unless it is the same once more.
    let own = |j: &usize| {
        let theirs = &articles[*j];
        it.publisher.is_some()
            && theirs.publisher == it.publisher
            && compare::wording(it.sketch, theirs.sketch) < AGAIN
    };
    let others: Vec<usize> =
        earlier.iter().copied().filter(|j| !own(j) && !stories[*j].iter().any(own)).collect();
    let points = |j: usize| compare::points(it, &articles[j]);
    let mut alike: Vec<(f64, usize)> =
        others.iter().map(|j| (points(*j), *j)).filter(|(p, _)| *p > 0.0).collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let Some((_, first)) = alike.first() else { return vec![i] };
    let mut told = stories[*first].clone();
    let of = |told: &[usize]| {
        let tells = |j: &&usize| stories[**j].iter().any(|s| told.contains(s));
        let runs = others.iter().filter(tells).flat_map(|j| &articles[*j].sketch.runs);
        runs.copied().collect::<BTreeSet<u64>>()
    };
    // What it has word for word from elsewhere.
    for j in &others {
        if stories[*j].iter().any(|s| told.contains(s)) {
            continue;
        }
        let known = of(&told);
        let theirs = &articles[*j].sketch.runs;
        let more = it.sketch.runs.iter().filter(|r| theirs.contains(r) && !known.contains(r));
        if more.count() as f64 > MERGED * it.sketch.runs.len() as f64 {
            told.extend(&stories[*j]);
        }
    }
    told
}

/// What two articles share, by name: for learning the weights.
pub fn shared(a: &Article<'_>, b: &Article<'_>) -> Vec<(&'static str, f64)> {
    compare::shared(a, b).to_vec()
}
