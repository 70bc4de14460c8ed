//! English.

use crate::read::*;

fn en(text: &str) -> Vec<tidings_record::Event> {
    outcome("en", text).events
}

#[test]
fn a_caption_is_not_the_story() {
    let events = page(
        "en",
        "Gunmen attack village in central Mali",
        "<p>Gunmen attacked the town of Bandiagara in central Mali on Thursday, killing six farmers, \
         the army said.</p>\
         <figure><img src=a.jpg><figcaption>Soldiers at the site of a suicide bombing that killed \
         nine people in Mogadishu, Somalia, on 4 March 2019. File photo</figcaption></figure>\
         <p>The farmers had gone out to their fields early in the morning, the army said.</p>",
        "",
    );
    let news = only_news(events);
    assert_eq!(place(&news), Some("Bandiagara"));
    assert_eq!(toll(&news, "killed"), counted(6));
}

#[test]
fn a_denial_is_not_a_confirmation() {
    let events =
        en("The Malian army denied on Tuesday that its drones struck the town of Bandiagara. \
                     No such strike took place, its spokesman said.");
    for event in &events {
        assert!(
            ["denied", "disputed"].contains(&event.standing.to_string().as_str()),
            "{}",
            told(&events)
        );
    }
}

#[test]
fn twenty_wounded_is_not_twenty_killed() {
    let event = only(en(
        "A roadside bomb killed two people and wounded 20 others in the town of Bandiagara in Mali on \
         Tuesday, police said.",
    ));
    assert_eq!(toll(&event, "killed"), counted(2));
    assert_eq!(toll(&event, "injured"), counted(20));
}

#[test]
fn background_is_not_news() {
    let news = only_news(en(
        "Gunmen attacked the town of Bandiagara in central Mali on Thursday, killing six farmers, the \
         army said.\n\nThe region has seen years of violence. In March 2019, gunmen \
         killed 160 people in the village of Ogossagou.",
    ));
    assert_eq!(place(&news), Some("Bandiagara"));
    assert_eq!(toll(&news, "killed"), counted(6));
}

#[test]
fn a_forecast_is_no_event() {
    none(&en(
        "The rebels are likely to attack the town of Kidal in northern Mali before the end of \
              the rains, analysts said. A new offensive could kill thousands.",
    ));
}

#[test]
fn a_threat_is_expected_at_most() {
    let events =
        en("The rebels threatened on Tuesday to attack the town of Kidal in northern Mali \
                     if the army does not withdraw.");
    assert!(events.iter().all(|e| e.standing.to_string() == "expected"), "{}", told(&events));
}

#[test]
fn a_comment_box_gives_nothing() {
    let news = only(page(
        "en",
        "Gunmen attack village in central Mali",
        "<p>Gunmen attacked the town of Bandiagara in central Mali on Thursday, killing six farmers, \
         a local official said. The attackers fled before soldiers arrived from the garrison.</p>",
        "<div id=\"comments\"><h3>Leave a Reply</h3><p>Joe: the army bombed Gao yesterday and \
         killed 40 people!</p></div>",
    ));
    assert_eq!(place(&news), Some("Bandiagara"));
}

#[test]
fn a_teaser_gives_nothing() {
    let news = only(page(
        "en",
        "Gunmen attack village in central Mali",
        "<p>Gunmen attacked the town of Bandiagara in central Mali on Thursday, killing six farmers, \
         a local official said.</p><p><a href=\"/x\">Read also: Air strike kills 30 in Timbuktu\
         </a></p><p>The attackers fled before soldiers arrived from the garrison.</p>",
        "",
    ));
    assert_eq!(place(&news), Some("Bandiagara"));
}

#[test]
fn a_football_clash_is_no_battle() {
    none(&en(
        "Arsenal clash with Chelsea at Stamford Bridge on Saturday after last week's battle \
              with Everton. The striker fired a late shot past the keeper to kill off the game, and \
              the fans exploded with joy.",
    ));
}

#[test]
fn a_strike_of_workers_is_no_air_strike() {
    let events =
        en("Teachers in Lagos went on strike on Monday over unpaid wages, their union said. \
                     The strike will last a week.");
    assert!(events.iter().all(|e| e.act != "Air/drone strike"), "{}", told(&events));
}

#[test]
fn a_road_accident_is_no_attack() {
    none(&en(
        "A bus hit a lorry near Kano in Nigeria on Tuesday, killing 14 people and injuring 20, \
              the road safety service said.",
    ));
}

#[test]
fn an_earthquake_is_no_event() {
    none(&en(
        "An earthquake struck western Afghanistan on Tuesday, killing at least 200 people and \
              destroying hundreds of homes, officials said.",
    ));
}

