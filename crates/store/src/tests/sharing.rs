//! One store, several programs.

use super::*;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

const REPORTS: usize = 30;

#[test]
fn readers_see_whole_reports_while_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    drop(on_disk(&path));
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let store = Store::open(&path).unwrap();
                    let mut seen = 0;
                    while !done.load(Ordering::Relaxed) {
                        let events = store.current_events(None).unwrap().len();
                        assert!(events >= seen, "{events} after {seen}");
                        let stats = store.stats().unwrap();
                        assert_eq!(stats.entries, 4 * stats.reports);
                        seen = events;
                    }
                })
            })
            .collect();
        // Two writers with the same reports: each report is stored once.
        let writers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut store = on_disk(&path);
                    for n in 0..REPORTS {
                        numbered(n).add_to(&mut store).unwrap();
                    }
                })
            })
            .collect();
        let results: Vec<_> = writers.into_iter().map(|w| w.join()).collect();
        done.store(true, Ordering::Relaxed);
        assert!(results.into_iter().all(|r| r.is_ok()));
        assert!(readers.into_iter().all(|r| r.join().is_ok()));
    });
    let store = Store::open(&path).unwrap();
    assert_eq!(store.current_events(None).unwrap().len(), REPORTS);
    assert_eq!(store.stats().unwrap().entries, 4 * REPORTS as u64);
    assert_clean(&store);
}

#[test]
fn two_programs_may_create_one_store_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    thread::scope(|scope| {
        let both: Vec<_> = (0..4)
            .map(|n| {
                scope.spawn({
                    let path = &path;
                    move || numbered(n).add_to(&mut on_disk(path)).unwrap()
                })
            })
            .collect();
        assert!(both.into_iter().all(|t| t.join().is_ok()));
    });
    let store = Store::open(&path).unwrap();
    assert_eq!(store.stats().unwrap().reports, 4);
    assert_clean(&store);
}

#[test]
fn a_store_can_be_handed_to_another_thread() {
    const fn is_send<T: Send>() {}
    is_send::<Store>();
}
