//! Map tiles of the house's own: what the pages are told and allowed, and what is refused.

use crate::served::Served;
use crate::support::Place;
use serde_json::{Value, json};

const TILES: &str = "https://tiles.example:8443/{z}/{x}/{y}.png";
const ORIGIN: &str = " https://tiles.example:8443";

fn policy(desk: &Served) -> String {
    desk.ask("GET", "/", &[], None).policy
}

#[test]
fn pages_may_ask_the_tile_server_that_was_named_and_no_other() {
    let plain = Served::new(&[]);
    let desk = Served::new(&["--tiles", TILES, "--tiles-credit", "Our own maps"]);
    assert_eq!(plain.get("/settings"), json!({ "tiles": null }));
    let told = json!({ "tiles": { "url": TILES, "credit": "Our own maps" } });
    assert_eq!(desk.get("/settings"), told);
    let (without, with) = (policy(&plain), policy(&desk));
    assert!(!without.contains("//"), "{without}");
    let allowed: Vec<&str> = with
        .split("; ")
        .filter(|directive| directive.contains("//"))
        .map(|directive| directive.split(' ').next().unwrap())
        .collect();
    assert_eq!(allowed, ["img-src", "connect-src"], "{with}");
    assert_eq!(with.replace(ORIGIN, ""), without);
}

#[test]
fn a_captured_page_may_not_even_ask_for_tiles() {
    let desk = Served::new(&["--tiles", TILES, "--tiles-credit", "Our own maps"]);
    let report = desk.get("/reports?limit=1")["items"][0]["id"].clone();
    let report: Value = desk.get(&format!("/reports/{}", report.as_str().unwrap()));
    let path = format!("/api/v1/captures/{}", report["capture"].as_str().unwrap());
    let said = desk.ask("GET", &path, &[], None);
    assert!(said.policy.starts_with("sandbox;") && !said.policy.contains("//"), "{}", said.policy);
}

#[test]
fn odd_tiles_are_refused_before_anything_is_read() {
    let place = Place::new();
    let credit = ["--tiles-credit", "Our own maps"];
    for command in [&["serve", "--db", "x.db"][..], &["demo", "--serve", "--db", "x.db"]] {
        for (tiles, says) in [
            (
                vec!["--tiles", "http://tiles.example/{z}/{x}/{y}.png", credit[0], credit[1]],
                "https",
            ),
            (
                vec!["--tiles", "https://tiles.example/{z}.png", credit[0], credit[1]],
                "{x} is missing",
            ),
            (
                vec!["--tiles", "https://t.example;x/{z}/{x}/{y}", credit[0], credit[1]],
                "the server is",
            ),
            (vec!["--tiles", TILES], "--tiles-credit"),
            (vec!["--tiles", TILES, "--tiles-credit", " "], "who made the tiles"),
            (credit.to_vec(), "--tiles"),
        ] {
            let ran = place.run(command.iter().chain(&tiles).copied());
            assert_eq!(ran.code, Some(2), "{tiles:?}: {}", ran.err);
            assert!(ran.err.contains(says), "{tiles:?}: {}", ran.err);
        }
    }
    assert!(!place.path("x.db").exists());
}
