//! What can go wrong, as `application/problem+json` (RFC 9457).

use super::shapes::IncidentView;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::fmt::Display;
use tidings_store::Error;
use utoipa::ToSchema;

/// An error as the API says it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// `about:blank`: the title says all.
    #[serde(rename = "type")]
    kind: &'static str,
    /// What kind of error, in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What happened and what to do.
    detail: String,
    /// With 409: the incident as it stands now; null when it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Option<Box<IncidentView>>>,
}

/// A request that came to nothing.
#[derive(Debug)]
pub(crate) struct Fault {
    status: StatusCode,
    detail: String,
    current: Option<Option<Box<IncidentView>>>,
}

impl Fault {
    pub(crate) fn new(status: StatusCode, detail: impl Display) -> Self {
        Self { status, detail: detail.to_string(), current: None }
    }

    /// The request makes no sense as it is.
    pub(crate) fn bad(detail: impl Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// There is no such thing.
    pub(crate) fn missing(what: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("there is no {what} `{id}` in this store"))
    }

    /// Somebody decided meanwhile.
    pub(crate) fn stale(current: Option<IncidentView>) -> Self {
        let detail = "somebody decided about this incident since you saw it; look at it as it is \
                      now and decide again";
        Self { current: Some(current.map(Box::new)), ..Self::new(StatusCode::CONFLICT, detail) }
    }

    /// A fault of the program or the machine.
    pub(crate) fn inside(error: impl Display) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::Filter { .. }
            | Error::Moment { .. }
            | Error::Ambiguous { .. }
            | Error::Anchor { .. } => Self::bad(error),
            Error::Busy => Self::new(StatusCode::SERVICE_UNAVAILABLE, error),
            other => Self::inside(other),
        }
    }
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<Error>() {
            Ok(error) => error.into(),
            Err(other) => Self::inside(format!("{other:#}")),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let problem = Problem {
            kind: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            detail: self.detail,
            current: self.current,
        };
        let mut response = (self.status, Json(problem)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}
