//! The places, actors and countries that come with the program.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::sync::LazyLock;
use tidings_knowledge::{EDITION, Entry, Knowledge, PlaceKind};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::builtin().unwrap());

fn ids(entries: &[Entry<'_>]) -> Vec<String> {
    entries.iter().map(|e| e.id.clone()).collect()
}

/// The place of this name in this country that is nearest to a point.
fn at<'a>(name: &str, country: &str, lat: f64, lon: f64) -> Option<Entry<'a>> {
    let here = tidings_model::Point { lat, lon };
    KNOWLEDGE
        .places
        .find(name)
        .into_iter()
        .filter(|e| e.country == country && e.point.distance_km(here) < 30.0)
        .min_by(|a, b| a.point.distance_km(here).total_cmp(&b.point.distance_km(here)))
}

#[test]
fn the_embedded_index_is_whole() {
    KNOWLEDGE.places.verify().unwrap();
    assert!(KNOWLEDGE.places.len() > 400_000);
    assert_eq!(KNOWLEDGE.edition(), EDITION);
}

#[test]
fn every_spelling_of_tinzaouatine_is_one_place() {
    for name in [
        "Tinzaouatine", "Tin Zaouatine", "Tinzaouaten", "Ti-n-Zaouâtene", "Tin Zaouatene",
        "TINZAWATENE",
    ] {
        let entry = at(name, "ML", 19.96, 2.86).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(entry.id, "g2476086", "{name}");
        assert_eq!(entry.admin1, Some("Kidal"), "{name}");
        assert!(entry.curated);
    }
}

#[test]
fn a_transliteration_nobody_wrote_down_is_found_loosely() {
    let places = &KNOWLEDGE.places;
    assert!(places.find("Tin Zawatine").is_empty());
    assert!(ids(&places.find_loose("Tin Zawatine")).contains(&"g2476086".to_owned()));
    assert!(places.find_loose("Kidal").is_empty(), "five letters are too few");
}

#[test]
fn accents_do_not_matter() {
    assert_eq!(ids(&KNOWLEDGE.places.find("Anéfis")), ids(&KNOWLEDGE.places.find("Anefis")));
    assert_eq!(at("Anéfis", "ML", 18.04, 0.6).unwrap().id, "g2461022");
}

#[test]
fn a_homonym_returns_all_and_no_id_comes_twice() {
    let found = KNOWLEDGE.places.find("Tripoli");
    let countries: BTreeSet<&str> = found.iter().map(|e| e.country).collect();
    assert!(countries.is_superset(&BTreeSet::from(["GR", "LB", "LY"])), "{countries:?}");
    for name in ["Tripoli", "Kidal", "Gao", "San Juan", "Gaza", "Beni"] {
        let found = ids(&KNOWLEDGE.places.find(name));
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{name}");
    }
}

#[test]
fn places_named_in_reports_are_where_they_are() {
    for (name, country, lat, lon) in [
        ("Kidal", "ML", 18.44, 1.41),
        ("Ber", "ML", 16.84, -2.54),
        ("In Delimane", "ML", 15.87, 1.45),
        ("Boni", "ML", 15.08, -2.21),
        ("Boulkessi", "ML", 14.95, -1.18),
        ("Kibumba", "CD", -1.48, 29.33),
        ("Abu Shouk", "SD", 13.66, 25.35),
        ("camp d'Abou Chouk", "SD", 13.66, 25.35),
        ("El-Facher", "SD", 13.63, 25.35),
        ("Khan Younis", "PS", 31.34, 34.31),
        ("Khan Younès", "PS", 31.34, 34.31),
        ("Bakhmout", "UA", 48.6, 38.0),
        ("Klishchiivka", "UA", 48.53, 37.96),
        ("Lay Kay Kaw", "MM", 16.52, 98.58),
        ("Pont-Sondé", "HT", 19.15, -72.61),
        ("Seytenga", "BF", 14.0, 0.31),
    ] {
        assert!(at(name, country, lat, lon).is_some(), "{name}");
    }
}

#[test]
fn regions_and_forests_have_their_kind() {
    for name in ["Liptako-Gourma", "Donbas", "Sambisa", "Sahel", "zone des trois frontières"] {
        let found = KNOWLEDGE.places.find(name);
        assert!(found.iter().any(|e| e.kind == PlaceKind::Region && e.curated), "{name}");
    }
}

#[test]
fn a_division_is_found_with_and_without_its_kind() {
    let places = &KNOWLEDGE.places;
    for (country, name, id) in [
        ("ML", "Kidal", "g2597449"),
        ("ML", "Kidal Region", "g2597449"),
        ("ML", "région de Kidal", "g2597449"),
        ("ML", "Timbuktu", "g2449066"),
        ("NG", "Borno", "g2346794"),
        ("NG", "Borno State", "g2346794"),
        ("NG", "État de Borno", "g2346794"),
        ("SD", "Darfour du Nord", "g408666"),
        ("SD", "North Darfur", "g408666"),
        ("CD", "Nord-Kivu", "g206938"),
        ("UA", "oblast de Donetsk", "g709716"),
    ] {
        let found = places.admin1(country, name);
        assert_eq!(found.map(|e| e.id), Some(id.to_owned()), "{name}");
    }
    assert!(places.admin1("NE", "Kidal").is_none());
}

#[test]
fn a_prefix_of_a_name_is_known_and_a_wrong_one_is_not() {
    assert!(KNOWLEDGE.places.has_prefix("gourmarha"));
    assert!(!KNOWLEDGE.places.has_prefix("gourmarhax"));
}

#[test]
fn an_id_is_found_again() {
    for entry in KNOWLEDGE.places.find("Gao").into_iter().chain(KNOWLEDGE.places.find("Azawad")) {
        assert_eq!(KNOWLEDGE.places.get(&entry.id).as_ref(), Some(&entry));
    }
    assert_eq!(KNOWLEDGE.places.get("g1"), None);
    assert_eq!(KNOWLEDGE.places.get(""), None);
}

#[test]
fn every_country_is_a_place() {
    for country in KNOWLEDGE.countries.all() {
        let Some(id) = country.geonameid else { continue };
        let place = KNOWLEDGE.places.get(&format!("g{id}"));
        let kind = place.map(|p| (p.kind, p.country.to_owned()));
        assert_eq!(kind, Some((PlaceKind::Country, country.iso2.clone())), "{}", country.iso2);
    }
    assert_eq!(KNOWLEDGE.countries.get("ML").unwrap().names_fr[0], "Mali");
}

#[test]
fn neighbours_are_countries() {
    for country in KNOWLEDGE.countries.all() {
        for neighbour in &country.neighbours {
            assert!(KNOWLEDGE.countries.get(neighbour).is_some(), "{}: {neighbour}", country.iso2);
        }
    }
}

#[test]
fn every_actor_has_a_name_and_known_countries_and_ties() {
    for actor in KNOWLEDGE.actors.all() {
        assert!(!KNOWLEDGE.actors.find(&actor.label).is_empty(), "{}", actor.id);
        for country in &actor.countries {
            assert!(KNOWLEDGE.countries.get(country).is_some(), "{}: {country}", actor.id);
        }
    }
    // States are no rows of the tables: `ml-state` follows from the country.
    let state = |id: &str| {
        let country = id.strip_suffix("-state").map(str::to_uppercase);
        country.is_some_and(|c| KNOWLEDGE.countries.get(&c).is_some())
    };
    for actor in KNOWLEDGE.actors.all() {
        for tie in &actor.ties {
            let known = KNOWLEDGE.actors.get(&tie.other).is_some() || state(&tie.other);
            assert!(known, "{}: {} {}", actor.id, tie.relation, tie.other);
        }
    }
}
