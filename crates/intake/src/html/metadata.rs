//! What a page says of itself: JSON-LD, OpenGraph, meta elements, links, times.

use super::json_ld;
use crate::address;
use crate::furniture::{What, judge_class};
use crate::text::clean;
use dom_query::{Document, NodeRef};

/// Values as the page writes them, cleaned; the most trusted first in each list.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    /// What may be the headline.
    pub titles: Vec<String>,
    pub byline: Option<String>,
    pub publisher: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// What may be the date of publication.
    pub published: Vec<String>,
    pub language: Option<String>,
}

/// Names of meta elements that hold the date of publication.
const DATES: &[&str] = &[
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date",
    "dc.date", "dc.date.created", "article.published", "originalpublicationdate",
    "cxenseparse:recs:publishtime",
];
const PUBLISHERS: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"];
const AUTHORS: &[&str] =
    &["author", "dc.creator", "dcterms.creator", "parsely-author", "article:author"];
/// A byline is not longer.
const BYLINE_BYTES: usize = 200;

/// Reads what `doc` says of itself.
pub(crate) fn read(doc: &Document) -> Metadata {
    let metas = metas(doc);
    let meta = |names: &[&str]| {
        names.iter().find_map(|n| metas.iter().find(|(k, _)| k == n).map(|(_, v)| v.clone()))
    };
    let og_url = meta(&["og:url"]).and_then(|u| address::canonical(&u));
    let url = canonical_link(doc, og_url.as_deref()).or(og_url);
    let scripts: Vec<String> = doc
        .select("script[type*='ld+json']")
        .nodes()
        .iter()
        .map(|n| n.text().to_string())
        .collect();
    let ld = json_ld::article(scripts.iter().map(String::as_str), url.as_deref());

    let mut titles: Vec<String> = ld.headline.iter().map(|h| plain(h)).collect();
    titles.extend(meta(&["og:title", "twitter:title", "dc.title"]));
    titles.extend(doc.select("head title").nodes().iter().take(1).map(|n| clean(&n.text())));
    titles.retain(|t| !t.is_empty());

    let mut published: Vec<String> = ld.published.into_iter().collect();
    published.extend(meta(DATES));
    published.extend(times(doc));
    published.extend(visible_dates(doc));
    Metadata {
        titles,
        byline: ld.byline.map(|b| plain(&b)).or_else(|| author(doc, meta(AUTHORS))),
        publisher: ld.publisher.map(|p| plain(&p)).or_else(|| meta(PUBLISHERS)),
        url: url.or_else(|| address::canonical(&ld.url?)),
        published,
        language: language(doc).or(ld.language).or_else(|| meta(&["og:locale", "language"])),
    }
}

/// `meta` elements as lower-case name and cleaned content.
fn metas(doc: &Document) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for node in doc.select("meta[content]").nodes() {
        let content = clean(&node.attr_or("content", ""));
        if content.is_empty() {
            continue;
        }
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(key) {
                found.push((name.trim().to_lowercase(), content.clone()));
            }
        }
    }
    found
}

/// `link rel=canonical`, unless it only names the site while the page names itself elsewhere.
fn canonical_link(doc: &Document, own: Option<&str>) -> Option<String> {
    let base = doc.select("base[href]").nodes().first().and_then(|n| n.attr("href"));
    let base = base.as_deref().or(own);
    let link = doc
        .select("link[href]")
        .nodes()
        .iter()
        .find(|n| n.attr_or("rel", "").eq_ignore_ascii_case("canonical"))?
        .attr("href")?;
    let url = address::resolve(&link, base)?;
    let is_site = !url.split_once("://")?.1.contains('/');
    (!is_site || own.is_none()).then_some(url)
}

/// Dates of `time` elements and of elements marked as the publication date.
fn times(doc: &Document) -> Vec<String> {
    let selection = doc.select("[itemprop='datePublished'], time[datetime], abbr.published[title]");
    let mut found: Vec<(bool, String)> = Vec::new();
    for node in selection.nodes().iter().filter(|n| !is_elsewhere(n)) {
        let written = ["datetime", "content", "title"].iter().find_map(|a| node.attr(a));
        let written = written.map_or_else(|| clean(&node.text()), |w| clean(&w));
        let class = node.attr_or("class", "").to_lowercase();
        let marked = node.has_attr("itemprop")
            || node.has_attr("pubdate")
            || class.contains("publish")
            || class.contains("entry-date");
        // A time that says it is the update's is not the publication's.
        if !written.is_empty() && !class.contains("updated") && !class.contains("modified") {
            found.push((!marked, written));
        }
    }
    found.sort_by_key(|(unmarked, _)| *unmarked);
    found.into_iter().map(|(_, written)| written).collect()
}

/// Lines whose class says that they are a date.
fn visible_dates(doc: &Document) -> Vec<String> {
    let selection =
        doc.select("[class*='date'], [class*='Date'], [class*='publi'], [class*='time']");
    let short = selection.nodes().iter().filter(|n| !is_elsewhere(n)).take(20).filter_map(|n| {
        let text = clean(&n.text());
        let later = ["updated", "last", "modifi", "mis à jour", "mise à jour"];
        let folded = text.to_lowercase();
        (text.len() <= 60 && !later.iter().any(|l| folded.starts_with(l))).then_some(text)
    });
    short.collect()
}

/// Whether a node belongs to another story, to comments, or to a menu.
fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(12)).any(|a| {
        let name = a.node_name().unwrap_or_default();
        if matches!(&*name, "body" | "html" | "main") {
            return false;
        }
        let names = format!("{} {}", a.attr_or("class", ""), a.attr_or("id", ""));
        matches!(&*name, "aside" | "nav" | "footer")
            || matches!(judge_class(&names), Some(What::Comments | What::Teaser | What::Nav))
    })
}

fn author(doc: &Document, in_meta: Option<String>) -> Option<String> {
    let short = |s: &String| !s.is_empty() && s.len() <= BYLINE_BYTES && !s.contains("://");
    if let Some(name) = in_meta.filter(short) {
        return Some(name);
    }
    for selector in ["[rel~='author']", "[itemprop='author'] [itemprop='name']", ".byline .author"]
    {
        let mut names: Vec<String> = doc
            .select(selector)
            .nodes()
            .iter()
            .filter(|n| !is_elsewhere(n))
            .map(|n| clean(&n.text()))
            .filter(short)
            .collect();
        names.dedup();
        if !names.is_empty() {
            names.truncate(4);
            return Some(names.join(", "));
        }
    }
    None
}

fn language(doc: &Document) -> Option<String> {
    let html = doc.select("html").nodes().first().copied()?;
    html.attr("lang").or_else(|| html.attr("xml:lang")).map(|l| l.trim().replace('_', "-"))
}

/// Text of a JSON value, which may hold entities of its own.
fn plain(value: &str) -> String {
    if value.contains('&') || value.contains('<') {
        return clean(&Document::fragment(value).text());
    }
    clean(value)
}
