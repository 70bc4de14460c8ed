//! Whatever is changed behind the store's back, verify finds.

use super::*;
use crate::{FindingKind as K, Verified};
use std::fs;
use std::path::PathBuf;

/// A store of three reports, a decision and an incident, closed.
struct Victim {
    _folder: tempfile::TempDir,
    path: PathBuf,
    head: String,
}

fn victim() -> Victim {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    for n in 1..=3 {
        numbered(n).add_to(&mut store).unwrap();
    }
    let accept = decision(&numbered(2), m::Field::Event, r::RulingWords::Accept);
    store.decide(&accept).unwrap();
    store.replace_incidents(&[incident("x-1", &numbered(3))], &[]).unwrap();
    assert_clean(&store);
    let head = store.head().unwrap();
    Victim { _folder: folder, path, head }
}

impl Victim {
    /// Runs SQL with the guards lifted, and puts them back.
    fn tamper(&self, sql: &str) {
        let conn = rusqlite::Connection::open(&self.path).unwrap();
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        let mut query =
            conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let guards: Vec<(String, String)> = rows.collect::<Result<_, _>>().unwrap();
        for (name, _) in &guards {
            conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        conn.execute_batch(sql).unwrap();
        for (_, guard) in &guards {
            conn.execute_batch(guard).unwrap();
        }
    }

    fn verify(&self, head: Option<&str>) -> Verified {
        Store::open(&self.path).unwrap().verify(head).unwrap()
    }

    fn kinds(&self) -> Vec<(K, Option<u64>)> {
        self.verify(Some(&self.head)).findings.iter().map(|f| (f.kind, f.seq)).collect()
    }
}

#[test]
fn an_untouched_store_is_clean_against_its_head() {
    let v = victim();
    let verified = v.verify(Some(&v.head));
    assert!(verified.is_clean(), "{verified:#?}");
    assert_eq!((verified.entries, verified.captures, verified.texts), (13, 3, 3));
    assert_eq!(verified.head, v.head);
    assert!(verified.quotes > 6);
}

#[test]
fn an_edited_entry_is_found() {
    let v = victim();
    v.tamper("UPDATE ledger SET payload = replace(payload, 'reviewer-1', 'reviewer-2')");
    assert_eq!(v.kinds(), [(K::Chain, Some(13))]);
    for column in ["at = '2024-06-07T12:00:00.001Z'", "kind = 'name'", "subject = 'other'"] {
        let v = victim();
        v.tamper(&format!("UPDATE ledger SET {column} WHERE seq = 13"));
        assert!(v.kinds().contains(&(K::Chain, Some(13))), "{column}");
    }
}

#[test]
fn a_deleted_entry_is_found() {
    let v = victim();
    v.tamper("DELETE FROM ledger WHERE seq = 6");
    assert!(v.kinds().contains(&(K::Chain, Some(7))), "{:?}", v.kinds());
    // Closing the gap does not hide it.
    let v = victim();
    v.tamper(
        "DELETE FROM version WHERE seq = 7; DELETE FROM ledger WHERE seq = 13;
         UPDATE ledger SET seq = -1 WHERE seq = 6; DELETE FROM ledger WHERE seq = -1;",
    );
    let kinds = v.kinds();
    assert!(kinds.contains(&(K::Chain, Some(7))) && kinds.contains(&(K::Head, Some(12))));
}

#[test]
fn reordered_entries_are_found() {
    let v = victim();
    v.tamper(
        "UPDATE ledger SET seq = 100 WHERE seq = 5; UPDATE ledger SET seq = 5 WHERE seq = 6;
         UPDATE ledger SET seq = 6 WHERE seq = 100;",
    );
    let kinds = v.kinds();
    assert!(kinds.contains(&(K::Chain, Some(5))) && kinds.contains(&(K::Chain, Some(6))));
}

#[test]
fn a_cut_end_is_found_with_a_head_from_before() {
    let v = victim();
    v.tamper("DELETE FROM ledger WHERE seq = 13");
    assert!(v.verify(None).is_clean());
    assert_eq!(v.kinds(), [(K::Head, Some(12))]);
}

#[test]
fn a_cut_end_that_tables_still_speak_of_is_found_without_a_head() {
    let v = victim();
    v.tamper("DELETE FROM ledger WHERE seq > 8");
    assert!(!v.verify(None).is_clean());
}

#[test]
fn another_history_with_sound_hashes_is_found_with_a_head_from_before() {
    let v = victim();
    let mut store = on_disk(&v.path);
    fs::remove_file(&v.path).unwrap();
    drop(store);
    store = on_disk(&v.path);
    for n in [1, 3, 2, 4] {
        numbered(n).add_to(&mut store).unwrap();
    }
    assert_clean(&store);
    assert_eq!(v.kinds(), [(K::Head, Some(13))]);
    let junk = store.verify(Some("yesterday")).unwrap();
    assert_eq!(junk.findings[0].kind, K::Head);
}

#[test]
fn a_changed_text_is_found_with_every_quote_it_breaks() {
    let v = victim();
    v.tamper("UPDATE text SET body = replace(body, 'Eight', 'Seven') WHERE body LIKE '%3th%'");
    let kinds: Vec<K> = v.kinds().into_iter().map(|(kind, _)| kind).collect();
    assert!(kinds.contains(&K::Text), "{kinds:?}");
    // The reading's quote, the incident's, and the search index.
    assert_eq!(kinds.iter().filter(|k| **k == K::Quote).count(), 2, "{kinds:?}");
    assert!(kinds.contains(&K::Derived), "{kinds:?}");
    let store = Store::open(&v.path).unwrap();
    assert!(matches!(store.current_events(None), Err(Error::Damaged { .. })));
    assert!(matches!(store.text("wire-0003"), Err(Error::Damaged { .. })));
    assert!(matches!(store.incident("x-1"), Err(Error::Damaged { .. })));
    assert!(store.text("wire-0001").unwrap().is_some());
}

/// The archive's segment, changed: `of` gets its bytes and where the record of each report starts.
fn segment(v: &Victim, of: impl Fn(&mut Vec<u8>, &[usize])) {
    let conn = rusqlite::Connection::open(&v.path).unwrap();
    let mut query = conn.prepare("SELECT start FROM capture ORDER BY seq").unwrap();
    let starts: Vec<usize> =
        query.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let path = v.path.with_extension("archive").join("000001.warc.gz");
    let mut bytes = fs::read(&path).unwrap();
    of(&mut bytes, &starts);
    fs::write(&path, bytes).unwrap();
}

#[test]
fn changed_captures_are_found_one_by_one() {
    let v = victim();
    segment(&v, |bytes, starts| bytes[starts[1] + 200] ^= 1);
    let verified = v.verify(None);
    assert_eq!(verified.findings.len(), 1, "{:#?}", verified.findings);
    assert_eq!(verified.findings[0].kind, K::Capture);
    assert_eq!(verified.findings[0].subject, numbered(2).capture.digest.to_string());
    // One put in the place of another is whole, and not what was captured.
    segment(&v, |bytes, starts| {
        let other = bytes[starts[0]..starts[1]].to_vec();
        bytes.splice(starts[2].., other);
    });
    assert!(v.verify(None).findings.len() >= 2);
    let stray = v.path.with_extension("archive").join("notes.txt");
    fs::write(stray, "mine").unwrap();
    assert_eq!(v.verify(None).unnamed_captures, 1);
}

#[test]
fn a_cut_archive_is_found_and_healed_by_adding_the_reports_again() {
    let v = victim();
    segment(&v, |bytes, starts| bytes.truncate(starts[1] + 10));
    let verified = v.verify(None);
    assert_eq!(verified.findings.len(), 2, "{:#?}", verified.findings);
    assert!(verified.findings.iter().all(|f| f.kind == K::Capture));
    let mut store = on_disk(&v.path);
    let head = store.head().unwrap();
    numbered(2).add_to(&mut store).unwrap();
    assert_eq!(v.verify(None).findings.len(), 1);
    numbered(3).add_to(&mut store).unwrap();
    assert_clean(&store);
    assert_eq!(store.head().unwrap(), head);
    // What was damaged stays as evidence; what came again stands in a segment of its own.
    assert!(v.path.with_extension("archive").join("000002.warc.gz").is_file());
}

#[test]
fn changed_derived_tables_are_found() {
    for sql in [
        "UPDATE reading SET coded_by = 'other' WHERE seq = 4",
        "DELETE FROM reading WHERE seq = 4",
        "UPDATE version SET report = 'other' WHERE seq = 3",
        "INSERT INTO version SELECT 1, report, text_id FROM version LIMIT 1",
        "UPDATE report SET headline = 'other' WHERE n = 1",
        "DELETE FROM report WHERE n = 1",
        "UPDATE capture SET seq = 2 WHERE seq = 1",
        "UPDATE incident SET killed = 0",
        "UPDATE incident_record SET record = '{}'",
        "UPDATE incident_record SET record = substr(record, 9)",
        "UPDATE incident_record SET record = 5",
        "DELETE FROM incident_record",
        "INSERT INTO incident_alias VALUES ('old', 1)",
        "INSERT INTO search (search) VALUES ('delete-all')",
    ] {
        let v = victim();
        v.tamper(sql);
        assert!(v.kinds().iter().any(|(kind, _)| *kind == K::Derived), "{sql}: {:?}", v.kinds());
    }
}

#[test]
fn a_record_that_tells_another_event_is_found() {
    let v = victim();
    let conn = rusqlite::Connection::open(&v.path).unwrap();
    let told = conn
        .query_row("SELECT record FROM incident_record", [], |row| {
            Ok(crate::packed::unpack(row.get_ref(0)?).unwrap())
        })
        .unwrap();
    let other = told.replace("wire-0003-clashed", "other");
    assert_ne!(other, told);
    let packed = crate::packed::pack(&other).unwrap();
    conn.execute("UPDATE incident_record SET record = ?1", [packed]).unwrap();
    drop(conn);
    assert!(v.kinds().iter().any(|(kind, _)| *kind == K::Derived), "{:?}", v.kinds());
}

#[test]
fn lifted_guards_and_foreign_tables_are_found() {
    for sql in [
        "DROP TRIGGER ledger_is_never_edited", "DROP INDEX reading_of",
        "CREATE TABLE recipes (name TEXT)",
    ] {
        let v = victim();
        rusqlite::Connection::open(&v.path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(v.kinds(), [(K::Database, None)], "{sql}");
    }
}

#[test]
fn a_page_overwritten_on_disk_is_found_or_said_to_be_damage() {
    let v = victim();
    let bytes = fs::read(&v.path).unwrap();
    let pages = bytes.len() / 4096;
    for page in 1..pages {
        let mut broken = bytes.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0xa5);
        fs::write(&v.path, &broken).unwrap();
        match Store::open(&v.path).and_then(|store| store.verify(None)) {
            Ok(verified) => assert!(!verified.is_clean(), "page {page} of {pages}"),
            Err(Error::Damaged { .. }) => {}
            Err(other) => panic!("page {page} of {pages}: {other}"),
        }
    }
}
