//! What is one incident and what is not.

use crate::build::{day, killed, one, report, told, town};
use tidings_model::{Act, Dating, PlacePrecision};

#[test]
fn two_papers_on_one_attack_are_one_incident() {
    assert_eq!(told(&[report("a", 11), report("b", 11)], &[]), [["a", "b"]]);
}

#[test]
fn two_attacks_in_one_town_in_one_week_stay_two() {
    let week = [report("a", 11), report("b", 11), report("c", 13), report("d", 13)];
    assert_eq!(told(&week, &[]), [["a", "b"], ["c", "d"]]);
    let next_day = [killed(report("a", 11), 3), killed(report("b", 12), 5)];
    assert_eq!(told(&next_day, &[]).len(), 2);
}

#[test]
fn an_attack_of_the_night_is_one_though_its_day_is_written_as_two() {
    assert_eq!(told(&[killed(report("a", 11), 14), killed(report("b", 12), 14)], &[]).len(), 1);
}

#[test]
fn undated_news_of_another_week_is_another_incident() {
    let undated = |id: &str, on| {
        let mut m = report(id, on);
        m.event.when = None;
        m
    };
    assert_eq!(told(&[undated("a", 1), undated("b", 1), undated("c", 5)], &[]).len(), 2);
}

#[test]
fn attacks_in_different_towns_on_one_day_stay_apart() {
    let mut elsewhere = report("b", 11);
    elsewhere.event.place = Some(town("Hombori", 15.28, -1.70));
    assert_eq!(told(&[report("a", 11), elsewhere], &[]).len(), 2);
}

#[test]
fn a_country_and_a_day_alone_make_no_incident() {
    let vague = |id: &str| {
        let mut m = report(id, 11);
        let place = m.event.place.as_mut().unwrap();
        (place.place.precision, place.place.point) = (PlacePrecision::Country, None);
        m
    };
    assert_eq!(told(&[vague("a"), vague("b")], &[]).len(), 2);
    assert_eq!(told(&[killed(vague("a"), 14), killed(vague("b"), 14)], &[]).len(), 1);
}

#[test]
fn a_report_without_a_place_is_found_by_its_toll() {
    let mut placeless = killed(report("b", 11), 14);
    placeless.event.place = None;
    assert_eq!(told(&[killed(report("a", 11), 14), placeless], &[]).len(), 1);
}

#[test]
fn one_written_name_read_as_two_places_is_one_place() {
    let mut far = report("b", 11);
    far.event.place = Some(town("Boni", 40.0, 20.0));
    far.event.place.as_mut().unwrap().place.id = Some("gother".to_owned());
    assert_eq!(told(&[report("a", 11), far], &[]).len(), 1);
}

#[test]
fn two_things_that_one_report_tells_stay_two_also_through_a_third_report() {
    let mut second = report("a", 11);
    second.event.id = "another event".to_owned();
    second.event.trigger.span = tidings_model::Span::new(50, 58);
    assert_eq!(told(&[report("a", 11), second, report("b", 11)], &[]).len(), 2);
}

#[test]
fn a_plan_is_not_what_was_done() {
    let mut planned = report("b", 11);
    planned.event.standing = tidings_model::Standing::Expected;
    assert_eq!(told(&[report("a", 11), planned], &[]).len(), 2);
}

#[test]
fn a_strike_and_a_protest_are_two() {
    let mut protest = report("b", 11);
    protest.event.act = Act::PeacefulProtest;
    assert_eq!(told(&[report("a", 11), protest], &[]).len(), 2);
}

#[test]
fn copies_count_as_one_source() {
    let mut same_text = report("b", 11);
    same_text.report.text_id = report("a", 11).report.text_id;
    let mut named = report("c", 11);
    named.report.copy_of = Some(tidings_model::ReportId("b".to_owned()));
    assert_eq!(
        one(&[report("a", 11), same_text, named, report("d", 11)], &[]).independent_sources,
        2
    );
}

#[test]
fn the_most_exact_dating_is_taken() {
    let mut wide = report("b", 11);
    wide.event.when.as_mut().unwrap().dating = Dating::days(day(10), day(12));
    let i = one(&[wide, report("a", 11)], &[]);
    assert_eq!(i.settled.when.unwrap().dating, Dating::day(day(11)));
}
