//! What maps, timelines, filters and queues count.

use super::incidents::{reports, three};
use super::*;
use crate::{Counted, Filter, Sort};

#[test]
fn incidents_near_one_another_are_one_cell_and_far_ones_two() {
    let (store, _) = three();
    let all = Filter::default();
    // Both points are the same; the third incident has none.
    let near = store.cells(&all, 10.0).unwrap();
    assert_eq!((near.len(), near[0].n, near[0].killed), (1, 2, 8));
    assert_eq!((near[0].id.as_deref(), near[0].precision.as_deref()), (None, None));
    let alone = Filter { country: Some("ML".to_owned()), ..all };
    let cells = store.cells(&alone, 10.0).unwrap();
    assert_eq!(cells[0].id.as_deref(), Some("a-1"));
    assert_eq!(cells[0].precision.as_deref(), Some("settlement"));
    assert!((cells[0].lat - 16.27).abs() < 1e-9);
}

#[test]
fn a_box_holds_what_lies_in_it_also_over_the_date_line() {
    let (store, _) = three();
    let count =
        |bbox| store.facets(&Filter { bbox: Some(bbox), ..Filter::default() }).unwrap().total;
    assert_eq!(count([-5.0, 10.0, 5.0, 20.0]), 2);
    assert_eq!(count([5.0, 10.0, 15.0, 20.0]), 0);
    assert_eq!(count([170.0, 10.0, 5.0, 20.0]), 2);
    assert_eq!(count([170.0, 10.0, -170.0, 20.0]), 0);
    assert_eq!(crate::parse_bbox("-5,10,5,20"), Some([-5.0, 10.0, 5.0, 20.0]));
    for wrong in ["", "1,2,3", "1,2,3,x", "0,20,5,10", "0,0,0,91", "-181,0,0,1"] {
        assert_eq!(crate::parse_bbox(wrong), None, "{wrong}");
    }
}

#[test]
fn what_has_no_point_is_counted_by_its_area_or_nowhere() {
    let (mut store, mut incidents) = three();
    for i in &mut incidents {
        if let Some(place) = &mut i.place {
            (place.lat, place.lon) = (None, None);
            place.precision = m::PlacePrecision::Admin1;
        }
    }
    store.replace_incidents(&incidents, &[]).unwrap();
    let (areas, nowhere) = store.areas(&Filter::default()).unwrap();
    let named: Vec<_> =
        areas.iter().map(|a| (a.country.as_str(), a.admin1.as_deref(), a.n, a.killed)).collect();
    assert_eq!(named, [("ML", Some("Ségou"), 1, 8), ("SD", Some("North Darfur"), 1, 0)]);
    assert_eq!(nowhere, 1);
}

#[test]
fn days_and_values_are_counted_under_the_filter() {
    let (store, _) = three();
    let days = store.days(&Filter::default()).unwrap();
    let days: Vec<_> = days.iter().map(|d| (d.day.as_deref(), d.n, d.killed)).collect();
    assert_eq!(days, [(None, 1, 0), (Some("2024-06-01"), 1, 0), (Some("2024-06-03"), 1, 8)]);
    let of = |counted: Vec<Counted>| -> Vec<(String, u64)> {
        counted.into_iter().map(|c| (c.value, c.n)).collect()
    };
    let pair = |value: &str, n| (value.to_owned(), n);
    let all = store.facets(&Filter::default()).unwrap();
    assert_eq!((all.total, all.background), (3, 1));
    assert_eq!(of(all.families)[0], pair("Battles", 2));
    assert_eq!(of(all.countries), [pair("ML", 1), pair("SD", 1)]);
    let news =
        Filter { foreground_only: true, country: Some("ML".to_owned()), ..Filter::default() };
    let news = store.facets(&news).unwrap();
    assert_eq!(of(news.regions), [pair("Ségou", 1)]);
    assert_eq!((news.total, news.countries.len()), (1, 2), "a filter's own values stay to choose");
}

