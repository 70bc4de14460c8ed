//! Tests of the store as its users meet it, and the reports they are made of.

mod adding;
mod collecting;
mod copying;
mod crash;
mod deciding;
mod faults;
mod incidents;
mod jobs;
mod old_stores;
mod opening;
mod overview;
mod rate;
mod sharing;
mod tampering;
mod warc;

use crate::{Added, Entry, Error, Store};
use std::path::Path;
use tidings_model as m;
use tidings_record as r;

const CODER: &str = "tidings 0.1.0 / knowledge 2026-11 / rules";
const NEWER_CODER: &str = "tidings 0.2.0 / knowledge 2027-03 / rules";

/// A report with everything that is added of it.
#[derive(Clone)]
struct Made {
    capture: m::Capture,
    extraction: m::Extraction,
    head: r::ReportHead,
    coded_by: String,
    events: Vec<r::Event>,
}

impl Made {
    fn entry(&self) -> Entry<'_> {
        Entry {
            capture: &self.capture,
            extraction: &self.extraction,
            report: &self.head,
            coded_by: &self.coded_by,
            events: &self.events,
            problems: &[],
        }
    }

    fn add_to(&self, store: &mut Store) -> Result<Added, Error> {
        store.add(&self.entry())
    }

    /// The same text read by another coder, which finds the events at these words.
    fn read_by(&self, coder: &str, triggers: &[&str]) -> Self {
        let events = triggers.iter().map(|t| event(&self.head, &self.extraction.text, coder, t));
        Self { coded_by: coder.to_owned(), events: events.collect(), ..self.clone() }
    }

    fn event(&self) -> &r::Event {
        &self.events[0]
    }
}

/// A report whose text is headline, blank line, body; one event at `trigger`.
fn made(id: &str, headline: &str, body: &str, trigger: &str) -> Made {
    let text = format!("{headline}\n\n{body}");
    let bytes = format!("<html><h1>{headline}</h1><p>{body}</p><!-- {id} --></html>").into_bytes();
    let capture = m::Capture {
        digest: m::Digest::of(&bytes),
        url: Some(format!("https://news.example/{id}")),
        headers: vec![("content-type".to_owned(), "text/html".to_owned())],
        retrieved: Some("2024-06-07T08:00:00Z".to_owned()),
        bytes,
    };
    let passage = |start, end, kind| m::Passage { span: m::Span::new(start, end), kind };
    let extraction = m::Extraction {
        text_id: m::Digest::of(text.as_bytes()),
        capture: capture.digest,
        extractor: "plain 1".to_owned(),
        language: Some(m::Language::EN),
        passages: vec![
            passage(0, headline.len(), m::PassageKind::Headline),
            passage(headline.len() + 2, text.len(), m::PassageKind::Body),
        ],
        text,
    };
    let head = head(id, headline, &extraction);
    let events = vec![event(&head, &extraction.text, CODER, trigger)];
    Made { capture, extraction, head, coded_by: CODER.to_owned(), events }
}

/// One of many reports that differ by number alone.
fn numbered(n: usize) -> Made {
    made(
        &format!("wire-{n:04}"),
        &format!("Clash number {n} near Kidal"),
        &format!("Soldiers and rebels clashed on Tuesday for the {n}th time. Eight were killed."),
        "clashed",
    )
}

fn head(id: &str, headline: &str, x: &m::Extraction) -> r::ReportHead {
    r::ReportHead {
        id: id.to_owned(),
        origin: format!("{id}.html"),
        url: Some(format!("https://news.example/{id}")),
        publisher: Some("Atlas News".to_owned()),
        byline: None,
        headline: Some(headline.to_owned()),
        published: Some("2024-06-07".to_owned()),
        retrieved: Some("2024-06-07T08:00:00Z".to_owned()),
        language: Some("en".to_owned()),
        text_id: x.text_id.to_string(),
        extractor: x.extractor.clone(),
        copy_of: None,
        agency: None,
    }
}

fn quote(text: &str, words: &str) -> r::Quote {
    let start = text.find(words).unwrap();
    let end = start + words.len();
    r::Quote { start: start as u32, end: end as u32, quote: words.to_owned(), text_id: None }
}

fn event(head: &r::ReportHead, text: &str, coder: &str, trigger: &str) -> r::Event {
    r::Event {
        format: r::FORMAT,
        record_type: "event".to_owned(),
        id: format!("{}-{trigger}", head.id),
        report: head.clone(),
        act: "Armed clash".to_owned(),
        acled: None,
        ucdp: None,
        plover: None,
        when: None,
        place: None,
        other_places: Vec::new(),
        participants: Vec::new(),
        hit: Vec::new(),
        weapons: Vec::new(),
        figures: Vec::new(),
        speakers: Vec::new(),
        standing: m::Standing::Reported,
        foreground: true,
        passage: m::PassageKind::Body,
        trigger: quote(text, trigger),
        confidence: 0.87,
        review: false,
        coded_by: coder.to_owned(),
        evidence: vec![quote(text, text.lines().last().unwrap())],
    }
}

/// An incident that one report tells of, with its event's words.
fn incident(id: &str, of: &Made) -> r::Incident {
    let e = of.event();
    r::Incident {
        format: r::FORMAT,
        record_type: "incident".to_owned(),
        id: id.to_owned(),
        act: e.act.clone(),
        acled: None,
        ucdp: None,
        plover: None,
        when: None,
        place: None,
        other_places: Vec::new(),
        participants: Vec::new(),
        hit: Vec::new(),
        weapons: Vec::new(),
        figures: Vec::new(),
        speakers: Vec::new(),
        standing: e.standing,
        foreground: true,
        passage: e.passage,
        trigger: e.trigger.clone(),
        confidence: e.confidence,
        review: false,
        evidence: e.evidence.clone(),
        text_id: of.head.text_id.clone(),
        reports: vec![r::IncidentReport {
            id: of.head.id.clone(),
            origin: of.head.origin.clone(),
            publisher: of.head.publisher.clone(),
            published: of.head.published.clone(),
            copy_of: None,
            agency: None,
            text_id: of.head.text_id.clone(),
            events: vec![e.id.clone()],
        }],
        independent_sources: 1,
        claims: Vec::new(),
        disputes: Vec::new(),
        why: std::collections::BTreeMap::new(),
        released: None,
        tags: Vec::new(),
        comments: 0,
        history: Vec::new(),
        previous_ids: Vec::new(),
        deleted: false,
    }
}

fn decision(of: &Made, field: m::Field, ruling: r::RulingWords) -> r::Decision {
    r::Decision {
        at: "2024-06-08T09:00:00Z".to_owned(),
        by: "reviewer-1".to_owned(),
        field,
        ruling,
        alike: None,
        shown: None,
        reason: "the wire has it so".to_owned(),
        text_id: of.head.text_id.clone(),
        start: of.event().trigger.start,
        end: of.event().trigger.end,
    }
}

/// A store in a folder, its time standing still.
fn on_disk(path: &Path) -> Store {
    let mut store = Store::open_or_create(path).unwrap();
    store.set_clock(|| "2024-06-07T12:00:00Z".to_owned());
    store
}

fn ids(events: &[r::Event]) -> Vec<&str> {
    events.iter().map(|e| e.id.as_str()).collect()
}

#[track_caller]
fn assert_clean(store: &Store) {
    let verified = store.verify(None).unwrap();
    assert!(verified.is_clean(), "{:#?}", verified.findings);
}
