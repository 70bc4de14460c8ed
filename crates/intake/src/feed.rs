//! Feeds: RSS 0.9x, 1.0 and 2.0, and Atom, as the world writes them.
//!
//! A feed is data: entities other than XML's own stay as they are written, nothing external is read, nesting costs no
//! stack. What is ill-formed ends a feed where it stands, and the entries before it count.

use crate::{address, dates, encoding};
use jiff::civil::Date;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use url::Url;

/// Entries of one feed; the newest come first, and a reader comes again.
const ENTRIES: usize = 2000;
/// Bytes of a title or a date.
const WORDS: usize = 2000;
/// Letters shown of what is no address.
const SHOWN: usize = 80;

/// What a feed lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its entries, in its order.
    pub entries: Vec<Entry>,
    /// Entries left out because no address that can be asked for stands in them.
    pub left_out: usize,
    /// What the first of these gives instead: other words in the address's place, else its title.
    pub first_left_out: String,
    /// Why not all of it could be read.
    pub problem: Option<String>,
}

/// One story as a feed announces it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its address, canonical.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// When it was published, as written.
    pub published: Option<String>,
    /// When it was changed, as written.
    pub updated: Option<String>,
}

impl Entry {
    /// The day it was published; `today` as in [`Given`](crate::Given).
    pub fn day(&self, today: Option<Date>) -> Option<Date> {
        dates::metadata(self.published.as_deref()?, today).ok()?.first
    }

    /// Changes when the feed says that the story has changed: its title or its time.
    pub fn mark(&self) -> String {
        let time = self.updated.as_ref().or(self.published.as_ref());
        format!("{}\n{}", time.map_or("", String::as_str), self.title)
    }
}

/// Reads a feed that came from `url`; none when it is no feed.
pub fn read(bytes: &[u8], url: &str, charset: Option<&str>) -> Option<Feed> {
    let declared = charset.and_then(encoding::named).or_else(|| encoding::declared_in_xml(bytes));
    let decoded = encoding::decode(bytes, declared).ok()?;
    let base = Url::parse(url).ok()?;
    let mut reading = Reading::new(base);
    let mut xml = Reader::from_str(decoded.text.trim_start_matches(['\u{feff}', ' ', '\r', '\n']));
    let config = xml.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.expand_empty_elements = true;
    loop {
        match xml.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => reading.take(&event),
            Err(error) => {
                reading.feed.problem =
                    Some(format!("from byte {} on: {error}", xml.error_position()));
                break;
            }
        }
        if reading.feed.entries.len() >= ENTRIES {
            break;
        }
    }
    reading.is_feed.then_some(reading.feed)
}

/// Which field of an entry words go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Summary,
    Link,
    /// The address where there is no link.
    Guid,
    Published,
    Updated,
}

struct Reading {
    feed: Feed,
    is_feed: bool,
    base: Url,
    depth: usize,
    /// The entry being read, and how deep it stands.
    entry: Option<(usize, Draft)>,
    /// The field being read, how deep it stands, and its words so far.
    field: Option<(usize, Field, String)>,
}

#[derive(Default)]
struct Draft {
    entry: Entry,
    link: Option<String>,
    guid: Option<String>,
    base: Option<Url>,
}

