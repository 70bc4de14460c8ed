//! Decisions and comments: every change is an entry in the ledger, and none is made unseen.

use super::Desk;
use super::fault::{Fault, Problem};
use super::incidents::{etag, find, view};
use super::shapes::{
    AddInput, Comment, CommentInput, Decided, DecisionInput, IncidentView, Signed, WordsInput,
};
use crate::{pipeline, values};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::sync::Arc;
use tidings_annotate::sentence_around;
use tidings_model::{Field, Span, Vocabulary as _};
use tidings_record::{Decision, Event, Incident, Quote, RulingWords};
use tidings_store::Store;

/// The longest reason or comment, in bytes.
const LONGEST: usize = 10_000;

/// Decides about an incident as it was seen.
#[utoipa::path(post, path = "/api/v1/decisions", request_body = DecisionInput, responses(
    (status = 201, body = Decided), (status = 409, body = Problem, description = "somebody decided meanwhile"),
    (status = "4XX", body = Problem)))]
pub(super) async fn decide(
    State(desk): State<Arc<Desk>>,
    Json(input): Json<DecisionInput>,
) -> Result<(StatusCode, Json<Decided>), Fault> {
    desk.write(move |desk, store| {
        signed(&input.by, &input.reason)?;
        let incident = find(store, &input.id)?
            .ok_or_else(|| Fault::missing("incident or event", &input.id))?;
        if etag(&incident) != input.seen {
            return Err(Fault::stale(Some(view(store, incident)?)));
        }
        let field = Field::parse(&input.field).ok_or_else(|| {
            Fault::bad(format!("`{}` is no field; the vocabulary lists them", input.field))
        })?;
        let ruling = ruling(store, &input, field)?;
        let alike = input.alike.as_deref().map(|words| values::alike(words, field, &ruling));
        let alike = alike.transpose().map_err(Fault::bad)?;
        let shown = input.words.as_ref().map(|w| quoted(store, w)).transpose()?;
        let (text_id, start, end) = anchor(store, &incident, &input.id)?;
        let decision = Decision {
            at: desk.now(),
            by: input.by.trim().to_owned(),
            field,
            ruling,
            alike,
            shown,
            reason: input.reason.trim().to_owned(),
            text_id,
            start,
            end,
        };
        made(store, &decision)
    })
    .await
}

/// Undoes a decision by another entry; nothing is erased.
#[utoipa::path(post, path = "/api/v1/decisions/{seq}/undo", params(("seq" = u64, Path)),
    request_body = Signed, responses((status = 201, body = Decided), (status = "4XX", body = Problem)))]
pub(super) async fn undo(
    State(desk): State<Arc<Desk>>,
    Path(seq): Path<u64>,
    Json(input): Json<Signed>,
) -> Result<(StatusCode, Json<Decided>), Fault> {
    desk.write(move |desk, store| {
        signed(&input.by, &input.reason)?;
        let undone =
            store.decision(seq)?.ok_or_else(|| Fault::missing("decision", &seq.to_string()))?;
        let again = store.log(&BTreeSet::from([undone.text_id.clone()]))?;
        if again.iter().any(|l| l.seq == seq && l.undone) {
            return Err(Fault::new(StatusCode::CONFLICT, "this decision was undone already"));
        }
        let decision = Decision {
            at: desk.now(),
            by: input.by.trim().to_owned(),
            ruling: RulingWords::Undo { entry: seq },
            shown: None,
            reason: input.reason.trim().to_owned(),
            ..undone
        };
        made(store, &decision)
    })
    .await
}

/// Adds an event that the reader missed, told in the words chosen; its values are set by decisions on it.
#[utoipa::path(post, path = "/api/v1/events", request_body = AddInput, responses(
    (status = 201, body = Decided), (status = 409, body = Problem, description = "an event stands on these words"),
    (status = "4XX", body = Problem)))]
