//! `tidings watch`, `fetch` and `sources` as they are typed, and a watch that is killed again and again.

use crate::served::Served;
use crate::support::{Place, Ran};
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

const TOWNS: [&str; 5] = ["Kidal", "Gao", "Timbuktu", "Menaka", "Mopti"];

fn story(n: usize) -> String {
    let (town, killed) = (TOWNS[n % 5], n + 2);
    format!(
        "<html lang=\"en\"><head><title>Attack number {n}</title><meta \
         property=\"article:published_time\" content=\"2026-01-{:02}\"></head><body><article>\
         <h1>Gunmen attack {town}, number {n}</h1><p>Gunmen attacked the town of {town} in Mali on \
         Thursday, killing {killed} people, an official said. It was attack number {n} on the list \
         that he read out.</p><p>Residents said that shots were heard for an hour, and that soldiers \
         came late.</p></article></body></html>",
        n % 27 + 1
    )
}

/// A site with a feed of so many stories; its address.
fn site(stories: usize) -> String {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", server.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in server.incoming().flatten() {
            let mut request = [0; 4096];
            let n = stream.read(&mut request).unwrap_or(0);
            let request = String::from_utf8_lossy(&request[..n]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default();
            let number = path.strip_prefix("/story/").and_then(|n| n.parse().ok());
            let (status, body) = match (path, number) {
                ("/feed", _) => ("200 OK", feed(stories)),
                (_, Some(n)) => ("200 OK", story(n)),
                _ => ("404 Not Found", String::new()),
            };
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all((head + &body).as_bytes());
        }
    });
    base
}

fn feed(stories: usize) -> String {
    let item = |n| format!("<item><title>Attack {n}</title><link>/story/{n}</link></item>");
    let items: String = (0..stories).map(item).collect();
    format!("<rss version=\"2.0\"><channel>{items}</channel></rss>")
}

fn configure(place: &Place, base: &str) {
    let config = format!(
        "allow = [\"127.0.0.1\"]\n[polite]\ncontact = \"desk@paper.example\"\ndelay = \"0s\"\n\
         [[source]]\nname = \"Atlas\"\nurl = \"{base}/feed\"\ncountry = \"ML\"\n"
    );
    place.write("watch.toml", config);
}

const WATCH: [&str; 6] = ["watch", "watch.toml", "--once", "--rules-only", "--db", "x.db"];