impl Reading {
    fn new(base: Url) -> Self {
        Self { feed: Feed::default(), is_feed: false, base, depth: 0, entry: None, field: None }
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => {
                self.depth += 1;
                self.start(start);
            }
            Event::End(_) => {
                self.end();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => self.words(&text.html_content()),
            Event::CData(text) => self.words(&text.html_content()),
            Event::GeneralRef(name) => self.words(&resolved(name)),
            _ => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.name();
        let name = plain_name(name.as_ref());
        if self.depth == 1 {
            self.is_feed = matches!(name, "rss" | "feed" | "RDF");
        }
        if self.entry.is_none() {
            if let Some(base) = self.depth.le(&2).then(|| self.own_base(start)).flatten() {
                self.base = base;
            }
            if self.is_feed && matches!(name, "item" | "entry") {
                let draft = Draft { base: self.own_base(start), ..Draft::default() };
                self.entry = Some((self.depth, draft));
            }
            return;
        }
        let Some((at, draft)) = &mut self.entry else { return };
        if self.field.is_some() || self.depth != *at + 1 {
            return;
        }
        let field = match name {
            "title" => Field::Title,
            "summary" | "description" => Field::Summary,
            "pubDate" | "published" | "issued" | "date" => Field::Published,
            "updated" | "modified" => Field::Updated,
            "id" => Field::Guid,
            "guid" if attribute(start, "isPermaLink").as_deref() != Some("false") => Field::Guid,
            "link" => {
                let rel = attribute(start, "rel").unwrap_or_default();
                let href = attribute(start, "href");
                if href.is_some() && draft.link.is_none() && matches!(&*rel, "" | "alternate") {
                    draft.link = href;
                }
                Field::Link
            }
            _ => return,
        };
        self.field = Some((self.depth, field, String::new()));
    }

    fn end(&mut self) {
        if let Some((_, field, words)) = self.field.take_if(|(at, ..)| *at == self.depth) {
            self.put(field, words.trim());
        }
        if let Some((_, draft)) = self.entry.take_if(|(at, _)| *at == self.depth) {
            let base = draft.base.as_ref().unwrap_or(&self.base);
            let link = draft.link.as_deref().or(draft.guid.as_deref());
            let url = link.and_then(|link| base.join(link).ok());
            match url.and_then(|url| address::canonical(url.as_str())) {
                Some(url) => self.feed.entries.push(Entry { url, ..draft.entry }),
                None => {
                    if self.feed.left_out == 0 {
                        let words = link.unwrap_or(&draft.entry.title);
                        self.feed.first_left_out = words.chars().take(SHOWN).collect();
                    }
                    self.feed.left_out += 1;
                }
            }
        }
    }

    fn put(&mut self, field: Field, words: &str) {
        let Some((_, draft)) = &mut self.entry else { return };
        if words.is_empty() {
            return;
        }
        let keep = |place: &mut Option<String>| {
            place.get_or_insert_with(|| words.to_owned());
        };
        let one_line = || words.split_whitespace().collect::<Vec<_>>().join(" ");
        match field {
            Field::Title => draft.entry.title = one_line(),
            Field::Summary => draft.entry.summary = one_line(),
            Field::Link => keep(&mut draft.link),
            // An identifier that is no address is no link either.
            Field::Guid if words.starts_with("http") => keep(&mut draft.guid),
            Field::Guid => {}
            Field::Published => keep(&mut draft.entry.published),
            Field::Updated => keep(&mut draft.entry.updated),
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, _, held)) = &mut self.field
            && held.len() < WORDS
        {
            held.push_str(words);
        }
    }

    fn own_base(&self, start: &BytesStart<'_>) -> Option<Url> {
        self.base.join(&attribute(start, "xml:base")?).ok()
    }
}

