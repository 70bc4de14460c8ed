//! LGL and GeoVirus: whether place names are put on the map where they lie.

use super::score::{Sheet, Tally};
use super::text::bytes;
use super::{Doc, Program, tallies};
use anyhow::Context as _;
use roxmltree::{Document, Node};
use std::ops::Range;
use std::path::Path;
use tidings_model::Point;

/// 100 miles: the distance the field counts as right.
const NEAR_KM: f64 = 161.0;

/// An article and the places its coders marked.
pub(crate) struct Article {
    group: &'static str,
    pub(crate) doc: Doc,
    places: Vec<Gold>,
}

struct Gold {
    /// Bytes of the text.
    span: Range<usize>,
    name: String,
    point: Point,
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let mut articles = lgl(data)?;
    articles.truncate(limit);
    let virus = geovirus(data)?;
    articles.extend(virus.into_iter().take(limit));
    Ok(tallies(&articles, |a| tally(a, program)))
}

fn tally(a: &Article, program: &Program<'_>) -> Tally {
    let mut t = Tally::in_group(a.group);
    let found = (program.places)(&a.doc.text);
    for gold in &a.places {
        let best = found
            .iter()
            .filter(|f| f.start < gold.span.end && gold.span.start < f.end)
            .max_by_key(|f| f.end.min(gold.span.end) - f.start.max(gold.span.start));
        let near = |p: Point| p.distance_km(gold.point) <= NEAR_KM;
        let right = best.and_then(|f| f.point).is_some_and(near);
        let known = (program.candidates)(&gold.name).into_iter().any(near);
        t.share("within 161 km", right);
        if known {
            t.share("within 161 km, a right candidate known", right);
        }
        t.share("a right candidate known", known);
        t.share("mention found", best.is_some());
        if let Some(f) = best {
            t.share("within 161 km, mention found", right);
            if !right {
                let put = f.point.map_or_else(
                    || "nowhere".to_owned(),
                    |p| {
                        format!(
                            "{:.2} {:.2}, {:.0} km off",
                            p.lat,
                            p.lon,
                            p.distance_km(gold.point)
                        )
                    },
                );
                t.error("misplaced", format!("{} {} {put}", a.doc.id, gold.name));
            }
        } else {
            t.error("mention missed", format!("{} {}", a.doc.id, gold.name));
        }
    }
    t
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path)
        .with_context(|| format!("cannot read {}: name the folder with --data", path.display()))
}

fn words(node: Node<'_, '_>, name: &str) -> Option<String> {
    let n = node.children().find(|n| n.has_tag_name(name))?;
    Some(n.descendants().filter_map(|d| d.text().filter(|_| d.is_text())).collect())
}

fn number<T: std::str::FromStr>(node: Node<'_, '_>, name: &str) -> Option<T> {
    words(node, name)?.trim().parse().ok()
}

pub(crate) fn lgl(data: &Path) -> anyhow::Result<Vec<Article>> {
    let text = read(&data.join("geoparsing/lgl.xml"))?;
    let xml = Document::parse(&text)?;
    let articles = xml.descendants().filter(|n| n.has_tag_name("article"));
    Ok(articles
        .filter_map(|node| {
            let text = words(node, "text")?;
            let marked = node.descendants().filter(|n| n.has_tag_name("toponym"));
            let places = marked
                .filter_map(|m| {
                    let tag = m.children().find(|n| n.has_tag_name("gaztag"))?;
                    let name = words(m, "phrase")?;
                    gold(
                        &text,
                        m,
                        name,
                        Point { lat: number(tag, "lat")?, lon: number(tag, "lon")? },
                    )
                })
                .collect();
            let day = words(node, "dltime").and_then(|d| d.get(..10)?.parse().ok());
            let id = node.attribute("docid").unwrap_or_default().to_owned();
            let doc = Doc { id, headline: words(node, "title"), text, published: day, file: None };
            Some(Article { group: "LGL", doc, places })
        })
        .collect())
}

pub(crate) fn geovirus(data: &Path) -> anyhow::Result<Vec<Article>> {
    let text = read(&data.join("geoparsing/GeoVirus.xml"))?;
    let xml = Document::parse(&text)?;
    let articles = xml.descendants().filter(|n| n.has_tag_name("article")).enumerate();
    Ok(articles
        .filter_map(|(n, node)| {
            let text = words(node, "text")?;
            let marked = node.descendants().filter(|n| n.has_tag_name("location"));
            let places = marked
                .filter_map(|m| {
                    let name = words(m, "name")?;
                    gold(&text, m, name, Point { lat: number(m, "lat")?, lon: number(m, "lon")? })
                })
                .collect();
            let doc = Doc { id: (n + 1).to_string(), text, ..Doc::default() };
            Some(Article { group: "GeoVirus", doc, places })
        })
        .collect())
}

/// The coders' offsets count characters, in places from 1; where they miss, the nearest such name.
fn gold(text: &str, node: Node<'_, '_>, name: String, point: Point) -> Option<Gold> {
    let (start, end): (usize, usize) = (number(node, "start")?, number(node, "end")?);
    let exact = [0, 1].into_iter().find_map(|off| {
        let span = bytes(text, start.checked_sub(off)?..end.checked_sub(off)?);
        (text.get(span.clone()) == Some(name.as_str())).then_some(span)
    });
    let span = exact.or_else(|| {
        let from = bytes(text, start..start).start;
        let near = text.match_indices(&name).min_by_key(|(at, _)| at.abs_diff(from));
        near.map(|(at, _)| at..at + name.len())
    })?;
    Some(Gold { span, name, point })
}
