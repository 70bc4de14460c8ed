//! A report typed, pasted or dropped in: read and stored while one waits.

use super::fault::{Fault, Problem};
use super::shapes::{ReadReport, ReportInput, Trouble};
use super::{Desk, Options, blocking};
use crate::pipeline::{self, Reader};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use serde_json::json;
use std::sync::Arc;
use tidings_intake::{Form, Given, Item};
use tidings_model::{Dating, Digest, Language};

/// Reads a report and stores it with what it says happened.
#[utoipa::path(post, path = "/api/v1/reports", request_body = ReportInput, responses(
    (status = 201, body = ReadReport), (status = "4XX", body = Problem)))]
pub(super) async fn add(
    State(desk): State<Arc<Desk>>,
    Json(input): Json<ReportInput>,
) -> Result<(StatusCode, Json<ReadReport>), Fault> {
    let (items, given) = (items(&input)?, given(&input)?);
    // Reading takes its time and needs no store: others decide meanwhile.
    let reading = Arc::clone(&desk);
    let (coded_by, outcomes) = blocking(move || {
        let Options { knowledge, learned, .. } = &reading.options;
        let reader = Reader::new(knowledge).with(learned.as_deref());
        let outcomes: Vec<_> = items.iter().map(|item| reader.read(item, &given)).collect();
        Ok((reader.coded_by(), outcomes))
    })
    .await?;
    desk.write(move |_, store| {
        let mut read = ReadReport { report: None, events: Vec::new(), problems: Vec::new() };
        for outcome in outcomes {
            pipeline::keep(store, &coded_by, &outcome)?;
            read.problems.extend(outcome.problems.iter().map(Trouble::from));
            if let Some(document) = outcome.document {
                read.report = Some(document.report.id.0);
                read.events.extend(outcome.events);
            }
        }
        pipeline::catch_up(store)?;
        Ok((StatusCode::CREATED, Json(read)))
    })
    .await
}

/// What was given as documents: a text is one, a file may hold many.
fn items(input: &ReportInput) -> Result<Vec<Item>, Fault> {
    if let (Some(name), Some(content)) = (&input.name, &input.content) {
        let origin = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let item = |form, bytes: &str, line| Item {
            origin: origin.clone(),
            form,
            bytes: bytes.as_bytes().to_vec(),
            line,
            web: None,
        };
        return match name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
            Some("html" | "htm") => Ok(vec![item(Form::Html, content, None)]),
            Some("md") => Ok(vec![item(Form::Markdown, content, None)]),
            Some("txt") => Ok(vec![item(Form::Plain, content, None)]),
            Some("jsonl") => Ok(content
                .lines()
                .enumerate()
                .filter(|(_, line)| !line.trim().is_empty())
                .map(|(n, line)| item(Form::JsonLine, line, Some(n + 1)))
                .collect()),
            _ => Err(Fault::bad("the name of a file ends in .html, .htm, .txt, .md or .jsonl")),
        };
    }
    let text = input.text.as_deref().filter(|t| !t.trim().is_empty());
    let text = text.ok_or_else(|| Fault::bad("give `text`, or `name` and `content` of a file"))?;
    // The same words pasted twice are one report.
    let headline = input.headline.as_deref().unwrap_or_default();
    let id = format!("pasted-{}", Digest::of(format!("{headline}\n{text}").as_bytes()).short(12));
    let line = json!({ "id": id, "headline": input.headline, "text": text });
    let bytes = line.to_string().into_bytes();
    Ok(vec![Item { origin: id, form: Form::JsonLine, bytes, line: Some(1), web: None }])
}

fn given(input: &ReportInput) -> Result<Given, Fault> {
    let filled = |s: &Option<String>| s.clone().filter(|s| !s.trim().is_empty());
    let day = |s: String| {
        let day: Result<Date, _> = s.trim().parse();
        day.map_err(|_| Fault::bad("published is a day such as 2024-06-07"))
    };
    let code = |s: String| {
        Language::parse(s.trim()).ok_or_else(|| Fault::bad("language is a code such as en or fr"))
    };
    Ok(Given {
        published: filled(&input.published).map(day).transpose()?.map(Dating::day),
        publisher: filled(&input.publisher),
        language: filled(&input.language).map(code).transpose()?,
        ..Given::default()
    })
}
