//! The README's first command.

use crate::support::Place;

#[test]
fn the_demo_works_anywhere_and_leaves_a_store_to_look_around_in() {
    let place = Place::new();
    let ran = place.run(["demo", "--db", "demo.db"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let out = ran.text();
    let hex = |w: &str| w.len() >= 8 && w.chars().all(|c| c.is_ascii_hexdigit());
    let rows = out.lines().filter(|l| l.split(' ').next().is_some_and(hex)).count();
    assert!(out.starts_with("id ") && rows >= 10, "a table with a row for each incident:\n{out}");
    for word in ["who → whom", "killed", "standing", "sources", "What to try next", "demo.db"] {
        assert!(out.contains(word), "{word}");
    }
    assert!(place.json(["reports", "--json", "--db", "demo.db"]).len() >= 24);
    // The first thing it proposes works.
    let next = out.lines().find_map(|l| l.trim().strip_prefix("tidings show ")).unwrap();
    let id = next.split_whitespace().next().unwrap();
    assert!(place.out(["show", id, "--db", "demo.db"]).contains("Claims"));
    assert_eq!(place.run(["verify", "--db", "demo.db"]).code, Some(0));
    // A store that is there already is never written over.
    let again = place.run(["demo", "--db", "demo.db"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("exists already"), "{}", again.err);
}

#[test]
fn the_demo_says_the_same_twice() {
    let place = Place::new();
    let demo = || {
        std::fs::remove_file(place.path("demo.db")).ok();
        std::fs::remove_dir_all(place.path("demo.archive")).ok();
        place.out(["demo", "--db", "demo.db"])
    };
    assert_eq!(demo(), demo());
}
