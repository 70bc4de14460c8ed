//! Work that goes on where it stopped.

use super::*;
use crate::Job;

fn job(position: Option<&str>) -> Job {
    Job {
        input: "news.warc".to_owned(),
        reading: CODER.to_owned(),
        fingerprint: "7 bytes".to_owned(),
        position: position.map(str::to_owned),
    }
}

#[test]
fn a_position_holds_with_the_reports_before_it_or_not_at_all() {
    let mut store = Store::in_memory().unwrap();
    let broken_off: Result<(), Error> = store.together(|store| {
        numbered(1).add_to(store)?;
        store.put_job(&job(Some("1")))?;
        Err(Error::Busy)
    });
    assert!(broken_off.is_err());
    assert_eq!(store.job("news.warc", CODER).unwrap(), None);
    assert!(store.reports().unwrap().is_empty());
    let done: Result<(), Error> = store.together(|store| {
        numbered(1).add_to(store)?;
        store.put_job(&job(Some("1")))
    });
    done.unwrap();
    assert_eq!(store.job("news.warc", CODER).unwrap(), Some(job(Some("1"))));
    store.put_job(&job(None)).unwrap();
    assert_eq!(store.job("news.warc", CODER).unwrap(), Some(job(None)));
    assert_eq!(store.reports().unwrap().len(), 1);
    assert_clean(&store);
}

#[test]
fn another_reading_of_the_same_input_is_another_job() {
    let mut store = Store::in_memory().unwrap();
    store.put_job(&job(None)).unwrap();
    assert_eq!(store.job("news.warc", NEWER_CODER).unwrap(), None);
    assert_eq!(store.job("other.warc", CODER).unwrap(), None);
}
