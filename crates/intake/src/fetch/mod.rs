//! One GET from an address of the public internet, with everything about it limited.
//!
//! A name is looked up and its addresses are checked where the connection is made, so that what was checked is what
//! is connected to, whatever the name leads to a moment later. A redirect is handed back, not followed: the next
//! address is asked like any other, in its own turn and by the rules of its own host.

mod body;
mod error;
mod public;

pub use error::Error;
pub use public::Allow;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{HeaderMap, Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::Url;

/// Headers that say something of the bytes that are kept; others say something of the way they came, or of us.
const KEPT: [&str; 5] = ["date", "content-type", "content-language", "etag", "last-modified"];
/// Letters of one kept header.
const HEADER_LETTERS: usize = 1000;
/// Letters of an address.
const URL_LETTERS: usize = 2048;

/// Finds the addresses of a host and port: what tests put in place of the system's.
pub type Lookup = Arc<dyn Fn(&str, u16) -> io::Result<Vec<SocketAddr>> + Send + Sync>;

/// What one GET may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To find the server and be let in.
    pub connect: Duration,
    /// Until it begins to answer.
    pub answer: Duration,
    /// All of it.
    pub whole: Duration,
    /// Bytes, unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            answer: Duration::from_secs(30),
            whole: Duration::from_secs(60),
            bytes: 16 << 20,
        }
    }
}

/// What to ask for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// The address.
    pub url: &'a str,
    /// The `ETag` of what we have.
    pub etag: Option<&'a str>,
    /// The `Last-Modified` of what we have.
    pub modified: Option<&'a str>,
}

/// What came.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The page or feed.
    Got(Got),
    /// What we have is what there is.
    Same,
    /// It is elsewhere; the address is not checked yet.
    Moved {
        /// Where.
        to: String,
    },
    /// The server will not, or not now.
    Refused {
        /// What it says.
        status: u16,
        /// When to ask again, as it says it: seconds or a date.
        retry_after: Option<String>,
    },
}

/// A page or a feed.
#[derive(Clone, Debug)]
pub struct Got {
    /// Unpacked.
    pub bytes: Vec<u8>,
    /// Those worth keeping.
    pub headers: Vec<(String, String)>,
}

impl Got {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The charset that the server says.
    pub fn charset(&self) -> Option<&str> {
        let kind = self.header("content-type")?;
        let (_, charset) = kind.split_once("charset=")?;
        Some(charset.split(';').next()?.trim_matches(['"', '\'', ' ']))
    }
}

/// Asks, one GET at a time; many threads may share it.
#[derive(Clone, Debug)]
pub struct Fetcher {
    agent: Agent,
    limits: Limits,
}

impl Fetcher {
    /// A fetcher that calls itself `agent` and asks the public internet and what `allow` adds.
    pub fn new(agent: &str, allow: Allow, limits: Limits) -> Self {
        Self::looking_up(agent, allow, limits, None)
    }

    /// The same with names looked up by `lookup`.
    pub fn looking_up(agent: &str, allow: Allow, limits: Limits, lookup: Option<Lookup>) -> Self {
        let config = Agent::config_builder()
            // A proxy would look names up for us, unchecked.
            .proxy(None)
            .user_agent(agent)
            .accept("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.1")
            .accept_encoding("gzip")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .max_response_header_size(64 << 10)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_global(Some(limits.whole))
            .build();
        let resolver = Guarded { allow, lookup };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), limits }
    }

    /// Asks once.
    ///
    /// # Errors
    /// When there is no whole answer, or there must be none.
    pub fn get(&self, ask: &Ask<'_>) -> Result<Answer, Error> {
        let url = checked(ask.url)?;
        let mut request = self.agent.get(url.as_str());
        for (name, value) in [("if-none-match", ask.etag), ("if-modified-since", ask.modified)] {
            if let Some(value) = value.filter(|v| v.bytes().all(|b| (b' '..0x7f).contains(&b))) {
                request = request.header(name, value);
            }
        }
        self.answer(&url, request.call().map_err(Error::of)?)
    }

    fn answer(&self, url: &Url, response: Response<Body>) -> Result<Answer, Error> {
        let status = response.status().as_u16();
        let headers = response.headers();
        match status {
            200 => {
                let encoding = word(headers, "content-encoding").unwrap_or_default();
                let kept = kept(headers);
                let reader = response.into_body().into_reader();
                let bytes = body::read(reader, &encoding, self.limits.bytes)?;
                Ok(Answer::Got(Got { bytes, headers: kept }))
            }
            304 => Ok(Answer::Same),
            301 | 302 | 303 | 307 | 308 => moved(url, word(headers, "location").as_deref()),
            _ => Ok(Answer::Refused { status, retry_after: word(headers, "retry-after") }),
        }
    }
}

/// The address, if it is one to ask at all. Where it leads is checked when that is known.
fn checked(url: &str) -> Result<Url, Error> {
    let refuse = |why| Error::Address { url: url.chars().take(200).collect(), why };
    if url.len() > URL_LETTERS {
        return Err(refuse("it is too long"));
    }
    let parsed = Url::parse(url).map_err(|_| refuse("it is no address"))?;
    if !matches!(parsed.scheme(), "http" | "https") {
        return Err(refuse("only http and https are asked"));
    }
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(refuse("it has a name or password in it"));
    }
    if parsed.host_str().is_none_or(str::is_empty) {
        return Err(refuse("it names no host"));
    }
    Ok(parsed)
}

fn moved(from: &Url, to: Option<&str>) -> Result<Answer, Error> {
    let to = to.and_then(|to| from.join(to).ok()).ok_or(Error::Nowhere)?;
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err(Error::Downgrade { to: to.as_str().chars().take(200).collect() });
    }
    Ok(Answer::Moved { to: to.into() })
}

fn word(headers: &HeaderMap, name: &str) -> Option<String> {
    // Servers write Latin-1 in headers; what is no text is left out letter by letter.
    let value = headers.get(name)?;
    let words = String::from_utf8_lossy(value.as_bytes());
    Some(words.chars().filter(|c| !c.is_control()).take(URL_LETTERS).collect())
}

fn kept(headers: &HeaderMap) -> Vec<(String, String)> {
    let of = |name: &&str| {
        let value: String = word(headers, name)?.chars().take(HEADER_LETTERS).collect();
        Some(((*name).to_owned(), value))
    };
    KEPT.iter().filter_map(of).collect()
}

/// Host (and port, where it is not the usual one) of an address: what is polite is counted by it.
pub fn host_of(url: &str) -> Option<String> {
    let url = checked(url).ok()?;
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// Where the robots rules for an address stand, and what they are asked about: its path with its query.
pub fn robots_of(url: &str) -> Option<(String, String)> {
    let url = checked(url).ok()?;
    let path = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
    Some((url.join("/robots.txt").ok()?.into(), path))
}

/// Looks names up and keeps only addresses that may be connected to.
struct Guarded {
    allow: Allow,
    lookup: Option<Lookup>,
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded").field("allow", &self.allow).finish_non_exhaustive()
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let found: Vec<SocketAddr> = match &self.lookup {
            Some(lookup) => {
                let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
                lookup(host, uri.port_u16().unwrap_or(usual))?
            }
            None => {
                DefaultResolver::default().resolve(uri, config, timeout)?.iter().copied().collect()
            }
        };
        let mut kept = self.empty();
        for at in found.into_iter().filter(|at| self.allow.permits(*at)).take(16) {
            kept.push(at);
        }
        if kept.is_empty() {
            let refused = Error::NotPublic { host: host.to_owned() };
            return Err(ureq::Error::Other(Box::new(refused)));
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests;
