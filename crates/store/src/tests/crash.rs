//! Killed at any point: what was acknowledged is there, and the rest is as if never begun.

use super::warc::archived;
use super::*;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

const REPORTS: usize = 40;

/// The program that is killed: adds reports and says each number once it is stored.
#[test]
#[ignore = "run by the tests below, which kill it"]
fn child_that_adds() {
    let Some(path) = std::env::var_os("TIDINGS_STORE_CHILD") else { return };
    let mut store = on_disk(Path::new(&path));
    for n in 0..REPORTS {
        numbered(n).add_to(&mut store).unwrap();
        println!("\nstored {n}");
        std::io::stdout().flush().unwrap();
    }
}

fn start(path: &Path, stop_at: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::crash::child_that_adds", "--ignored", "--nocapture"])
        .env("TIDINGS_STORE_CHILD", path)
        .env("TIDINGS_STORE_STOP_AT", stop_at)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Reads until the child stops by itself or has stored `enough`, kills it, and returns how many
/// reports it said were stored.
fn kill(mut child: Child, enough: usize) -> usize {
    let mut stored = 0;
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    if stored < enough {
        for line in lines.by_ref().map_while(Result::ok) {
            stored += usize::from(line.contains("stored "));
            if line.contains("stopped") || stored >= enough {
                break;
            }
        }
    }
    child.kill().unwrap();
    // What it said before it died counts as said.
    stored += lines.map_while(Result::ok).filter(|l| l.contains("stored ")).count();
    child.wait().unwrap();
    stored
}

/// Opens what the killed program left, checks it, and does the work again to its end.
#[track_caller]
fn check_left(path: &Path, stored: usize) {
    let mut store = on_disk(path);
    assert_clean(&store);
    let reports = store.reports().unwrap();
    assert!(reports.len() >= stored, "{} of {stored}", reports.len());
    assert!(reports.len() <= stored + 1);
    let events = store.current_events(None).unwrap();
    assert_eq!(events.len(), reports.len());
    for (n, event) in events.iter().enumerate() {
        assert_eq!(*event, *numbered(n).event());
        assert!(store.capture(&numbered(n).capture.digest.to_string()).unwrap().is_some());
    }
    for n in 0..REPORTS {
        numbered(n).add_to(&mut store).unwrap();
    }
    let mut whole = Store::in_memory().unwrap();
    whole.set_clock(|| "2024-06-07T12:00:00Z".to_owned());
    for n in 0..REPORTS {
        numbered(n).add_to(&mut whole).unwrap();
    }
    assert_eq!(store.head().unwrap(), whole.head().unwrap());
    assert_clean(&store);
    assert!(archived(path).len() > REPORTS);
}

#[test]
fn a_program_killed_at_any_step_of_an_add_loses_nothing_it_acknowledged() {
    for (point, stored) in [
        ("schema written:1", 0),
        ("segment begun:1", 0),
        ("record written:1", 0),
        ("record written:4", 3),
        ("records lasting:1", 0),
        ("records lasting:4", 3),
        ("rows written:1", 0),
        ("rows written:4", 3),
        ("committed:4", 3),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mali.db");
        assert_eq!(kill(start(&path, point), REPORTS), stored, "{point}");
        check_left(&path, stored);
    }
}

/// As a power cut may leave it: some of what was written, and not the end.
#[test]
fn a_torn_record_is_cut_off_before_the_next_one_and_acknowledged_ones_stay() {
    for torn in [1, 9, 10, 11, 120, 300] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mali.db");
        assert_eq!(kill(start(&path, "record written:4"), REPORTS), 3);
        let segment = folder.path().join("mali.archive/000001.warc.gz");
        let mut bytes = std::fs::read(&segment).unwrap();
        let conn = rusqlite::Connection::open(&path).unwrap();
        let whole: usize =
            conn.query_row("SELECT length FROM segment", [], |row| row.get(0)).unwrap();
        conn.close().unwrap();
        assert!(bytes.len() > whole, "a record was written and not acknowledged");
        bytes.truncate((whole + torn).min(bytes.len()));
        std::fs::write(&segment, &bytes).unwrap();
        let store = Store::open(&path).unwrap();
        let verified = store.verify(None).unwrap();
        assert!(verified.is_clean() && verified.unnamed_captures == 1);
        drop(store);
        check_left(&path, 3);
        assert_eq!(std::fs::read(&segment).unwrap()[..whole], bytes[..whole]);
        assert_eq!(archived(&path).len(), REPORTS + 1);
    }
}

#[test]
fn a_program_killed_at_any_time_loses_nothing_it_acknowledged() {
    for enough in [0, 1, 2, 5, 9, 14, 20] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mali.db");
        let stored = kill(start(&path, ""), enough);
        assert!(stored >= enough);
        check_left(&path, stored);
    }
}
