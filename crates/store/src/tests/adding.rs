//! What is new in a report, and what is current.

use super::*;
use crate::Version;

const NOTHING_BUT: Added =
    Added { capture: false, text: false, report: Version::Same, reading: false, seq: 0 };

#[test]
fn the_same_report_twice_writes_nothing_the_second_time() {
    let mut store = Store::in_memory().unwrap();
    let report = numbered(1);
    let added = report.add_to(&mut store).unwrap();
    let all_new =
        Added { capture: true, text: true, report: Version::First, reading: true, seq: 4 };
    assert_eq!(added, all_new);
    let head = store.head().unwrap();
    let again = report.add_to(&mut store).unwrap();
    assert_eq!(again, Added { seq: 4, ..NOTHING_BUT });
    assert!(!again.anything());
    assert_eq!(store.head().unwrap(), head);
    assert_clean(&store);
}

#[test]
fn a_page_fetched_again_later_is_no_new_version() {
    let mut store = Store::in_memory().unwrap();
    let report = numbered(1);
    report.add_to(&mut store).unwrap();
    let mut later = report.clone();
    later.capture.retrieved = Some("2024-07-01T08:00:00Z".to_owned());
    later.head.retrieved = Some("2024-07-01T08:00:00Z".to_owned());
    later.head.origin = "./elsewhere/wire-0001.html".to_owned();
    later.events[0].report = later.head.clone();
    assert_eq!(later.add_to(&mut store).unwrap(), Added { seq: 4, ..NOTHING_BUT });
}

#[test]
fn two_outlets_with_one_text_are_two_reports_and_one_text() {
    let mut store = Store::in_memory().unwrap();
    let first = made("atlas", "Market hit", "Gunmen attacked the market.", "attacked");
    let second = made("zenith", "Market hit", "Gunmen attacked the market.", "attacked");
    assert_eq!(first.head.text_id, second.head.text_id);
    first.add_to(&mut store).unwrap();
    let added = second.add_to(&mut store).unwrap();
    assert_eq!((added.capture, added.report), (true, Version::First));
    let stats = store.stats().unwrap();
    assert_eq!((stats.reports, stats.texts, stats.captures, stats.events), (2, 1, 2, 2));
    assert_eq!(ids(&store.current_events(None).unwrap()), ["atlas-attacked", "zenith-attacked"]);
    // Each report's extraction names its own capture.
    assert_eq!(store.text("zenith").unwrap().unwrap().capture, second.capture.digest);
    assert_eq!(store.text("atlas").unwrap().unwrap(), first.extraction);
    assert_clean(&store);
}

#[test]
fn a_corrected_page_is_a_new_version_of_the_same_report() {
    let mut store = Store::in_memory().unwrap();
    let old = made("atlas", "Market hit", "Gunmen attacked the market. Ten died.", "attacked");
    let new = made("atlas", "Market hit", "Gunmen raided the market. Nine died.", "raided");
    old.add_to(&mut store).unwrap();
    assert_eq!(new.add_to(&mut store).unwrap().report, Version::Changed);
    assert_eq!(ids(&store.current_events(None).unwrap()), ["atlas-raided"]);
    let reports = store.reports().unwrap();
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].versions, [old.head.text_id.clone(), new.head.text_id.clone()]);
    assert_eq!(reports[0].head, new.head);
    // The old text is kept, and taking the correction back makes it current once more.
    assert_eq!(store.text(&old.head.text_id).unwrap().unwrap().text, old.extraction.text);
    let back = old.add_to(&mut store).unwrap();
    assert_eq!((back.report, back.reading), (Version::Changed, false));
    assert_eq!(ids(&store.current_events(None).unwrap()), ["atlas-attacked"]);
    assert_clean(&store);
}

#[test]
fn a_newer_coder_is_current_and_the_older_reading_is_kept() {
    let mut store = Store::in_memory().unwrap();
    let old = made("atlas", "Market hit", "Gunmen attacked the market and fled.", "attacked");
    let new = old.read_by(NEWER_CODER, &["attacked", "fled"]);
    old.add_to(&mut store).unwrap();
    let added = new.add_to(&mut store).unwrap();
    assert_eq!(added, Added { reading: true, seq: 5, ..NOTHING_BUT });
    assert_eq!(ids(&store.current_events(None).unwrap()), ["atlas-attacked", "atlas-fled"]);
    assert_eq!(store.stats().unwrap().readings, 2);
    assert_eq!(store.stats().unwrap().events, 2);
    assert_eq!(store.reports().unwrap()[0].coded_by.as_deref(), Some(NEWER_CODER));
    // The older program, run again, does not displace the newer reading.
    assert!(!old.add_to(&mut store).unwrap().anything());
    assert_eq!(store.current_events(None).unwrap().len(), 2);
    assert_clean(&store);
}

#[test]
fn a_coder_that_now_finds_nothing_empties_the_report() {
    let mut store = Store::in_memory().unwrap();
    let old = numbered(1);
    old.add_to(&mut store).unwrap();
    assert!(old.read_by(NEWER_CODER, &[]).add_to(&mut store).unwrap().reading);
    assert!(store.current_events(None).unwrap().is_empty());
    assert_eq!(store.reports().unwrap()[0].events, 0);
}

