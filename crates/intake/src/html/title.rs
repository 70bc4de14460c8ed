//! Which element of a page is its headline: the one that says what the metadata says.

use super::metadata::Metadata;
use crate::text::{bare, words};
use dom_query::{Document, NodeId};
use std::collections::BTreeSet;

/// Share of words two titles must have in common to be the same.
const SAME: f64 = 0.75;

/// The heading element that is the page's headline.
pub(crate) fn find(doc: &Document, titles: &[String], site: Option<&str>) -> Option<NodeId> {
    let site = bare(site.unwrap_or_default());
    let mut best: Option<(f64, NodeId)> = None;
    let headings = doc.select("h1, h2, h3, [itemprop='headline']");
    let mut tops = Vec::new();
    for node in headings.nodes() {
        let text = node.text();
        if text.len() > 400 {
            continue;
        }
        let text = bare(&text);
        if text.is_empty() || text == site {
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let score = likeness(&text, titles);
        // Of headings that say the same the highest, and of these the first, is the headline; of
        // those that say different parts of the title the longer: the other is the site's name.
        let rank = match &*name {
            "h1" => 0.003,
            "h2" => 0.002,
            _ => 0.001,
        } + 0.002 * words(&text).min(20) as f64;
        if score >= SAME && best.is_none_or(|(b, _)| score + rank > b) {
            best = Some((score + rank, node.id));
        }
        if &*name == "h1" {
            tops.push(node.id);
        }
    }
    match (best, tops.as_slice()) {
        (Some((_, id)), _) => Some(id),
        (None, [only]) => Some(*only),
        _ => None,
    }
}

/// How alike a text (as [`bare`] gives it) and the best of `titles`, or a part of one, are: 0 to 1.
pub(crate) fn likeness(bare_text: &str, titles: &[String]) -> f64 {
    titles.iter().flat_map(|t| versions(t)).map(|t| dice(bare_text, &t)).fold(0.0, f64::max)
}

/// A title whole, and without the site's name before or after it.
fn versions(title: &str) -> Vec<String> {
    let mut all = vec![bare(title)];
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", ": "] {
        if let Some((front, _)) = title.rsplit_once(mark) {
            all.push(bare(front));
        }
        if let Some((_, back)) = title.split_once(mark) {
            all.push(bare(back));
        }
    }
    // One word is a rubric or the site's name.
    all.retain(|t| t.contains(' '));
    all
}

fn dice(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // Windows carry a shorter version of the headline, and the other way round.
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if words(short) > 2 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')) {
        return 0.9;
    }
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let common = a.intersection(&b).count() as f64;
    2.0 * common / (a.len() + b.len()).max(1) as f64
}

/// The headline as the metadata has it, when no element of the page shows it.
pub(crate) fn from_metadata(metadata: &Metadata) -> Option<String> {
    let title = metadata.titles.first()?;
    // The last of the titles is the window's, with the site's name at its end.
    if metadata.titles.len() > 1 {
        return Some(title.clone());
    }
    let cut = [" | ", " - ", " – ", " — "].iter().filter_map(|m| title.rfind(m)).max();
    Some(cut.map_or(title.as_str(), |i| &title[..i]).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(html: &str, titles: &[&str]) -> String {
        let doc = Document::from(html);
        let titles: Vec<String> = titles.iter().map(|t| (*t).to_owned()).collect();
        find(&doc, &titles, None)
            .and_then(|id| doc.tree.get(&id))
            .map_or_else(String::new, |n| n.text().to_string())
    }

    #[test]
    fn the_site_s_name_in_the_first_heading_is_not_the_headline() {
        let html = "<h1>Notes from the Jebel</h1><h3>A mine on the Kauda road</h3>";
        let title = "Notes from the Jebel: A mine on the Kauda road";
        assert_eq!(headline(html, &[title]), "A mine on the Kauda road");
    }

    #[test]
    fn a_lone_first_heading_is_the_headline_whatever_the_window_says() {
        assert_eq!(
            headline("<h1>Raid in Boni</h1><h2>Latest</h2>", &["Home page"]),
            "Raid in Boni"
        );
        assert_eq!(headline("<h1>A b</h1><h1>C d</h1>", &["E f"]), "");
    }
}
