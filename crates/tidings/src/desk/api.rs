//! The routes.

use super::{
    Desk, actors, assets, decisions, description, exports, import, incidents, lookups, overview,
    project, quality, reports, rules, sources,
};
use axum::Router;
use axum::http::header;
use axum::routing::get;
use std::sync::Arc;
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Tidings",
        description = "Incidents of armed conflict as published reports tell them: every value points at its words. \
                       Looks back at published reports; never follows a named person."
    ),
    servers((url = "/"))
)]
struct Doc;

/// The API with what it is described by.
pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::with_openapi(Doc::openapi())
        .routes(routes!(incidents::list))
        .routes(routes!(exports::csv))
        .routes(routes!(incidents::one))
        .routes(routes!(exports::rows))
        .routes(routes!(decisions::comment))
        .routes(routes!(decisions::decide))
        .routes(routes!(decisions::undo))
        .routes(routes!(decisions::add))
        .routes(routes!(rules::alike))
        .routes(routes!(rules::rules))
        .routes(routes!(quality::quality))
        .routes(routes!(project::project, project::ask))
        .routes(routes!(overview::map))
        .routes(routes!(overview::series))
        .routes(routes!(overview::facets))
        .routes(routes!(overview::queue))
        .routes(routes!(reports::list, import::add))
        .routes(routes!(reports::one))
        .routes(routes!(reports::capture))
        .routes(routes!(reports::search))
        .routes(routes!(lookups::places))
        .routes(routes!(actors::list))
        .routes(routes!(actors::one))
        .routes(routes!(lookups::vocabulary))
        .routes(routes!(lookups::settings))
        .routes(routes!(lookups::health))
        .routes(routes!(lookups::verify))
        .routes(routes!(sources::sources))
}

/// The API, its description and the pages.
pub(super) fn router(desk: &Arc<Desk>) -> Router {
    let (router, document) = routes().split_for_parts();
    // It never changes while the desk runs.
    let document: Arc<str> =
        serde_json::to_string(&description::complete(document)).unwrap_or_default().into();
    let document =
        get(async move || ([(header::CONTENT_TYPE, "application/json")], document.to_string()));
    router
        .route("/api/v1/openapi.json", document)
        .fallback(assets::page)
        .with_state(Arc::clone(desk))
}