#[test]
fn pages_follow_one_another_and_miss_nothing() {
    let (store, _) = three();
    for sort in [Sort::Day, Sort::Killed, Sort::Sources, Sort::Confidence] {
        for down in [false, true] {
            let mut seen = Vec::new();
            loop {
                let page = store
                    .incident_page(&Filter::default(), (sort, down), seen.len() as u64, 2)
                    .unwrap();
                assert_eq!(page.total, 3);
                seen.extend(page.incidents.into_iter().map(|i| i.id));
                if !page.more {
                    break;
                }
            }
            let first = seen[0].clone();
            seen.sort();
            assert_eq!(seen, ["a-1", "b-1", "b-2"], "{sort:?} {down}");
            if (sort, down) == (Sort::Killed, true) {
                assert_eq!(first, "a-1");
            }
        }
    }
}

#[test]
fn the_queue_puts_the_deadly_and_recent_first_and_leaves_out_what_is_decided() {
    let (mut store, mut incidents) = three();
    let ids = |store: &Store, today: &str| -> Vec<String> {
        let (queue, total) = store.queue(&Filter::default(), today, 10).unwrap();
        assert_eq!(queue.len() as u64, total);
        queue.into_iter().map(|q| q.id).collect()
    };
    assert_eq!(ids(&store, "2024-07-01")[0], "a-1");
    let report = &reports()[0];
    let a = incidents.iter_mut().find(|i| i.id == "a-1").unwrap();
    a.history = vec![decision(report, m::Field::Event, r::RulingWords::Accept)];
    store.replace_incidents(&incidents, &[]).unwrap();
    assert!(!ids(&store, "2024-07-01").contains(&"a-1".to_owned()));
    // A day that is none does no harm.
    assert_eq!(ids(&store, "'); DROP TABLE incident; --").len(), 2);
}

#[test]
fn exchanging_a_few_incidents_leaves_the_others_as_they_were() {
    let (mut store, incidents) = three();
    let mut changed = incidents.iter().find(|i| i.id == "a-1").unwrap().clone();
    changed.act = "Attack".to_owned();
    let gone = std::collections::BTreeSet::from(["a-1".to_owned()]);
    store.exchange_incidents(1, &gone, &[changed], &[]).unwrap();
    assert_eq!(store.incident("a-1").unwrap().unwrap().act, "Attack");
    assert_eq!(store.stats().unwrap().incidents, 3);
    store.exchange_incidents(1, &gone, &[], &[]).unwrap();
    assert_eq!(store.incident("a-1").unwrap(), None);
    assert_clean(&store);
}

#[test]
fn groups_say_which_events_stand_together() {
    let (mut store, incidents) = three();
    let event = |n: &str| (format!("event-{n}"), "mali".to_owned());
    let groups = [vec![event("1"), event("2")], vec![event("3")]];
    store.replace_incidents(&incidents, &groups).unwrap();
    let with = |id: &str| -> Vec<String> {
        let ids = std::collections::BTreeSet::from([id.to_owned()]);
        store.together(&ids).unwrap().into_keys().collect()
    };
    assert_eq!(with("event-2"), ["event-1", "event-2"]);
    assert_eq!(with("event-3"), ["event-3"]);
    assert!(with("event-9").is_empty());
}

#[test]
fn exchanging_does_not_hide_reports_that_wait_to_be_reconciled() {
    let (mut store, _) = three();
    let none = std::collections::BTreeSet::new();
    let current = |store: &Store| {
        let stats = store.stats().unwrap();
        stats.incidents_at == Some(stats.entries)
    };
    let set = decision(&reports()[0], m::Field::Killed, r::RulingWords::Set("8".to_owned()));
    let seq = store.decide(&set).unwrap();
    store.exchange_incidents(seq, &none, &[], &[]).unwrap();
    assert!(current(&store));
    numbered(1).add_to(&mut store).unwrap();
    let set = decision(&reports()[0], m::Field::Killed, r::RulingWords::Set("9".to_owned()));
    let seq = store.decide(&set).unwrap();
    store.exchange_incidents(seq, &none, &[], &[]).unwrap();
    assert!(!current(&store));
}
