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
