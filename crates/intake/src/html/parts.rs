//! Which elements of a page are furniture, captions and summaries, by their names, classes, roles
//! and links.

use crate::furniture::{What, judge_class};
use crate::text::{clean, words};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{HashMap, HashSet};

/// What an element is to the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Not text of the page at all: scripts, menus, buttons.
    Dropped,
    /// Text that is no part of the story.
    Junk,
    /// What stands under a picture.
    Caption,
    /// A summary above the story.
    Standfirst,
}

/// The elements that are not simply part of the story.
pub(crate) struct Parts {
    pub of: HashMap<NodeId, Part>,
    pub title: Option<NodeId>,
}

/// A card of another story holds no more text than this.
const CARD_BYTES: usize = 700;

const NEVER_TEXT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "select", "textarea", "button", "input", "label", "audio", "video", "canvas", "head", "title",
    "amp-sidebar", "amp-ad", "amp-iframe", "amp-consent", "amp-embed", "amp-analytics", "datalist",
];
/// Furniture, unless it holds the headline or half the page.
const FRAMES: &[&str] = &["nav", "aside", "form", "dialog", "footer", "menu"];
const FRAME_ROLES: &[&str] =
    &["navigation", "complementary", "banner", "contentinfo", "dialog", "search", "alertdialog"];

/// Finds them.
pub(crate) fn find(doc: &Document, title: Option<NodeId>) -> Parts {
    let mut parts = Parts { of: HashMap::new(), title };
    let Some(body) = doc.body() else { return parts };
    let guard = Guard::new(doc, title, &body);
    for card in cards(doc, &guard) {
        parts.of.insert(card, Part::Junk);
    }
    let mut todo = vec![body];
    while let Some(node) = todo.pop() {
        if !node.is_element() {
            continue;
        }
        if let Some(part) = parts.of.get(&node.id).copied().or_else(|| judge(&node, &guard)) {
            parts.of.insert(node.id, part);
            if matches!(part, Part::Dropped | Part::Junk) {
                continue;
            }
        }
        todo.extend(node.children_it(true));
    }
    parts
}

impl Parts {
    /// Takes furniture out of the page, so that the library judges only the rest.
    pub(crate) fn remove_furniture(&self, doc: &Document) {
        for (id, part) in &self.of {
            if matches!(part, Part::Dropped | Part::Junk)
                && let Some(node) = doc.tree.get(id)
            {
                node.remove_from_parent();
            }
        }
    }
}

/// Keeps whole pages from being thrown away for a word in a wrapper's class.
struct Guard {
    around_title: HashSet<NodeId>,
    half: usize,
}

impl Guard {
    fn new(doc: &Document, title: Option<NodeId>, body: &NodeRef<'_>) -> Self {
        let mut around_title = HashSet::new();
        if let Some(id) = title {
            around_title.insert(id);
            around_title.extend(doc.tree.ancestor_ids_of_it(&id, None));
        }
        Self { around_title, half: text_len(body) / 2 }
    }
    fn holds_title(&self, node: &NodeRef<'_>) -> bool {
        self.around_title.contains(&node.id)
    }
    fn holds_half(&self, node: &NodeRef<'_>) -> bool {
        text_len(node) > self.half
    }
}

/// Bytes of text in it that a reader sees.
fn text_len(node: &NodeRef<'_>) -> usize {
    let mut len = 0;
    let mut todo = vec![*node];
    while let Some(node) = todo.pop() {
        if node.is_text() {
            len += node.text().trim().len();
        } else if node.is_element() {
            let name = node.node_name().unwrap_or_default();
            if !NEVER_TEXT.contains(&&*name) {
                todo.extend(node.children_it(false));
            }
        }
    }
    len
}

