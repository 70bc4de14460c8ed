//! Whose account an article gives: the agency of its dateline, byline or credit line.
//!
//! Many sites that print one agency are one source, however much each has changed the words.

use std::sync::LazyLock;
use tidings_model::{Extraction, PassageKind};

/// A dateline stands within so many first bytes of the story.
const DATELINE: usize = 120;
/// A paragraph that is a credit is not longer.
const CREDIT: usize = 80;
/// Last paragraphs that may be one.
const LAST: usize = 3;

struct Form {
    agency: &'static str,
    words: &'static str,
    plain: bool,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/lexicons/agencies.tsv").lines();
    let rows = rows.filter(|row| !row.starts_with('#')).skip(1);
    let of = |row: &'static str| -> Vec<Form> {
        let cells: Vec<&'static str> = row.split('\t').collect();
        let [agency, forms, plain] = cells.as_slice() else { return Vec::new() };
        forms.split('|').map(|words| Form { agency, words, plain: *plain == "yes" }).collect()
    };
    let mut forms: Vec<Form> = rows.flat_map(of).collect();
    // "AP" stands in "APA" and in "Associated Press of Pakistan".
    forms.sort_by_key(|f| std::cmp::Reverse(f.words.len()));
    forms
});

/// The agency that these words name as a speaker or channel ("AFP", "l'AFP", "news agency Reuters").
pub fn named(words: &str) -> Option<&'static str> {
    FORMS.iter().find(|f| f.plain && holds(words, f.words)).map(|f| f.agency)
}

/// The agency that a publisher is, by its name or host.
pub fn publishing(publisher: &str) -> Option<&'static str> {
    let host: Vec<String> = publisher.split('.').map(str::to_lowercase).collect();
    let is = |f: &&Form| {
        f.words == publisher
            || f.plain && host.len() > 1 && host.contains(&f.words.to_lowercase().replace(' ', ""))
    };
    FORMS.iter().find(is).map(|f| f.agency)
}

/// The agency that an article says its story is from.
pub fn credited(extraction: &Extraction, byline: Option<&str>) -> Option<&'static str> {
    let text = &extraction.text;
    let first = extraction.passages.iter().find(|p| is_story(p.kind)).map_or(0, |p| p.span.start);
    let opening = text.get(first as usize..).unwrap_or_default();
    let last = extraction.passages.iter().rev().take(LAST).map(|p| p.span.of(text));
    byline.and_then(within).or_else(|| dateline(opening)).or_else(|| last.filter_map(credit).next())
}

const fn is_story(kind: PassageKind) -> bool {
    matches!(kind, PassageKind::Lead | PassageKind::Body | PassageKind::Background)
}

/// "BAMAKO (AFP) - ", "Bamako, Reuters – ".
fn dateline(opening: &str) -> Option<&'static str> {
    let mut end = opening.len().min(DATELINE);
    while !opening.is_char_boundary(end) {
        end -= 1;
    }
    let opening = &opening[..end];
    if let Some((_, inside)) = opening.split_once('(')
        && let Some((inside, _)) = inside.split_once(')')
        && let Some(agency) = within(inside)
    {
        return Some(agency);
    }
    let (before, _) =
        opening.split_once([" - ", " – ", " — "].iter().find(|d| opening.contains(**d))?)?;
    // A dash within a sentence ends no dateline.
    let short = before.split_whitespace().count() <= 6;
    short.then(|| within(before)).flatten()
}

/// "(AFP)", "With Reuters", "Source : Le Matin avec AFP", "AFP/VNA".
fn credit(paragraph: &str) -> Option<&'static str> {
    let paragraph = paragraph.trim();
    if paragraph.len() <= CREDIT && !paragraph.ends_with(['.', '?', '!', '"', '»', '”']) {
        return within(paragraph);
    }
    // After the last sentence.
    let inside = paragraph.strip_suffix(')')?.rsplit_once('(')?.1;
    (inside.len() <= CREDIT / 2).then(|| within(inside)).flatten()
}

/// The agency that stands first in these words.
fn within(words: &str) -> Option<&'static str> {
    let found = FORMS.iter().filter_map(|f| Some((at(words, f.words)?, f.agency)));
    // The longest of those that begin at one place, which the order of the forms sees to.
    found.min_by_key(|(at, _)| *at).map(|(_, agency)| agency)
}

fn holds(words: &str, form: &str) -> bool {
    at(words, form).is_some()
}

/// Where a form stands as words of its own.
fn at(words: &str, form: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = words[from..].find(form) {
        let (start, end) = (from + found, from + found + form.len());
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        if !letter(words[..start].chars().next_back()) && !letter(words[end..].chars().next()) {
            return Some(start);
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidings_model::{Digest, Passage, Span};

    fn article(paragraphs: &[&str], byline: Option<&str>) -> Option<&'static str> {
        let text = paragraphs.join("\n\n");
        let mut passages = Vec::new();
        let mut from = 0;
        for p in paragraphs {
            let span = Span::new(from, from + p.len());
            passages.push(Passage { span, kind: PassageKind::Body });
            from += p.len() + 2;
        }
        let digest = Digest::of(text.as_bytes());
        let extractor = "test".to_owned();
        credited(
            &Extraction {
                text_id: digest,
                capture: digest,
                extractor,
                language: None,
                text,
                passages,
            },
            byline,
        )
    }

    #[test]
    fn an_agency_is_credited_in_datelines_bylines_and_last_lines() {
        let body = "Gunmen attacked the market of Boni on Friday, killing nine people.";
        assert_eq!(article(&[&format!("BAMAKO (AFP) - {body}")], None), Some("AFP"));
        assert_eq!(
            article(&[&format!("NIAMEY, April 18 (Reuters) – {body}")], None),
            Some("Reuters")
        );
        assert_eq!(article(&[&format!("Bamako, AFP – {body}")], None), Some("AFP"));
        assert_eq!(article(&[body], Some("By our reporter with Reuters")), Some("Reuters"));
        assert_eq!(article(&[body, "Source : La Dépêche avec AFP"], None), Some("AFP"));
        assert_eq!(article(&[body, &format!("{body} (AP)")], None), Some("AP"));
        assert_eq!(article(&[body, "© Associated Press of Pakistan"], None), Some("APP"));
    }

    #[test]
    fn an_agency_spoken_of_is_no_credit() {
        let told = "A resident told AFP that nine people had died in the market of Boni on Friday.";
        assert_eq!(article(&[told], None), None);
        assert_eq!(
            article(&[told, "The army had no comment, a Reuters reporter said."], None),
            None
        );
        assert_eq!(article(&["The route is on the MAP below.", told], None), None);
    }

    #[test]
    fn a_publisher_is_an_agency_by_name_or_host() {
        assert_eq!(publishing("AFP"), Some("AFP"));
        assert_eq!(publishing("www.reuters.com"), Some("Reuters"));
        assert_eq!(publishing("The Courier"), None);
        assert_eq!(publishing("map.example.org"), None);
        assert_eq!(named("l'AFP"), Some("AFP"));
        assert_eq!(named("a local official"), None);
    }
}