pub(super) async fn add(
    State(desk): State<Arc<Desk>>,
    Json(input): Json<AddInput>,
) -> Result<(StatusCode, Json<Decided>), Fault> {
    desk.write(move |desk, store| {
        signed(&input.by, &input.reason)?;
        values::check(Field::Kind, &input.kind).map_err(Fault::bad)?;
        let words = quoted(store, &input.words)?;
        let text_id = &input.words.text_id;
        let reports = store.reports_with(&BTreeSet::from([text_id.clone()]))?;
        let mut current = false;
        for id in &reports {
            current |= store.report(id)?.is_some_and(|r| r.head.text_id == *text_id);
        }
        if !current {
            return Err(Fault::bad(
                "this text is not the latest of a report; choose words of the latest",
            ));
        }
        let stands = |e: &Event| pipeline::stands_on(e, text_id, words.start, words.end);
        if store.events_of(&reports)?.iter().any(stands) {
            return Err(Fault::new(
                StatusCode::CONFLICT,
                "an event stands on these words; correct it, or choose words beside them",
            ));
        }
        let decision = Decision {
            at: desk.now(),
            by: input.by.trim().to_owned(),
            field: Field::Event,
            ruling: RulingWords::Add(input.kind.clone()),
            alike: None,
            shown: Some(sentence(store, &words)?),
            reason: input.reason.trim().to_owned(),
            text_id: text_id.clone(),
            start: words.start,
            end: words.end,
        };
        made(store, &decision)
    })
    .await
}

/// The sentence around words of a text.
fn sentence(store: &Store, words: &Quote) -> Result<Quote, Fault> {
    let id = words.text_id.as_deref().unwrap_or_default();
    let text = store.text(id)?.ok_or_else(|| Fault::missing("text", id))?;
    let span = sentence_around(&text, Span { start: words.start, end: words.end });
    let quote = span.of(&text.text).to_owned();
    Ok(Quote { start: span.start, end: span.end, quote, text_id: words.text_id.clone() })
}

/// Says something of an incident.
#[utoipa::path(post, path = "/api/v1/incidents/{id}/comments", params(("id" = String, Path)),
    request_body = CommentInput, responses((status = 201, body = Comment), (status = "4XX", body = Problem)))]
pub(super) async fn comment(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Json(input): Json<CommentInput>,
) -> Result<(StatusCode, Json<Comment>), Fault> {
    desk.write(move |desk, store| {
        signed(&input.by, &input.text)?;
        let incident = find(store, &id)?.ok_or_else(|| Fault::missing("incident", &id))?;
        let (text_id, start, end) = anchor(store, &incident, &id)?;
        let decision = Decision {
            at: desk.now(),
            by: input.by.trim().to_owned(),
            field: Field::Event,
            ruling: RulingWords::Comment,
            alike: None,
            shown: None,
            reason: input.text.trim().to_owned(),
            text_id,
            start,
            end,
        };
        let (seq, _) = pipeline::decide(store, &decision)?;
        let Decision { at, by, reason: text, .. } = decision;
        Ok((StatusCode::CREATED, Json(Comment { seq, at, by, text })))
    })
    .await
}

/// Writes the decision down and says what it made of the incident.
fn made(store: &mut Store, decision: &Decision) -> Result<(StatusCode, Json<Decided>), Fault> {
    let (seq, incidents) = pipeline::decide(store, decision)?;
    // Of several, the one whose event the decision hangs on.
    let mut mine: Option<IncidentView> = None;
    for incident in incidents {
        let seen = view(store, incident)?;
        let about = seen.events.iter().any(|e| pipeline::speaks_of(decision, e));
        if mine.is_none() || about {
            mine = Some(seen);
        }
    }
    let incident = mine.as_ref().map(|v| v.incident.id.clone());
    Ok((StatusCode::CREATED, Json(Decided { seq, incident, view: mine })))
}

pub(super) fn signed(by: &str, words: &str) -> Result<(), Fault> {
    for (what, given) in [("by", by), ("reason", words)] {
        if given.trim().is_empty() {
            return Err(Fault::bad(format!("{what} is empty; a decision says who and why")));
        }
        if given.len() > LONGEST {
            return Err(Fault::bad(format!("{what} is longer than {LONGEST} bytes")));
        }
    }
    Ok(())
}

