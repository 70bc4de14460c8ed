//! The store: an append-only ledger and what is derived from it, on SQLite.
//!
//! A store is `NAME.db` with `NAME.archive/` beside it, where captures stand as WARC. The ledger holds what came in (captures,
//! texts, versions of reports), what coders read in it, what reviewers decided and which ids
//! incidents were given; each entry carries a hash over itself and the entry before. Nothing in it
//! is ever edited or deleted. Incidents, search and the lists are derived and can be made anew.
//!
//! ```
//! # fn main() -> Result<(), tidings_store::Error> {
//! use tidings_store::{Filter, Store};
//! let mut store = Store::in_memory()?;
//! store.set_clock(|| "2026-11-21T12:00:00Z".to_owned());
//! assert!(store.current_events(None)?.is_empty());
//! let in_mali = Filter { country: Some("ML".to_owned()), ..Filter::default() };
//! assert!(store.incidents(&in_mali)?.is_empty());
//! assert!(store.verify(None)?.is_clean());
//! # Ok(())
//! # }
//! ```

mod add;
mod archive;
mod backup;
mod collect;
mod decide;
mod error;
mod filter;
mod find_captures;
mod fold;
mod hook;
mod incidents;
mod job;
mod ledger;
mod moment;
mod open;
mod overview;
mod packed;
mod payload;
mod quotes;
mod read;
mod restore;
mod search;
mod stats;
mod types;
mod verify;
mod waiting;

#[cfg(test)]
mod tests;

pub use backup::LastBackup;
pub use collect::{Address, Announced, Health, Host, Listed};
pub use decide::Said;
pub use error::Error;
pub use filter::parse_bbox;
pub use incidents::Grouped;
pub use job::Job;
pub use open::Store;
pub use overview::{ActorCount, Area, Cell, Counted, Day, Facets, Queued};
pub use types::{
    Added, Entry, Filter, Finding, FindingKind, Hit, Logged, Name, Page, Sort, Stats, StoredReport,
    Verified, Version,
};
pub use waiting::Waiting;
