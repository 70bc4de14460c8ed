//! Numbers that differ.

use crate::build::{killed, one, report};
use tidings_model::{Field, Incident, Toll};

fn toll(i: &Incident) -> Toll {
    i.settled.figures[0].toll
}

fn reason(i: &Incident) -> &str {
    &i.why.iter().find(|w| w.field == Field::Killed).expect("every figure has a why").reason
}

#[test]
fn tolls_that_differ_are_a_range_and_a_dispute_with_its_why() {
    let i = one(&[killed(report("a", 11), 14), killed(report("b", 11), 17)], &[]);
    assert_eq!((toll(&i).low, toll(&i).high), (Some(14), Some(17)));
    let dispute = i.disputes.iter().find(|d| d.field == Field::Killed).expect("a dispute");
    assert_eq!(dispute.claims.len(), 2);
    assert!(reason(&i).contains("14 killed, 17 killed"), "{}", reason(&i));
}

#[test]
fn one_number_from_all_is_that_number_and_no_dispute() {
    let i = one(&[killed(report("a", 11), 14), killed(report("b", 11), 14)], &[]);
    assert_eq!(toll(&i).best, Some(14));
    assert!(i.disputes.is_empty());
}

#[test]
fn a_later_toll_of_the_same_paper_supersedes_its_earlier_one() {
    let mut later = killed(report("b", 11), 19);
    later.report.publisher = Some("paper of a".to_owned());
    later.report.published = Some(crate::build::day(14));
    let i = one(&[killed(report("a", 11), 14), later], &[]);
    assert_eq!((toll(&i).low, toll(&i).high), (Some(19), Some(19)));
    assert!(i.disputes.is_empty());
}

#[test]
fn the_number_most_sources_give_is_best_and_copies_have_one_voice() {
    let copy = |id: &str| {
        let mut m = killed(report(id, 11), 17);
        m.report.text_id = crate::build::text("wire");
        m
    };
    let papers = [killed(report("a", 11), 14), killed(report("b", 11), 14)];
    let all = [papers.to_vec(), vec![copy("w"), copy("x"), copy("y")]].concat();
    assert_eq!(toll(&one(&all, &[])).best, Some(14));
}

#[test]
fn a_report_without_a_number_changes_none() {
    let i = one(&[killed(report("a", 11), 14), report("b", 11)], &[]);
    assert_eq!(toll(&i).best, Some(14));
    let none = one(&[report("a", 11), report("b", 11)], &[]);
    assert!(none.settled.figures.is_empty());
}
