//! What stands before every request: who may ask, how much, and what the answer lets a browser do.

use super::Desk;
use super::fault::Fault;
use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tidings_model::Digest;
use tower::limit::ConcurrencyLimitLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// The largest request body.
const MOST_BYTES: usize = 8 << 20;
/// The longest a request may take.
const LONGEST: Duration = Duration::from_secs(120);
/// Requests served at once.
const AT_ONCE: usize = 64;
/// Requests from one address within [`WINDOW`].
const MOST_REQUESTS: u32 = 1_000;
const WINDOW: Duration = Duration::from_secs(10);
/// Where a browser keeps the token for what it loads by itself, such as a captured page.
const COOKIE: &str = "tidings_token";

/// How the framework words what it refuses.
const PLAIN: &str = "text/plain; charset=utf-8";

/// What the guard remembers.
struct Guard {
    token: Option<Digest>,
    policy: HeaderValue,
    loopback: bool,
    asked: Mutex<HashMap<IpAddr, (Instant, u32)>>,
}

/// The router behind the guard.
pub(super) fn around(router: Router, desk: &Desk, at: SocketAddr) -> Router {
    let guard = Arc::new(Guard {
        token: desk.options.token.as_ref().map(|t| Digest::of(t.as_bytes())),
        policy: policy(desk.options.tiles.as_ref().map(|tiles| tiles.url.origin())),
        loopback: at.ip().is_loopback(),
        asked: Mutex::default(),
    });
    router
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
        .layer(ConcurrencyLimitLayer::new(AT_ONCE))
        .layer(from_fn_with_state(guard, check))
}

/// A page of the desk loads nothing from elsewhere but tiles, where there are any, and runs no script but its own.
fn policy(tiles: Option<&str>) -> HeaderValue {
    let tiles = tiles.map(|origin| format!(" {origin}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{tiles}; \
         connect-src 'self'{tiles}; worker-src 'self' blob:; font-src 'self'; frame-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

async fn check(
    State(guard): State<Arc<Guard>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let admitted = guard.admit(from.ip(), &request);
    let mut response = match admitted {
        Ok(bearer) => {
            let api = request.uri().path().starts_with("/api/");
            let mut response = next.run(request).await;
            if api {
                response = as_problem(response).await;
            }
            if let Some(cookie) = bearer.and_then(|t| HeaderValue::from_str(&cookie(&t)).ok()) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(fault) => fault.into_response(),
    };
    let headers = response.headers_mut();
    // A captured page has stricter ones of its own.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(guard.policy.clone());
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::HeaderName::from_static("cross-origin-resource-policy"))
        .or_insert(HeaderValue::from_static("same-origin"));
    response
}

/// What the framework refuses by itself, such as a body that is not the JSON wanted, in words like ours.
async fn as_problem(response: Response) -> Response {
    let status = response.status();
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t != PLAIN);
    if ours || !status.is_client_error() {
        return response;
    }
    let said = axum::body::to_bytes(response.into_body(), MOST_BYTES).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let why = if said.is_empty() { "the API has nothing there for this method" } else { &said };
    Fault::new(status, why).into_response()
}

fn cookie(token: &str) -> String {
    format!("{COOKIE}={token}; Path=/api; HttpOnly; SameSite=Strict")
}

impl Guard {
    /// The token that came as a bearer, for the cookie; or why the request is not served.
    fn admit(&self, from: IpAddr, request: &Request) -> Result<Option<String>, Fault> {
        let headers = request.headers();
        self.count(from)?;
        // A page elsewhere may have its name point at this machine; it cannot make the browser say ours.
        if self.loopback && !host(headers).is_some_and(is_loopback) {
            let why =
                "this desk answers on localhost only; serve with --host and a token for others";
            return Err(Fault::new(StatusCode::MISDIRECTED_REQUEST, why));
        }
        if request.method() != Method::GET && request.method() != Method::HEAD {
            from_our_pages(headers)?;
        }
        let Some(token) = &self.token else { return Ok(None) };
        if !request.uri().path().starts_with("/api/") {
            return Ok(None);
        }
        let given = |t: &str| Digest::of(t.as_bytes()) == *token;
        if let Some(bearer) = bearer(headers).filter(|t| given(t)) {
            return Ok(Some(bearer.to_owned()));
        }
        if cookies(headers).any(given) {
            return Ok(None);
        }
        let why = "show the token that `tidings serve` printed: open the address it printed, or send \
                   `Authorization: Bearer TOKEN`";
        Err(Fault::new(StatusCode::UNAUTHORIZED, why))
    }

    fn count(&self, from: IpAddr) -> Result<(), Fault> {
        let now = Instant::now();
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|_, (since, _)| now.duration_since(*since) < WINDOW);
        let (_, n) = asked.entry(from).or_insert((now, 0));
        *n += 1;
        if *n > MOST_REQUESTS {
            let why = "too many requests at once; wait ten seconds";
            return Err(Fault::new(StatusCode::TOO_MANY_REQUESTS, why));
        }
        Ok(())
    }
}

/// A change comes from our own pages or from a program: a form on another site can send no such header.
fn from_our_pages(headers: &HeaderMap) -> Result<(), Fault> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let own = text("x-tidings").is_some();
    let site = text("sec-fetch-site").is_none_or(|s| s == "same-origin" || s == "none");
    let origin = text("origin")
        .is_none_or(|o| o.split_once("://").is_some_and(|(_, rest)| Some(rest) == text("host")));
    if own && site && origin {
        return Ok(());
    }
    let why = "a change needs the header `X-Tidings: desk` and must come from the desk itself";
    Err(Fault::new(StatusCode::FORBIDDEN, why))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let end = if host.starts_with('[') { host.find(']').map(|i| i + 1) } else { host.find(':') };
    Some(&host[..end.unwrap_or(host.len())])
}

