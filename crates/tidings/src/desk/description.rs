//! What the OpenAPI document says beyond the types: which keys are always there, which words may stand, how errors come.

use super::shapes::SENT;
use serde_json::Value;
use tidings_model as m;
use tidings_model::Vocabulary;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{SchemaType, Type};
use utoipa::openapi::{Object, OpenApi, RefOr, Schema};

/// Keys that an answer leaves out where there is nothing to say; all others are always there, null where the value is
/// unknown.
const LEFT_OUT: [(&str, &str); 10] = [
    ("Decision", "alike"),
    ("Decision", "shown"),
    ("IncidentReport", "agency"),
    ("Participant", "country"),
    ("Problem", "current"),
    ("Quote", "text_id"),
    ("ReportHead", "agency"),
    ("Speaker", "kind"),
    ("Speaker", "label"),
    ("Where", "pcode"),
];

/// The document, completed.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    let schemas = document.components.iter_mut().flat_map(|c| &mut c.schemas);
    for (name, schema) in schemas {
        for object in objects(schema) {
            if !SENT.contains(&name.as_str()) {
                let always = |key: &&String| !LEFT_OUT.contains(&(name, key.as_str()));
                object.required = object.properties.keys().filter(always).cloned().collect();
            }
            for (key, property) in &mut object.properties {
                if let RefOr::T(Schema::Object(property)) = property {
                    say_words(name, key, property);
                }
            }
        }
    }
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in [("get", &mut item.get), ("post", &mut item.post)] {
            if let Some(operation) = operation {
                operation.operation_id = Some(name(method, path));
                errors_are_problems(operation);
            }
        }
    }
    document
}

/// The object that a schema is, or those it joins.
fn objects(schema: &mut RefOr<Schema>) -> Vec<&mut Object> {
    match schema {
        RefOr::T(Schema::Object(object)) => vec![object],
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

/// Lists the words that may stand under a key, where a vocabulary has them all.
fn say_words(schema: &str, key: &str, property: &mut Object) {
    fn all<V: Vocabulary>() -> Vec<Value> {
        V::ALL.iter().map(|word| word.as_str().into()).collect()
    }
    let mut words = match (schema, key) {
        (_, "act" | "sub_event_type") | ("Kind" | "KindCount", "value") | ("AddInput", "kind") => {
            all::<m::Act>()
        }
        (_, "family" | "event_type") => all::<m::AcledType>(),
        (_, "field") => all::<m::Field>(),
        (_, "standing") => all::<m::Standing>(),
        (_, "ucdp") => all::<m::Ucdp>(),
        (_, "passage") | ("Passage", "kind") => all::<m::PassageKind>(),
        ("When", "precision") | (_, "date_precision") => all::<m::DatePrecision>(),
        (_, "precision" | "place_precision") => all::<m::PlacePrecision>(),
        ("OtherPlace", "role") => all::<m::PlaceRole>(),
        ("Participant", "role") => all::<m::ParticipantRole>(),
        ("Participant" | "ActorValue" | "Speaker", "kind") => all::<m::ActorKind>(),
        ("Figure", "harm") => all::<m::Harm>(),
        ("Figure", "group") => all::<m::Group>(),
        ("Figure", "unit") => all::<m::Unit>(),
        ("Figure", "relation") => all::<m::FigureRelation>(),
        ("Figure", "basis") => all::<m::Basis>(),
        ("Speaker", "stance") => all::<m::Stance>(),
        ("Speaker", "about") => all::<m::SpeakerAbout>(),
        ("Series", "step") => ["day", "week", "month", "year"].map(Value::from).to_vec(),
        _ => return,
    };
    match &property.schema_type {
        SchemaType::Type(Type::String) => {}
        SchemaType::Array(types) if types.contains(&Type::Null) => words.push(Value::Null),
        _ => return,
    }
    property.enum_values = Some(words);
}

/// `get_incidents_id`: each operation's own.
fn name(method: &str, path: &str) -> String {
    let words = path.trim_start_matches("/api/v1").split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    format!("{method}_{}", words.join("_"))
}

/// Errors have a media type of their own (RFC 9457).
fn errors_are_problems(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        if let (true, RefOr::T(response)) = (status.starts_with('4'), response)
            && let Some(content) = response.content.shift_remove("application/json")
        {
            response.content.insert("application/problem+json".to_owned(), content);
        }
    }
}
