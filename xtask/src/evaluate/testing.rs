//! Hand-made events for the tests of the scorer.

use tidings_record::{Event, Quote, ReportHead};

/// The quote of `words` in `text`.
pub(crate) fn quote(text: &str, words: &str) -> Quote {
    let at = text.find(words).expect("words of the text");
    let end = (at + words.len()) as u32;
    Quote { start: at as u32, end, quote: words.to_owned(), text_id: None }
}

/// A foreground event of `act` at `trigger`, its evidence the whole text.
pub(crate) fn event(text: &str, act: &str, trigger: &str) -> Event {
    Event {
        format: 1,
        record_type: "event".to_owned(),
        id: format!("e-{trigger}"),
        report: ReportHead {
            id: "r".to_owned(),
            origin: "r.md".to_owned(),
            url: None,
            publisher: None,
            byline: None,
            headline: None,
            published: None,
            retrieved: None,
            language: None,
            text_id: String::new(),
            extractor: String::new(),
            copy_of: None,
            agency: None,
        },
        act: act.to_owned(),
        acled: None,
        ucdp: None,
        plover: None,
        when: None,
        place: None,
        other_places: vec![],
        participants: vec![],
        hit: vec![],
        weapons: vec![],
        figures: vec![],
        speakers: vec![],
        standing: tidings_model::Standing::Reported,
        foreground: true,
        passage: tidings_model::PassageKind::Lead,
        trigger: quote(text, trigger),
        confidence: 0.9,
        review: false,
        coded_by: String::new(),
        evidence: vec![quote(text, text)],
    }
}