fn judge(node: &NodeRef<'_>, guard: &Guard) -> Option<Part> {
    let name = node.node_name()?;
    if NEVER_TEXT.contains(&&*name) {
        return Some(Part::Dropped);
    }
    if matches!(&*name, "body" | "html" | "main") || guard.holds_title(node) {
        return None;
    }
    let style = node.attr_or("style", "").replace(' ', "").to_lowercase();
    if (node.has_attr("hidden") || style.contains("display:none")) && !guard.holds_half(node) {
        return Some(Part::Dropped);
    }
    if &*name == "figcaption" {
        return Some(Part::Caption);
    }
    let names = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", ""));
    if let Some(part) = by_class(node, &name, &names, guard) {
        return Some(part);
    }
    let role = node.attr_or("role", "");
    let frame = FRAMES.contains(&&*name)
        || FRAME_ROLES.contains(&&*role)
        || (&*name == "header" && !is_inside(node, &["article", "main"]));
    if frame && !guard.holds_half(node) {
        // What frames say inside an article may matter to a reviewer; menus never do.
        let inside = is_inside(node, &["article", "main"]) && !matches!(&*name, "nav" | "form");
        return Some(if inside { Part::Junk } else { Part::Dropped });
    }
    (&*name == "table" && is_data_table(node)).then_some(Part::Junk)
}

fn by_class(node: &NodeRef<'_>, name: &str, names: &str, guard: &Guard) -> Option<Part> {
    // A link's class says how it looks.
    if names.len() < 3 || name == "a" {
        return None;
    }
    match judge_class(names)? {
        What::Caption => (!guard.holds_half(node)).then_some(Part::Caption),
        What::Standfirst => (!guard.holds_half(node)).then_some(Part::Standfirst),
        // Comments are often longer than the story.
        What::Comments => Some(Part::Junk),
        What::Nav | What::Ad | What::Cookie => (!guard.holds_half(node)).then_some(Part::Dropped),
        _ => (!guard.holds_half(node)).then_some(Part::Junk),
    }
}

fn is_inside(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.ancestors_it(None).any(|a| a.node_name().is_some_and(|n| names.contains(&&*n)))
}

/// A table of figures rather than one that lays out the page.
fn is_data_table(table: &NodeRef<'_>) -> bool {
    let mut todo: Vec<NodeRef<'_>> = table.children();
    while let Some(node) = todo.pop() {
        match node.node_name().as_deref() {
            Some("th" | "caption" | "thead") => return true,
            Some("tbody" | "tr") => todo.extend(node.children()),
            _ => {}
        }
    }
    false
}

/// Small boxes whose heading is a link to another page.
fn cards(doc: &Document, guard: &Guard) -> Vec<NodeId> {
    let mut found = Vec::new();
    for heading in doc.select("h2, h3, h4, h5, h6").nodes() {
        if guard.holds_title(heading) || !is_link_elsewhere(heading) {
            continue;
        }
        let own = clean(&heading.text());
        let mut card = *heading;
        for up in heading.ancestors_it(Some(4)) {
            let name = up.node_name().unwrap_or_default();
            let fits = matches!(&*name, "article" | "li" | "div" | "section" | "a" | "header");
            if !fits
                || guard.holds_title(&up)
                || text_len(&up) > CARD_BYTES
                || holds_more_headings(&up)
            {
                break;
            }
            card = up;
            if matches!(&*name, "article" | "li") {
                break;
            }
        }
        if words(&own) > 0 {
            found.push(card.id);
        }
    }
    found
}

fn holds_more_headings(node: &NodeRef<'_>) -> bool {
    let heading = |n: &NodeRef<'_>| {
        n.node_name().is_some_and(|n| matches!(&*n, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
    };
    node.descendants_it().filter(heading).take(2).count() > 1
}

/// Whether all of a heading is a link, and not to a place on this page.
fn is_link_elsewhere(heading: &NodeRef<'_>) -> bool {
    let elsewhere = |a: &NodeRef<'_>| {
        let href = a.attr_or("href", "");
        !href.is_empty() && !href.contains('#') && !href.starts_with("javascript")
    };
    let is_a = |n: &NodeRef<'_>| n.has_name("a");
    if let Some(around) = heading.ancestors_it(Some(2)).find(is_a) {
        return elsewhere(&around);
    }
    let whole = clean(&heading.text()).len();
    heading
        .descendants_it()
        .filter(is_a)
        .any(|a| elsewhere(&a) && clean(&a.text()).len() * 10 >= whole * 9)
}