pub(super) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter_map(|(name, value)| (name == COOKIE).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(n, v): &(&'static str, &'static str)| {
            (header::HeaderName::from_static(n), HeaderValue::from_static(v))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn a_name_that_points_here_is_not_this_machine() {
        for (said, here) in [
            ("localhost:4100", true),
            ("127.0.0.1", true),
            ("[::1]:80", true),
            ("evil.example:4100", false),
            ("127.0.0.1.evil.example", false),
            ("192.168.1.5", false),
        ] {
            let headers = headers(&[("host", said)]);
            assert_eq!(host(&headers).is_some_and(is_loopback), here, "{said}");
        }
    }

    #[test]
    fn another_site_cannot_change_anything() {
        let ok = |pairs: &[(&'static str, &'static str)]| from_our_pages(&headers(pairs)).is_ok();
        assert!(ok(&[("x-tidings", "desk")]));
        assert!(ok(&[("x-tidings", "desk"), ("origin", "http://a:1"), ("host", "a:1")]));
        assert!(!ok(&[]));
        assert!(!ok(&[("x-tidings", "desk"), ("origin", "http://b"), ("host", "a:1")]));
        assert!(!ok(&[("x-tidings", "desk"), ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn pages_may_ask_for_tiles_where_there_are_any_and_for_nothing_else() {
        let without = policy(None);
        let with = policy(Some("https://tiles.example"));
        let (without, with) = (without.to_str().unwrap(), with.to_str().unwrap());
        assert!(without.contains("img-src 'self' data: blob:; connect-src 'self'; worker-src"));
        assert!(!without.contains("//"), "{without}");
        assert_eq!(with.replace(" https://tiles.example", ""), without);
        let may = |directive: &str| {
            with.split("; ")
                .any(|d| d.starts_with(directive) && d.ends_with(" https://tiles.example"))
        };
        assert!(may("img-src 'self'") && may("connect-src 'self'"), "{with}");
        assert_eq!(with.matches("tiles.example").count(), 2);
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = headers(&[("cookie", "a=1; tidings_token=secret; b=2")]);
        assert_eq!(cookies(&headers).collect::<Vec<_>>(), ["secret"]);
    }
}
