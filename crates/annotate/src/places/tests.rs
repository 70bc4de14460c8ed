//! Places of whole texts, and which of them is the scene.

use crate::actors::Names;
use crate::lang::{self, Language};
use crate::story;
use tidings_knowledge::Knowledge;
use tidings_model::{
    Annotated, Digest, Extraction, LinkRole, Mark, Passage, PassageKind, Place, PlacePrecision,
    Span,
};

fn annotate(lang: &'static Language, text: &str) -> Annotated {
    let knowledge = Knowledge::builtin().unwrap();
    let names = Names::new(&knowledge, lang);
    let extraction = Extraction {
        text_id: Digest::of(text.as_bytes()),
        capture: Digest::of(text.as_bytes()),
        extractor: "test".to_owned(),
        language: None,
        text: text.to_owned(),
        passages: vec![Passage { span: Span::new(0, text.len()), kind: PassageKind::Body }],
    };
    let source = story::Source { knowledge: &knowledge, names: &names, lang, learned: None };
    story::annotate(&source, &extraction, None).0
}

fn places(lang: &'static Language, text: &str) -> Vec<Place> {
    let marks = annotate(lang, text).mentions.into_iter();
    marks.filter_map(|m| if let Mark::Place(p) = m.mark { Some(p) } else { None }).collect()
}

fn names(text: &str) -> Vec<String> {
    places(lang::en(), text).into_iter().map(|p| p.name).collect()
}

/// Names of the scenes of the text's acts, in their order.
fn scenes(text: &str) -> Vec<String> {
    let a = annotate(lang::en(), text);
    let scene = a.links.iter().filter(|l| l.role == LinkRole::Place);
    scene
        .filter_map(|l| {
            if let Mark::Place(p) = &a.mentions[l.to].mark { Some(p.name.clone()) } else { None }
        })
        .collect()
}

#[test]
fn a_village_that_no_table_has_keeps_its_name_and_its_province() {
    let found = places(
        lang::en(),
        "Gunmen attacked the village of Qoxatu in Kandahar province, Afghanistan.",
    );
    let p = &found[0];
    assert_eq!((p.name.as_str(), p.precision), ("Qoxatu", PlacePrecision::Settlement));
    assert_eq!((p.country.as_deref(), p.admin1.as_deref()), (Some("AF"), Some("Kandahar")));
    assert_eq!((&p.id, p.point), (&None, None));
}

#[test]
fn a_district_that_no_table_has_is_one_by_its_word() {
    let found = places(
        lang::fr(),
        "Des hommes armés ont attaqué le village de Qoxatoubé, dans la région de Mopti, au Mali.",
    );
    assert_eq!(found[0].name, "Qoxatoubé");
    assert_eq!(found[0].country.as_deref(), Some("ML"));
    let found = places(
        lang::en(),
        "Troops raided a house in Qoxatu district, Helmand province, Afghanistan.",
    );
    assert_eq!((found[0].name.as_str(), found[0].precision), ("Qoxatu", PlacePrecision::Admin2));
    assert_eq!(found[0].admin1.as_deref(), Some("Helmand"));
}

#[test]
fn the_state_behind_the_comma_says_which_town() {
    let found = places(lang::en(), "Police shot a man in Lebanon, Ky., on Monday.");
    assert_eq!(found[0].country.as_deref(), Some("US"));
    assert_eq!(found[0].admin1.as_deref(), Some("Kentucky"));
}

#[test]
fn the_county_says_which_town_and_the_town_which_county() {
    let text = "A house burned in Paris on Monday. Crews came from all over Henry County.";
    let found = places(lang::en(), text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|p| p.admin1.as_deref() == Some("Tennessee")), "{found:?}");
}

#[test]
fn a_name_known_by_itself_alone_is_the_great_city() {
    let found = places(lang::en(), "Thousands marched in Paris on Monday.");
    assert_eq!(found[0].country.as_deref(), Some("FR"));
}

#[test]
fn a_part_of_a_kingdom_is_not_the_kingdom() {
    let found = places(lang::en(), "A bomb exploded in Northern Ireland on Monday.");
    assert_eq!(found[0].precision, PlacePrecision::Admin1);
}

#[test]
fn a_state_is_no_town_of_its_name() {
    let found =
        places(lang::en(), "Fires spread in California. Officials in Los Angeles warned of smoke.");
    assert_eq!(found[0].precision, PlacePrecision::Admin1);
}

#[test]
fn a_town_comes_before_the_province_named_after_it() {
    let found = places(lang::en(), "A bomb exploded in Kandahar, Afghanistan.");
    assert_eq!(found[0].precision, PlacePrecision::Settlement);
}

#[test]
fn first_words_and_half_names_are_no_places() {
    assert!(names("During the operation the force seized weapons.").is_empty());
    assert!(names("Ten people were killed and No fewer than five hurt.").is_empty());
    assert!(names("The Islamist-controlled town was shelled.").is_empty());
    assert!(names("Two leaders were killed in a US airstrike.").is_empty());
}

#[test]
fn the_mayor_of_a_town_is_not_the_scene() {
    let text = "The Mosul police chief was killed by a bomb in Kirkuk, Iraq.";
    assert_eq!(scenes(text).first().map(String::as_str), Some("Kirkuk"));
}

#[test]
fn a_quarter_is_the_scene_before_its_city() {
    let text = "A car bomb exploded in Baghdad's mainly Sunni neighborhood of Qoxatiyah.";
    assert_eq!(scenes(text), ["Qoxatiyah"]);
}

#[test]
fn the_sentence_before_sets_the_scene() {
    let text = "A patrol searched for a leader in Qoxatu district, Helmand province, Afghanistan. \
                The patrol detained two insurgents.";
    assert_eq!(scenes(text).last().map(String::as_str), Some("Qoxatu"));
}

#[test]
fn a_town_that_says_where_another_lies_is_not_the_scene() {
    let text = "A car bomb exploded in Ramadi, west of Baghdad, on Monday.";
    assert_eq!(scenes(text), ["Ramadi"]);
}

#[test]
fn the_garrison_of_a_town_is_a_site_and_the_land_south_of_it_is_near() {
    let found = places(lang::fr(), "Une attaque a visé le camp militaire de Douentza, au Mali.");
    assert_eq!(found[0].precision, PlacePrecision::Site);
    let found = places(lang::fr(), "Une embuscade a eu lieu au sud d'Aguelhoc, au Mali.");
    assert_eq!(found[0].precision, PlacePrecision::Near);
}

#[test]
fn kilometres_and_a_bearing_move_the_point() {
    let of = |lang, text| places(lang, text)[0].point.unwrap();
    let town = of(lang::en(), "A convoy was ambushed in Gao, Mali.");
    let west = of(lang::fr(), "Un convoi a été attaqué à 40 km à l'ouest de Gao, au Mali.");
    let east = of(lang::en(), "A convoy was ambushed 40 km northeast of Gao, Mali.");
    assert!((west.lat - town.lat).abs() < 0.01 && west.lon < town.lon - 0.3, "{west:?}");
    assert!(east.lat > town.lat + 0.2 && east.lon > town.lon + 0.2, "{east:?}");
}
