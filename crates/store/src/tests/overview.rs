//! What maps, timelines, filters and queues count.

use super::incidents::{reports, three};
use super::*;
use crate::{Counted, Filter, Grouped, Sort};

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
    let news = Filter { foreground_only: true, ..Filter::default() };
    assert_eq!(of(store.facets(&news).unwrap().regions), [pair("Ségou", 1)]);
    let mali = Filter { country: Some("ML".to_owned()), ..Filter::default() };
    let mali = store.facets(&mali).unwrap();
    assert_eq!((mali.total, mali.countries.len()), (1, 2), "a filter's own values stay to choose");
}

#[test]
fn tags_are_counted_under_the_other_filters_the_commonest_first() {
    let (mut store, mut incidents) = three();
    let of = |store: &Store, filter: Filter| -> Vec<(String, u64)> {
        store.facets(&filter).unwrap().tags.into_iter().map(|c| (c.value, c.n)).collect()
    };
    assert_eq!(of(&store, Filter::default()), [("flood".to_owned(), 1)]);
    for i in &mut incidents {
        let tags: &[&str] = match i.id.as_str() {
            "a-1" => &["aid", "Urgent"],
            "b-1" => &["urgent"],
            _ => &["check"],
        };
        i.tags = tags.iter().map(ToString::to_string).collect();
    }
    store.replace_incidents(&incidents, &[]).unwrap();
    let pair = |tag: &str, n| (tag.to_owned(), n);
    let all = [pair("urgent", 2), pair("aid", 1), pair("check", 1)];
    assert_eq!(of(&store, Filter::default()), all);
    let tagged = Filter { tag: Some("aid".to_owned()), ..Filter::default() };
    assert_eq!(of(&store, tagged), all, "the others stay to choose");
    let mali = Filter { country: Some("ML".to_owned()), ..Filter::default() };
    assert_eq!(of(&store, mali), [pair("aid", 1), pair("urgent", 1)]);
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
    let gone = changed.reports.iter().flat_map(|r| r.events.clone()).collect();
    let until = store.stats().unwrap().entries;
    store.exchange_incidents(until, &gone, &[changed], &[]).unwrap();
    assert_eq!(store.incident("a-1").unwrap().unwrap().act, "Attack");
    assert_eq!(store.stats().unwrap().incidents, 3);
    store.exchange_incidents(until, &gone, &[], &[]).unwrap();
    assert_eq!(store.incident("a-1").unwrap(), None);
    assert_clean(&store);
}

fn grouped(event: &str, cluster: &str, days: Option<(i64, i64)>) -> Grouped {
    let text = str::to_owned;
    let report = format!("report of {event}");
    Grouped { event: text(event), report, cluster: text(cluster), days }
}

#[test]
fn clusters_and_days_say_what_an_event_may_touch() {
    let (mut store, incidents) = three();
    let groups = [
        grouped("e1", "e1", Some((100, 100))),
        grouped("e2", "e1", Some((99, 105))),
        grouped("e3", "e1", None),
        grouped("e4", "e4", Some((110, 110))),
    ];
    store.replace_incidents(&incidents, &groups).unwrap();
    let with = |id: &str| -> Vec<String> {
        let ids = [id.to_owned()].into();
        store.clusters_of_events(&ids).unwrap().into_keys().collect()
    };
    assert_eq!(with("e2"), ["e1", "e2", "e3"]);
    assert_eq!(with("e4"), ["e4"]);
    assert!(with("e9").is_empty());
    let of = store.clusters_of_reports(&["report of e3".to_owned()].into()).unwrap();
    assert_eq!(of.into_keys().collect::<Vec<_>>(), ["e1", "e2", "e3"]);
    let between = |first, last| -> Vec<String> {
        store.reports_between(&[(first, last)].into(), 10).unwrap().into_iter().collect()
    };
    assert_eq!(between(101, 103), ["report of e2"]);
    assert_eq!(between(100, 110), ["report of e1", "report of e2", "report of e4"]);
    assert!(between(106, 109).is_empty());
}

#[test]
fn exchanging_does_not_hide_what_came_meanwhile() {
    let (mut store, _) = three();
    let none = std::collections::BTreeSet::new();
    let waits = |store: &Store| store.waiting().unwrap().unwrap();
    let set = decision(&reports()[0], m::Field::Killed, r::RulingWords::Set("8".to_owned()));
    store.decide(&set).unwrap();
    let waiting = waits(&store);
    assert_eq!((waiting.decisions.as_slice(), waiting.read.len()), (&[set][..], 0));
    numbered(1).add_to(&mut store).unwrap();
    store.exchange_incidents(waiting.until, &none, &[], &[]).unwrap();
    assert_eq!(waits(&store).read.len(), 1);
    store.exchange_incidents(waits(&store).until, &none, &[], &[]).unwrap();
    let stats = store.stats().unwrap();
    assert_eq!(stats.incidents_at, Some(stats.entries));
}
