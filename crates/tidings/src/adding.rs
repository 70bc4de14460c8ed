//! Reads reports into a store, a batch in a transaction, and counts what came of it.
//!
//! With a batch its position in the input is written, so that an `add` that was broken off goes on
//! there, and one that came to its end is not done again.

use crate::progress::Progress;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tidings::pipeline::{self, Outcome, Reader};
use tidings_intake::{Found, Given, Input, Position, fingerprint, holds_one};
use tidings_model::{self as m, Skipped};
use tidings_record::Problem;
use tidings_store::{Added, Error, Job, Store, Version};

/// What became of the inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Inputs that should have given a report and did not.
    pub(crate) lost: usize,
    /// Why there was no report, and how often: the lost ones, and what nobody expects a report of.
    pub(crate) skipped: BTreeMap<Skipped, usize>,
}

/// How an input was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begun {
    /// From its beginning.
    Anew,
    /// From where an earlier `add` had come to.
    GoneOn,
    /// Not at all: an earlier `add` read all of it, and it is as it was.
    DoneBefore,
}

/// Adds reports to a store. Each problem goes to `tell` as it comes.
///
/// A report that cannot be stored is a problem; only a store that cannot be written ends the work.
pub(crate) struct Adding<'a> {
    store: &'a mut Store,
    reader: &'a Reader<'a>,
    coded_by: String,
    given: &'a Given,
    threads: usize,
    progress: &'a Progress,
    tell: &'a mut dyn FnMut(&Problem) -> anyhow::Result<()>,
    counts: Counts,
}

impl<'a> Adding<'a> {
    pub(crate) fn new(
        store: &'a mut Store,
        reader: &'a Reader<'a>,
        given: &'a Given,
        threads: usize,
        progress: &'a Progress,
        tell: &'a mut dyn FnMut(&Problem) -> anyhow::Result<()>,
    ) -> Self {
        let (coded_by, counts) = (reader.coded_by(), Counts::default());
        Self { store, reader, coded_by, given, threads, progress, tell, counts }
    }

    /// Adds what is found anywhere; nothing is written about how far it came.
    pub(crate) fn all(&mut self, found: impl Iterator<Item = Found>) -> anyhow::Result<()> {
        let (reader, given, threads) = (self.reader, self.given, self.threads);
        let found = found.map(|one| (one, ()));
        pipeline::read_all(reader, found, given, threads, |batch, ()| self.keep(batch, None))
    }

    /// Adds inputs as they are typed. Files of one report each are read side by side, as if they were a
    /// folder; of others `begun` hears how they begin, and `again` reads all of them whatever was read before.
    pub(crate) fn inputs(
        &mut self,
        paths: &[PathBuf],
        again: bool,
        begun: impl Fn(&Path, Begun),
    ) -> anyhow::Result<()> {
        for few in paths.chunk_by(|a, b| holds_one(a) && holds_one(b)) {
            match few {
                [path] if !holds_one(path) => self.input(path, again, |how| begun(path, how))?,
                few => {
                    let found = few.iter().flat_map(|path| Input::open(path));
                    self.all(found.map(|(found, _)| found))?;
                }
            }
        }
        Ok(())
    }

    /// Adds an input from where an earlier run had come to.
    fn input(&mut self, path: &Path, again: bool, begun: impl FnOnce(Begun)) -> anyhow::Result<()> {
        let Some(mut job) = self.job(path) else {
            begun(Begun::Anew);
            return self.all(Input::open(path).map(|(found, _)| found));
        };
        let earlier = if again { None } else { self.store.job(&job.input, &job.reading)? };
        let earlier = earlier.filter(|e| e.fingerprint == job.fingerprint);
        let read = |position: String| serde_json::from_str(&position).ok();
        let (how, input) = match earlier.map(|e| e.position.map(read)) {
            Some(None) => {
                begun(Begun::DoneBefore);
                return Ok(());
            }
            Some(Some(Some(position))) => (Begun::GoneOn, Input::go_on(path, &position)),
            // Never begun, or written down by another version of the reader.
            Some(Some(None)) | None => (Begun::Anew, Input::open(path)),
        };
        begun(how);
        let (reader, given, threads) = (self.reader, self.given, self.threads);
        let unreadable = self.unreadable();
        pipeline::read_all(reader, input, given, threads, |batch, behind: Position| {
            job.position = Some(serde_json::to_string(&behind)?);
            self.keep(batch, Some(&job))
        })?;
        // What could not be read today may be tomorrow, as it is.
        if self.unreadable() == unreadable {
            job.position = None;
        } else {
            "anew".clone_into(&mut job.fingerprint);
        }
        Ok(self.store.put_job(&job)?)
    }

