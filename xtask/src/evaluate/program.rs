//! Asking the program: the one place where the scorer touches its reading path.

use super::{Doc, Program};
use tidings_record::Event;

/// Opens the built-in knowledge and hands the program to `f`.
pub(crate) fn with<R>(f: impl FnOnce(&Program<'_>) -> anyhow::Result<R>) -> anyhow::Result<R> {
    let knowledge = tidings_knowledge::Knowledge::builtin()?;
    let candidates = |name: &str| knowledge.places.find(name).iter().map(|e| e.point).collect();
    let iso2 = |name: &str| {
        let named = |c: &&tidings_knowledge::Country| {
            let acled = c.acled_name.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(name));
            acled || c.names_en.iter().any(|n| n.eq_ignore_ascii_case(name))
        };
        knowledge.countries.all().iter().find(named).map(|c| c.iso2.clone())
    };
    f(&Program {
        coder: format!("tidings {} / knowledge {}", env!("CARGO_PKG_VERSION"), knowledge.edition()),
        read: &|_: &Doc| Vec::<Event>::new(),
        places: &|_: &str| Vec::new(),
        candidates: &candidates,
        merge: &|events: &[Event]| (0..events.len()).map(|n| vec![n]).collect(),
        iso2: &iso2,
    })
}
