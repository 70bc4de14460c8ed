//! A backup is a store.

use super::*;

#[test]
fn a_backup_is_a_whole_store_with_its_captures() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("mali.db"));
    for n in 0..5 {
        numbered(n).add_to(&mut store).unwrap();
    }
    let to = folder.path().join("copy.db");
    store.backup(&to).unwrap();
    numbered(5).add_to(&mut store).unwrap();
    let mut copy = on_disk(&to);
    assert_eq!(copy.stats().unwrap().reports, 5);
    assert_clean(&copy);
    // It goes on by itself, and comes to the same head.
    numbered(5).add_to(&mut copy).unwrap();
    assert_eq!(copy.head().unwrap(), store.head().unwrap());
    assert!(matches!(store.backup(&to), Err(Error::Exists { .. })));
    assert!(!folder.path().join("copy.db.partial").exists());
}

#[test]
fn a_store_in_memory_can_be_kept_by_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::in_memory().unwrap();
    numbered(1).add_to(&mut store).unwrap();
    let capture = numbered(1).capture;
    assert_eq!(store.capture(&capture.digest.to_string()).unwrap(), Some(capture));
    assert_clean(&store);
    let to = folder.path().join("kept.db");
    store.backup(&to).unwrap();
    assert_clean(&Store::open(&to).unwrap());
}

#[test]
fn a_backup_does_not_pass_damage_on_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("mali.db"));
    numbered(1).add_to(&mut store).unwrap();
    std::fs::remove_dir_all(folder.path().join("mali.archive")).unwrap();
    let to = folder.path().join("copy.db");
    assert!(matches!(store.backup(&to), Err(Error::Damaged { .. })));
    assert!(!to.exists() && !folder.path().join("copy.db.partial").exists());
}

#[test]
fn a_backup_with_a_changed_capture_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("mali.db"));
    numbered(1).add_to(&mut store).unwrap();
    let segment = folder.path().join("mali.archive/000001.warc.gz");
    let mut bytes = std::fs::read(&segment).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    std::fs::write(&segment, bytes).unwrap();
    let to = folder.path().join("copy.db");
    assert!(matches!(store.backup(&to), Err(Error::Damaged { .. })));
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().starts_with("mali.")), "{left:?}");
    assert_eq!(store.last_backup().unwrap(), None);
}

#[test]
fn a_backup_takes_no_more_of_the_archive_than_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    numbered(1).add_to(&mut store).unwrap();
    let segment = folder.path().join("mali.archive/000001.warc.gz");
    let whole = std::fs::read(&segment).unwrap();
    std::fs::write(&segment, [&whole[..], b"torn"].concat()).unwrap();
    store.backup(&folder.path().join("copy.db")).unwrap();
    assert_eq!(std::fs::read(folder.path().join("copy.archive/000001.warc.gz")).unwrap(), whole);
}

#[test]
fn the_last_backup_is_known_and_a_copy_has_none_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = on_disk(&folder.path().join("mali.db"));
    numbered(1).add_to(&mut store).unwrap();
    assert_eq!(store.last_backup().unwrap(), None);
    let to = folder.path().join("copy.db");
    store.backup(&to).unwrap();
    let last = store.last_backup().unwrap().unwrap();
    assert_eq!((last.at.as_str(), &last.path), ("2024-06-07T12:00:00.000Z", &to));
    assert_eq!(last.head, store.head().unwrap());
    // That it failed once more changes nothing.
    assert!(store.backup(&to).is_err());
    assert_eq!(store.last_backup().unwrap(), Some(last));
    assert_eq!(Store::open(&to).unwrap().last_backup().unwrap(), None);
    assert_clean(&store);
}

#[test]
fn a_backup_of_one_moment_is_made_while_another_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    numbered(0).add_to(&mut on_disk(&path)).unwrap();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut store = on_disk(&path);
            for n in 1..40 {
                numbered(n).add_to(&mut store).unwrap();
            }
        });
        for n in 0..5 {
            let to = folder.path().join(format!("copy-{n}.db"));
            on_disk(&path).backup(&to).unwrap();
            assert_clean(&Store::open(&to).unwrap());
        }
        writer.join().unwrap();
    });
    assert_clean(&on_disk(&path));
}

#[test]
fn a_backup_is_restored_and_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    for n in 0..3 {
        numbered(n).add_to(&mut store).unwrap();
    }
    let kept = folder.path().join("kept.db");
    store.backup(&kept).unwrap();
    let head = store.head().unwrap();
    let before = std::fs::read(&kept).unwrap();
    let again = folder.path().join("again.db");
    let verified = Store::restore(&kept, &again, Some(&head)).unwrap();
    assert_eq!(verified.head, head);
    assert_eq!(std::fs::read(&kept).unwrap(), before, "a backup is only read");
    let mut restored = on_disk(&again);
    for store in [&mut store, &mut restored] {
        numbered(3).add_to(store).unwrap();
    }
    assert_eq!(restored.head().unwrap(), store.head().unwrap());
    assert_clean(&restored);
}

#[test]
fn a_restore_writes_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    numbered(1).add_to(&mut store).unwrap();
    let kept = folder.path().join("kept.db");
    store.backup(&kept).unwrap();
    for name in ["new.db", "new.archive", "new.db-wal", "new.db-journal"] {
        let to = folder.path().join("new.db");
        let way = folder.path().join(name);
        std::fs::write(&way, "mine").unwrap();
        let error = Store::restore(&kept, &to, None).unwrap_err();
        assert!(matches!(&error, Error::Exists { path } if *path == way), "{error}");
        assert_eq!(std::fs::read(&way).unwrap(), b"mine");
        std::fs::remove_file(way).unwrap();
    }
}

#[test]
fn a_damaged_cut_or_foreign_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.db");
    let mut store = on_disk(&path);
    numbered(1).add_to(&mut store).unwrap();
    let kept = folder.path().join("kept.db");
    store.backup(&kept).unwrap();
    numbered(2).add_to(&mut store).unwrap();
    let to = folder.path().join("new.db");
    let refused = |head: Option<&str>| {
        let error = Store::restore(&kept, &to, head).unwrap_err();
        let left = std::fs::read_dir(folder.path()).unwrap();
        assert!(
            left.into_iter().all(|e| !e.unwrap().file_name().to_string_lossy().starts_with("new"))
        );
        error
    };
    // Older than the head that was kept.
    let head = store.head().unwrap();
    assert!(matches!(refused(Some(&head)), Error::Unsound { findings: 1, .. }));
    let segment = folder.path().join("kept.archive/000001.warc.gz");
    let bytes = std::fs::read(&segment).unwrap();
    std::fs::write(&segment, &bytes[..bytes.len() - 1]).unwrap();
    assert!(matches!(refused(None), Error::Damaged { .. }));
    let mut changed = bytes;
    let last = changed.len() - 20;
    changed[last] ^= 1;
    std::fs::write(&segment, changed).unwrap();
    assert!(matches!(refused(None), Error::Unsound { findings: 1, .. }));
    std::fs::write(&kept, "notes").unwrap();
    assert!(matches!(refused(None), Error::NotAStore { .. }));
    std::fs::remove_file(&kept).unwrap();
    assert!(matches!(refused(None), Error::Missing { .. }));
}