    /// Brings the incidents up to the reports, and says what came of all.
    pub(crate) fn finish(self) -> anyhow::Result<Counts> {
        pipeline::catch_up(self.store)?;
        Ok(self.counts)
    }

    fn unreadable(&self) -> usize {
        self.counts.skipped.get(&Skipped::Unreadable).copied().unwrap_or_default()
    }

    /// The job of reading this input; none where it cannot be read twice.
    fn job(&self, path: &Path) -> Option<Job> {
        let fingerprint = fingerprint(path)?;
        // Named from the root: the same words name another file from another folder.
        let input = path.canonicalize().ok()?.to_str()?.to_owned();
        let Given { published, publisher, language, .. } = self.given;
        let day = published.and_then(|d| d.first).map(|d| d.to_string()).unwrap_or_default();
        let publisher = publisher.as_deref().unwrap_or_default();
        let language = language.as_ref().map(m::Language::code).unwrap_or_default();
        let reading = format!("{} | {day} | {publisher} | {language}", self.coded_by);
        Some(Job { input, reading, fingerprint, position: None })
    }

    /// Stores a batch, with how far its input has been read.
    fn keep(&mut self, mut batch: Vec<Outcome>, job: Option<&Job>) -> anyhow::Result<()> {
        let coded_by = &self.coded_by;
        let whole: Result<Vec<_>, Error> = self.store.together(|store| {
            let kept = batch.iter().map(|o| pipeline::keep(store, coded_by, o));
            let kept = kept.collect::<Result<_, _>>()?;
            job.map_or(Ok(()), |job| store.put_job(job))?;
            Ok(kept)
        });
        let kept = match whole {
            Ok(kept) => kept,
            // One of them is at fault, or the store is: alone each shows which.
            Err(_) => {
                let kept = batch.iter_mut().map(|o| keep_alone(self.store, coded_by, o));
                let kept = kept.collect::<Result<_, _>>()?;
                job.map_or(Ok(()), |job| self.store.put_job(job))?;
                kept
            }
        };
        for (outcome, added) in batch.iter().zip(kept) {
            self.count(outcome, added);
            for problem in &outcome.problems {
                (self.tell)(problem)?;
            }
            if outcome.document.is_some() || outcome.is_lost() {
                self.progress.step(outcome.origin());
            }
        }
        Ok(())
    }

    fn count(&mut self, outcome: &Outcome, added: Option<Added>) {
        let counts = &mut self.counts;
        counts.problems += outcome.problems.len();
        if let Some(why) = outcome.skipped {
            *counts.skipped.entry(why).or_default() += 1;
        }
        let Some(added) = added else {
            counts.lost += usize::from(outcome.document.is_some() || outcome.is_lost());
            return;
        };
        counts.events += outcome.events.len();
        match added.report {
            Version::First => counts.new += 1,
            Version::Changed => counts.changed += 1,
            Version::Same if added.reading => counts.reread += 1,
            Version::Same => counts.same += 1,
        }
    }
}

/// Stores one report in a transaction of its own; what cannot be stored becomes a problem of its outcome.
fn keep_alone(
    store: &mut Store,
    coded_by: &str,
    outcome: &mut Outcome,
) -> Result<Option<Added>, Error> {
    pipeline::keep(store, coded_by, outcome).or_else(|error| outcome.refuse(error).map(|()| None))
}