#[test]
fn a_report_found_to_be_a_copy_says_so_in_its_current_events() {
    let mut store = Store::in_memory().unwrap();
    let report = numbered(1);
    report.add_to(&mut store).unwrap();
    let mut copy = report.clone();
    copy.head.copy_of = Some("agency-7".to_owned());
    copy.events[0].report = copy.head.clone();
    let added = copy.add_to(&mut store).unwrap();
    assert_eq!((added.report, added.reading), (Version::Changed, false));
    let events = store.current_events(None).unwrap();
    assert_eq!(events[0].report.copy_of.as_deref(), Some("agency-7"));
}

#[test]
fn events_come_in_canonical_order_whatever_the_order_of_arrival() {
    let texts = ["b", "a", "c"]
        .map(|id| made(id, "Day", "They fled, fought and were killed.", "killed"))
        .map(|x| x.read_by(CODER, &["killed", "fled", "fought"]));
    let read = |order: [usize; 3]| {
        let mut store = Store::in_memory().unwrap();
        for i in order {
            texts[i].add_to(&mut store).unwrap();
        }
        store.current_events(None).unwrap()
    };
    let events = read([0, 1, 2]);
    assert_eq!(ids(&events)[..4], ["a-fled", "a-fought", "a-killed", "b-fled"]);
    assert_eq!(events, read([2, 1, 0]));
}

#[test]
fn a_quote_that_is_not_in_the_text_is_refused_and_nothing_is_stored() {
    let mut store = Store::in_memory().unwrap();
    let mut report = numbered(1);
    report.events[0].evidence[0].quote = "Nine were killed.".to_owned();
    let error = report.add_to(&mut store).unwrap_err();
    let Error::Quote { subject, field, .. } = &error else { panic!("{error}") };
    assert_eq!((subject.as_str(), field.as_str()), ("wire-0001-clashed", "evidence[0]"));
    assert_eq!(store.stats().unwrap().entries, 0);
    // A span inside a character or past the end is refused alike.
    let mut report = made("fr", "Tués", "Des soldats tués à Gao.", "Gao");
    report.events[0].trigger =
        r::Quote { start: 2, end: 3, quote: "\u{a9}".to_owned(), text_id: None };
    assert!(matches!(report.add_to(&mut store), Err(Error::Quote { .. })));
    report.events[0].trigger =
        r::Quote { start: 9000, end: 9003, quote: "Gao".to_owned(), text_id: None };
    assert!(matches!(report.add_to(&mut store), Err(Error::Quote { .. })));
}

#[test]
fn an_event_quotes_its_own_text_only() {
    let mut store = Store::in_memory().unwrap();
    let mut report = numbered(1);
    report.events[0].trigger.text_id = Some(m::Digest::of(b"another").to_string());
    assert!(matches!(report.add_to(&mut store), Err(Error::Quote { .. })));
    report.events[0].trigger.text_id = Some(report.head.text_id.clone());
    report.add_to(&mut store).unwrap();
    assert_clean(&store);
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let mut store = Store::in_memory().unwrap();
    let good = numbered(1);
    let breakers: [fn(&mut Made); 7] = [
        |x| x.capture.bytes.push(b'!'),
        |x| x.extraction.capture = m::Digest::of(b"another"),
        |x| x.extraction.text.push('!'),
        |x| x.head.text_id = m::Digest::of(b"another").to_string(),
        |x| x.events[0].report.id = "another".to_owned(),
        |x| x.coded_by = "another".to_owned(),
        |x| x.events.push(x.events[0].clone()),
    ];
    for (i, break_it) in breakers.iter().enumerate() {
        let mut bad = good.clone();
        break_it(&mut bad);
        let result = bad.add_to(&mut store);
        assert!(matches!(result, Err(Error::Entry { .. })), "{i}: {result:?}");
    }
    assert_eq!(store.stats().unwrap(), crate::Stats::default());
}

#[test]
fn the_past_can_be_asked_for_by_day_and_by_time() {
    let mut store = Store::in_memory().unwrap();
    let old = made("atlas", "Market hit", "Gunmen attacked the market and fled.", "attacked");
    store.set_clock(|| "2024-06-07T12:00:00+02:00".to_owned());
    old.add_to(&mut store).unwrap();
    store.set_clock(|| "2024-06-09T00:00:00Z".to_owned());
    old.read_by(NEWER_CODER, &["fled"]).add_to(&mut store).unwrap();
    numbered(1).add_to(&mut store).unwrap();
    let at = |moment| {
        let events = store.current_events(Some(moment)).unwrap();
        ids(&events).join(" ")
    };
    assert_eq!(at("2024-06-06"), "");
    assert_eq!(at("2024-06-07T09:59:59Z"), "");
    assert_eq!(at("2024-06-07T10:00:00Z"), "atlas-attacked");
    assert_eq!(at("2024-06-08"), "atlas-attacked");
    assert_eq!(at("2024-06-09"), "atlas-fled wire-0001-clashed");
    assert!(matches!(store.current_events(Some("lately")), Err(Error::Moment { .. })));
}

