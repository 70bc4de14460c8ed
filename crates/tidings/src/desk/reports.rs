//! Reports: lists, one with its text and marks, the page as it was captured, search by words.

use super::Desk;
use super::fault::{Fault, Problem};
use super::filters::Paging;
use super::shapes::{Passage, ReportPage, ReportRow, ReportView, SearchHit, SearchHits, Trouble};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use tidings_store::StoredReport;

/// A captured page may look like itself and do nothing: no script, no request, no way out of its frame.
const INERT: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                     form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// Reports, the last added first.
#[utoipa::path(get, path = "/api/v1/reports", params(Paging), responses(
    (status = 200, body = ReportPage), (status = "4XX", body = Problem)))]
pub(super) async fn list(
    State(desk): State<Arc<Desk>>,
    Query(paging): Query<Paging>,
) -> Result<Json<ReportPage>, Fault> {
    let (skip, limit) = (paging.skip()?, paging.limit());
    desk.read(move |_, store| {
        let (page, total) = store.report_page(skip, limit)?;
        let more = skip + (page.len() as u64) < total;
        let next = more.then(|| Paging::next(skip, page.len()));
        Ok(Json(ReportPage { items: page.into_iter().map(row).collect(), total, next }))
    })
    .await
}

fn row(r: StoredReport) -> ReportRow {
    ReportRow {
        id: r.head.id,
        headline: r.head.headline,
        publisher: r.head.publisher,
        published: r.head.published,
        language: r.head.language,
        origin: r.head.origin,
        url: r.head.url,
        added: r.added,
        events: r.events,
        versions: r.versions.len(),
        copy_of: r.head.copy_of,
        agency: r.head.agency,
    }
}

/// A report with its text and what was read in it.
#[utoipa::path(get, path = "/api/v1/reports/{id}", params(("id" = String, Path)), responses(
    (status = 200, body = ReportView), (status = "4XX", body = Problem)))]
pub(super) async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
) -> Result<Json<ReportView>, Fault> {
    desk.read(move |_, store| {
        let missing = || Fault::missing("report", &id);
        let report = store.report(&id)?.ok_or_else(missing)?;
        let text = store.text(&report.head.text_id)?.ok_or_else(missing)?;
        let events = store.events_of(&BTreeSet::from([id.clone()]))?;
        let incidents = store.incidents_of(&events.iter().map(|e| e.id.clone()).collect())?;
        let passage = |p: &tidings_model::Passage| Passage {
            start: p.span.start,
            end: p.span.end,
            kind: p.kind.to_string(),
        };
        Ok(Json(ReportView {
            added: report.added,
            changed: report.changed,
            coded_by: report.coded_by,
            versions: report.versions,
            capture: report.capture,
            passages: text.passages.iter().map(passage).collect(),
            text: text.text,
            incidents,
            problems: store.problems_of(&id)?.iter().map(Trouble::from).collect(),
            events,
            head: report.head,
        }))
    })
    .await
}

/// A page as it was captured, which can do nothing.
#[utoipa::path(get, path = "/api/v1/captures/{digest}", params(("digest" = String, Path)), responses(
    (status = 200, body = String, content_type = "text/html"), (status = "4XX", body = Problem)))]
pub(super) async fn capture(
    State(desk): State<Arc<Desk>>,
    Path(digest): Path<String>,
) -> Result<Response, Fault> {
    let bytes = desk
        .read(move |_, store| {
            let capture = store.capture(&digest)?;
            Ok(capture.ok_or_else(|| Fault::missing("capture", &digest))?.bytes)
        })
        .await?;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let page = start.contains("<html") || start.contains("<!doctype") || start.contains("<body");
    // Pages say their own encoding; the rest is text in UTF-8.
    let kind = if page { "text/html" } else { "text/plain; charset=utf-8" };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, INERT),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    ];
    Ok((headers, bytes).into_response())
}

/// What to search for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Words that must all be there; `"two words"` must stand together, `kill*` begins a word.
    q: String,
    /// At most so many, 1 to 200; 20 unless said.
    limit: Option<usize>,
}

/// Reports by their words.
#[utoipa::path(get, path = "/api/v1/search", params(Wanted), responses(
    (status = 200, body = SearchHits), (status = "4XX", body = Problem)))]
pub(super) async fn search(
    State(desk): State<Arc<Desk>>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<SearchHits>, Fault> {
    desk.read(move |_, store| {
        let hits = store.search(&wanted.q, wanted.limit.unwrap_or(20).clamp(1, 200))?;
        let items =
            hits.into_iter().map(|h| SearchHit { report: h.report, snippet: h.snippet }).collect();
        Ok(Json(SearchHits { items }))
    })
    .await
}
