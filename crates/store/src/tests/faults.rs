//! A disk that fills or fails: said so, and the store as whole as before.

use super::warc::archived;
use super::*;
use crate::hook::{DISK, Disk};

/// Adds reports until the disk refuses one, and goes on when it works again.
fn fails_with(disk: Disk, batch: usize) -> usize {
    const REPORTS: usize = 8;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    store.archive.segment_bytes.set(1500);
    numbered(0).add_to(&mut store).unwrap();
    let mut refused = 0;
    for first in (1..REPORTS).step_by(batch) {
        let before = store.head().unwrap();
        let add = |store: &mut Store| {
            store.together(|store| {
                (first..REPORTS.min(first + batch))
                    .try_for_each(|n| numbered(n).add_to(store).map(|_| ()))
            })
        };
        DISK.set(if refused == 0 { disk } else { Disk::Works });
        let added = add(&mut store);
        let still = matches!(DISK.replace(Disk::Works), Disk::Room(0) | Disk::ForgetsAll);
        if let Err(error) = added {
            assert!(matches!(error, Error::Unwritten { .. }), "{error:?}");
            assert!(error.to_string().contains("is whole"), "{error}");
            assert!(still);
            refused += 1;
            assert_eq!(store.head().unwrap(), before);
            assert_clean(&store);
            add(&mut store).unwrap();
        }
    }
    assert_clean(&store);
    let captures: Vec<Vec<u8>> = archived(&path)
        .iter()
        .filter(|r| r.fields["warc-type"] == "response")
        .map(|r| r.payload().to_vec())
        .collect();
    let wanted: Vec<Vec<u8>> = (0..REPORTS).map(|n| numbered(n).capture.bytes).collect();
    assert_eq!(captures, wanted, "nothing torn, lost or doubled");
    refused
}

#[test]
fn a_disk_that_fills_in_the_middle_of_a_record_loses_nothing_and_leaves_nothing_torn() {
    let mut refused = 0;
    for room in (0..900).step_by(71) {
        refused += fails_with(Disk::Room(room), 1);
        refused += fails_with(Disk::Room(room), 3);
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn what_the_disk_cannot_make_lasting_is_not_acknowledged() {
    assert_eq!(fails_with(Disk::ForgetsAll, 1), 1);
    assert_eq!(fails_with(Disk::ForgetsAll, 4), 1);
}

#[test]
fn a_batch_cannot_commit_around_a_capture_that_was_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("mali.db"));
    let done = store.together::<_, Error>(|store| {
        DISK.set(Disk::Room(100));
        assert!(numbered(1).add_to(store).is_err());
        DISK.set(Disk::Works);
        assert!(matches!(numbered(2).add_to(store), Err(Error::Unwritten { .. })));
        Ok(())
    });
    assert!(matches!(done, Err(Error::Unwritten { .. })));
    assert_eq!(store.stats().unwrap().entries, 0);
    numbered(2).add_to(&mut store).unwrap();
    assert_clean(&store);
}

#[test]
fn a_refused_report_leaves_the_others_of_its_batch() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    let mut wrong = numbered(2);
    wrong.head.text_id = numbered(3).head.text_id;
    store
        .together::<_, Error>(|store| {
            numbered(1).add_to(store)?;
            assert!(matches!(wrong.add_to(store), Err(Error::Entry { .. })));
            numbered(3).add_to(store).map(|_| ())
        })
        .unwrap();
    assert_eq!(store.stats().unwrap().reports, 2);
    assert_eq!(archived(&path).len(), 3);
    assert_clean(&store);
}

/// The limit is the kernel's own, so that the database meets it too, wherever it happens to write.
#[cfg(unix)]
#[test]
fn a_limit_that_the_kernel_sets_on_files_leaves_the_store_whole() {
    use std::process::Command;
    for blocks in [520, 600, 900] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mali.db");
        let limited = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$0\" \"$@\"");
        let output = Command::new("bash")
            .args(["-c", &limited])
            .arg(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tests::faults::child_that_fills_the_disk",
                "--ignored",
                "--nocapture",
            ])
            .env("TIDINGS_STORE_CHILD", &path)
            .output();
        // Without bash nothing can be shown.
        let Ok(output) = output else { return };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("refused: "), "{blocks}: {said}");
        assert!(said.contains("is whole"), "{said}");
        let stored = said.lines().filter(|l| l.starts_with("stored ")).count();
        let mut store = on_disk(&path);
        assert_eq!(store.stats().unwrap().reports, stored as u64);
        assert_clean(&store);
        numbered(stored).add_to(&mut store).unwrap();
        assert_eq!(archived(&path).len(), stored + 2);
        assert_clean(&store);
    }
}

#[test]
#[ignore = "run by a_limit_that_the_kernel_sets_on_files_leaves_the_store_whole"]
fn child_that_fills_the_disk() {
    let Some(path) = std::env::var_os("TIDINGS_STORE_CHILD") else { return };
    let mut store = on_disk(Path::new(&path));
    for n in 0..5000 {
        match numbered(n).add_to(&mut store) {
            Ok(_) => println!("\nstored {n}"),
            Err(error) => {
                println!("\nrefused: {error}");
                return;
            }
        }
    }
}
