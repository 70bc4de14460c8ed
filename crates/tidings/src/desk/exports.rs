//! Incidents as other systems have them; all of it passes the gate, for a copy that stays in the house.

use super::Desk;
use super::fault::{Fault, Problem};
use super::filters::Filters;
use super::incidents::find;
use super::shapes::{ExportRow, ExportRows};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use std::sync::Arc;
use tidings_publish::{Form, Lookups, Pass, Report, write};
use tidings_record::Incident;

/// What stays in the house may be unreleased.
const INSIDE: Pass = Pass { unreleased: true };

/// The incidents that pass the filters as a table.
#[utoipa::path(get, path = "/api/v1/incidents.csv", params(Filters), responses(
    (status = 200, body = String, content_type = "text/csv"), (status = "4XX", body = Problem)))]
pub(super) async fn csv(
    State(desk): State<Arc<Desk>>,
    Query(filters): Query<Filters>,
) -> Result<impl IntoResponse, Fault> {
    let filter = filters.filter()?;
    let bytes = desk
        .read(move |desk, store| {
            let incidents = store.incidents(&filter)?;
            Ok(written(Form::Csv, &incidents, &desk.lookups)?.0)
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, Form::Csv.media_type()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"incidents.csv\""),
    ];
    Ok((headers, bytes))
}

/// An incident as a row of ACLED and of UCDP GED, or why it is none there.
#[utoipa::path(get, path = "/api/v1/incidents/{id}/rows", params(("id" = String, Path)), responses(
    (status = 200, body = ExportRows), (status = "4XX", body = Problem)))]
pub(super) async fn rows(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
) -> Result<Json<ExportRows>, Fault> {
    desk.read(move |desk, store| {
        let incident = find(store, &id)?.ok_or_else(|| Fault::missing("incident", &id))?;
        let (acled, acled_left_out) = row(Form::Acled, &incident, &desk.lookups)?;
        let (ucdp, ucdp_left_out) = row(Form::Ucdp, &incident, &desk.lookups)?;
        Ok(Json(ExportRows { acled, acled_left_out, ucdp, ucdp_left_out }))
    })
    .await
}

fn row(
    form: Form,
    incident: &Incident,
    lookups: &Lookups,
) -> Result<(Option<ExportRow>, Option<String>), Fault> {
    let (bytes, report) = written(form, std::slice::from_ref(incident), lookups)?;
    let why = report.refused.into_iter().chain(report.left_out).map(|(_, why)| why).next();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let columns = cells(reader.headers().map_err(Fault::inside)?);
    let values = reader.records().next().transpose().map_err(Fault::inside)?;
    Ok((values.map(|v| ExportRow { columns, values: cells(&v) }), why))
}

fn cells(record: &csv::StringRecord) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

fn written(
    form: Form,
    incidents: &[Incident],
    lookups: &Lookups,
) -> Result<(Vec<u8>, Report), Fault> {
    let mut bytes = Vec::new();
    let report = write(form, incidents, &INSIDE, lookups, &mut bytes).map_err(Fault::inside)?;
    Ok((bytes, report))
}
