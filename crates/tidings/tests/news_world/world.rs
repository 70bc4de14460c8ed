//! A small world of news on this machine: hosts by name, each with its ways, on a clock of its own.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tidings_intake::fetch::Lookup;

/// 2026-03-02T00:00:00Z, when the world begins.
pub(crate) const BEGINNING: i64 = 1_772_409_600;
pub(crate) const HOUR: i64 = 3600;
pub(crate) const DAY: i64 = 24 * HOUR;

/// Hosts that publish, and how many hours lie between their stories.
pub(crate) const PUBLISHERS: [(&str, i64); 6] = [
    ("gazette.example", 4),
    ("wire.example", 6),
    ("patient.example", 12),
    ("busy.example", 8),
    ("flaky.example", 8),
    ("moved.example", 12),
];

/// One request as the server saw it.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) at: i64,
    pub(crate) host: String,
    pub(crate) path: String,
    /// `If-None-Match`.
    pub(crate) etag: Option<String>,
    pub(crate) agent: String,
    /// Requests at this host at the same moment, this one among them.
    pub(crate) side_by_side: usize,
    pub(crate) status: u16,
    /// `ETag` of the answer.
    pub(crate) gave: Option<String>,
}

#[derive(Default)]
struct Seen {
    log: Vec<Request>,
    busy: BTreeMap<String, usize>,
    rounds: BTreeMap<String, usize>,
}

/// The world.
#[derive(Clone)]
pub(crate) struct World {
    clock: Arc<AtomicI64>,
    seen: Arc<Mutex<Seen>>,
    at: SocketAddr,
}

struct Reply {
    status: &'static str,
    headers: String,
    body: Vec<u8>,
}

impl Reply {
    fn head(&self) -> String {
        let Self { status, headers, body } = self;
        let long = body.len();
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {long}\r\nConnection: close\r\n\r\n")
    }
}

impl World {
    pub(crate) fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let world = Self {
            clock: Arc::new(AtomicI64::new(BEGINNING)),
            seen: Arc::default(),
            at: listener.local_addr().unwrap(),
        };
        let served = world.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                std::thread::spawn(move || served.serve(stream));
            }
        });
        world
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn log(&self) -> Vec<Request> {
        self.seen.lock().unwrap().log.clone()
    }

    /// Every name of this world is this machine; an address is itself.
    pub(crate) fn lookup(&self) -> Lookup {
        let here = self.at;
        Arc::new(move |host, port| match host.parse::<IpAddr>() {
            Ok(ip) => Ok(vec![SocketAddr::new(ip, port)]),
            Err(_) if host.ends_with(".example") => Ok(vec![here]),
            Err(_) => Err(std::io::ErrorKind::NotFound.into()),
        })
    }

    fn serve(&self, mut stream: TcpStream) {
        let Some((host, path, headers)) = request(&mut stream) else { return };
        let word = |name: &str| headers.get(name).cloned();
        let now = self.now();
        let (round, side_by_side) = {
            let mut seen = self.seen.lock().unwrap();
            let busy = seen.busy.entry(host.clone()).or_default();
            *busy += 1;
            let side_by_side = *busy;
            let round = seen.rounds.entry(format!("{host}{path}")).or_default();
            *round += 1;
            (*round, side_by_side)
        };
        let etag = word("if-none-match");
        let reply = reply(&host, &path, now, round);
        let gave = reply.as_ref().and_then(|r| {
            let (_, rest) = r.headers.split_once("ETag: ")?;
            Some(rest.split("\r\n").next()?.to_owned())
        });
        let same = gave.is_some() && gave == etag;
        let status = match &reply {
            Some(_) if same => 304,
            Some(r) => r.status[..3].parse().unwrap(),
            None => 0,
        };
        let agent = word("user-agent").unwrap_or_default();
        let entry = Request {
            at: now,
            host: host.clone(),
            path: path.clone(),
            etag,
            agent,
            side_by_side,
            status,
            gave,
        };
        self.seen.lock().unwrap().log.push(entry);
        let free = || *self.seen.lock().unwrap().busy.get_mut(&host).unwrap() -= 1;
        match reply {
            Some(_) if same => send(&mut stream, "HTTP/1.1 304 Not Modified\r\n\r\n", b"", free),
            Some(reply) => send(&mut stream, &reply.head(), &reply.body, free),
            None => {
                misbehave(&mut stream, &host);
                free();
            }
        }
    }
}

