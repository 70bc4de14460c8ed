//! Nothing leaves without having been released.

use crate::support::{MARKET, Place};

const FORMS: [&str; 5] = ["record", "acled", "ucdp", "geojson", "csv"];

fn place() -> Place {
    let place = Place::new();
    place.write("report.txt", MARKET);
    place.out(["add", "report.txt", "--published", "2024-09-13", "--db", "x.db"]);
    assert!(!place.incidents("x.db").is_empty());
    place
}

#[test]
fn what_nobody_released_stays_and_the_reason_is_said() {
    let place = place();
    for form in FORMS {
        let ran = place.run(["export", "--form", form, "--db", "x.db"]);
        assert_eq!((ran.code, ran.out.len()), (Some(1), 0), "{form}: {}", ran.err);
        assert!(
            ran.err.contains("not released") && ran.err.contains("--unreleased"),
            "{}",
            ran.err
        );
    }
    let ran = place.run(["export", "--form", "csv", "--out", "out.csv", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(!place.path("out.csv").exists());
}

#[test]
fn typing_unreleased_makes_a_copy_for_the_house() {
    let place = place();
    for form in FORMS {
        let out = place.out(["export", "--form", form, "--unreleased", "--db", "x.db"]);
        assert!(!out.is_empty(), "{form}");
        let file = format!("out.{form}");
        place.out(["export", "--form", form, "--unreleased", "--out", &file, "--db", "x.db"]);
        assert_eq!(std::fs::read_to_string(place.path(&file)).unwrap(), out, "{form}");
    }
    assert!(!place.path("out.csv.partial").exists());
    let record = place.out(["export", "--form", "record", "--unreleased", "--db", "x.db"]);
    assert!(record.lines().all(|l| tidings_record::parse_incident(l).is_ok()));
    let geojson = place.out(["export", "--form", "geojson", "--unreleased", "--db", "x.db"]);
    let map: serde_json::Value = serde_json::from_str(&geojson).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
}

#[test]
fn a_released_incident_leaves() {
    let place = place();
    let incident = place.incidents("x.db").swap_remove(0);
    let decide = |ruling| {
        let who = ["--by", "Editor", "--reason", "checked", "--db", "x.db"];
        place.out(["decide", &incident.id, ruling].into_iter().chain(who))
    };
    decide("--release");
    if incident.review {
        decide("--accept");
    }
    let out = place.out(["export", "--form", "record", "--db", "x.db"]);
    let left: Vec<_> = out.lines().map(|l| tidings_record::parse_incident(l).unwrap()).collect();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].released.as_deref(), Some(crate::support::NOW));
    assert!(left[0].history.is_empty(), "who decided stays in the house");
}

#[test]
fn a_file_that_cannot_be_written_is_a_clear_error_and_leaves_nothing() {
    let place = place();
    let ran = place
        .run(["export", "--form", "csv", "--unreleased", "--out", "no/out.csv", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("no/out.csv cannot be written"), "{}", ran.err);
}