#[test]
fn a_falling_market_is_no_attack() {
    none(&en(
        "Shares in London took a hit on Tuesday as the pound came under attack from traders. \
              The bank defended its position and fired 200 employees.",
    ));
}

#[test]
fn a_war_film_is_no_war() {
    none(&en(
        "In the film, which opens on Friday, soldiers storm a village in Vietnam and kill its \
              people. The director shot the battle scenes in Thailand.",
    ));
}

#[test]
fn unknown_is_not_zero() {
    let event =
        only(en("A drone strike hit the town of Kidal in northern Mali on Tuesday, residents \
                         said. The number of casualties was not immediately known."));
    for figure in figures(&event, "killed") {
        assert_eq!([figure.low, figure.best, figure.high], [None; 3]);
    }
}

#[test]
fn no_casualties_is_zero() {
    let event =
        only(en("A drone strike hit the airport of Gao in northern Mali on Tuesday, the army \
                         said. There were no casualties."));
    assert_eq!(toll(&event, "killed"), counted(0));
}

#[test]
fn a_share_of_a_population_is_no_displacement() {
    let events = en("Gunmen attacked the town of Bandiagara in central Mali on Thursday, a local \
                     official said.\n\nThe war has displaced one fifth of the population.");
    assert!(events.iter().all(|e| figures(e, "displaced").is_empty()), "{}", told(&events));
}

#[test]
fn no_year_is_invented() {
    let outcome = undated(
        "en",
        "Gunmen attacked the town of Bandiagara in central Mali on 4 June, killing six farmers, a \
         local official said.",
    );
    assert!(outcome.events.iter().all(|e| days(e).is_none()), "{}", told(&outcome.events));
    assert!(outcome.problems.iter().any(|p| p.message.contains("--published")));
}

#[test]
fn the_origin_of_a_drone_is_not_its_target() {
    let event =
        only(en("Drones launched from Anefis struck the town of Kidal in northern Mali on \
                         Tuesday, killing three people, residents said."));
    assert_eq!(place(&event), Some("Kidal"));
}

#[test]
fn a_yearly_sum_is_no_event() {
    let events =
        en("Armed groups have killed more than 3,000 civilians in Mali since the start of \
                     last year, according to a consortium of aid agencies.");
    no_news(&events);
}

#[test]
fn two_towns_are_two_events() {
    let events =
        en("Gunmen attacked the town of Bandiagara in Mali on Tuesday, killing six people. On \
                     Wednesday a drone strike hit the town of Kidal, killing three.");
    assert_eq!(events.len(), 2, "{}", told(&events));
    assert_eq!(events.iter().map(place).collect::<Vec<_>>(), [Some("Bandiagara"), Some("Kidal")]);
}

#[test]
fn the_toll_of_one_town_is_not_that_of_the_other() {
    let events =
        en("Gunmen attacked the town of Bandiagara in Mali on Tuesday, killing six people. On \
                     Wednesday a drone strike hit the town of Kidal, killing three.");
    let tolls: Vec<_> = events.iter().map(|e| toll(e, "killed")).collect();
    assert_eq!(tolls, [counted(6), counted(3)]);
}

#[test]
fn the_same_thing_told_again_is_one_event() {
    let event =
        only(en("A drone strike hit the market of Kidal in northern Mali on Tuesday, killing \
                         eight people, residents said.\n\nThe strike came shortly after noon, when \
                         the market was full."));
    assert_eq!(toll(&event, "killed"), counted(8));
}

#[test]
fn overnight_into_tuesday_is_two_days() {
    let event =
        only(en("Drones struck the town of Kidal in northern Mali overnight into Tuesday, \
                         killing three people, residents said."));
    assert_eq!(days(&event), Some(("2024-09-09", "2024-09-10")));
}

#[test]
fn a_weekday_is_the_last_one_before_publication() {
    let event =
        only(en("Gunmen attacked the town of Bandiagara in central Mali on Tuesday, killing six \
                         farmers, a local official said."));
    assert_eq!(days(&event), Some(("2024-09-10", "2024-09-10")));
}

#[test]
fn leaders_among_the_dead_are_counted_once() {
    let event = only(en("An army drone strike on the town of Kidal in northern Mali on Tuesday \
                         killed eight rebel leaders, among them two commanders, the army said."));
    let totals: Vec<_> = figures(&event, "killed")
        .into_iter()
        .filter(|f| f.relation.to_string() == "total")
        .map(|f| f.best)
        .collect();
    assert_eq!(totals, [Some(8)], "{}", told(std::slice::from_ref(&event)));
}

#[test]
fn an_admin_region_has_no_pin() {
    let event =
        only(en("Gunmen killed six farmers in North Kivu province in the Democratic Republic \
                         of Congo on Tuesday, the army said."));
    let place = event.place.as_ref().unwrap();
    assert_eq!((place.lat, place.lon), (None, None), "{place:?}");
    assert_eq!(place.precision.to_string(), "admin1");
}

