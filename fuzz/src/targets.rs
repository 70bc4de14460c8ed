//! What is done with bytes from anywhere, and what must hold whatever they are.
//!
//! A panic is a finding also where the program would catch it, and so is a wrong span.

use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;
use tidings_annotate::Annotator;
use tidings_events::{Context, find};
use tidings_intake::robots::Robots;
use tidings_intake::{Document, Form, Found, Given, Input, Item, extract, feed, fetch};
use tidings_knowledge::Knowledge;
use tidings_model as m;

/// Targets by name.
pub const ALL: [(&str, fn(&[u8])); 9] = [
    ("html", html),
    ("feed", feed),
    ("robots", robots),
    ("warc", warc),
    ("jsonl", jsonl),
    ("dates", dates),
    ("figures", figures),
    ("places", places),
    ("record", record),
];

/// Documents of one input that are looked at.
const MANY: usize = 20;

fn html(bytes: &[u8]) {
    let web = None;
    let item =
        Item { origin: "x".to_owned(), form: Form::Html, bytes: bytes.to_vec(), line: None, web };
    check(extract(&item, &Given::default()).0);
}

fn feed(bytes: &[u8]) {
    let today = Some(jiff::civil::date(2024, 6, 7));
    let Some(feed) = feed::read(bytes, "https://feed.example/rss", None) else { return };
    for entry in &feed.entries {
        // An address too long to be asked for has no host.
        if fetch::host_of(&entry.url).is_some() {
            assert!(fetch::robots_of(&entry.url).is_some(), "{entry:?}");
        }
        let _ = (entry.day(today), entry.mark());
    }
}

/// The first line is a path, the rest the rules.
fn robots(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let (path, rules) = words.split_once('\n').unwrap_or_default();
    let robots = Robots::read(rules, "Tidings");
    assert!(Robots::read("", "Tidings").allows(path));
    assert!(robots.allows("/robots.txt"));
    let _ = robots.allows(path);
}

fn warc(bytes: &[u8]) {
    for name in ["x.warc", "x"] {
        let found: Vec<Found> = input(name, bytes).collect();
        // A record has a head of more bytes than this; without an end the reader goes round in circles.
        assert!(found.len() <= bytes.len() / 4 + 2, "{} of {} bytes", found.len(), bytes.len());
        for one in found.into_iter().take(MANY) {
            if let Found::Item(item) = one {
                check(extract(&item, &Given::default()).0);
            }
        }
    }
}

fn jsonl(bytes: &[u8]) {
    for one in input("x.jsonl", bytes).take(MANY) {
        if let Found::Item(item) = one {
            check(extract(&item, &Given::default()).0);
        }
    }
}

/// A day as pages and lines write it, and as sentences do.
fn dates(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let line =
        serde_json::json!({ "text": format!("Nine killed.\n\n{words}"), "published": words });
    let page = format!(
        "<html><head><meta property=\"article:published_time\" content=\"{words}\"></head>\
         <body><p>{words}</p><p>Nine people were killed in the town.</p></body></html>"
    );
    for (form, bytes) in [(Form::JsonLine, line.to_string()), (Form::Html, page)] {
        let bytes = bytes.into_bytes();
        let item = Item { origin: "x".to_owned(), form, bytes, line: Some(1), web: None };
        check(extract(&item, &Given::default()).0);
    }
    read(&format!("Gunmen killed nine people in Gao {words}. It began {words}, a resident said."));
}

fn figures(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    read(&format!("Gunmen killed {words} people in Gao, wounding {words} others. {words} died."));
}

fn places(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let text = format!("Gunmen attacked a market in {words} on Monday, {words}, killing nine.");
    for (span, _) in ANNOTATOR.places(&bare(&text)) {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
    read(&text);
}

fn record(bytes: &[u8]) {
    let Ok(line) = str::from_utf8(bytes) else { return };
    if let Ok(event) = tidings_record::parse_event(line) {
        // What can be read can be written, and read again as the same.
        let written = serde_json::to_string(&event).unwrap();
        assert_eq!(tidings_record::parse_event(&written).unwrap(), event);
        let _ = tidings_record::event_to_model(&event);
        let _ = tidings_record::head_to_report_ref(&event.report);
    }
    if let Ok(incident) = tidings_record::parse_incident(line) {
        let written = serde_json::to_string(&incident).unwrap();
        assert_eq!(tidings_record::parse_incident(&written).unwrap(), incident);
    }
    if let Ok(decision) = serde_json::from_str::<tidings_record::Decision>(line)
        && let Ok(decision) = tidings_record::decision_to_model(&decision)
    {
        let again = tidings_record::decision(&decision);
        assert_eq!(tidings_record::decision_to_model(&again).unwrap(), decision);
    }
}

fn input(name: &str, bytes: &[u8]) -> impl Iterator<Item = Found> + use<> {
    Input::of(Path::new(name), Cursor::new(bytes.to_vec())).map(|(found, _)| found)
}

/// Texts are named by what they say, and passages lie in them.
fn check(document: Option<Document>) {
    let Some(Document { extraction, .. }) = document else { return };
    assert_eq!(m::Digest::of(extraction.text.as_bytes()), extraction.text_id);
    for passage in &extraction.passages {
        assert!(extraction.text.get(passage.span.range()).is_some(), "{passage:?}");
    }
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());
static ANNOTATOR: LazyLock<Annotator<'static>> = LazyLock::new(|| Annotator::new(&KNOWLEDGE));

fn bare(text: &str) -> m::Extraction {
    let digest = m::Digest::of(text.as_bytes());
    let span = m::Span::new(0, text.len());
    m::Extraction {
        text_id: digest,
        capture: digest,
        extractor: "none".to_owned(),
        language: Some(m::Language::EN),
        text: text.to_owned(),
        passages: vec![m::Passage { span, kind: m::PassageKind::Body }],
    }
}

/// Reads a text in both languages, down to events and their records.
fn read(text: &str) {
    let published = Some(jiff::civil::date(2024, 6, 7));
    for language in [m::Language::EN, m::Language::FR] {
        let extraction = m::Extraction { language: Some(language), ..bare(text) };
        let (annotated, _) = ANNOTATOR.annotate("x", &extraction, published);
        let report = m::ReportId("x".to_owned());
        let context = Context { report: &report, text_id: extraction.text_id, text, published };
        for event in find(&context, &annotated) {
            assert_eq!(text.get(event.trigger.span.range()), Some(event.trigger.words.as_str()));
        }
    }
}