fn ruling(store: &Store, input: &DecisionInput, field: Field) -> Result<RulingWords, Fault> {
    Ok(match input.ruling.as_str() {
        "accept" => RulingWords::Accept,
        "reject" => RulingWords::Reject,
        "release" => RulingWords::Release,
        "set" => value(input, field)?,
        "not_said" => {
            values::may_lack(field).map_err(Fault::bad)?;
            RulingWords::NotSaid
        }
        word @ ("tag" | "untag") => {
            let tag = input.value.as_deref().unwrap_or_default();
            let tag = values::tag(tag).map_err(Fault::bad)?;
            if word == "tag" { RulingWords::Tag(tag) } else { RulingWords::Untag(tag) }
        }
        word @ ("merge" | "split") => {
            let other = input.other.as_deref().unwrap_or_default();
            let there = find(store, other)?
                .ok_or_else(|| Fault::missing("other incident or event", other))?;
            let (text_id, start, end) = anchor(store, &there, other)?;
            if word == "merge" {
                RulingWords::Merge { text_id, start, end }
            } else {
                RulingWords::Split { text_id, start, end }
            }
        }
        other => {
            return Err(Fault::bad(format!(
                "`{other}` is no ruling; write accept, set, not_said, tag, untag, reject, merge, split or release"
            )));
        }
    })
}

/// The value a field is set to, if it can stand there.
fn value(input: &DecisionInput, field: Field) -> Result<RulingWords, Fault> {
    let lacks = |what: &str| Fault::bad(format!("to set {field}, give `{what}`"));
    match field {
        Field::Event => Err(Fault::bad("to set a value, give the field it belongs to")),
        Field::Where => {
            let place = input.place.clone().ok_or_else(|| lacks("place"))?;
            let inside = |d: Option<f64>, most: f64| d.is_none_or(|d| d.abs() <= most);
            if place.name.trim().is_empty() || !inside(place.lat, 90.0) || !inside(place.lon, 180.0)
            {
                return Err(Fault::bad("a place has a name, and degrees within the world"));
            }
            Ok(RulingWords::Place(place))
        }
        Field::Actor | Field::Target => {
            let actors = input.actors.clone().ok_or_else(|| lacks("actors"))?;
            if actors.iter().any(|a| a.label.trim().is_empty()) {
                return Err(Fault::bad("an actor has a name"));
            }
            Ok(RulingWords::Actors(actors))
        }
        _ => {
            let value = input.value.as_deref().map(str::trim).ok_or_else(|| lacks("value"))?;
            values::check(field, value).map_err(Fault::bad)?;
            Ok(RulingWords::Set(value.to_owned()))
        }
    }
}

/// The words shown, with the text they stand in.
fn quoted(store: &Store, words: &WordsInput) -> Result<Quote, Fault> {
    let text = store.text(&words.text_id)?.ok_or_else(|| Fault::missing("text", &words.text_id))?;
    let quote = text.text.get(words.start as usize..words.end as usize);
    let quote = quote.filter(|q| !q.trim().is_empty()).ok_or_else(|| {
        Fault::bad(
            "the words lie outside the text, or cut a letter in two; offsets are UTF-8 bytes",
        )
    })?;
    Ok(Quote {
        start: words.start,
        end: words.end,
        quote: quote.to_owned(),
        text_id: Some(text.text_id.to_string()),
    })
}

/// The words an id hangs on: those of the event it names, else those of the incident.
fn anchor(store: &Store, incident: &Incident, id: &str) -> Result<(String, u32, u32), Fault> {
    let reports = incident.reports.iter().map(|r| r.id.clone()).collect();
    let event = store.events_of(&reports)?.into_iter().find(|e| e.id == id);
    let of_event = |e: Event| (e.report.text_id, e.trigger.start, e.trigger.end);
    Ok(event.map_or_else(
        || (incident.text_id.clone(), incident.trigger.start, incident.trigger.end),
        of_event,
    ))
}