#[test]
fn the_dateline_is_not_the_scene() {
    let event =
        only(en("BAMAKO, Sept 13 (Agency) - Gunmen attacked the town of Bandiagara in central \
                         Mali on Thursday, killing six farmers, a local official said."));
    assert_eq!(place(&event), Some("Bandiagara"));
    assert_eq!(days(&event), Some(("2024-09-12", "2024-09-12")));
}

#[test]
fn at_least_is_a_lower_bound_only() {
    let event =
        only(en("Gunmen killed at least 12 people in the town of Bandiagara in central Mali on \
                         Tuesday, officials said."));
    assert_eq!(toll(&event, "killed"), [Some(12), None, None]);
}

#[test]
fn up_to_is_an_upper_bound_only() {
    let event =
        only(en("Gunmen killed up to 20 people in the town of Bandiagara in central Mali on \
                         Tuesday, officials said."));
    assert_eq!(toll(&event, "killed"), [None, None, Some(20)]);
}

#[test]
fn dozens_is_no_number() {
    let event =
        only(en("Gunmen killed dozens of people in the town of Bandiagara in central Mali on \
                         Tuesday, officials said."));
    assert_eq!(toll(&event, "killed"), [None; 3]);
}

#[test]
fn speakers_who_differ_are_both_kept() {
    let event = only(en("An air strike hit the market of Kidal in northern Mali on Tuesday. The \
                         army said ten people were killed. Residents said 30 people were killed."));
    let numbers: Vec<_> = figures(&event, "killed").iter().filter_map(|f| f.best).collect();
    assert!(
        numbers.contains(&10) && numbers.contains(&30),
        "{}",
        told(std::slice::from_ref(&event))
    );
}

#[test]
fn households_are_not_people() {
    let event =
        only(en("Gunmen attacked the town of Bandiagara in central Mali on Tuesday and burned \
                         homes, forcing 300 families to flee, officials said."));
    let displaced = figures(&event, "displaced");
    assert_eq!(displaced.len(), 1, "{}", told(std::slice::from_ref(&event)));
    assert_eq!(displaced[0].unit.to_string(), "households");
}

#[test]
fn who_speaks_is_not_who_attacked() {
    let event =
        only(en("Gunmen attacked the town of Bandiagara in central Mali on Tuesday, the army \
                         said."));
    assert_eq!(names(&event, "actor"), ["Gunmen"]);
}

#[test]
fn who_suffers_is_not_who_acts() {
    let event =
        only(en("Malian soldiers were ambushed by jihadists near Bandiagara in central Mali on \
                         Tuesday, the army said."));
    assert_eq!(names(&event, "actor"), ["jihadists"], "{}", told(std::slice::from_ref(&event)));
}

#[test]
fn a_blamed_group_has_not_confessed() {
    let event = only(en(
        "Officials blamed the rebels for a bomb that killed four people at a market \
                         in Gao in northern Mali on Tuesday. No group has claimed responsibility.",
    ));
    assert!(
        event.speakers.iter().all(|s| s.stance.to_string() != "claims_responsibility"),
        "{}",
        told(std::slice::from_ref(&event))
    );
}

#[test]
fn an_anniversary_is_not_the_day_of_the_event() {
    no_news(&en(
        "Families in Srebrenica on Thursday remembered the thousands of men who were killed \
                 there by Bosnian Serb forces in July 1995.",
    ));
}

#[test]
fn every_value_points_at_its_words() {
    quotes_stand_in_the_text(&outcome(
        "en",
        "Gunmen on motorbikes attacked the market of Bandiagara in central Mali’s Mopti region on \
         Thursday, killing 14 people — among them three women — two local officials said.",
    ));
}

#[test]
fn a_language_nobody_reads_is_a_problem_and_no_event() {
    let outcome = undated(
        "es",
        "Hombres armados mataron a seis campesinos en el municipio de Tibú el martes por la noche, \
         según informaron las autoridades locales de la región del Catatumbo.",
    );
    none(&outcome.events);
    assert_eq!(outcome.problems.len(), 1, "{:?}", outcome.problems);
}

#[test]
fn a_region_named_beside_a_village_picks_among_its_namesakes() {
    let event = only(en("Gunmen attacked the village of Boni in Mali's Mopti region on Tuesday, \
                         killing six farmers, a local official said."));
    let place = event.place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.admin1.as_deref()), ("Boni", Some("Mopti")));
}

#[test]
fn who_speaks_is_not_among_the_dead() {
    let event =
        only(en("Gunmen attacked the town of Bandiagara in central Mali on Thursday, killing \
                         six farmers, a local official said."));
    assert_eq!(toll(&event, "killed"), counted(6));
}
