//! Collecting without a rest: what is due is asked, politely, and what comes is read and kept.
//!
//! The schedule lives in the store ([`tidings_store::Address`]), so that it survives restarts; the row of a host is the
//! lease that keeps two programs, and two threads, from asking it at once. Every request waits for its turn there,
//! redirects and robots.txt among them. What is read and the state of what was asked commit together: a killed program
//! asks again, and keeps nothing twice.

mod ask;
pub mod config;
mod folder;
mod polite;

pub use config::{Config, Source};

use crate::pipeline::{self, Reader};
use ask::Asked;
use jiff::Timestamp;
use std::time::Duration;
use tidings_intake::fetch::Fetcher;
use tidings_record::Problem;
use tidings_store::{Address, Error, Host, Listed, Store, Version};

/// Who asks on a schedule.
pub const WATCH: &str = "watch";
/// Who asks once.
pub const FETCH: &str = "fetch";

/// Hosts asked side by side: a slow one keeps the others waiting for as long as one request may take, at most.
const PARALLEL: usize = 8;
/// Seconds a host is held by a program that may have been killed: longer than a request and its reading take.
const LEASE: i64 = 600;
/// Seconds after which what came is reconciled though more is due.
const RECONCILE_AFTER: i64 = 300;
/// Seconds to wait at a time, so that another program's changes are seen.
const LONGEST_WAIT: i64 = 900;
/// A watch that runs once waits for hosts no longer than this.
const SHORT_WAIT: i64 = 120;

/// What came of a watch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Requests made, folders looked through.
    pub asked: usize,
    /// Reports the store did not have.
    pub new: usize,
    /// Reports whose text has changed.
    pub changed: usize,
    /// Requests without a good answer.
    pub failed: usize,
    /// Stories given up.
    pub lost: usize,
}

/// A watch: who asks, for whom, how.
pub struct Watch<'w> {
    /// [`WATCH`] or [`FETCH`].
    pub asker: &'static str,
    /// What to ask and how politely.
    pub config: &'w Config,
    /// What asks.
    pub fetcher: &'w Fetcher,
    /// What reads.
    pub reader: &'w Reader<'w>,
    /// The time.
    pub now: &'w (dyn Fn() -> Timestamp + Sync),
    /// Whether to end when nothing is due.
    pub once: bool,
}