/// The name without the prefixes that feeds' own words may have; with others it is another word: `media:title` is the
/// title of a picture.
fn plain_name(name: &str) -> &str {
    match name.split_once(':') {
        Some(("atom" | "a10" | "rss" | "rdf" | "dc" | "dcterms", local)) => local,
        _ => name,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    // At most as many as an honest feed has.
    let mut all = start.attributes();
    let found = all.with_checks(false).take(50).flatten().find(|a| a.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.chars().take(WORDS).collect())
}

/// XML's own entities and numbers; others stay as they are written.
fn resolved(name: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    let name: &str = name;
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(words) => words.to_owned(),
        None if name == "nbsp" => " ".to_owned(),
        None => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = "<item><title>Market hit</title><link>/one</link>\
        <pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item>";

    fn rss(items: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title>\
            <link>https://a.example/</link>{items}</channel></rss>"
        )
    }

    fn entries(feed: &str) -> Vec<(String, String)> {
        let feed = read(feed.as_bytes(), "https://a.example/feed/", None).unwrap();
        feed.entries.into_iter().map(|e| (e.url, e.title)).collect()
    }

    fn pair(url: &str, title: &str) -> (String, String) {
        (url.to_owned(), title.to_owned())
    }

    #[test]
    fn entries_nobody_can_ask_for_are_counted() {
        let none = "<item><title>A</title><link>mailto:desk@a.example</link></item>\
            <item><title>B</title></item>";
        let feed = rss(&format!("{none}{ITEM}"));
        let read = read(feed.as_bytes(), "https://a.example/feed/", None).unwrap();
        assert_eq!((read.entries.len(), read.left_out), (1, 2));
        assert_eq!(read.first_left_out, "mailto:desk@a.example");
    }

    #[test]
    fn all_kinds_of_feeds_are_read() {
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"/\"/><entry>\
            <title type=\"html\">A &amp;amp; B</title><link rel=\"self\" href=\"/self\"/>\
            <link href=\"one?a=1&amp;b=2\"/><id>tag:x</id><updated>2026-03-02T10:00:00Z</updated>\
            </entry></feed>";
        assert_eq!(entries(atom), [pair("https://a.example/feed/one?a=1&b=2", "A &amp; B")]);
        let rdf = "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel/><item rdf:about=\"x\">\
            <title>R</title><link>https://a.example/r</link><dc:date>2026-03-02</dc:date></item>\
            </rdf:RDF>";
        assert_eq!(entries(rdf), [pair("https://a.example/r", "R")]);
        assert_eq!(entries(&rss(ITEM)), [pair("https://a.example/one", "Market hit")]);
        let old = format!("<rss version=\"0.91\"><channel>{ITEM}</channel></rss>");
        assert_eq!(entries(&old).len(), 1);
    }

    #[test]
    fn the_day_and_the_mark_come_from_what_the_feed_says() {
        let read_one = |items: &str| {
            read(rss(items).as_bytes(), "https://a.example/", None).unwrap().entries.remove(0)
        };
        let entry = read_one(ITEM);
        assert_eq!(entry.day(None), Some(jiff::civil::date(2026, 3, 2)));
        assert_eq!(entry.mark(), read_one(ITEM).mark());
        assert_ne!(entry.mark(), read_one(&ITEM.replace("hit", "struck")).mark());
    }

    #[test]
    fn one_careless_entry_does_not_cost_the_feed() {
        let careless =
            "<item><title>A & B &eacute;&nbsp;<b>c</title><link>/x?a=1&b=2</link></item>";
        let got = entries(&rss(&format!("{ITEM}{careless}")));
        assert_eq!(got[0].0, "https://a.example/one");
        let feed = rss(&format!("{ITEM}<item><title>half"));
        let cut = feed.find("half").unwrap();
        assert_eq!(entries(&feed[..cut]).len(), 1);
        let raw = "<item><title>A & B</title><link>/x?a=1&b=2</link></item>";
        assert_eq!(entries(&rss(&format!("{raw}{ITEM}"))).len(), 2);
    }

    #[test]
    fn a_picture_has_no_say_and_a_permalink_is_a_link() {
        let item = "<item><media:title>Photo</media:title><title>A</title>\
            <media:group><title>B</title></media:group><guid>https://a.example/g</guid></item>";
        assert_eq!(entries(&rss(item)), [pair("https://a.example/g", "A")]);
        let none =
            "<item><title>A</title><guid isPermaLink=\"false\">https://a.example/g</guid></item>";
        assert!(entries(&rss(none)).is_empty());
    }

    #[test]
    fn a_feed_is_read_in_its_own_charset() {
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item>\
            <title>\xe9t\xe9</title><link>/1</link></item></channel></rss>";
        let feed = read(latin, "https://a.example/", None).unwrap();
        assert_eq!(feed.entries[0].title, "\u{e9}t\u{e9}");
    }

    #[test]
    fn entities_are_neither_grown_nor_fetched() {
        let head = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">\
            <!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        let item = "<item><title>&b;&f;</title><link>/x</link></item>";
        let feed = format!("{head}<rss><channel>{item}</channel></rss>");
        assert_eq!(entries(&feed), [pair("https://a.example/x", "&b;&f;")]);
    }

    #[test]
    fn nesting_and_length_cost_little() {
        let start = std::time::Instant::now();
        let deep = rss(&format!("<item>{}", "<a xmlns:q=\"u\">".repeat(200_000)));
        assert!(entries(&deep).is_empty());
        assert_eq!(entries(&rss(&ITEM.repeat(50_000))).len(), ENTRIES);
        let long =
            rss(&format!("<item><title>{}</title><link>/x</link></item>", "x".repeat(1 << 22)));
        assert!(entries(&long)[0].1.len() <= 1 << 22);
        let many = format!("<item {} xml:base=\"/y\"/>", "a=\"b\" ".repeat(100_000));
        assert!(entries(&rss(&many)).is_empty());
        assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
    }

    #[test]
    fn what_is_no_feed_is_none() {
        for words in ["", "<html><body><item/></body></html>", "words", "\u{1}\u{2}", "{}"] {
            assert!(read(words.as_bytes(), "https://a.example/", None).is_none(), "{words}");
        }
    }
}
