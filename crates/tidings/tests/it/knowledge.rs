//! What is added beside a store is used with that store and no other.

use crate::support::Place;

const PLACES: &str = "id,name,country,admin1,admin2,lat,lon,names\n\
    oqurb1,Qurbazeen,ML,Kidal,,20.5,1.5,Qurbazin|Kurbazeen\n";

const REPORT: &str = "Gunmen kill six in northern Mali\n\n\
    Gunmen attacked the village of Qurbazeen in northern Mali on Thursday, killing six people, \
    two local officials said. Soldiers arrived in Qurbazeen hours later.\n";

const ACTORS: &str = "id,label,kind,country,from,to,names,ties,acled,ucdp,cameo\n\
    ml-qurb,Qurbazeen Self-Defence Front,rebel,ML,2020,,QSDF|Qurbazeen Self-Defence Front,,,,\n";

fn read(place: &Place, db: &str) -> crate::support::Ran {
    let ran = place.run(["read", "--published", "2024-09-13", "report.txt", "--db", db]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!ran.events().is_empty());
    ran
}

fn finds_it(ran: &crate::support::Ran) -> bool {
    let places = ran.events().into_iter().filter_map(|e| e.place);
    places.into_iter().any(|w| w.place_id.as_deref() == Some("oqurb1"))
}

#[test]
fn an_added_place_is_used_with_its_store_and_no_other() {
    let place = Place::new();
    place.write("report.txt", REPORT);
    place.write("more.csv", PLACES);
    assert!(!finds_it(&read(&place, "x.db")));
    let out = place.out(["places", "add", "more.csv", "--db", "x.db"]);
    assert!(out.contains("1 places") || out.contains("1 place"), "{out}");
    let with = read(&place, "x.db");
    assert!(finds_it(&with), "{}", with.text());
    assert!(!finds_it(&read(&place, "y.db")));
    let coded_by = |ran: crate::support::Ran| ran.events().swap_remove(0).coded_by;
    assert_ne!(coded_by(with), coded_by(read(&place, "y.db")), "another edition, another coder");
}

#[test]
fn places_added_later_join_those_added_before() {
    let place = Place::new();
    place.write("one.csv", PLACES);
    place.write("two.csv", PLACES.replace("oqurb1", "oqurb2").replace("Qurb", "Zarb"));
    place.out(["places", "add", "one.csv", "--db", "x.db"]);
    place.out(["places", "add", "two.csv", "--db", "x.db"]);
    for name in ["Qurbazeen", "Zarbazeen"] {
        let found = place.json(["places", "find", name, "--json", "--db", "x.db"]);
        assert_eq!(found.len(), 1, "{name}");
    }
    assert_eq!(place.json(["places", "info", "--json", "--db", "x.db"])[0]["added"], 2);
    place.out(["places", "add", "--replace", "two.csv", "--db", "x.db"]);
    assert_eq!(place.json(["places", "info", "--json", "--db", "x.db"])[0]["added"], 1);
    std::fs::remove_file(place.path("two.csv")).unwrap();
    let ran = place.run(["places", "add", "one.csv", "--db", "x.db"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("two.csv") && ran.err.contains("--replace"), "{}", ran.err);
}

#[test]
fn a_place_is_found_however_it_is_spelt() {
    let place = Place::new();
    let ids = |name| {
        let found = place.json(["places", "find", name, "--json"]);
        found.into_iter().map(|p| p["place_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let anefis = ids("Anéfis");
    assert!(!anefis.is_empty());
    assert_eq!(anefis, ids("ANEFIS"));
    let ran = place.run(["places", "find", "Xyzzyqwrt"]);
    assert_eq!((ran.code, ran.out.len()), (Some(0), 0));
    assert!(ran.err.contains("no place is called Xyzzyqwrt"), "{}", ran.err);
}

#[test]
fn a_file_that_holds_no_places_is_a_clear_error() {
    let place = Place::new();
    place.write("letter.txt", "Dear editor,\n");
    let ran = place.run(["places", "add", "letter.txt", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("letter.txt"), "{}", ran.err);
    assert!(!place.path("x.places").exists());
}

#[test]
fn an_added_actor_is_known_with_its_store_and_no_other() {
    let place = Place::new();
    place.write("actors.csv", ACTORS);
    place.write(
        "more.csv",
        ACTORS.replace("ml-qurb", "ml-zarb").replace("Qurb", "Zarb").replace("QSDF", "ZSDF"),
    );
    place.out(["actors", "add", "actors.csv", "--db", "x.db"]);
    let out = place.out(["actors", "add", "more.csv", "--db", "x.db"]);
    assert!(out.contains("2 actors"), "{out}");
    for (name, id) in [("QSDF", "ml-qurb"), ("zarbazeen self-defence front", "ml-zarb")] {
        let found = place.json(["actors", "find", name, "--json", "--db", "x.db"]);
        assert_eq!(found[0]["actor"], id);
    }
    assert!(place.json(["actors", "find", "QSDF", "--json", "--db", "y.db"]).is_empty());
    let text = REPORT.replace("Gunmen attacked", "The Qurbazeen Self-Defence Front attacked");
    place.write("report.txt", text);
    let known = |ran: &crate::support::Ran| {
        let all = ran.events();
        all.iter().flat_map(|e| &e.participants).any(|p| p.actor.as_deref() == Some("ml-qurb"))
    };
    assert!(known(&read(&place, "x.db")));
    assert!(!known(&read(&place, "y.db")));
}

#[test]
fn a_row_that_is_no_actor_is_named_and_nothing_is_written() {
    let place = Place::new();
    place.write("actors.csv", ACTORS.replace("rebel", "heroes"));
    let ran = place.run(["actors", "add", "actors.csv", "--db", "x.db"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("line 2") && ran.err.contains("heroes"), "{}", ran.err);
    assert!(!place.path("x.actors.csv").exists());
}
