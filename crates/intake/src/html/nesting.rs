//! A look at a page's tags before it is parsed: how many, how deep, and a flatter copy when deep.
//!
//! Parsers and tree walkers take time and stack with the depth of a page; a page of 100,000
//! nested elements, hostile or broken, is cut down to a sane depth and keeps all its text.

use crate::limits::{PAGE_DEPTH, PAGE_TAGS};
use std::borrow::Cow;

/// Tags times formatting elements open at once: a parser reopens these in each paragraph.
const EFFORT: usize = 3_000_000;
/// How far up an end tag looks for its start.
const LOOK_UP: usize = 64;

/// A page fit for parsing.
#[derive(Debug)]
pub(crate) struct Measured<'a> {
    pub html: Cow<'a, str>,
    /// The depth found, when levels were taken out.
    pub flattened_from: Option<usize>,
}

/// Measures `html` and flattens it where it is too deep.
///
/// # Errors
/// Says that the page has more tags than any news page.
pub(crate) fn measure(html: &str) -> Result<Measured<'_>, String> {
    let Scan { tags, deepest, formats, .. } = scan(html, false);
    if tags > PAGE_TAGS || tags * formats.min(PAGE_DEPTH) > EFFORT {
        return Err(format!(
            "the page has {tags} tags, {formats} of them formats left open, more than a news page \
             can have: save the report itself as text"
        ));
    }
    if deepest <= PAGE_DEPTH {
        return Ok(Measured { html: Cow::Borrowed(html), flattened_from: None });
    }
    Ok(Measured { html: Cow::Owned(scan(html, true).out), flattened_from: Some(deepest) })
}

struct Open<'a> {
    name: &'a str,
    written: bool,
}

/// What a look at the tags finds.
#[derive(Default)]
struct Scan {
    tags: usize,
    deepest: usize,
    /// Most formatting elements (`b`, `font`, …) started and not ended at one time.
    formats: usize,
    /// The flattened page, when it is asked for.
    out: String,
}

fn scan(html: &str, write: bool) -> Scan {
    let mut found = Scan::default();
    let mut open: Vec<Open<'_>> = Vec::new();
    let (mut formats, mut rest) = (0_usize, html);
    while let Some(lt) = rest.find('<') {
        let (before, tag) = rest.split_at(lt);
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at(end);
        let mut keep = |s: &str| {
            if write {
                found.out.push_str(s);
            }
        };
        keep(before);
        rest = after;
        found.tags += usize::from(end > 1);
        let name = name_of(tag);
        if let Some(closed) = name.strip_prefix('/') {
            formats = formats.saturating_sub(usize::from(is_format(closed)));
            keep(if close(&mut open, closed) == Some(false) { " " } else { tag });
            continue;
        }
        if name.is_empty() || is_void(name) || tag.ends_with("/>") {
            keep(tag);
            continue;
        }
        if closes_itself(name) && open.iter().rev().take(3).any(|o| same(o.name, name)) {
            close(&mut open, name);
        }
        let written = open.iter().rev().take(1).all(|o| o.written) && open.len() < PAGE_DEPTH;
        keep(if written { tag } else { " " });
        if is_raw(name) {
            let stop = end_of_raw(rest, name);
            keep(if written { &rest[..stop] } else { " " });
            rest = &rest[stop..];
        }
        open.push(Open { name, written });
        formats += usize::from(is_format(name));
        found.deepest = found.deepest.max(open.len());
        found.formats = found.formats.max(formats);
    }
    if write {
        found.out.push_str(rest);
    }
    found
}

/// Closes the nearest open element of this name; whether its start had been written.
fn close(open: &mut Vec<Open<'_>>, name: &str) -> Option<bool> {
    let up = open.iter().rev().take(LOOK_UP).position(|o| same(o.name, name))?;
    let at = open.len() - 1 - up;
    let written = open[at].written;
    open.truncate(at);
    Some(written)
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// Bytes up to and with the `>` of the tag, comment or declaration `tag` starts with.
fn end_of_tag(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |i| i + 3);
    }
    let mut quote = None;
    let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    if !is_tag {
        return 1;
    }
    let mut value = false;
    for (i, b) in tag.bytes().enumerate().skip(1) {
        match (quote, b) {
            (Some(q), _) if b == q => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return i + 1,
            // A quote opens a value only after "=", and so ends one that was never closed.
            (None, b'"' | b'\'') if value => quote = Some(b),
            (None, b'=') => value = true,
            (None, b' ' | b'\n' | b'\t' | b'\r') => {}
            (None, _) => value = false,
        }
    }
    // A quote that never closes would swallow the page: end at the first ">".
    tag.find('>').map_or(tag.len(), |i| i + 1)
}

/// The element's name, with `/` before it in an end tag; empty for comments and the like.
fn name_of(tag: &str) -> &str {
    let inner = &tag[1..];
    let slash = usize::from(inner.starts_with('/'));
    let end = inner[slash..]
        .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .map_or(inner.len(), |i| i + slash);
    let name = &inner[..end];
    if name[slash..].starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { "" }
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    VOID.iter().any(|v| same(v, name))
}

/// Elements whose end tag is often left out: a next one closes the one before.
fn closes_itself(name: &str) -> bool {
    const OPTIONAL: &[&str] =
        &["p", "li", "dt", "dd", "tr", "td", "th", "option", "tbody", "thead"];
    OPTIONAL.iter().any(|v| same(v, name))
}

fn is_format(name: &str) -> bool {
    const FORMATS: &[&str] = &[
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    FORMATS.iter().any(|v| same(v, name))
}

fn is_raw(name: &str) -> bool {
    ["script", "style", "textarea", "title"].iter().any(|v| same(v, name))
}

/// Where the end tag of a raw element stands.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let at = from + at;
        let after = rest.as_bytes().get(at + 2..at + 2 + name.len());
        if after.is_some_and(|a| a.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        from = at + 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_is_left_as_it_is() {
        let html = "<ul><li>a<li>b<li>c</ul><p>x<p>y<script>if (a<b) '</p>'</script><br>";
        let m = measure(html).unwrap();
        assert!(matches!(m.html, Cow::Borrowed(_)) && m.flattened_from.is_none());
        assert_eq!(scan(html, false).deepest, 2);
    }

    #[test]
    fn a_page_of_a_hundred_thousand_levels_is_flattened_and_keeps_its_words() {
        let html = format!("{}deep{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let m = measure(&html).unwrap();
        assert_eq!(m.flattened_from, Some(100_000));
        assert!(scan(&m.html, false).deepest <= PAGE_DEPTH);
        assert!(m.html.contains("deep") && m.html.contains("<p>after"));
    }

    #[test]
    fn a_page_of_more_tags_than_any_page_has_is_refused() {
        assert!(measure(&"<b>x</b>".repeat(PAGE_TAGS)).unwrap_err().contains("tags"));
    }

    #[test]
    fn formats_left_open_do_not_multiply() {
        let fonts: String = (0..2000).map(|i| format!("<font color={i}>")).collect();
        let html = format!("{fonts}{}", "<p>x</p>".repeat(20_000));
        assert!(measure(&html).unwrap_err().contains("left open"));
    }

    #[test]
    fn broken_quotes_and_stray_brackets_do_not_swallow_the_page() {
        assert_eq!(scan("<a href=\"x>y</a><p>5 < 6", false).tags, 3);
        assert_eq!(end_of_tag("<a title='a>b' c>d"), 17);
        assert_eq!(end_of_tag("< 6"), 1);
    }
}
