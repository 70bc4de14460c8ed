//! Which headlines tell the same event.

use super::super::Program;
use super::super::score::Tally;
use super::super::text::{counted, normal, number};
use super::Case;
use std::collections::{BTreeMap, BTreeSet};
use tidings_model::Harm;
use tidings_record::Event;

/// Pairs of articles put together, half of each credited to either.
///
/// UCDP lists one article under every event it was a source for, under any of its days. An article is therefore taken once, with all its events' ids, and two are rightly
/// together when they share one.
pub(super) fn score(
    cases: &[Case<'_>],
    read: &[Vec<Event>],
    program: &Program<'_>,
    tallies: &mut [Tally],
) {
    let (articles, ids) = articles(cases, read);
    let (events, owner) = news(&articles, read);
    let together = together(&(program.merge)(&events), &owner);
    for (a, &n) in articles.iter().enumerate() {
        let (mut right, mut found, mut wanted) = (0, 0, 0);
        for (b, &m) in articles.iter().enumerate().filter(|(b, _)| *b != a) {
            let same = ids[a].intersection(&ids[b]).next().is_some();
            let joined = together.contains(&(a.min(b), a.max(b)));
            right += usize::from(same && joined);
            found += usize::from(joined);
            wanted += usize::from(same);
            if same != joined && a < b {
                let kind = if joined { "merged wrongly" } else { "not merged" };
                let example =
                    format!("{} | {}", told(&cases[n], &read[n]), told(&cases[m], &read[m]));
                tallies[n].error(kind, example);
            }
        }
        tallies[n].prf("merging, pairs", right, found, right, wanted);
    }
}

/// The foreground events of the articles, and the article of each.
fn news(articles: &[usize], read: &[Vec<Event>]) -> (Vec<Event>, Vec<usize>) {
    let of = |(a, n): (usize, &usize)| {
        let news = read[*n].iter().filter(|e| e.foreground);
        news.map(move |e| (e.clone(), a)).collect::<Vec<_>>()
    };
    articles.iter().enumerate().flat_map(of).unzip()
}

/// A line for each compared pair of articles' events: whether they belong together, the country, what they
/// share; tabs between.
pub(super) fn dump(cases: &[Case<'_>], read: &[Vec<Event>], program: &Program<'_>) -> String {
    let (articles, ids) = articles(cases, read);
    let (events, owner) = news(&articles, read);
    let mut out = String::new();
    for (i, j, shared) in (program.compared)(&events) {
        let (a, b) = (owner[i], owner[j]);
        if a != b {
            let same = u8::from(ids[a].intersection(&ids[b]).next().is_some());
            let country = &cases[articles[a]].gold.country;
            out.push_str(&format!("{same}\t{country}\t{}\n", shared.join(" ")));
        }
    }
    out
}

/// The first case of each article in which an event was found, and the ids of each one's events.
fn articles(cases: &[Case<'_>], read: &[Vec<Event>]) -> (Vec<usize>, Vec<BTreeSet<String>>) {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let (mut articles, mut ids) = (Vec::new(), Vec::<BTreeSet<String>>::new());
    for (n, c) in cases.iter().enumerate() {
        if !read[n].iter().any(|e| e.foreground) {
            continue;
        }
        let key = normal(c.doc.headline.as_deref().unwrap_or_default());
        let a = *at.entry(key).or_insert_with(|| {
            articles.push(n);
            ids.push(BTreeSet::new());
            articles.len() - 1
        });
        ids[a].insert(format!("{} {}", c.gold.set, c.gold.id));
    }
    (articles, ids)
}

/// Pairs of articles that have events in one incident.
fn together(clusters: &[Vec<usize>], owner: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for members in clusters {
        let of: Vec<usize> = members.iter().filter_map(|m| owner.get(*m)).copied().collect();
        for (n, a) in of.iter().enumerate() {
            pairs.extend(of[n + 1..].iter().filter(|b| *b != a).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}

/// A headline and what was read in it.
fn told(c: &Case<'_>, events: &[Event]) -> String {
    let one = |e: &Event| {
        let place = e.place.as_ref().map_or("-", |p| p.name.as_str());
        let killed: Vec<_> = counted(e, Harm::Killed).into_iter().filter_map(number).collect();
        let who: Vec<_> = e.participants.iter().map(|p| p.label.as_str()).collect();
        format!("{} at {place}, {killed:?} dead, {}", e.act, who.join(" / "))
    };
    let said: Vec<String> = events.iter().filter(|e| e.foreground).map(one).collect();
    let day = c.doc.published.map(|d| d.to_string()).unwrap_or_default();
    format!("{} ({day}: {})", c.doc.headline.as_deref().unwrap_or_default(), said.join("; "))
}
