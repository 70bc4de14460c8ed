//! What a project asks of all its incidents, as decisions that can be undone.

use super::Desk;
use super::decisions::signed;
use super::fault::{Fault, Problem};
use super::shapes::{LogEntry, Project, ProjectInput};
use crate::{pipeline, values};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;
use tidings_store::Store;

/// What the project asks of its incidents.
#[utoipa::path(get, path = "/api/v1/project", responses(
    (status = 200, body = Project), (status = "4XX", body = Problem)))]
pub(super) async fn project(State(desk): State<Arc<Desk>>) -> Result<Json<Project>, Fault> {
    desk.read(move |_, store| Ok(Json(asked(store)?))).await
}

/// Asks that so many people approve an incident before it may leave the house.
#[utoipa::path(post, path = "/api/v1/project", request_body = ProjectInput, responses(
    (status = 201, body = Project), (status = "4XX", body = Problem)))]
pub(super) async fn ask(
    State(desk): State<Arc<Desk>>,
    Json(input): Json<ProjectInput>,
) -> Result<(StatusCode, Json<Project>), Fault> {
    desk.write(move |desk, store| {
        signed(&input.by, &input.reason)?;
        let decision = values::approvals(input.approvals, desk.now(), &input.by, &input.reason)
            .map_err(Fault::bad)?;
        pipeline::decide(store, &decision)?;
        Ok((StatusCode::CREATED, Json(asked(store)?)))
    })
    .await
}

fn asked(store: &Store) -> Result<Project, Fault> {
    let log = store.of_project()?;
    Ok(Project {
        approvals: store.approvals()?,
        log: log.iter().map(|l| LogEntry::of(l.seq, &l.decision, l.undone)).collect(),
    })
}
