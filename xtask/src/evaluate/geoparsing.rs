//! LGL and GeoVirus: whether place names are put on the map where they lie.

use super::score::{Sheet, Tally};
use super::text::bytes;
use super::{Doc, Found, Program, tallies};
use anyhow::Context as _;
use roxmltree::{Document, Node};
use std::ops::Range;
use std::path::Path;
use tidings_model::Point;

/// 100 miles: the distance the field counts as right.
const NEAR_KM: f64 = 161.0;

/// Pages on parts of a country that its table of names counts as its own.
const PARTS: [&str; 4] = ["England", "Scotland", "Wales", "Northern Ireland"];

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
    /// `g` + GeoNames id, where the set gives one.
    id: Option<String>,
    /// Title of the encyclopedia's page on it, where the set gives one.
    page: Option<String>,
    point: Point,
}

impl Gold {
    /// The same place of the same table, or one within 100 miles. The id counts because a country's
    /// or state's point is a matter of taste.
    fn is(&self, id: Option<&str>, point: Option<Point>) -> bool {
        self.id.is_some() && self.id.as_deref() == id
            || point.is_some_and(|p| p.distance_km(self.point) <= NEAR_KM)
    }
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let mut articles = lgl(data)?;
    articles.truncate(limit);
    let virus = geovirus(data)?;
    articles.extend(virus.into_iter().take(limit));
    for gold in articles.iter_mut().flat_map(|a| &mut a.places) {
        // "England" is another name of its country, and another place.
        let country = gold.page.as_deref().filter(|p| !PARTS.contains(p)).and_then(program.country);
        gold.id = gold.id.take().or(country);
    }
    let numbered: Vec<(usize, Article)> = articles.into_iter().enumerate().collect();
    let sheet = tallies(&numbered, |(n, a)| tally(a, n % 2 == 1, program));
    Ok(sheet.note(
        "Right is the coders' GeoNames id (for countries also their page) or a point within 161 km of theirs. Name given: the \
         program is told where the names stand and only says which place each is, as in published \
         scores. Candidate present: the gazetteer has the right place under this name. Errors are \
         listed for even-numbered articles only and rules made from those; settings were compared \
         on both halves, and every newspaper of LGL has articles in both, so the odd half is not \
         held back.",
    ))
}

fn tally(a: &Article, odd: bool, program: &Program<'_>) -> Tally {
    let mut t = Tally::in_group(a.group);
    let found = (program.places)(&a.doc.text);
    let spans: Vec<Range<usize>> = a.places.iter().map(|g| g.span.clone()).collect();
    let settled = (program.settle)(&a.doc.text, &spans);
    for (gold, told) in a.places.iter().zip(settled) {
        let right = |f: &Found| gold.is(f.id.as_deref(), f.point);
        let known = told.candidates.iter().any(|(id, p)| gold.is(Some(id), Some(*p)));
        let settled = told.found.as_ref().is_some_and(right);
        t.share("name given", settled);
        if known {
            t.share("name given, candidate present", settled);
            let half = if odd { "odd" } else { "even" };
            t.share(&format!("name given, candidate present, {half} articles"), settled);
        }
        t.share("candidate present", known);
        let best = found
            .iter()
            .filter(|f| f.start < gold.span.end && gold.span.start < f.end)
            .max_by_key(|f| f.end.min(gold.span.end) - f.start.max(gold.span.start));
        let whole = best.is_some_and(right);
        t.share("end to end", whole);
        if known {
            t.share("end to end, candidate present", whole);
        }
        t.share("mention found", best.is_some());
        if best.is_some() {
            t.share("end to end, mention found", whole);
        }
        if !odd {
            errors(&mut t, a, gold, told.found.as_ref().filter(|_| known && !settled), known);
            if best.is_none() {
                t.error("mention missed", format!("{} {}", a.doc.id, gold.name));
            } else if !whole {
                t.error("found and misplaced", format!("{} {}", a.doc.id, gold.name));
            }
        }
    }
    t
}

/// What went wrong with a name that was given.
fn errors(t: &mut Tally, a: &Article, gold: &Gold, wrong: Option<&Found>, known: bool) {
    if let Some(f) = wrong {
        let (p, q) = (gold.point, f.point.unwrap_or(gold.point));
        let about = format!("put at {}, {:.0} km off", f.shown, p.distance_km(q));
        let place = format!("{:.2} {:.2}", p.lat, p.lon);
        t.error("name given, misplaced", format!("{} {} ({place}) {about}", a.doc.id, gold.name));
    } else if !known {
        t.error("no right candidate", format!("{} {}", a.doc.id, gold.name));
    }
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
                    let point = Point { lat: number(tag, "lat")?, lon: number(tag, "lon")? };
                    let id = tag.attribute("geonameid").map(|id| format!("g{id}"));
                    gold(&text, m, name, id, point)
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
                    let point = Point { lat: number(m, "lat")?, lon: number(m, "lon")? };
                    let page = words(m, "page").and_then(|p| title(&p));
                    Some(Gold { page, ..gold(&text, m, name, None, point)? })
                })
                .collect();
            let doc = Doc { id: (n + 1).to_string(), text, ..Doc::default() };
            Some(Article { group: "GeoVirus", doc, places })
        })
        .collect())
}

/// The coders' offsets count characters, in places from 1; where they miss, the nearest such name.
fn gold(
    text: &str,
    node: Node<'_, '_>,
    name: String,
    id: Option<String>,
    point: Point,
) -> Option<Gold> {
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
    Some(Gold { span, name, id, page: None, point })
}

/// `Georgia (country)` of an address: the title, without what tells it from others.
fn title(page: &str) -> Option<String> {
    let title = page.rsplit('/').next()?.replace('_', " ");
    Some(title.trim_end_matches(" (country)").to_owned()).filter(|t| !t.is_empty())
}