fn request(stream: &mut TcpStream) -> Option<(String, String, BTreeMap<String, String>)> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 2048];
    while !bytes.windows(4).any(|w| w == b"\r\n\r\n") {
        let n = stream.read(&mut chunk).ok().filter(|n| *n > 0)?;
        bytes.extend_from_slice(&chunk[..n]);
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = text.lines();
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers: BTreeMap<String, String> = lines
        .filter_map(|l| l.split_once(": "))
        .map(|(k, v)| (k.to_ascii_lowercase(), v.to_owned()))
        .collect();
    Some((headers.get("host")?.clone(), path, headers))
}

/// Whoever has read a head may ask again at once, so the host is `free` just before its last byte is out.
fn send(stream: &mut TcpStream, head: &str, body: &[u8], free: impl Fn()) {
    let (most, last) = head.as_bytes().split_at(head.len() - 1);
    let _ = stream.write_all(most);
    free();
    let _ = stream.write_all(last);
    let _ = stream.write_all(body);
}

/// What hosts do that do not answer as one should.
fn misbehave(stream: &mut TcpStream, host: &str) {
    match host {
        // Until whoever asked has hung up: one who waits no more has no connection any more.
        "slow.example" => {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = stream.read(&mut [0]);
        }
        "drip.example" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        "liar.example" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n<rss>");
        }
        "endless.example" => {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss><channel>");
            while stream.write_all(&b"<item><title>x</title></item>".repeat(100)).is_ok() {}
        }
        _ => {}
    }
}

fn ok(kind: &str, body: impl Into<Vec<u8>>) -> Option<Reply> {
    let headers = format!("Content-Type: {kind}; charset=utf-8\r\n");
    Some(Reply { status: "200 OK", headers, body: body.into() })
}

/// The same with an ETag.
fn tagged(kind: &str, body: String) -> Option<Reply> {
    let etag = tidings_model::Digest::of(body.as_bytes()).short(12);
    let mut reply = ok(kind, body)?;
    reply.headers.push_str(&format!("ETag: \"{etag}\"\r\n"));
    Some(reply)
}

fn status(status: &'static str, headers: &str) -> Option<Reply> {
    Some(Reply { status, headers: headers.to_owned(), body: Vec::new() })
}

/// What a host answers now; none when it misbehaves.
fn reply(host: &str, path: &str, now: i64, round: usize) -> Option<Reply> {
    if path == "/robots.txt" {
        return robots(host);
    }
    let day = (now - BEGINNING) / DAY;
    match (host, path) {
        ("slow.example" | "drip.example" | "liar.example" | "endless.example", _) => None,
        ("busy.example", "/feed") if round % 5 == 2 => {
            status("429 Too Many Requests", "Retry-After: 7200\r\n")
        }
        ("flaky.example", _) if day == 1 => status("503 Service Unavailable", ""),
        ("moved.example", "/feed") => status("301 Moved", "Location: http://new.example/feed\r\n"),
        ("new.example", "/feed") => tagged("application/rss+xml", feed("moved.example", 12, now)),
        ("gone.example", _) if day >= 1 => status("410 Gone", ""),
        ("gone.example", _) => ok("text/xml", "<rss><channel></channel></rss>"),
        ("loop.example", _) => status("302 Found", &format!("Location: /{round}\r\n")),
        ("inward.example", "/feed") => status("302 Found", "Location: http://10.0.0.1/\r\n"),
        ("inward.example", _) => status("302 Found", "Location: http://169.254.169.254/latest\r\n"),
        ("bomb.example", _) => {
            let mut reply = ok("text/xml", bomb())?;
            reply.headers.push_str("Content-Encoding: gzip\r\n");
            Some(reply)
        }
        ("laughs.example", "/feed") => ok("text/xml", laughs()),
        ("laughs.example", _) => ok("text/html", "<div>".repeat(10_000)),
        _ => published(host, path, now),
    }
}

