//! The news world watched: every story read once, corrections kept, politeness kept, hostile hosts harmless.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test needs and does not get fails it"
)]

mod world;

use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};
use tidings::pipeline::Reader;
use tidings::watching::{Config, Counts, WATCH, Watch};
use tidings_intake::fetch::{Fetcher, Limits};
use tidings_knowledge::Knowledge;
use tidings_store::{Store, StoredReport};
use world::{BEGINNING, DAY, HOUR, PUBLISHERS, Request, World, born, corrected};

/// Seconds between two requests to one host.
const DELAY: i64 = 5;
const HOSTILE: [&str; 11] = [
    "slow.example", "drip.example", "liar.example", "endless.example", "bomb.example",
    "laughs.example", "loop.example", "inward.example", "closed.example", "shut.example",
    "gone.example",
];
const LIMITS: Limits = Limits {
    connect: Duration::from_millis(500),
    answer: Duration::from_millis(1200),
    whole: Duration::from_millis(1600),
    bytes: 1 << 20,
};

fn config() -> Config {
    let names = PUBLISHERS.iter().map(|(name, _)| *name).chain(HOSTILE);
    let sources: String = names
        .map(|n| format!("[[source]]\nname = \"{n}\"\nurl = \"http://{n}/feed\"\nevery = \"1h\"\n"))
        .collect();
    let head =
        "allow = [\"127.0.0.1\"]\n[polite]\ncontact = \"desk@paper.example\"\ndelay = \"5s\"\n";
    Config::parse(&format!("{head}{sources}"), Path::new("/")).unwrap()
}

/// Watches for so many days, beginning anew from the store after each.
fn watched(world: &World, db: &Path, days: i64) -> Vec<Counts> {
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let config = config();
    let agent = config.polite.agent();
    let fetcher = Fetcher::looking_up(&agent, config.allow.clone(), LIMITS, Some(world.lookup()));
    let one = |day: i64| {
        let mut store = Store::open_or_create(db).unwrap();
        let clock = world.clone();
        store.set_clock(move || Timestamp::from_second(clock.now()).unwrap().to_string());
        let now = || Timestamp::from_second(world.now()).unwrap();
        let wait = |span: Duration| {
            world.pass(i64::try_from(span.as_secs()).unwrap());
            world.now() < BEGINNING + (day + 1) * DAY
        };
        let watch = Watch {
            asker: WATCH,
            config: &config,
            fetcher: &fetcher,
            reader: &reader,
            now: &now,
            once: false,
        };
        watch.run(&mut store, &wait, &mut |_| ()).unwrap()
    };
    (0..days).map(one).collect()
}

/// Watches the world and looks at all that must hold.
fn check(days: i64) {
    // In memory where that is to be had: what is tested is not the disk.
    let memory = Path::new("/dev/shm");
    let at = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = tempfile::tempdir_in(at).unwrap();
    let db = folder.path().join("world.db");
    let (world, start) = (World::begin(), Instant::now());
    let counts = watched(&world, &db, days);
    let store = Store::open(&db).unwrap();
    let (log, reports) = (world.log(), store.reports().unwrap());
    every_story_is_read_once(&reports, days);
    no_rule_is_broken(&log);
    let health = store.source_health(WATCH).unwrap();
    let state = |name: &str| health.iter().find(|h| h.address.source == name).unwrap();
    assert_eq!(state("gone.example").address.due, None, "410 stops a source");
    for name in HOSTILE.iter().filter(|n| **n != "gone.example" && **n != "laughs.example") {
        assert!(state(name).address.error.is_some(), "{name}: {:?}", state(name));
    }
    for (name, _) in PUBLISHERS {
        assert!(state(name).address.failures <= 1, "{:?}", state(name));
    }
    assert!(store.verify(None).unwrap().is_clean());
    let asked: usize = counts.iter().map(|c| c.asked).sum();
    eprintln!(
        "{days} days: {asked} turns, {} requests, {} of them answered 304; {} reports, {} with a \
         correction; {:.1} s; {}",
        log.len(),
        log.iter().filter(|r| r.status == 304).count(),
        reports.len(),
        reports.iter().filter(|r| r.versions.len() == 2).count(),
        start.elapsed().as_secs_f64(),
        most_memory(),
    );
}

