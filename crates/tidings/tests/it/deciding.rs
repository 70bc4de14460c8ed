//! Settling a few incidents by themselves leaves what settling all of them would.

use crate::shared::read;
use std::path::Path;
use tidings::pipeline::{Reader, catch_up, decide, keep, reconcile};
use tidings_intake::{Given, items};
use tidings_knowledge::Knowledge;
use tidings_model::{ActorKind, Field, PlacePrecision};
use tidings_record::{ActorValue, Decision, Event, Incident, PlaceValue, RulingWords};
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
        alike: None,
        shown: None,
        reason: "read again".to_owned(),
        text_id: event.report.text_id.clone(),
        start: event.trigger.start,
        end: event.trigger.end,
    }
}

/// That the incidents are what reconciling everything makes of the ledger.
#[track_caller]
fn assert_as_all(store: &mut Store, what: &str) {
    let few = store.incidents(&Filter::default()).unwrap();
    reconcile(store).unwrap();
    let all = store.incidents(&Filter::default()).unwrap();
    let ids = |of: &[Incident]| of.iter().map(|i| i.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&few), ids(&all), "{what}");
    for (one, other) in all.iter().zip(&few) {
        assert!(one == other, "{what}: {} differs", one.id);
    }
}

#[test]
fn reports_added_a_few_at_a_time_are_as_all_together() {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made");
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let items: Vec<_> = items(&[made.join("en"), made.join("fr")]).map(Result::unwrap).collect();
    let mut store = Store::in_memory().unwrap();
    let mut told = 0;
    // Neither in order nor evenly: each report's like may come long before or after it.
    for step in 0..7 {
        for item in items.iter().skip(step).step_by(7) {
            let outcome = reader.read(item, &Given::default());
            keep(&mut store, &reader.coded_by(), &outcome).unwrap();
        }
        catch_up(&mut store).unwrap();
        assert_as_all(&mut store, &format!("step {step}"));
        let now = store.stats().unwrap().incidents;
        assert!(now > told);
        told = now;
    }
    // Nothing new changes nothing.
    catch_up(&mut store).unwrap();
    assert_as_all(&mut store, "again");
}

#[test]
fn a_page_that_was_corrected_keeps_its_incident() {
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let mut store = store();
    let text = |dead: &str, note: &str| {
        format!(
            r#"{{"id": "story", "published": "2024-05-03", "language": "en",
             "text": "{note}Gunmen attacked the market of Mopti in Mali on May 2, 2024, killing {dead} civilians."}}"#
        )
        .replace('\n', " ")
    };
    let mut add = |line: String| {
        let item = tidings_intake::Item {
            origin: "story".to_owned(),
            form: tidings_intake::Form::JsonLine,
            bytes: line.into_bytes(),
            line: Some(1),
            web: None,
        };
        let outcome = reader.read(&item, &Given::default());
        assert_eq!(outcome.events.len(), 1, "{:?}", outcome.problems);
        keep(&mut store, &reader.coded_by(), &outcome).unwrap();
        catch_up(&mut store).unwrap();
        assert_as_all(&mut store, "a page");
        let told = store.incidents(&Filter::default()).unwrap();
        let of_story = |i: &Incident| i.reports.iter().any(|r| r.origin == "story");
        told.into_iter().filter(of_story).map(|i| i.id).collect::<Vec<_>>()
    };
    let first = add(text("three", ""));
    assert_eq!(first.len(), 1);
    assert_eq!(add(text("five", "Corrected. ")), first);
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
        assert_as_all(store, &what);
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

/// The incidents as they are told after a decision on this event.
fn after(store: &mut Store, decision: &Decision) -> (u64, Vec<Incident>) {
    let decided = decide(store, decision).unwrap();
    assert_as_all(store, &format!("{:?}", decision.ruling));
    assert!(store.verify(None).unwrap().is_clean());
    decided
}

#[test]
fn what_the_reader_missed_is_added_by_its_words_and_taken_back() {
    let mut store = store();
    let events = store.current_events(None).unwrap();
    let event = &events[0];
    // Words that no event stands on.
    let start =
        u32::try_from(store.text(&event.report.text_id).unwrap().unwrap().text.len() - 9).unwrap();
    let mut add =
        on(event, 1, Field::Event, RulingWords::Add("Looting/property destruction".to_owned()));
    (add.start, add.end) = (start, start + 5);
    let before = store.stats().unwrap().incidents;
    let (seq, told) = after(&mut store, &add);
    let [incident] = &told[..] else { panic!("{} incidents", told.len()) };
    assert_eq!(incident.act, "Looting/property destruction");
    assert!(incident.review && incident.place.is_none() && incident.figures.is_empty());
    let added = store.current_events(None).unwrap().into_iter().find(|e| e.trigger.start == start);
    assert_eq!(added.unwrap().coded_by, "by hand: A. Coder");
    let at = |n, field, ruling| Decision { start, end: start + 5, ..on(event, n, field, ruling) };
    let (_, told) =
        after(&mut store, &at(2, Field::When, RulingWords::Set("2024-06-01".to_owned())));
    assert_eq!(told[0].when.as_ref().unwrap().first.as_deref(), Some("2024-06-01"));
    let (_, told) = after(&mut store, &at(3, Field::When, RulingWords::NotSaid));
    assert!(told[0].when.is_none());
    let (_, told) = after(&mut store, &at(4, Field::Event, RulingWords::Undo { entry: seq }));
    assert!(told.is_empty());
    assert_eq!(store.stats().unwrap().incidents, before);
}

