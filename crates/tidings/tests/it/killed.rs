//! Killed again and again while it adds: what was stored stays, nothing is stored twice, and in the
//! end the store is the one that an undisturbed run leaves, byte for byte.

use crate::support::{Place, json_line, many, packed_page};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Reports of each of the three inputs.
const REPORTS: usize = 100;
const INPUTS: [&str; 3] = ["many.jsonl", "pages.warc.gz", "folder"];

#[test]
fn killed_at_five_random_moments_an_add_ends_as_if_undisturbed() {
    killed(5, 7);
}

#[test]
#[ignore = "takes minutes: cargo test -p tidings --test it -- --ignored killed_at_a_hundred"]
fn killed_at_a_hundred_random_moments_an_add_ends_as_if_undisturbed() {
    killed(100, 11);
}

/// Adds, killed so many times in all, until each begun store is done; compares each with the undisturbed one.
fn killed(kills: usize, seed: u64) {
    let place = inputs();
    let begun = Instant::now();
    assert!(run(&place, "whole.db", None));
    let whole = begun.elapsed();
    let wanted = State::of(&place, "whole.db");
    assert_eq!(wanted.reports.len(), 3 * REPORTS);
    let mut dice = seed;
    let (mut done, mut stores) = (0, 0);
    while done < kills {
        stores += 1;
        let db = format!("killed-{stores}.db");
        let mut held = Vec::new();
        loop {
            // A store is left alone when there were kills enough, and otherwise killed until it is
            // done all the same: each run comes a little further.
            let after = (done < kills).then(|| whole.mul_f64(draw(&mut dice)));
            if run(&place, &db, after) {
                break;
            }
            done += 1;
            let now = reports(&place, &db);
            assert!(now.starts_with(&held), "a stored report is gone or moved after kill {done}");
            held = now;
            if place.path(&db).exists() {
                let verified = place.run(["verify", "--db", &db]);
                assert_eq!(verified.code, Some(0), "{done}: {}{}", verified.text(), verified.err);
            }
        }
        let got = State::of(&place, &db);
        assert_eq!(got.reports, wanted.reports, "{db}");
        assert_eq!(got.incidents, wanted.incidents, "{db}");
        assert_eq!(got.head, wanted.head, "{db}");
    }
    println!("{done} kills over {stores} stores; an undisturbed run took {whole:?}");
}

/// What must be the same.
pub(crate) struct State {
    reports: Vec<String>,
    pub(crate) incidents: String,
    /// The hash over the whole ledger.
    pub(crate) head: String,
}

impl State {
    pub(crate) fn of(place: &Place, db: &str) -> Self {
        assert_eq!(place.run(["verify", "--db", db]).code, Some(0));
        let head = "SELECT hex(hash) FROM ledger ORDER BY seq DESC LIMIT 1";
        Self {
            reports: reports(place, db),
            head: column(place, db, head).concat(),
            incidents: place.out(["incidents", "--json", "--db", db]),
        }
    }
}

/// Runs `add`, and kills it when it takes longer than `after`; whether it came to its end.
fn run(place: &Place, db: &str, after: Option<Duration>) -> bool {
    let mut program = place.program(["add", "--rules-only", "--threads", "1", "--db", db]);
    program.args(INPUTS).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = program.spawn().unwrap();
    if let Some(after) = after {
        let until = Instant::now() + after;
        while Instant::now() < until {
            if let Some(status) = child.try_wait().unwrap() {
                assert!(status.success());
                return true;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        // It may have come to its end just before.
        return child.wait().unwrap().success();
    }
    assert!(child.wait().unwrap().success());
    true
}

/// Ids of the reports in the order in which they were stored.
fn reports(place: &Place, db: &str) -> Vec<String> {
    column(place, db, "SELECT id FROM report ORDER BY n")
}

fn column(place: &Place, db: &str, query: &str) -> Vec<String> {
    let Ok(conn) = rusqlite::Connection::open(place.path(db)) else { return Vec::new() };
    // Killed before the tables were made.
    let Ok(mut query) = conn.prepare(query) else { return Vec::new() };
    let rows = query.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// A number from 0 to 1 (SplitMix64).
pub(crate) fn draw(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap()) / f64::from(u32::MAX)
}

/// Lines, a packed web archive, and a folder with files of one report and of many.
fn inputs() -> Place {
    let place = Place::new();
    let lines = many(REPORTS);
    place.write("many.jsonl", &lines);
    let (mut archive, mut rest) = (Vec::new(), String::new());
    for (n, line) in lines.lines().enumerate() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let (text, day) = (report["text"].as_str().unwrap(), report["published"].as_str().unwrap());
        let page = format!(
            "<html><head><title>Attack {n}</title><meta property=\"article:published_time\" content=\"{day}\">\
             </head><body><article><h1>Attack {n}</h1><p>{text}</p></article></body></html>"
        );
        archive.extend(packed_page(&format!("https://delta.example/{n}"), &page));
        if n % 2 == 0 {
            let own = format!("---\npublished: {day}\nid: own-{n}\n---\n# Attack {n}\n\n{text}\n");
            place.write(&format!("folder/{n:03}.md"), own);
        } else {
            rest += &json_line(
                &format!("rest-{n}"),
                "Delta",
                &format!("https://rest.example/{n}"),
                text,
            );
        }
    }
    place.write("pages.warc.gz", archive);
    place.write("folder/deeper/rest.jsonl", rest);
    place
}