impl Watch<'_> {
    /// Asks what is due until told to end. `wait` lets the time pass, and is false when it is time to end; a test does
    /// that in an instant. Each problem goes to `tell` as it comes.
    ///
    /// # Errors
    /// When the store cannot be written; a host or a page never ends a watch.
    pub fn run(
        &self,
        store: &mut Store,
        wait: &dyn Fn(Duration) -> bool,
        tell: &mut dyn FnMut(&Problem),
    ) -> anyhow::Result<Counts> {
        let listed: Vec<Listed> = self.config.sources.iter().map(Source::listed).collect();
        store.list_sources(self.asker, &listed, self.second(), self.asker == FETCH)?;
        let mut counts = Counts::default();
        let mut reconciled = (0, self.second());
        loop {
            let idle = match self.round(store, &mut counts, &mut reconciled, tell) {
                Err(error) if is_busy(&error) => {
                    // What was asked is held until its lease ends, and then asked for again.
                    tell(&problem(
                        "",
                        "another program is writing to the store; trying again later",
                    ));
                    true
                }
                done => done?,
            };
            if !self.pause(store, idle, wait)? {
                break;
            }
        }
        pipeline::catch_up(store)?;
        Ok(counts)
    }

    /// Asks all hosts whose turn it is, and keeps what comes; true when there was none.
    fn round(
        &self,
        store: &mut Store,
        counts: &mut Counts,
        reconciled: &mut (usize, i64),
        tell: &mut dyn FnMut(&Problem),
    ) -> anyhow::Result<bool> {
        let now = self.second();
        let due = store.take_due(self.asker, now, now + LEASE, PARALLEL)?;
        let idle = due.is_empty();
        for asked in self.ask_all(due) {
            self.keep(store, asked, counts, tell)?;
        }
        let fresh = counts.new + counts.changed;
        let late = self.second() - reconciled.1 >= RECONCILE_AFTER;
        if fresh > reconciled.0 && (idle || late) {
            pipeline::catch_up(store)?;
            *reconciled = (fresh, self.second());
        }
        Ok(idle)
    }

    /// Asks side by side, each at its own host.
    fn ask_all(&self, due: Vec<(Address, Host)>) -> Vec<Asked> {
        std::thread::scope(|scope| {
            let begin = |(address, host): (Address, Host)| {
                let known = (address.clone(), host.clone());
                (known, scope.spawn(move || self.ask(address, host)))
            };
            let begun: Vec<_> = due.into_iter().map(begin).collect();
            let end = |((address, host), thread): (_, std::thread::ScopedJoinHandle<'_, Asked>)| {
                thread.join().unwrap_or_else(|_| self.broke_down(address, host))
            };
            begun.into_iter().map(end).collect()
        })
    }

    fn second(&self) -> i64 {
        (self.now)().as_second()
    }

    /// Waits for what is due next; false when there is an end.
    fn pause(
        &self,
        store: &Store,
        idle: bool,
        wait: &dyn Fn(Duration) -> bool,
    ) -> anyhow::Result<bool> {
        if !idle {
            return Ok(wait(Duration::ZERO));
        }
        let now = self.second();
        let next = store.next_due(self.asker, if self.once { now } else { i64::MAX })?;
        let seconds = next.map(|at| (at - now).max(1));
        if self.once && seconds.is_none_or(|s| s > SHORT_WAIT) {
            return Ok(false);
        }
        let seconds = seconds.unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        Ok(wait(Duration::from_secs(seconds.unsigned_abs())))
    }

    /// Keeps what came of one request and the state of what was asked, all or nothing.
    fn keep(
        &self,
        store: &mut Store,
        mut asked: Asked,
        counts: &mut Counts,
        tell: &mut dyn FnMut(&Problem),
    ) -> anyhow::Result<()> {
        counts.asked += 1;
        counts.failed += usize::from(asked.address.failures > 0);
        counts.lost += usize::from(asked.given_up);
        asked.problems.iter().for_each(&mut *tell);
        let coder = self.reader.coded_by();
        let now = self.second();
        let (mut new, mut changed, mut refused) = (0, 0, Vec::new());
        store.together(|store| -> Result<(), Error> {
            for outcome in &mut asked.outcomes {
                match pipeline::keep(store, &coder, outcome) {
                    Ok(Some(added)) => match added.report {
                        Version::First => new += 1,
                        Version::Changed => changed += 1,
                        Version::Same => {}
                    },
                    Ok(None) => {}
                    Err(error) => {
                        outcome.refuse(error)?;
                        let refusal = outcome.problems.last();
                        asked.address.error = refusal.map(|p| p.message.clone());
                        refused.extend(refusal.cloned());
                    }
                }
            }
            if let Some(form) = asked.announces {
                store.announce(&asked.address.source, form, &asked.announced, now)?;
            }
            store.put_asked(&asked.address, &asked.host)
        })?;
        refused.iter().for_each(tell);
        counts.new += new;
        counts.changed += changed;
        Ok(())
    }
}

/// A time of the schedule as records tell it: RFC 3339.
pub fn time(seconds: Option<i64>) -> Option<String> {
    Timestamp::from_second(seconds?).ok().map(|t| t.to_string())
}

/// Whether another program held the store for too long.
fn is_busy(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| matches!(cause.downcast_ref(), Some(Error::Busy)))
}

/// Something that could not be done, as a record.
fn problem(origin: &str, message: &str) -> Problem {
    let stage = tidings_model::Stage::Intake;
    tidings_record::problem(&tidings_model::Problem::new(origin, stage, message))
}
