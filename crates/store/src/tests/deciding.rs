//! Decisions and names hang on words and outlive readings.

use super::*;
use crate::Name;
use r::RulingWords;
use std::collections::BTreeSet;

fn store_with(reports: &[&Made]) -> Store {
    let mut store = Store::in_memory().unwrap();
    for report in reports {
        report.add_to(&mut store).unwrap();
    }
    store
}

#[test]
fn a_decision_comes_back_as_it_was_written_and_twice_is_once() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    let set = decision(&report, m::Field::Killed, RulingWords::Set("8".to_owned()));
    let accept = decision(&report, m::Field::Event, RulingWords::Accept);
    assert_eq!(store.decide(&set).unwrap(), 5);
    assert_eq!(store.decide(&accept).unwrap(), 6);
    assert_eq!(store.decide(&set).unwrap(), 5);
    assert_eq!(store.decisions(None).unwrap(), [set, accept]);
    assert_clean(&store);
}

#[test]
fn decisions_can_be_asked_for_as_of_a_day() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    store.set_clock(|| "2024-06-08T09:00:00Z".to_owned());
    store.decide(&decision(&report, m::Field::Event, RulingWords::Accept)).unwrap();
    assert_eq!(store.decisions(Some("2024-06-07")).unwrap().len(), 0);
    assert_eq!(store.decisions(Some("2024-06-08")).unwrap().len(), 1);
}

#[test]
fn a_newer_coder_loses_no_decision_and_the_lost_anchor_goes_to_the_queue() {
    let old = made("atlas", "Hit", "Gunmen attacked the market and fled.", "attacked");
    let mut store = store_with(&[&old]);
    let kept = decision(&old, m::Field::Killed, RulingWords::Set("8".to_owned()));
    store.decide(&kept).unwrap();
    assert!(store.unattached_decisions().unwrap().is_empty());
    // A wider trigger still overlaps the words.
    old.read_by("wider", &["Gunmen attacked"]).add_to(&mut store).unwrap();
    assert!(store.unattached_decisions().unwrap().is_empty());
    old.read_by(NEWER_CODER, &["fled"]).add_to(&mut store).unwrap();
    assert_eq!(store.decisions(None).unwrap(), std::slice::from_ref(&kept));
    assert_eq!(store.unattached_decisions().unwrap(), [kept]);
    assert_clean(&store);
}

#[test]
fn a_merge_is_attached_only_while_both_ends_are() {
    let (one, two) = (numbered(1), numbered(2));
    let mut store = store_with(&[&one, &two]);
    let other = two.event().trigger.clone();
    let merge = decision(
        &one,
        m::Field::Event,
        RulingWords::Merge {
            text_id: two.head.text_id.clone(),
            start: other.start,
            end: other.end,
        },
    );
    store.decide(&merge).unwrap();
    assert!(store.unattached_decisions().unwrap().is_empty());
    two.read_by(NEWER_CODER, &[]).add_to(&mut store).unwrap();
    assert_eq!(store.unattached_decisions().unwrap(), [merge]);
}

#[test]
fn a_decision_about_words_that_are_not_there_is_refused() {
    let report = made("fr", "Tués", "Des soldats tués à Gao.", "Gao");
    let mut store = store_with(&[&report]);
    let good = decision(&report, m::Field::Event, RulingWords::Accept);
    let unknown = m::Digest::of(b"unknown").to_string();
    let breakers = [
        r::Decision { text_id: unknown.clone(), ..good.clone() },
        r::Decision { start: 0, end: 9000, ..good.clone() },
        r::Decision { start: 3, end: 5, ..good.clone() },
        r::Decision { start: 4, end: 4, ..good.clone() },
        r::Decision { by: " ".to_owned(), ..good.clone() },
        r::Decision {
            ruling: RulingWords::Split { text_id: unknown, start: 0, end: 1 },
            ..good.clone()
        },
    ];
    for bad in breakers {
        assert!(matches!(store.decide(&bad), Err(Error::Anchor { .. })), "{bad:?}");
    }
    let undated = r::Decision { at: "yesterday".to_owned(), ..good };
    assert!(matches!(store.decide(&undated), Err(Error::Moment { .. })));
    assert!(store.decisions(None).unwrap().is_empty());
}

#[test]
fn names_come_back_in_ledger_order_and_only_changes_are_written() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    let t = &report.event().trigger;
    let name = |incident: &str, previous: &[&str]| Name {
        incident: incident.to_owned(),
        text_id: report.head.text_id.clone(),
        start: t.start,
        end: t.end,
        previous_ids: previous.iter().map(|&p| p.to_owned()).collect(),
    };
    let text = BTreeSet::from([report.head.text_id.clone()]);
    store.name(&[name("ML-2", &[]), name("ML-1", &[])]).unwrap();
    let head = store.head().unwrap();
    store.name(&[name("ML-1", &[]), name("ML-2", &[])]).unwrap();
    assert_eq!(store.head().unwrap(), head);
    store.name(&[name("ML-1", &["ML-2"])]).unwrap();
    let names = store.names_on(&text, None).unwrap();
    assert_eq!(names, [name("ML-2", &[]), name("ML-1", &[]), name("ML-1", &["ML-2"])]);
    assert_eq!(store.stats().unwrap().names, 2);
    // One bad name and none is written.
    let bad = Name { end: 9000, ..name("ML-4", &[]) };
    assert!(matches!(store.name(&[name("ML-3", &[]), bad]), Err(Error::Anchor { .. })));
    assert_eq!(store.names_on(&text, None).unwrap().len(), 3);
}

#[test]
fn what_is_undone_no_longer_holds_and_stays_in_the_log() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    let set = decision(&report, m::Field::Killed, RulingWords::Set("8".to_owned()));
    let seq = store.decide(&set).unwrap();
    let undo = decision(&report, m::Field::Killed, RulingWords::Undo { entry: seq });
    let again = store.decide(&undo).unwrap();
    assert!(store.decisions(None).unwrap().is_empty());
    let texts = std::collections::BTreeSet::from([report.head.text_id.clone()]);
    let log: Vec<_> = store.log(&texts).unwrap().iter().map(|l| (l.seq, l.undone)).collect();
    assert_eq!(log, [(seq, true), (again, false)]);
    // To undo the undoing is to let it hold again.
    let back = decision(&report, m::Field::Killed, RulingWords::Undo { entry: again });
    store.decide(&back).unwrap();
    assert_eq!(store.decisions(None).unwrap(), [set]);
    assert_eq!(store.decision(seq).unwrap().unwrap().field, m::Field::Killed);
    assert_eq!(store.decision(1).unwrap(), None);
    assert_clean(&store);
}

#[test]
fn a_comment_decides_nothing() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    let comment = decision(&report, m::Field::Event, RulingWords::Comment);
    store.decide(&comment).unwrap();
    assert!(store.decisions(None).unwrap().is_empty());
    assert_eq!(store.said(None).unwrap().comments, [comment]);
    assert_clean(&store);
}

#[test]
fn words_shown_with_a_decision_come_back() {
    let report = numbered(1);
    let mut store = store_with(&[&report]);
    let mut set = decision(&report, m::Field::Killed, RulingWords::Set("8".to_owned()));
    set.shown = Some(r::Quote {
        text_id: Some(report.head.text_id.clone()),
        ..report.event().trigger.clone()
    });
    store.decide(&set).unwrap();
    assert_eq!(store.decisions(None).unwrap(), [set]);
}
