//! What may be opened, and what is refused with advice.

use super::*;
use std::fs;

#[test]
fn a_store_is_as_it_was_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    numbered(1).add_to(&mut store).unwrap();
    let (head, events) = (store.head().unwrap(), store.current_events(None).unwrap());
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(store.current_events(None).unwrap(), events);
    assert!(folder.path().join("mali.archive").is_dir());
    assert_clean(&store);
}

#[test]
fn open_makes_nothing_and_create_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    assert!(matches!(Store::open(&path), Err(Error::Missing { .. })));
    assert!(!path.exists());
    drop(Store::create(&path).unwrap());
    assert!(matches!(Store::create(&path), Err(Error::Exists { .. })));
    let nowhere = folder.path().join("no such folder").join("x.db");
    assert!(matches!(Store::create(&nowhere), Err(Error::Io { .. })));
}

#[test]
fn what_is_not_a_store_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    let page = folder.path().join("page.html");
    let other = folder.path().join("other.db");
    let empty = folder.path().join("empty.db");
    fs::write(&text, "notes").unwrap();
    fs::write(&page, "<p>news</p>".repeat(1000)).unwrap();
    fs::write(&empty, "").unwrap();
    let conn = rusqlite::Connection::open(&other).unwrap();
    conn.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    drop(conn);
    for path in [&text, &page, &other, &empty, &folder.path().to_owned()] {
        let before = fs::read(path).unwrap_or_default();
        let error = Store::open(path).unwrap_err();
        assert!(matches!(error, Error::NotAStore { .. }), "{}: {error}", path.display());
        assert_eq!(fs::read(path).unwrap_or_default(), before);
    }
    for path in [&text, &page, &other] {
        let before = fs::read(path).unwrap();
        assert!(matches!(Store::open_or_create(path), Err(Error::NotAStore { .. })));
        assert_eq!(fs::read(path).unwrap(), before);
    }
}

#[test]
fn a_newer_store_is_refused_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    drop(Store::create(&path).unwrap());
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    conn.close().unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error, Error::Newer { found: 99, known: 8, .. }), "{error}");
    assert!(error.to_string().contains("update tidings"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_store_without_a_clock_reads_but_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("mali.db")).unwrap();
    assert!(matches!(numbered(1).add_to(&mut store), Err(Error::NoClock)));
    store.set_clock(|| "noon".to_owned());
    assert!(matches!(numbered(1).add_to(&mut store), Err(Error::Clock { .. })));
    assert_eq!(store.stats().unwrap().entries, 0);
}

#[test]
fn a_writer_keeps_to_full_synchronisation() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("mali.db")).unwrap();
    let pragma = |name: &str| -> String {
        let value = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
        format!("{:?}", store.conn.pragma_query_value(None, name, value).unwrap())
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
}

#[test]
fn the_ledger_and_the_texts_cannot_be_edited_cut_or_inserted_into() {
    let mut store = Store::in_memory().unwrap();
    numbered(1).add_to(&mut store).unwrap();
    for sql in [
        "UPDATE ledger SET payload = '{}' WHERE seq = 1",
        "DELETE FROM ledger WHERE seq = 4",
        "UPDATE text SET body = 'other'",
        "DELETE FROM text",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 4",
        "INSERT INTO ledger SELECT 9, kind, at, subject, payload, prev, hash FROM ledger",
    ] {
        assert!(store.conn.execute(sql, []).is_err(), "{sql}");
    }
    assert_clean(&store);
}

/// Root may write anywhere, so root does this test as nobody.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_so() {
    use std::os::unix::{fs::MetadataExt as _, fs::PermissionsExt as _, process::CommandExt as _};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    numbered(1).add_to(&mut store).unwrap();
    drop(store);
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    mode(&path, 0o444).unwrap();
    mode(folder.path(), 0o555).unwrap();
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "tests::opening::reader_of_a_locked_folder", "--ignored"]);
    child.env("TIDINGS_STORE_CHILD", folder.path());
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        child.uid(65534).gid(65534);
    }
    // A test program that nobody may run cannot show anything.
    let result = child.output();
    mode(folder.path(), 0o755).unwrap();
    if let Ok(output) = result {
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        println!("shown");
    }
}

#[test]
#[ignore = "run by a_folder_that_cannot_be_written_is_said_so"]
fn reader_of_a_locked_folder() {
    let Some(folder) = std::env::var_os("TIDINGS_STORE_CHILD") else { return };
    let folder = Path::new(&folder);
    for result in [
        Store::open(&folder.join("mali.db")),
        Store::open_or_create(&folder.join("mali.db")),
        Store::create(&folder.join("new.db")),
    ] {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::ReadOnly { .. }), "{error:?}");
    }
}
