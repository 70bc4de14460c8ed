//! Reading a few sentences, and asking what came of them.

use std::sync::LazyLock;
use tidings::pipeline::{Outcome, Reader};
use tidings_intake::{Form, Given, Item};
use tidings_knowledge::Knowledge;
use tidings_record::{Event, Figure, Participant};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&KNOWLEDGE));

/// A Friday.
pub(crate) const PUBLISHED: &str = "2024-09-13";

/// What comes of a text of this language, published on that Friday.
pub(crate) fn outcome(language: &str, text: &str) -> Outcome {
    read(&serde_json::json!({ "language": language, "published": PUBLISHED, "text": text }))
}

pub(crate) fn undated(language: &str, text: &str) -> Outcome {
    read(&serde_json::json!({ "language": language, "text": text }))
}

/// A page in the usual frame of a news site.
pub(crate) fn page(language: &str, headline: &str, article: &str, below: &str) -> Vec<Event> {
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><title>{headline}</title>\
         <meta property=\"article:published_time\" content=\"{PUBLISHED}\"></head><body>\
         <article><h1>{headline}</h1>{article}</article>{below}</body></html>"
    );
    read(&serde_json::json!({ "language": language, "published": PUBLISHED, "html": html })).events
}

pub(crate) fn read(line: &serde_json::Value) -> Outcome {
    let item = Item {
        origin: "test".to_owned(),
        form: Form::JsonLine,
        bytes: line.to_string().into_bytes(),
        line: Some(1),
        web: None,
    };
    READER.read(&item, &Given::default())
}

/// What an event has in it, for messages.
pub(crate) fn told(events: &[Event]) -> String {
    let one = |e: &Event| serde_json::to_string_pretty(e).unwrap();
    events.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The only event.
#[track_caller]
pub(crate) fn only(mut events: Vec<Event>) -> Event {
    assert_eq!(events.len(), 1, "{}", told(&events));
    events.remove(0)
}

/// The only event told as news.
#[track_caller]
pub(crate) fn only_news(events: Vec<Event>) -> Event {
    only(events.into_iter().filter(|e| e.foreground).collect())
}

#[track_caller]
pub(crate) fn none(events: &[Event]) {
    assert!(events.is_empty(), "{}", told(events));
}

#[track_caller]
pub(crate) fn no_news(events: &[Event]) {
    assert!(events.iter().all(|e| !e.foreground), "{}", told(events));
}

/// Figures of one harm.
pub(crate) fn figures<'a>(event: &'a Event, harm: &str) -> Vec<&'a Figure> {
    event.figures.iter().filter(|f| f.harm.to_string() == harm).collect()
}

/// Low, best and high of the only figure of this harm.
#[track_caller]
pub(crate) fn toll(event: &Event, harm: &str) -> [Option<u32>; 3] {
    let found = figures(event, harm);
    assert_eq!(found.len(), 1, "{}", told(std::slice::from_ref(event)));
    [found[0].low, found[0].best, found[0].high]
}

pub(crate) fn counted(n: u32) -> [Option<u32>; 3] {
    [Some(n); 3]
}

pub(crate) fn place(event: &Event) -> Option<&str> {
    event.place.as_ref().map(|p| p.name.as_str())
}

/// First and last day.
pub(crate) fn days(event: &Event) -> Option<(&str, &str)> {
    let when = event.when.as_ref()?;
    Some((when.first.as_deref()?, when.last.as_deref()?))
}

pub(crate) fn with_role<'a>(event: &'a Event, role: &str) -> Vec<&'a Participant> {
    event.participants.iter().filter(|p| p.role.to_string() == role).collect()
}

/// Words of those with this role.
pub(crate) fn names<'a>(event: &'a Event, role: &str) -> Vec<&'a str> {
    with_role(event, role).into_iter().map(|p| p.name.as_str()).collect()
}

/// Every quote is what stands in the text at its offsets.
#[track_caller]
pub(crate) fn quotes_stand_in_the_text(outcome: &Outcome) {
    let text = &outcome.document.as_ref().unwrap().extraction.text;
    assert!(!outcome.events.is_empty());
    for event in &outcome.events {
        let all = tidings_record::event_to_model(event).unwrap();
        for quote in all.quotes() {
            assert_eq!(text.get(quote.span.range()), Some(quote.words.as_str()));
        }
    }
}
