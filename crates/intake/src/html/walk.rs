//! A page's elements to paragraphs, in the order of the page.

use super::parts::{Part, Parts};
use crate::block::Hint;
use crate::text::clean;
use dom_query::{Document, NodeId, NodeRef};

/// A paragraph of a page.
#[derive(Clone, Debug)]
pub(crate) struct PageBlock {
    pub text: String,
    pub hint: Hint,
    /// Share of the text that is links, 0 to 1.
    pub linked: f64,
    /// The elements around it, innermost first; as many as tell neighbours apart.
    pub around: Vec<NodeId>,
    /// Whether it stands in an `article` or `main`.
    pub in_article: bool,
}

/// How many elements around a paragraph are kept.
const AROUND: usize = 6;
/// Lines broken by hand at a margin are longer.
const SHORT_LINE_BYTES: usize = 60;

/// The paragraphs of the page, furniture marked as such.
pub(crate) fn blocks(doc: &Document, parts: &Parts) -> Vec<PageBlock> {
    let mut walker = Walker { parts: Some(parts), ..Walker::default() };
    if let Some(body) = doc.body() {
        walker.element(&body, Context::default());
        walker.flush(&body, Context::default());
    }
    walker.out
}

/// The bare paragraphs of a fragment, of which nothing is known.
pub(crate) fn texts(fragment: &Document) -> Vec<String> {
    let mut walker = Walker::default();
    let root = fragment.root();
    for child in root.children_it(false) {
        walker.node(&child, Context::default());
    }
    walker.flush(&root, Context::default());
    walker.out.into_iter().map(|b| b.text).collect()
}

/// What holds for all text inside an element.
#[derive(Clone, Copy, Default)]
struct Context {
    hint: Option<Hint>,
    link: bool,
    in_article: bool,
}

#[derive(Default)]
struct Walker<'p> {
    parts: Option<&'p Parts>,
    out: Vec<PageBlock>,
    text: String,
    link_bytes: usize,
    /// Line breaks since the last word: two end a paragraph.
    breaks: usize,
}

impl Walker<'_> {
    /// Depth is bounded before the page is parsed, so this may call itself.
    fn node(&mut self, node: &NodeRef<'_>, context: Context) {
        if node.is_element() {
            self.element(node, context);
        } else if node.is_text() {
            self.words(node, context);
        }
    }

    fn words(&mut self, node: &NodeRef<'_>, context: Context) {
        let words = node.text();
        if words.chars().all(char::is_whitespace) {
            self.text.push(' ');
            return;
        }
        if self.breaks > 1
            && let Some(parent) = node.parent()
        {
            self.flush(&parent, context);
        }
        self.breaks = 0;
        self.text.push_str(&words);
        if context.link {
            self.link_bytes += words.trim().len();
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, outer: Context) {
        let Some(name) = node.node_name() else { return };
        if &*name == "br" {
            self.breaks += 1;
            if outer.hint.is_none() && ends_line(&self.text) {
                self.breaks += 1;
            }
            self.text.push(' ');
            return;
        }
        let part = self.parts.and_then(|p| p.of.get(&node.id).copied());
        if part == Some(Part::Dropped) {
            return;
        }
        let context = self.context(node, &name, part, outer);
        let block = is_block(&name) || context.hint != outer.hint;
        if block {
            self.end(node, outer);
        }
        if &*name == "pre" {
            self.preformatted(node, context);
        } else {
            for child in node.children_it(false) {
                self.node(&child, context);
            }
        }
        if block {
            self.flush(node, context);
        }
    }

    fn context(
        &self,
        node: &NodeRef<'_>,
        name: &str,
        part: Option<Part>,
        outer: Context,
    ) -> Context {
        let is_title = self.parts.is_some_and(|p| p.title == Some(node.id));
        let own = match part {
            _ if is_title => Some(Hint::Headline),
            Some(Part::Junk) => Some(Hint::Junk),
            Some(Part::Caption) => Some(Hint::Caption),
            Some(Part::Standfirst) => Some(Hint::Standfirst),
            _ => match name {
                "h1" => Some(Hint::Heading(1)),
                "h2" => Some(Hint::Heading(2)),
                "h3" => Some(Hint::Heading(3)),
                "h4" | "h5" | "h6" => Some(Hint::Heading(4)),
                _ => None,
            },
        };
        let hint = match (outer.hint, own) {
            // Furniture stays furniture, a caption a caption, whatever they hold.
            (Some(kept @ (Hint::Junk | Hint::Headline)), _) => Some(kept),
            (Some(Hint::Caption), own) if own != Some(Hint::Junk) => Some(Hint::Caption),
            // A heading that was never closed does not make headings of all that follows.
            (Some(Hint::Heading(_)), None) if is_block(name) => None,
            (outer, own) => own.or(outer),
        };
        Context {
            hint,
            link: outer.link || (name == "a" && node.has_attr("href")),
            in_article: outer.in_article || matches!(name, "article" | "main"),
        }
    }

    /// Ends the paragraph that was open before `node`.
    fn end(&mut self, node: &NodeRef<'_>, context: Context) {
        if let Some(parent) = node.parent() {
            self.flush(&parent, context);
        }
    }

    fn preformatted(&mut self, node: &NodeRef<'_>, context: Context) {
        for block in crate::plain::paragraphs(&node.text()) {
            self.text.push_str(&block.text);
            self.flush(node, context);
        }
    }

    fn flush(&mut self, node: &NodeRef<'_>, context: Context) {
        let text = clean(&self.text);
        let links = std::mem::take(&mut self.link_bytes);
        self.text.clear();
        self.breaks = 0;
        if text.is_empty() {
            return;
        }
        let linked = links as f64 / text.len() as f64;
        let mut around = vec![node.id];
        around.extend(node.tree.ancestor_ids_of_it(&node.id, Some(AROUND - 1)));
        let hint = context.hint.unwrap_or(Hint::None);
        self.out.push(PageBlock { text, hint, linked, around, in_article: context.in_article });
    }
}

/// Whether a line break after this text ends the paragraph: after a sentence, and after a line too
/// short to be one that was broken at a margin.
fn ends_line(text: &str) -> bool {
    let text = text.trim();
    text.len() < SHORT_LINE_BYTES || crate::text::ends_sentence(text)
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
