//! The routes.

use super::{
    Desk, assets, decisions, exports, import, incidents, lookups, overview, reports, shapes,
    sources,
};
use axum::Router;
use axum::http::header;
use axum::routing::get;
use serde_json::Value;
use std::sync::Arc;
use tidings_model::{AcledType, Act, Field, Standing, Vocabulary};
use utoipa::OpenApi as _;
use utoipa::openapi::schema::{SchemaType, Type};
use utoipa::openapi::{Object, OpenApi, RefOr, Schema};
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

/// Keys that an answer leaves out where there is nothing to say; all others are always there, null where the value is
/// unknown.
const LEFT_OUT: [(&str, &str); 7] = [
    ("Decision", "shown"),
    ("Participant", "country"),
    ("Problem", "current"),
    ("Quote", "text_id"),
    ("Speaker", "kind"),
    ("Speaker", "label"),
    ("Where", "pcode"),
];

/// The description of the API.
pub(super) fn description(mut document: OpenApi) -> OpenApi {
    let schemas = document.components.iter_mut().flat_map(|c| &mut c.schemas);
    for (name, schema) in schemas.filter(|(name, _)| !shapes::SENT.contains(&name.as_str())) {
        if let RefOr::T(Schema::Object(object)) = schema {
            let always = |key: &&String| !LEFT_OUT.contains(&(name, key.as_str()));
            object.required = object.properties.keys().filter(always).cloned().collect();
            for (key, property) in &mut object.properties {
                if let RefOr::T(Schema::Object(property)) = property {
                    property.enum_values = words(key, property);
                }
            }
        }
    }
    document
}

/// The words that stand under a key, where a vocabulary lists them all.
fn words(key: &str, property: &Object) -> Option<Vec<Value>> {
    fn all<V: Vocabulary>() -> Vec<Value> {
        V::ALL.iter().map(|word| word.as_str().into()).collect()
    }
    let mut words = match key {
        "act" => all::<Act>(),
        "family" => all::<AcledType>(),
        "field" => all::<Field>(),
        "standing" => all::<Standing>(),
        _ => return property.enum_values.clone(),
    };
    match &property.schema_type {
        SchemaType::Type(Type::String) => {}
        SchemaType::Array(types) if types.contains(&Type::Null) => words.push(Value::Null),
        _ => return None,
    }
    Some(words)
}

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
        .routes(routes!(overview::map))
        .routes(routes!(overview::series))
        .routes(routes!(overview::facets))
        .routes(routes!(overview::queue))
        .routes(routes!(reports::list, import::add))
        .routes(routes!(reports::one))
        .routes(routes!(reports::capture))
        .routes(routes!(reports::search))
        .routes(routes!(lookups::places))
        .routes(routes!(lookups::actors))
        .routes(routes!(lookups::vocabulary))
        .routes(routes!(lookups::health))
        .routes(routes!(lookups::verify))
        .routes(routes!(sources::sources))
}

/// The API, its description and the pages.
pub(super) fn router(desk: &Arc<Desk>) -> Router {
    let (router, document) = routes().split_for_parts();
    // It never changes while the desk runs.
    let document: Arc<str> =
        serde_json::to_string(&description(document)).unwrap_or_default().into();
    let document =
        get(async move || ([(header::CONTENT_TYPE, "application/json")], document.to_string()));
    router
        .route("/api/v1/openapi.json", document)
        .fallback(assets::page)
        .with_state(Arc::clone(desk))
}
