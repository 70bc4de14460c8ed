//! The schedule: what is due, whose turn it is, and what a restart finds.

use super::*;
use crate::{Address, Announced, Host, Listed};

fn listed(name: &str) -> Listed {
    Listed {
        name: name.to_owned(),
        url: format!("https://{name}/feed"),
        form: "feed".to_owned(),
        host: name.to_owned(),
        setup: "{}".to_owned(),
    }
}

fn story(host: &str, n: usize, mark: &str) -> Announced {
    let (url, host, mark) = (format!("https://{host}/{n}"), host.to_owned(), mark.to_owned());
    Announced { url, host, mark, day: None }
}

fn taken(store: &mut Store, now: i64) -> Vec<(Address, Host)> {
    store.take_due("watch", now, now + 600, 8).unwrap()
}

fn urls(taken: &[(Address, Host)]) -> Vec<&str> {
    taken.iter().map(|(a, _)| a.url.as_str()).collect()
}

#[test]
fn a_host_is_held_by_one_at_a_time_until_it_is_let_go_or_the_lease_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    let mut one = on_disk(&path);
    one.list_sources("watch", &[listed("a.example"), listed("b.example")], 100, false).unwrap();
    one.announce("a.example", "story", &[story("a.example", 1, "")], 100).unwrap();
    let held = taken(&mut one, 100);
    assert_eq!(held.len(), 2);
    let mut two = on_disk(&path);
    assert!(taken(&mut two, 100).is_empty());
    assert_eq!(two.next_due("watch", i64::MAX).unwrap(), Some(700));
    let (address, host) = &held[0];
    let done = Address { due: Some(5000), ..address.clone() };
    one.put_asked(&done, &Host { ready: 105, ..host.clone() }).unwrap();
    assert_eq!(two.next_due("watch", i64::MAX).unwrap(), Some(105));
    assert_eq!(taken(&mut two, 105).len(), 1);
    // Killed: after the lease the same is due again.
    assert_eq!(taken(&mut two, 5000).len(), 2);
}

#[test]
fn a_story_is_due_once_and_again_when_its_own_source_says_that_it_changed() {
    let mut store = Store::in_memory().unwrap();
    store.list_sources("watch", &[listed("a.example"), listed("b.example")], 100, false).unwrap();
    let announce = |store: &mut Store, source: &str, mark: &str| {
        store.announce(source, "story", &[story("c.example", 1, mark)], 100).unwrap()
    };
    assert_eq!(announce(&mut store, "a.example", "1"), 1);
    assert_eq!(announce(&mut store, "a.example", "1"), 0);
    let of = |store: &Store| store.address("https://c.example/1").unwrap().unwrap();
    let read = Address { due: None, answered: Some(100), ..of(&store) };
    store.put_asked(&read, &Host::default()).unwrap();
    announce(&mut store, "b.example", "2");
    assert_eq!(of(&store).due, None, "another source has no say");
    announce(&mut store, "a.example", "2");
    assert_eq!(of(&store).due, Some(100));
}

#[test]
fn a_source_that_is_no_longer_listed_is_left_alone_and_its_state_kept() {
    let mut store = Store::in_memory().unwrap();
    store.list_sources("watch", &[listed("a.example"), listed("b.example")], 100, false).unwrap();
    store.list_sources("watch", &[listed("b.example")], 200, false).unwrap();
    assert_eq!(urls(&taken(&mut store, 200)), ["https://b.example/feed"]);
    assert!(store.address("https://a.example/feed").unwrap().is_some());
    assert_eq!(store.source_health("watch").unwrap().len(), 1);
    assert!(store.take_due("fetch", 900, 900, 8).unwrap().is_empty(), "each asks for its own");
}

#[test]
fn a_feed_that_makes_up_addresses_without_end_fills_no_disk() {
    let mut store = Store::in_memory().unwrap();
    store.list_sources("watch", &[listed("a.example")], 100, false).unwrap();
    for round in 0..4 {
        let all: Vec<_> = (0..2000).map(|n| story("a.example", round * 2000 + n, "")).collect();
        store.announce("a.example", "story", &all, 100).unwrap();
    }
    let health = &store.source_health("watch").unwrap()[0];
    assert_eq!((health.waiting, health.stories, health.lost), (5000, 0, 0));
}