fn robots(host: &str) -> Option<Reply> {
    match host {
        "closed.example" => ok("text/plain", "User-agent: *\nDisallow: /\n"),
        "gazette.example" => ok("text/plain", "User-agent: *\nDisallow: /private\n"),
        "patient.example" => ok("text/plain", "User-agent: *\nCrawl-delay: 60\n"),
        "shut.example" => status("500 Internal Server Error", ""),
        _ => status("404 Not Found", ""),
    }
}

fn published(host: &str, path: &str, now: i64) -> Option<Reply> {
    let Some((_, hours)) = PUBLISHERS.iter().find(|(name, _)| *name == host) else {
        return status("404 Not Found", "");
    };
    if path == "/feed" {
        return tagged("application/rss+xml", feed(host, *hours, now));
    }
    let number = path.strip_prefix("/story/").and_then(|n| n.parse().ok());
    match number.filter(|n| born(*n, *hours) <= now) {
        Some(n) => tagged("text/html", page(host, n, *hours, now)),
        None => status("404 Not Found", ""),
    }
}

/// When a story comes out.
pub(crate) fn born(n: i64, hours: i64) -> i64 {
    BEGINNING + n * hours * HOUR
}

/// When it is corrected, if it is: some in time for the feed to say so, some only on the page.
pub(crate) fn corrected(n: i64, hours: i64) -> Option<i64> {
    (n % 5 == 0).then(|| born(n, hours) + 5 * HOUR)
}

/// The last stories, in an order that changes, one of them twice, one that nobody may read.
fn feed(host: &str, hours: i64, now: i64) -> String {
    let last = (now - BEGINNING) / (hours * HOUR);
    let mut numbers: Vec<i64> = ((last - 11).max(0)..=last).collect();
    let turn = usize::try_from(now / HOUR).unwrap() % numbers.len();
    numbers.rotate_left(turn);
    numbers.push(numbers[0]);
    let item = |n: &i64| {
        let says = corrected(*n, hours).filter(|at| n % 2 == 0 && *at <= now);
        let at = jiff::Timestamp::from_second(says.unwrap_or(born(*n, hours))).unwrap();
        format!(
            "<item><title>Attack number {n}</title><link>/story/{n}?utm_source=rss</link>\
             <pubDate>{}</pubDate></item>",
            at.strftime("%a, %d %b %Y %H:%M:%S GMT")
        )
    };
    let items: String = numbers.iter().map(item).collect();
    let hidden = "<item><title>Hidden</title><link>/private/1</link></item>";
    let hidden = if host == "gazette.example" { hidden } else { "" };
    // Links are seen from where the feed says it is: it may have moved.
    format!(
        "<rss version=\"2.0\" xml:base=\"http://{host}/\"><channel>{items}{hidden}</channel></rss>"
    )
}

fn page(host: &str, n: i64, hours: i64, now: i64) -> String {
    const TOWNS: [&str; 5] = ["Kidal", "Gao", "Timbuktu", "Menaka", "Mopti"];
    let town = TOWNS[usize::try_from(n).unwrap() % TOWNS.len()];
    let killed = if corrected(n, hours).is_some_and(|at| at <= now) { n + 3 } else { n + 2 };
    let day = jiff::Timestamp::from_second(born(n, hours)).unwrap().strftime("%Y-%m-%d");
    // What else there is to read changes with every look.
    format!(
        "<html lang=\"en\"><head><title>Attack number {n}</title>\
         <meta property=\"article:published_time\" content=\"{day}\"></head><body><main><article>\
         <h1>Gunmen attack {town}, number {n}</h1>\
         <p>Gunmen attacked the town of {town} in Mali, killing {killed} people, an official told \
         {host} on the day after. It was attack number {n} on the list that he read out.</p>\
         <p>Residents of the town said that shots were heard for an hour, and that soldiers came \
         when the attackers had left. The market stayed closed.</p></article></main>\
         <footer>Printed in hour {}</footer></body></html>",
        now / (2 * DAY)
    )
}

fn bomb() -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&vec![b' '; 40 << 20]).unwrap();
    gzip.finish().unwrap()
}

fn laughs() -> String {
    let mut entities = String::from("<!ENTITY a0 \"ha\">");
    for n in 1..10 {
        let ten = format!("&a{};", n - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY a{n} \"{ten}\">"));
    }
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE r [{entities}]><rss><channel><item><title>&a9;</title>\
             <link>/deep</link></item></channel></rss>"
    )
}