/// The ids of reports and of incidents.
fn ids(place: &Place, db: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let reports = place.json(["reports", "--json", "--db", db]);
    let read: BTreeSet<String> =
        reports.iter().map(|r| r["report"]["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(read.len(), reports.len());
    assert!(reports.iter().all(|r| r["versions"].as_array().unwrap().len() == 1));
    (read, place.incidents(db).into_iter().map(|i| i.id).collect())
}

#[test]
fn a_feed_is_watched_once_and_its_health_is_said() {
    let place = Place::new();
    configure(&place, &site(3));
    let said = place.out(WATCH);
    assert!(said.contains("3 reports new"), "{said}");
    let health = place.json(["sources", "--json", "--db", "x.db"]);
    assert_eq!(health[0]["source"], "Atlas");
    assert_eq!((&health[0]["state"], &health[0]["stories"]), (&"well".into(), &3.into()));
    assert_eq!(health[0]["setup"]["country"], "ML");
    assert!(place.out(["sources", "--format", "csv", "--db", "x.db"]).contains("Atlas,well,"));
    let sources = ["sources", "--format", "csv", "--db", "x.db"];
    let later = place.program(sources).env("TIDINGS_NOW", "2100-01-01T00:00:00Z").output().unwrap();
    assert!(String::from_utf8_lossy(&later.stdout).contains("Atlas,overdue,"));
    let again = place.out(WATCH);
    assert!(again.contains("0 requests"), "nothing is due: {again}");
    let reports = place.json(["reports", "--json", "--db", "x.db"]);
    assert_eq!(reports[0]["report"]["publisher"], "Atlas");
}

#[test]
fn the_desk_tells_how_watched_sources_do() {
    let desk = Served::new(&[]);
    assert_eq!(desk.get("/sources")["watched"], serde_json::json!([]));
    configure(&desk.place, &site(3));
    desk.place.out(WATCH);
    let watched = desk.get("/sources")["watched"].clone();
    let told = (&watched[0]["name"], &watched[0]["state"], &watched[0]["stories"]);
    assert_eq!(told, (&"Atlas".into(), &"well".into(), &3.into()), "{watched}");
    assert!(watched[0]["host"].as_str().unwrap().starts_with("127.0.0.1:"));
}

#[test]
fn a_page_and_all_that_a_feed_lists_are_fetched_by_address() {
    let place = Place::new();
    let base = site(3);
    let fetch = |path: &str| -> Ran {
        let url = format!("{base}{path}");
        place.run([
            "fetch", &url, "--allow", "127.0.0.1", "--delay", "0", "--rules-only", "--db", "x.db",
        ])
    };
    let page = fetch("/story/1");
    assert_eq!((page.code, page.text().contains("1 report new")), (Some(0), true), "{}", page.err);
    let all = fetch("/feed");
    assert_eq!(all.code, Some(0), "{}", all.err);
    assert_eq!(place.json(["reports", "--json", "--db", "x.db"]).len(), 3);
    let gone = fetch("/nothing");
    assert_eq!(gone.code, Some(3));
    assert!(gone.err.contains("answers 404"), "{}", gone.err);
}

#[test]
fn without_leave_nothing_is_asked_on_this_machine() {
    let place = Place::new();
    let url = format!("{}/story/1", site(1));
    let ran = place.run(["fetch", &url, "--rules-only", "--db", "x.db"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("not on the public internet"), "{}", ran.err);
}

#[test]
fn a_misspelt_configuration_is_a_wrong_argument() {
    let place = Place::new();
    place.write("watch.toml", "[polite]\ncontact = \"a@b.example\"\n[[source]]\nnam = \"x\"\n");
    let ran = place.run(WATCH);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`nam`; is `name` meant?"), "{}", ran.err);
    assert!(!place.path("x.db").exists());
}

/// Watches a feed while the program is killed so often, then to the end.
fn killed(times: u64, stories: usize) {
    let place = Place::new();
    configure(&place, &site(stories));
    // Each start is twenty minutes later: what a killed program held is free again.
    let at = |n: u64| format!("2026-02-01T{:02}:{:02}:00Z", n / 3 % 24, n % 3 * 20);
    let start = |n: u64| {
        let mut program = place.program(WATCH);
        program.env("TIDINGS_NOW", at(n)).stdout(Stdio::null()).stderr(Stdio::null());
        program
    };
    for n in 0..times {
        let mut child = start(n).spawn().unwrap();
        // A stride through the first second that visits it evenly.
        std::thread::sleep(Duration::from_millis(20 + n * 379 % 1000));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    for n in times..times + 2 {
        assert!(start(n).status().unwrap().success());
    }
    let mut whole =
        place.program(["watch", "watch.toml", "--once", "--rules-only", "--db", "y.db"]);
    whole.env("TIDINGS_NOW", at(times)).stdout(Stdio::null());
    assert!(whole.status().unwrap().success());
    let (reports, _) = ids(&place, "x.db");
    assert_eq!(reports.len(), stories);
    assert_eq!(reports, ids(&place, "y.db").0);
    let told = |db: &str| place.out(["incidents", "--json", "--db", db]);
    assert_eq!(told("x.db"), told("y.db"));
    assert_eq!(place.run(["verify", "--db", "x.db"]).code, Some(0));
}

#[test]
fn a_watch_that_is_killed_loses_no_story_and_reads_none_twice() {
    killed(5, 12);
}

#[test]
#[ignore = "takes some minutes: cargo test -p tidings --test it a_watch_killed_a_hundred -- --ignored"]
fn a_watch_killed_a_hundred_times_loses_no_story_and_reads_none_twice() {
    killed(100, 40);
}
