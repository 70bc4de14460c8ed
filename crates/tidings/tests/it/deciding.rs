//! Settling a few incidents by themselves leaves what settling all of them would.

use crate::shared::read;
use tidings::pipeline::{decide, keep, reconcile};
use tidings_model::Field;
use tidings_record::{Decision, Event, Incident, RulingWords};
use tidings_store::{Filter, Store};

fn store() -> Store {
    let mut store = Store::in_memory().unwrap();
    for outcome in read() {
        keep(&mut store, &outcome.events[0].coded_by, &outcome).unwrap().unwrap();
    }
    reconcile(&mut store).unwrap();
    store
}

fn on(event: &Event, n: usize, field: Field, ruling: RulingWords) -> Decision {
    Decision {
        at: format!("2026-01-02T03:04:{n:02}Z"),
        by: "A. Coder".to_owned(),
        field,
        ruling,
        shown: None,
        reason: "read again".to_owned(),
        text_id: event.report.text_id.clone(),
        start: event.trigger.start,
        end: event.trigger.end,
    }
}

#[test]
fn few_settled_by_themselves_are_as_all_settled_together() {
    let mut store = store();
    let events = store.current_events(None).unwrap();
    let told = store.incidents(&Filter::default()).unwrap();
    let many = told.iter().find(|i| i.reports.len() > 2).expect("an incident of three reports");
    let of = |report: usize| {
        let id = &many.reports[report].events[0];
        events.iter().find(|e| e.id == *id).unwrap()
    };
    let other = events.iter().find(|e| many.reports.iter().all(|r| !r.events.contains(&e.id)));
    let (a, b, c) = (of(0), of(1), other.unwrap());
    let at = |e: &Event| (e.report.text_id.clone(), e.trigger.start, e.trigger.end);
    let merge = |e: &Event| {
        let (text_id, start, end) = at(e);
        RulingWords::Merge { text_id, start, end }
    };
    let split = |e: &Event| {
        let (text_id, start, end) = at(e);
        RulingWords::Split { text_id, start, end }
    };
    let mut entries = Vec::new();
    let mut check = |store: &mut Store, d: Decision| {
        let what = format!("{:?}", d.ruling);
        entries.push(decide(store, &d).unwrap().0);
        let few = store.incidents(&Filter::default()).unwrap();
        reconcile(store).unwrap();
        let all = store.incidents(&Filter::default()).unwrap();
        let ids = |of: &[Incident]| of.iter().map(|i| i.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&all), ids(&few), "{what}");
        for (one, other) in all.iter().zip(&few) {
            assert!(one == other, "{what}: {} differs", one.id);
        }
        *entries.last().unwrap()
    };
    check(&mut store, on(a, 1, Field::Killed, RulingWords::Set("9".to_owned())));
    check(&mut store, on(b, 2, Field::Event, RulingWords::Comment));
    let rejected = check(&mut store, on(a, 3, Field::Event, RulingWords::Reject));
    // The rejected event stays in its group: what joined through it stays joined.
    check(&mut store, on(b, 4, Field::Killed, RulingWords::Set("8".to_owned())));
    check(&mut store, on(a, 5, Field::Event, RulingWords::Undo { entry: rejected }));
    let merged = check(&mut store, on(a, 6, Field::Event, merge(c)));
    check(&mut store, on(b, 7, Field::Event, RulingWords::Accept));
    check(&mut store, on(a, 8, Field::Event, RulingWords::Undo { entry: merged }));
    let parted = check(&mut store, on(a, 9, Field::Event, split(b)));
    check(&mut store, on(a, 10, Field::Event, RulingWords::Undo { entry: parted }));
    check(&mut store, on(c, 11, Field::Event, RulingWords::Release));
    // Alone and rejected, then back.
    let alone = check(&mut store, on(c, 12, Field::Event, RulingWords::Reject));
    check(&mut store, on(c, 13, Field::Event, RulingWords::Undo { entry: alone }));
    assert!(store.verify(None).unwrap().is_clean());
    let now = store.incidents(&Filter::default()).unwrap();
    assert_eq!(now.iter().filter(|i| i.comments > 0).count(), 1);
}
