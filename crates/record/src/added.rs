//! An event that the reader missed and a reviewer told in the report's own words.

use crate::{AcledCode, Decision, Event, FORMAT, Quote, ReportHead, RulingWords};
use tidings_model as m;
use tidings_model::Vocabulary as _;

/// What a reviewer who chose the words is believed, per cent of one: as much as the surest reading.
const CONFIDENCE: f64 = 0.97;

/// The event that a decision adds to a report with this text; none when it adds none, or its words are not there.
///
/// It has its kind and its words and nothing else: the values come from decisions on it. It waits for review until
/// somebody accepts it, and its PLOVER code stands on its incident.
pub fn added(report: &ReportHead, text: &str, decision: &Decision) -> Option<Event> {
    let RulingWords::Add(kind) = &decision.ruling else { return None };
    let act = m::Act::parse(kind)?;
    let (start, end) = (decision.start, decision.end);
    let words = text.get(start as usize..end as usize)?;
    let trigger = Quote { start, end, quote: words.to_owned(), text_id: None };
    Some(Event {
        format: FORMAT,
        record_type: "event".to_owned(),
        id: added_id(&report.id, decision),
        report: report.clone(),
        act: act.as_str().to_owned(),
        acled: Some(AcledCode {
            event_type: act.acled_type().as_str().to_owned(),
            sub_event_type: act.as_str().to_owned(),
        }),
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
        evidence: vec![Quote {
            text_id: None,
            ..decision.shown.clone().unwrap_or_else(|| trigger.clone())
        }],
        trigger,
        confidence: CONFIDENCE,
        review: true,
        coded_by: format!("by hand: {}", decision.by),
    })
}

/// The id of the event that a decision adds to the report with this id.
pub fn added_id(report: &str, decision: &Decision) -> String {
    let name = format!("added\n{report}\n{}\n{}", decision.start, decision.end);
    m::Digest::of(name.as_bytes()).short(12)
}
