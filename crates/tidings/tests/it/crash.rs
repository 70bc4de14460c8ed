//! Killed in the middle of `add`: what was stored is whole, and the work can be done again.

use crate::support::{Place, many};
use std::process::Stdio;
use std::time::{Duration, Instant};

const REPORTS: usize = 150;

/// Reports stored so far, as another program sees them.
fn stored(place: &Place, db: &str) -> usize {
    let path = place.path(db);
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let Ok(conn) = rusqlite::Connection::open_with_flags(path, flags) else { return 0 };
    let count = conn.query_row("SELECT count(*) FROM report", [], |row| row.get::<_, i64>(0));
    count.map_or(0, |n| usize::try_from(n).unwrap())
}

#[test]
fn a_program_killed_while_it_adds_loses_nothing_it_stored() {
    let place = Place::new();
    place.write("many.jsonl", many(REPORTS));
    let mut program = place.program(["add", "many.jsonl", "--db", "x.db", "--threads", "1"]);
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    while stored(&place, "x.db") < 5 && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let held = stored(&place, "x.db");
    assert!(held >= 5, "{held}");

    let verified = place.run(["verify", "--db", "x.db"]);
    assert_eq!(verified.code, Some(0), "{}{}", verified.text(), verified.err);
    assert!(place.json(["reports", "--json", "--db", "x.db"]).len() >= held);
    // Its incidents are made from what is there, though the add never came to that.
    assert!(!place.incidents("x.db").is_empty());

    place.out(["add", "many.jsonl", "--db", "x.db"]);
    place.out(["add", "many.jsonl", "--db", "whole.db"]);
    assert_eq!(stored(&place, "x.db"), REPORTS);
    let export = |db| place.out(["export", "--form", "record", "--unreleased", "--db", db]);
    assert_eq!(export("x.db"), export("whole.db"));
    assert_eq!(place.run(["verify", "--db", "x.db"]).code, Some(0));
}
