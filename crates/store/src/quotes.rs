//! The law that every quote is what its text says at its span.

use crate::Error;
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::BTreeMap;
use std::rc::Rc;
use tidings_record::{Event, Incident, Quote};

/// How many texts to hold while incidents are checked: the reports of neighbours in time.
const HELD_TEXTS: usize = 256;

/// A quote, the field it stands in, and the text it comes from.
pub(crate) struct Placed<'a> {
    pub(crate) field: String,
    pub(crate) quote: &'a Quote,
    pub(crate) text_id: &'a str,
}

/// A quote that its text does not have at its span.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    pub(crate) field: String,
    pub(crate) quote: Quote,
    /// What stands there.
    pub(crate) found: String,
}

impl Mismatch {
    /// As the reason why `subject` is not written.
    pub(crate) fn refuse(self, subject: &str) -> Error {
        Error::Quote {
            subject: subject.to_owned(),
            field: self.field,
            quote: self.quote.quote,
            start: self.quote.start,
            end: self.quote.end,
            found: self.found,
        }
    }

    /// As damage found in `subject`.
    pub(crate) fn message(&self) -> String {
        let Self { field, quote: q, found } = self;
        let words = short(&q.quote);
        format!(
            "{field} quotes `{words}` at bytes {}..{}, where the text reads `{found}`",
            q.start, q.end
        )
    }
}

/// The fields that events and incidents share.
macro_rules! shared {
    ($record:expr) => {{
        let r = $record;
        let mut all: Vec<(String, &Quote)> = Vec::new();
        all.extend(r.when.iter().map(|w| ("when".to_owned(), &w.span)));
        all.extend(r.place.iter().map(|w| ("where".to_owned(), &w.span)));
        all.extend(numbered("other_places", r.other_places.iter().map(|o| &o.place.span)));
        all.extend(numbered("participants", r.participants.iter().map(|p| &p.span)));
        all.extend(numbered("hit", r.hit.iter().map(|t| &t.span)));
        all.extend(numbered("weapons", r.weapons.iter().map(|t| &t.span)));
        all.extend(numbered("figures", r.figures.iter().map(|f| &f.span)));
        all.extend(numbered("speakers", r.speakers.iter().map(|s| &s.span)));
        all
    }};
}

fn numbered<'a>(
    field: &'static str,
    quotes: impl Iterator<Item = &'a Quote>,
) -> impl Iterator<Item = (String, &'a Quote)> {
    quotes.enumerate().map(move |(i, q)| (format!("{field}[{i}]"), q))
}

/// Every quote of an event, with its field.
pub(crate) fn of_event(event: &Event) -> Vec<(String, &Quote)> {
    let mut all = vec![("trigger".to_owned(), &event.trigger)];
    all.extend(numbered("evidence", event.evidence.iter()));
    all.extend(shared!(event));
    all
}

/// Every quote of an incident. A settled value that does not come from the frame report names its
/// text; each claim names its own.
pub(crate) fn of_incident(incident: &Incident) -> Vec<Placed<'_>> {
    let frame = incident.text_id.as_str();
    let mut settled = vec![("trigger".to_owned(), &incident.trigger)];
    settled.extend(numbered("evidence", incident.evidence.iter()));
    settled.extend(shared!(incident));
    let settled = settled.into_iter().map(|(field, quote)| {
        let text_id = quote.text_id.as_deref().unwrap_or(frame);
        Placed { field, quote, text_id }
    });
    let claims = incident.claims.iter().enumerate().map(|(i, c)| Placed {
        field: format!("claims[{i}]"),
        quote: &c.span,
        text_id: &c.text_id,
    });
    settled.chain(claims).collect()
}

/// What stands at the quote's span.
pub(crate) fn at<'t>(text: &'t str, quote: &Quote) -> Option<&'t str> {
    text.get(quote.start as usize..quote.end as usize)
}

/// The quotes of an event that do not hold in its text, which is the text of its report.
pub(crate) fn mismatches(text: &str, event: &Event) -> Vec<Mismatch> {
    let wrong = |(field, quote)| mismatch(field, quote, &event.report.text_id, Some(text));
    of_event(event).into_iter().filter_map(wrong).collect()
}

/// The quotes of an incident that do not hold in their texts.
pub(crate) fn incident_mismatches(
    texts: &mut Texts<'_>,
    incident: &Incident,
) -> Result<Vec<Mismatch>, Error> {
    let mut wrong = Vec::new();
    for Placed { field, quote, text_id } in of_incident(incident) {
        let text = texts.get(text_id)?;
        wrong.extend(mismatch(field, quote, text_id, text.as_deref()));
    }
    Ok(wrong)
}

/// What is wrong with a quote that should stand in the text `text_id`, if anything.
fn mismatch(field: String, quote: &Quote, text_id: &str, text: Option<&str>) -> Option<Mismatch> {
    let found = match text {
        _ if quote.text_id.as_ref().is_some_and(|t| t != text_id) => {
            "(it names another text)".to_owned()
        }
        None => "(the text is not in the store)".to_owned(),
        Some(text) => match at(text, quote) {
            Some(words) if words == quote.quote => return None,
            Some(words) => short(words),
            None => "(no such place)".to_owned(),
        },
    };
    Some(Mismatch { field, quote: quote.clone(), found })
}

/// Enough of the words to recognise them.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words.to_owned(),
    }
}

/// Texts by id, the recent ones held.
pub(crate) struct Texts<'c> {
    conn: &'c Connection,
    held: BTreeMap<String, Option<Rc<str>>>,
}

impl<'c> Texts<'c> {
    pub(crate) fn new(conn: &'c Connection) -> Self {
        Self { conn, held: BTreeMap::new() }
    }

    /// The words of a text, if the store has it.
    pub(crate) fn get(&mut self, id: &str) -> Result<Option<Rc<str>>, Error> {
        if let Some(text) = self.held.get(id) {
            return Ok(text.clone());
        }
        if self.held.len() >= HELD_TEXTS {
            self.held.clear();
        }
        let text: Option<Rc<str>> = body(self.conn, id)?.map(Into::into);
        self.held.insert(id.to_owned(), text.clone());
        Ok(text)
    }
}

/// The words of a text.
pub(crate) fn body(conn: &Connection, text_id: &str) -> Result<Option<String>, Error> {
    Ok(conn
        .prepare_cached("SELECT body FROM text WHERE text_id = ?1")?
        .query_row([text_id], |row| row.get(0))
        .optional()?)
}