#[test]
fn tags_are_put_on_and_taken_off() {
    let mut store = store();
    let event = &store.current_events(None).unwrap()[0];
    let tag = |n, ruling: fn(String) -> RulingWords, tag: &str| {
        on(event, n, Field::Event, ruling(tag.to_owned()))
    };
    let (_, told) = after(&mut store, &tag(1, RulingWords::Tag, "Check again"));
    assert_eq!(told[0].tags, ["check again"]);
    let tagged = Filter { tag: Some("check again".to_owned()), ..Filter::default() };
    assert_eq!(store.incidents(&tagged).unwrap().len(), 1);
    let (_, told) = after(&mut store, &tag(2, RulingWords::Untag, "check again"));
    assert!(told[0].tags.is_empty());
    assert!(store.incidents(&tagged).unwrap().is_empty());
}

#[test]
fn a_name_decided_for_all_alike_changes_every_event_that_writes_it_so() {
    let mut store = store();
    let events = store.current_events(None).unwrap();
    let of = |e: &Event| e.place.as_ref().map(|p| p.span.quote.clone());
    let often = |e: &&Event| {
        let words = of(e);
        words.is_some() && events.iter().filter(|o| of(o) == words).count() > 1
    };
    let event = events.iter().find(often).expect("two events at a place written alike");
    let words = of(event).unwrap();
    let place = PlaceValue {
        name: "Elsewhere".to_owned(),
        place_id: None,
        country: event.place.as_ref().unwrap().country.clone(),
        admin1: None,
        admin2: None,
        lat: Some(1.0),
        lon: Some(2.0),
        precision: PlacePrecision::Settlement,
        radius_km: None,
    };
    let mut alike = on(event, 1, Field::Where, RulingWords::Place(place));
    alike.alike = Some(words.to_uppercase());
    let there = |store: &Store| {
        let told = store.incidents(&Filter::default()).unwrap();
        let at = |i: &&Incident| i.place.as_ref().is_some_and(|p| p.name == "Elsewhere");
        let told: Vec<Incident> = told.iter().filter(at).cloned().collect();
        (told.iter().flat_map(|i| &i.reports).map(|r| r.events.len()).sum::<usize>(), told)
    };
    let (seq, _) = after(&mut store, &alike);
    let (n, told) = there(&store);
    assert!(n > 1, "{n} events");
    assert!(told.iter().all(|i| i.why["where"].contains("for all written")), "{:?}", told[0].why);
    assert!(told.iter().all(|i| i.history.iter().any(|d| d.alike.is_some())));
    let (_, _) = after(&mut store, &on(event, 2, Field::Event, RulingWords::Undo { entry: seq }));
    assert_eq!(there(&store).0, 0);
    // One actor for another, wherever it is written so, in either role.
    let actor = ActorValue {
        actor: Some("xx-else".to_owned()),
        label: "Somebody else".to_owned(),
        kind: ActorKind::Militia,
        country: None,
    };
    let named = &events.iter().find(|e| !e.participants.is_empty()).unwrap();
    let mut alike = on(named, 3, Field::Actor, RulingWords::Actors(vec![actor]));
    alike.alike = Some(named.participants[0].span.quote.clone());
    after(&mut store, &alike);
    let told = store.incidents(&Filter::default()).unwrap();
    let else_ = |i: &&Incident| i.participants.iter().any(|p| p.label == "Somebody else");
    assert!(told.iter().any(|i| else_(&i)));
}

#[test]
fn a_project_may_ask_for_a_second_person() {
    let mut store = store();
    let event = &store.current_events(None).unwrap()[0];
    let by = |name: &str, n, field, ruling| Decision {
        by: name.to_owned(),
        ..on(event, n, field, ruling)
    };
    let asks = |n, ruling| Decision {
        text_id: String::new(),
        start: 0,
        end: 0,
        ..on(event, n, Field::Event, ruling)
    };
    let released = |told: &[Incident]| told[0].released.is_some();
    let (asked, _) = after(&mut store, &asks(1, RulingWords::Approvals(2)));
    let (_, told) = after(&mut store, &by("A", 2, Field::Event, RulingWords::Release));
    assert!(!released(&told), "one is not two");
    let (_, told) = after(&mut store, &by("A", 3, Field::Event, RulingWords::Accept));
    assert!(!released(&told), "nor is the same person twice");
    let (_, told) = after(&mut store, &by("B", 4, Field::Event, RulingWords::Accept));
    assert!(released(&told));
    let (_, told) = after(&mut store, &by("B", 5, Field::Killed, RulingWords::Set("3".to_owned())));
    assert!(!released(&told), "nobody has seen the new value");
    // The project asks for one again: the release that somebody gave holds.
    after(&mut store, &asks(6, RulingWords::Undo { entry: asked }));
    let (_, told) = after(&mut store, &by("B", 7, Field::Event, RulingWords::Accept));
    assert!(released(&told));
}
