//! Reads reports into a store, one transaction each, and counts what came of it.

use crate::progress::Progress;
use serde::Serialize;
use tidings::pipeline::{self, Outcome, Reader};
use tidings_intake::{Given, Item};
use tidings_model as m;
use tidings_record::Problem;
use tidings_store::{Error, Store, Version};

/// What became of the inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    /// Reports the store did not have.
    pub(crate) new: usize,
    /// Reports whose text or head has changed.
    pub(crate) changed: usize,
    /// Reports the store had as they are, read anew: other events, or another coder.
    pub(crate) reread: usize,
    /// Reports the store had as they are.
    pub(crate) same: usize,
    /// Events in all of them.
    pub(crate) events: usize,
    /// Problems in all of them.
    pub(crate) problems: usize,
    /// Inputs that gave no report.
    pub(crate) lost: usize,
}

/// Adds the reports of `items` and reconciles the store. Each problem goes to `tell` as it comes.
///
/// A report that cannot be stored is a problem; only a store that cannot be written ends the work.
pub(crate) fn add_all(
    store: &mut Store,
    reader: &Reader<'_>,
    items: impl Iterator<Item = Result<Item, m::Problem>>,
    given: &Given,
    threads: usize,
    progress: &Progress,
    tell: &mut dyn FnMut(&Problem) -> anyhow::Result<()>,
) -> anyhow::Result<Counts> {
    let mut counts = Counts::default();
    let coded_by = reader.coded_by();
    pipeline::read_all(reader, items, given, threads, |mut outcome: Outcome| {
        let refused = store_one(store, &coded_by, &outcome, &mut counts)?;
        outcome.problems.extend(refused);
        counts.problems += outcome.problems.len();
        for problem in &outcome.problems {
            tell(problem)?;
        }
        progress.step(origin(&outcome));
        Ok(())
    })?;
    pipeline::catch_up(store)?;
    Ok(counts)
}

/// Stores one report; what cannot be stored of it comes back as a problem.
fn store_one(
    store: &mut Store,
    coded_by: &str,
    outcome: &Outcome,
    counts: &mut Counts,
) -> anyhow::Result<Option<Problem>> {
    let added = match pipeline::keep(store, coded_by, outcome) {
        Ok(Some(added)) => added,
        Ok(None) => {
            counts.lost += 1;
            return Ok(None);
        }
        Err(error @ (Error::Entry { .. } | Error::Quote { .. })) => {
            counts.lost += 1;
            let message = format!("not stored: {error}; report this as a fault");
            let problem = m::Problem::new(origin(outcome), m::Stage::Store, message);
            return Ok(Some(tidings_record::problem(&problem)));
        }
        Err(error) => return Err(error.into()),
    };
    counts.events += outcome.events.len();
    match added.report {
        Version::First => counts.new += 1,
        Version::Changed => counts.changed += 1,
        Version::Same if added.reading => counts.reread += 1,
        Version::Same => counts.same += 1,
    }
    Ok(None)
}

fn origin(outcome: &Outcome) -> &str {
    let document = outcome.document.as_ref().map(|d| d.report.origin.as_str());
    document.or_else(|| outcome.problems.first().map(|p| p.origin.as_str())).unwrap_or_default()
}
