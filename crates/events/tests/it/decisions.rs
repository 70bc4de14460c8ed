//! Reviewers are obeyed, and may change their mind.

use crate::build::{killed, merge, one, report, ruling, split, told, town};
use tidings_model::{Field, Member, Ruling, Span};

fn elsewhere(id: &str) -> Member {
    let mut m = report(id, 11);
    m.event.place = Some(town("Hombori", 15.28, -1.70));
    m
}

#[test]
fn a_merge_is_obeyed_and_a_later_split_undoes_it() {
    let two = [report("a", 11), elsewhere("b")];
    assert_eq!(told(&two, &[merge("a", "b")]).len(), 1);
    assert_eq!(told(&two, &[merge("a", "b"), split("b", "a")]).len(), 2);
    assert_eq!(told(&two, &[merge("a", "b"), split("a", "b"), merge("b", "a")]).len(), 1);
}

#[test]
fn a_split_is_obeyed_and_a_later_merge_undoes_it() {
    let two = [report("a", 11), report("b", 11)];
    assert_eq!(told(&two, &[split("a", "b")]).len(), 2);
    assert_eq!(told(&two, &[split("a", "b"), merge("a", "b")]).len(), 1);
}

#[test]
fn a_split_holds_against_a_third_report_and_against_earlier_merges() {
    let three = [report("a", 11), report("b", 11), report("c", 11)];
    assert_eq!(told(&three, &[split("a", "b")]).len(), 2);
    let ruled = [merge("a", "b"), merge("b", "c"), split("a", "c")];
    let found = told(&three, &ruled);
    assert!(found.iter().all(|i| !(i.contains(&"a".to_owned()) && i.contains(&"c".to_owned()))));
}

#[test]
fn a_rejected_event_is_out_and_an_accepted_one_in_again() {
    let one = [report("a", 11)];
    let rejected = ruling("a", Field::Event, Ruling::Reject);
    assert!(told(&one, std::slice::from_ref(&rejected)).is_empty());
    assert_eq!(told(&one, &[rejected, ruling("a", Field::Event, Ruling::Accept)]).len(), 1);
}

#[test]
fn a_reading_by_a_newer_coder_loses_no_decision() {
    let mut newer = report("a", 11);
    newer.event.id = "read anew".to_owned();
    newer.event.trigger.span = Span::new(3, 12);
    let two = [newer.clone(), report("b", 11)];
    assert_eq!(told(&two, &[split("a", "b")]).len(), 2);
    let set = ruling("a", Field::Killed, Ruling::Set("9".to_owned()));
    assert_eq!(one(&[killed(newer, 14)], &[set]).settled.figures[0].toll.best, Some(9));
}

#[test]
fn a_reviewer_may_set_what_no_report_says() {
    let mut undated = report("a", 11);
    undated.event.when = None;
    let set = |field, value: &str| ruling("a", field, Ruling::Set(value.to_owned()));
    let ruled = [set(Field::Killed, "9"), set(Field::When, "2024-09-12")];
    let i = one(&[undated], &ruled);
    assert_eq!(i.settled.figures[0].toll.best, Some(9));
    assert!(i.settled.when.is_some());
    assert!(i.why.iter().any(|w| w.reason == "decided by a reviewer: seen"));
}
