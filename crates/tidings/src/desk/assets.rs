//! The pages, as the build script put them into the program.

use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse as _, Response};

/// A file of the pages.
struct Page {
    name: &'static str,
    bytes: &'static [u8],
    /// The same in Brotli.
    packed: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// What stands where the pages would.
const WITHOUT: &str = include_str!("without_pages.html");

pub(super) const fn has_pages() -> bool {
    !PAGES.is_empty()
}

/// A file of the desk; any other path is a page of it, which the browser puts together.
pub(super) async fn page(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") {
        let why = format!("the API has no {path}; GET /api/v1/openapi.json lists what it has");
        return super::Fault::new(StatusCode::NOT_FOUND, why).into_response();
    }
    let find = |name: &str| PAGES.iter().find(|p| p.name == name);
    // Files under assets/ carry a digest in their names and never change.
    let (found, keep) = match find(path) {
        Some(file) if path.starts_with("assets/") => (Some(file), "max-age=31536000, immutable"),
        Some(file) => (Some(file), "no-cache"),
        None if path.starts_with("assets/") => (None, "no-store"),
        None => (find("index.html"), "no-cache"),
    };
    match found {
        Some(page) => {
            let known = [
                (header::CONTENT_TYPE, kind(page.name)),
                (header::CACHE_CONTROL, keep),
                (header::VARY, "accept-encoding"),
            ];
            if reads_brotli(&headers) && page.packed.len() < page.bytes.len() {
                return (known, [(header::CONTENT_ENCODING, "br")], page.packed).into_response();
            }
            (known, page.bytes).into_response()
        }
        None if has_pages() => StatusCode::NOT_FOUND.into_response(),
        None => Html(WITHOUT).into_response(),
    }
}

fn reads_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok());
    accepted.is_some_and(|a| a.split(',').any(|e| e.trim().split(';').next() == Some("br")))
}

/// The media type of a file by the end of its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