/// The most memory this process had, as the system says it.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned()
}

#[track_caller]
fn every_story_is_read_once(reports: &[StoredReport], days: i64) {
    let by_url: BTreeMap<&str, &StoredReport> =
        reports.iter().filter_map(|r| Some((r.head.url.as_deref()?, r))).collect();
    assert_eq!(by_url.len(), reports.len(), "no report stands twice");
    // What came out in the last hours is still on its way, and so are corrections of the last days.
    let end = BEGINNING + days * DAY;
    let mut wanted = 0;
    for (host, hours) in PUBLISHERS {
        for n in 0.. {
            if born(n, hours) > end - 16 * HOUR {
                break;
            }
            let url = format!("http://{host}/story/{n}");
            let report = by_url.get(url.as_str()).unwrap_or_else(|| panic!("{url} was not read"));
            assert_eq!(report.head.publisher.as_deref(), Some(host));
            wanted += 1;
            // A host that was away for a day corrected some before anybody saw them.
            let versions = report.versions.len();
            match corrected(n, hours) {
                None => assert_eq!(versions, 1, "{url}"),
                Some(at) if at < end - 30 * HOUR && host != "flaky.example" => {
                    assert_eq!(versions, 2, "{url} was corrected");
                }
                Some(_) => assert!(versions <= 2, "{url}"),
            }
        }
    }
    assert!(wanted > usize::try_from(10 * days).unwrap() && reports.len() >= wanted);
}

/// Looks at each host's requests in their order.
#[track_caller]
fn no_rule_is_broken(log: &[Request]) {
    let mut hosts: BTreeMap<&str, Vec<&Request>> = BTreeMap::new();
    for request in log {
        assert!(request.agent.contains("Tidings/") && request.agent.contains("desk@paper.example"));
        assert_eq!(request.side_by_side, 1, "one connection to a host: {request:?}");
        hosts.entry(&request.host).or_default().push(request);
    }
    for (host, requests) in hosts {
        let delay = if host == "patient.example" { 60 } else { DELAY };
        let (mut last, mut rules, mut closed_until) = (i64::MIN / 2, i64::MIN / 2, 0);
        let mut tags: BTreeMap<&str, &str> = BTreeMap::new();
        for r in requests {
            // The first request learns of the delay.
            let delay = if rules < BEGINNING { DELAY } else { delay };
            assert!(r.at - last >= delay, "{host} was asked after {} s: {r:?}", r.at - last);
            assert!(r.at >= closed_until, "{host} asked for peace: {r:?}");
            last = r.at;
            if r.path == "/robots.txt" {
                rules = r.at;
                continue;
            }
            assert!(r.at - rules <= DAY, "{host}: the rules were asked for first: {r:?}");
            assert!(!matches!(host, "closed.example" | "shut.example"), "{r:?}");
            assert!(!r.path.starts_with("/private"), "{r:?}");
            if let Some(tag) = tags.get(r.path.as_str()) {
                assert_eq!(r.etag.as_deref(), Some(*tag), "{host}: we say what we have: {r:?}");
            }
            if let Some(gave) = &r.gave {
                tags.insert(&r.path, gave);
            }
            match r.status {
                429 => closed_until = r.at + 7200,
                410 => closed_until = i64::MAX,
                _ => {}
            }
        }
    }
    assert!(log.iter().any(|r| r.status == 304) && log.iter().any(|r| r.status == 429));
}

#[test]
fn three_days_of_the_news_world_are_read_once_and_politely() {
    check(3);
}

#[test]
#[ignore = "takes some minutes: cargo test -p tidings --test news_world -- --ignored --nocapture"]
fn a_month_of_the_news_world_is_read_once_and_politely() {
    check(30);
}