#[test]
fn a_clock_that_goes_back_does_not_put_entries_into_the_past() {
    let mut store = Store::in_memory().unwrap();
    store.set_clock(|| "2024-06-09T00:00:00Z".to_owned());
    numbered(1).add_to(&mut store).unwrap();
    store.set_clock(|| "2024-06-01T00:00:00Z".to_owned());
    numbered(2).add_to(&mut store).unwrap();
    assert!(store.current_events(Some("2024-06-08")).unwrap().is_empty());
    assert_eq!(store.current_events(Some("2024-06-09")).unwrap().len(), 2);
    assert_clean(&store);
}

#[test]
fn a_text_is_found_by_its_id_its_report_and_the_first_letters_of_either() {
    let mut store = Store::in_memory().unwrap();
    let report = numbered(1);
    report.add_to(&mut store).unwrap();
    numbered(2).add_to(&mut store).unwrap();
    let hex = report.extraction.text_id.hex();
    for given in ["wire-0001", &report.head.text_id, &hex, &hex[..12], &report.head.text_id[..20]] {
        assert_eq!(store.text(given).unwrap().as_ref(), Some(&report.extraction), "{given}");
    }
    assert_eq!(store.text("nothing").unwrap(), None);
    assert_eq!(store.text("").unwrap(), None);
    let error = store.text("wire-").unwrap_err();
    assert!(error.to_string().contains("wire-0001, wire-0002"), "{error}");
}

#[test]
fn a_capture_comes_back_as_it_was() {
    let mut store = Store::in_memory().unwrap();
    let report = numbered(1);
    report.add_to(&mut store).unwrap();
    let digest = report.capture.digest.to_string();
    assert_eq!(store.capture(&digest).unwrap(), Some(report.capture));
    assert_eq!(store.capture("sha256:0").unwrap(), None);
}

#[test]
fn words_are_found_without_accents_and_only_in_the_latest_version() {
    let mut store = Store::in_memory().unwrap();
    made("fr", "Ségou : un marché visé", "Des hommes ont tué huit civils.", "tué")
        .add_to(&mut store)
        .unwrap();
    made("en", "Clash", "Eight civilians died at the market of Segou.", "died")
        .add_to(&mut store)
        .unwrap();
    let found = |words| {
        let hits = store.search(words, 10).unwrap();
        hits.iter().map(|h| h.report.id.clone()).collect::<Vec<_>>()
    };
    // A word in the headline counts for more.
    assert_eq!(found("segou"), ["fr", "en"]);
    assert_eq!(found("SÉGOU tue"), ["fr"]);
    assert_eq!(found("\"eight civilians\""), ["en"]);
    assert_eq!(found("\"civilians eight\""), Vec::<String>::new());
    assert_eq!(found("civil*"), ["en", "fr"]);
    assert_eq!(found("AND ( \" NEAR -"), Vec::<String>::new());
    assert_eq!(store.search("segou", 1).unwrap().len(), 1);
    assert!(store.search("market", 1).unwrap()[0].snippet.contains("[market]"));
    made("fr", "Gao : un marché visé", "Des hommes ont tué huit civils.", "tué")
        .add_to(&mut store)
        .unwrap();
    assert_eq!(store.search("segou", 10).unwrap().len(), 1);
    assert_clean(&store);
}

/// `cargo test --release -p tidings-store adds_per_second -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn adds_per_second() {
    const N: usize = 5000;
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("many.db"));
    let body = "Soldiers and rebels clashed on Tuesday near the town, officials said. ".repeat(40);
    let reports: Vec<Made> = (0..N)
        .map(|n| made(&format!("wire-{n:06}"), &format!("Clash {n}"), &body, "clashed"))
        .collect();
    let timed = |what: &str, n: usize, work: &mut dyn FnMut()| {
        let start = std::time::Instant::now();
        work();
        let seconds = start.elapsed().as_secs_f64();
        println!("{what}: {:.0}/s ({:.1} ms in all)", n as f64 / seconds, seconds * 1e3);
    };
    timed("add", N, &mut || {
        reports.iter().for_each(|r| {
            r.add_to(&mut store).unwrap();
        })
    });
    timed("add again", N, &mut || {
        reports.iter().for_each(|r| {
            r.add_to(&mut store).unwrap();
        })
    });
    timed("current events", N, &mut || drop(store.current_events(None).unwrap()));
    let incidents: Vec<_> = reports.iter().map(|r| incident(&r.head.id, r)).collect();
    timed("replace incidents", N, &mut || store.replace_incidents(&incidents, &[]).unwrap());
    timed("incidents", N, &mut || drop(store.incidents(&crate::Filter::default()).unwrap()));
    timed("verify", N, &mut || assert_clean(&store));
    let to = folder.path().join("copy.db");
    timed("backup", N, &mut || store.backup(&to).unwrap());
    let bytes = std::fs::metadata(folder.path().join("copy.db")).unwrap().len();
    println!("{} bytes of database a report", bytes / N as u64);
}
