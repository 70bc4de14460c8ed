//! Lists of incidents, and one with all that was said of it.

use super::fault::{Fault, Problem};
use super::filters::{Filters, Paging};
use super::shapes::{Comment, IncidentPage, IncidentRow, IncidentView, LogEntry};
use super::{Desk, fault};
use crate::pipeline;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use tidings_events::settle::approvers;
use tidings_model::Digest;
use tidings_record::{Event, Incident, RulingWords, decision_to_model};
use tidings_store::Store;

/// Incidents that pass the filters.
#[utoipa::path(get, path = "/api/v1/incidents", params(Filters, Paging), responses(
    (status = 200, body = IncidentPage), (status = "4XX", body = Problem)))]
pub(super) async fn list(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Result<Json<IncidentPage>, Fault> {
    let (filter, sort, skip) = (filters.filter()?, paging.sort()?, paging.skip()?);
    let limit = paging.limit();
    desk.read(move |_, store| {
        if let Some(moment) = &paging.as_of {
            let all = Store::sift(&pipeline::as_of(store, moment)?, &filter)?;
            let from = usize::try_from(skip).unwrap_or(usize::MAX).min(all.len());
            let items: Vec<IncidentRow> =
                all[from..].iter().take(limit).map(IncidentRow::of).collect();
            let more = from + items.len() < all.len();
            let next = more.then(|| Paging::next(skip, items.len()));
            return Ok(Json(IncidentPage { items, total: all.len() as u64, next }));
        }
        let page = store.incident_page(&filter, sort, skip, limit)?;
        let next = page.more.then(|| Paging::next(skip, page.incidents.len()));
        let items = page.incidents.iter().map(IncidentRow::of).collect();
        Ok(Json(IncidentPage { items, total: page.total, next }))
    })
    .await
}

/// As of when.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AsOf {
    /// As the store stood at this time: a day (its end, UTC) or an RFC 3339 time.
    as_of: Option<String>,
}

/// An incident by its id, an id it had, or the first letters of one; or by the id of one of its events.
#[utoipa::path(get, path = "/api/v1/incidents/{id}", params(("id" = String, Path), AsOf), responses(
    (status = 200, body = IncidentView), (status = 304, description = "as `If-None-Match` has it"),
    (status = "4XX", body = Problem)))]
pub(super) async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(as_of): Query<AsOf>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let view = desk
        .read(move |_, store| {
            let found = match &as_of.as_of {
                Some(moment) => {
                    let all = pipeline::as_of(store, moment)?;
                    let picked = Store::pick(&all, &id)?;
                    picked.map(|incident| as_it_was(store, incident, moment)).transpose()?
                }
                None => find(store, &id)?.map(|incident| view(store, incident)).transpose()?,
            };
            found.ok_or_else(|| fault::Fault::missing("incident", &id))
        })
        .await?;
    let etag = format!("\"{}\"", view.etag);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == etag.as_bytes()) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    let mut response = Json(view).into_response();
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    Ok(response)
}

/// The incident meant by an id of its own or of one of its events.
pub(super) fn find(store: &Store, id: &str) -> Result<Option<Incident>, Fault> {
    if let Some(incident) = store.incident(id)? {
        return Ok(Some(incident));
    }
    let of = store.incidents_of(&BTreeSet::from([id.to_owned()]))?;
    match of.get(id) {
        Some(incident) => Ok(store.incident(incident)?),
        None => Ok(None),
    }
}

/// An incident with its events and all that was said of it.
pub(super) fn view(store: &Store, incident: Incident) -> Result<IncidentView, Fault> {
    let reports = incident.reports.iter().map(|r| r.id.clone()).collect();
    let mut events = store.events_of(&reports)?;
    events.retain(|e| incident.reports.iter().any(|r| r.events.contains(&e.id)));
    let texts = incident.reports.iter().map(|r| r.text_id.clone()).collect();
    let (mut log, mut comments) = (Vec::new(), Vec::new());
    for entry in store.log(&texts)? {
        let d = &entry.decision;
        if !events.iter().any(|e| pipeline::speaks_of(d, e)) {
            continue;
        }
        if d.ruling == RulingWords::Comment {
            if !entry.undone {
                comments.push(Comment {
                    seq: entry.seq,
                    at: d.at.clone(),
                    by: d.by.clone(),
                    text: d.reason.clone(),
                });
            }
        } else {
            log.push(LogEntry::of(entry.seq, d, entry.undone));
        }
    }
    seen(store, incident, events, log, comments)
}

/// An incident as it was, without what was read and said since.
fn as_it_was(store: &Store, incident: Incident, moment: &str) -> Result<IncidentView, Fault> {
    let reports = incident.reports.iter().map(|r| r.id.clone()).collect();
    let mut events = store.events_as_of(&reports, Some(moment))?;
    events.retain(|e| incident.reports.iter().any(|r| r.events.contains(&e.id)));
    let (log, comments) = (Vec::new(), Vec::new());
    seen(store, incident, events, log, comments)
}

fn seen(
    store: &Store,
    incident: Incident,
    events: Vec<Event>,
    log: Vec<LogEntry>,
    comments: Vec<Comment>,
) -> Result<IncidentView, Fault> {
    let history = incident.history.iter().map(decision_to_model).collect::<Result<Vec<_>, _>>();
    let history = history.map_err(Fault::inside)?;
    Ok(IncidentView {
        etag: etag(&incident),
        approved_by: approvers(&history).into_iter().map(str::to_owned).collect(),
        approvals: store.approvals()?,
        incident,
        events,
        log,
        comments,
    })
}

/// Changes with whatever is said of the incident: its record holds the decisions and counts the comments.
pub(super) fn etag(incident: &Incident) -> String {
    let record = serde_json::to_vec(incident).unwrap_or_default();
    Digest::of(&record).short(16)
}
