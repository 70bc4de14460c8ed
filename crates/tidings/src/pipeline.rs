//! The story of Tidings, stage by stage; read it first.
//!
//! capture -> extract ([`tidings_intake`]) -> annotate ([`tidings_annotate`]) -> find events
//! ([`tidings_events::find`]) -> store -> reconcile and settle -> publish. Only this file joins the
//! stages; none calls an earlier one, and none can fail: what could not be done is a problem.

mod catch_up;
mod originals;
mod sweep;

use crate::names::Names;
pub use catch_up::{catch_up, decide};
use jiff::civil::Date;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use sweep::{STRETCH, Sweep};
pub use tidings_annotate::SettledName;
use tidings_annotate::{Annotator, Learned};
use tidings_events::alike::correct;
use tidings_events::reconcile::{Group, days, grouped as group};
use tidings_events::{Context, find, settle::settle};
use tidings_intake::{Document, Form, Found, Given, Item};
use tidings_knowledge::Knowledge;
use tidings_model as m;
use tidings_record as record;
use tidings_store::{Added, Entry, Error, Grouped, Name, Said, Store};

/// Documents read at a time by all threads together: enough to keep them busy, little to hold.
const BATCH: usize = 64;
/// A batch is cut short at this many bytes, so that large documents do not pile up …
const BATCH_BYTES: usize = 32 << 20;
/// … and at this many records of web archives, most of which are no documents.
const BATCH_FOUND: usize = 16 * BATCH;

/// Reads documents into events. Made once, used by many threads.
pub struct Reader<'k> {
    annotator: Annotator<'k>,
    coder: String,
}

/// What came of one item.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The report, unless the item could not be read at all.
    pub document: Option<Document>,
    /// What it says happened, in text order.
    pub events: Vec<record::Event>,
    /// What could not be done.
    pub problems: Vec<record::Problem>,
    /// Why there is no report.
    pub skipped: Option<m::Skipped>,
}

impl Outcome {
    /// Whether there should have been a report and is none.
    pub fn is_lost(&self) -> bool {
        self.document.is_none() && !self.problems.is_empty()
    }

    /// Where it was found, as far as it says.
    pub fn origin(&self) -> &str {
        let document = self.document.as_ref().map(|d| d.report.origin.as_str());
        document.or_else(|| self.problems.first().map(|p| p.origin.as_str())).unwrap_or_default()
    }

    /// Makes a problem of what the store would not take of it, before anything of it was written.
    ///
    /// # Errors
    /// Gives back what is no fault of this report.
    pub fn refuse(&mut self, error: Error) -> Result<(), Error> {
        let (Error::Entry { .. } | Error::Quote { .. }) = error else { return Err(error) };
        let message = format!("not stored: {error}; report this as a fault");
        let problem = m::Problem::new(self.origin(), m::Stage::Store, message);
        self.problems.push(record::problem(&problem));
        self.skipped = Some(m::Skipped::NotStored);
        Ok(())
    }

    /// What came of a place where there was nothing to read.
    fn without_report(problems: &[m::Problem]) -> Self {
        Self {
            skipped: problems.iter().find_map(|p| p.skipped),
            problems: problems.iter().map(record::problem).collect(),
            ..Self::default()
        }
    }
}

impl<'k> Reader<'k> {
    /// A reader over `knowledge`.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self::named(knowledge, Self::signature(knowledge, None))
    }

    /// What a reader with these signs its readings.
    pub fn signature(knowledge: &Knowledge, learned: Option<&dyn Learned>) -> String {
        let (version, edition) = (env!("CARGO_PKG_VERSION"), knowledge.edition());
        let rules = format!("tidings {version} / knowledge {edition} / rules");
        beside(rules, learned)
    }

    /// A reader that signs its readings `coder`: an upgraded coder makes new readings beside the old.
    pub fn named(knowledge: &'k Knowledge, coder: impl Into<String>) -> Self {
        Self { annotator: Annotator::new(knowledge), coder: coder.into() }
    }

    /// The same with a learned reader beside the rules, and its name in the signature.
    #[must_use]
    pub fn with(mut self, learned: Option<&'k dyn Learned>) -> Self {
        self.coder = beside(self.coder, learned);
        self.annotator = self.annotator.with(learned);
        self
    }

    /// `tidings VERSION / knowledge EDITION / rules + NAME OF THE LEARNED READER`.
    pub fn coded_by(&self) -> String {
        self.coder.clone()
    }

    /// One item from bytes to events.
    pub fn read(&self, item: &Item, given: &Given) -> Outcome {
        let (document, problems) = tidings_intake::extract(item, given);
        let Some(document) = document else { return Outcome::without_report(&problems) };
        let mut problems: Vec<record::Problem> = problems.iter().map(record::problem).collect();
        let (events, more) = self.code(&document);
        problems.extend(more.iter().map(record::problem));
        let events = events
            .iter()
            .map(|e| record::event(&document.report, &document.extraction, &self.coder, e))
            .collect();
        Outcome { document: Some(document), events, problems, skipped: None }
    }

    /// The same for all that can stand in an input.
    fn read_found(&self, found: Found, given: &Given) -> Outcome {
        match found {
            Found::Item(item) => self.read(&item, given),
            Found::Problem(problem) => Outcome::without_report(&[problem]),
            Found::Skipped(why) => Outcome { skipped: Some(why), ..Outcome::default() },
        }
    }

    /// A headline and a text that are not in any file: what the evaluation reads.
    pub fn read_text(
        &self,
        origin: &str,
        headline: Option<&str>,
        text: &str,
        published: Option<Date>,
    ) -> (Vec<record::Event>, Vec<record::Problem>) {
        let line = serde_json::json!({ "id": origin, "headline": headline, "text": text });
        let item = Item {
            origin: origin.to_owned(),
            form: Form::JsonLine,
            bytes: line.to_string().into_bytes(),
            line: Some(1),
            web: None,
        };
        let given = Given { published: published.map(m::Dating::day), ..Given::default() };
        let outcome = self.read(&item, &given);
        (outcome.events, outcome.problems)
    }

    /// Places named in a text, with their offsets in it: what geoparsing is measured on.
    pub fn places(&self, text: &str) -> Vec<(m::Span, m::Place)> {
        self.annotator.places(&bare(text))
    }

    /// What the names at these spans of a text are: what telling namesakes apart is measured on.
    pub fn settle_names(&self, text: &str, marked: &[m::Span]) -> Vec<SettledName> {
        self.annotator.settle_names(&bare(text), marked)
    }

    /// Marks, then events. A text on which that breaks down has none, and the others of the batch go on.
    fn code(&self, document: &Document) -> (Vec<m::Event>, Vec<m::Problem>) {
        catch_unwind(AssertUnwindSafe(|| self.code_it(document))).unwrap_or_else(|_| {
            let message =
                "coding it broke down, which is a fault of this program; please report it \
                           with the text. The report is kept without events"
                    .to_owned();
            let origin = &document.report.origin;
            (Vec::new(), vec![m::Problem::new(origin, m::Stage::Annotate, message)])
        })
    }

    fn code_it(&self, document: &Document) -> (Vec<m::Event>, Vec<m::Problem>) {
        let (report, extraction) = (&document.report, &document.extraction);
        let published = report.published.and_then(|d| d.first);
        let (annotated, problems) = self.annotator.annotate(&report.origin, extraction, published);
        let context = Context {
            report: &report.id,
            text_id: extraction.text_id,
            text: &extraction.text,
            published,
        };
        (find(&context, &annotated), problems)
    }
}

/// A signature with the name of a learned reader beside it.
fn beside(signature: String, learned: Option<&dyn Learned>) -> String {
    match learned {
        Some(learned) => format!("{signature} + {}", learned.name()),
        None => signature,
    }
}

/// Stores what came of one item; none when there was no report in it.
///
/// # Errors
/// As [`Store::add`].
pub fn keep(store: &mut Store, coded_by: &str, outcome: &Outcome) -> Result<Option<Added>, Error> {
    let Some(document) = &outcome.document else { return Ok(None) };
    let added = store.add(&Entry {
        capture: &document.capture,
        extraction: &document.extraction,
        report: &record::head(&document.report, &document.extraction),
        coded_by,
        events: &outcome.events,
        problems: &outcome.problems,
    })?;
    Ok(Some(added))
}

/// An English text that is all body.
fn bare(text: &str) -> m::Extraction {
    let span = m::Span::new(0, text.len());
    m::Extraction {
        text_id: m::Digest::of(text.as_bytes()),
        capture: m::Digest::of(text.as_bytes()),
        extractor: "none".to_owned(),
        language: Some(m::Language::EN),
        text: text.to_owned(),
        passages: vec![m::Passage { span, kind: m::PassageKind::Body }],
    }
}

/// Reads all that is found on `threads` cores and hands the outcomes to `sink` in input order, a batch at a time, with
/// what stood beside the last of it. Memory holds one batch, whatever the input's size.
pub fn read_all<P>(
    reader: &Reader<'_>,
    mut found: impl Iterator<Item = (Found, P)>,
    given: &Given,
    threads: usize,
    mut sink: impl FnMut(Vec<Outcome>, P) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build()?;
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        let (mut items, mut bytes, mut position) = (0, 0, None);
        while items < BATCH && bytes < BATCH_BYTES && batch.len() < BATCH_FOUND {
            let Some((one, behind)) = found.next() else { break };
            if let Found::Item(item) = &one {
                (items, bytes) = (items + 1, bytes + item.bytes.len());
            }
            batch.push(one);
            position = Some(behind);
        }
        let Some(position) = position else { return Ok(()) };
        let outcomes = pool
            .install(|| batch.into_par_iter().map(|one| reader.read_found(one, given)).collect());
        sink(outcomes, position)?;
    }
}

/// What is known of incidents: settled from events, named, counted.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// The incidents.
    pub(crate) incidents: Vec<record::Incident>,
    /// Where each event stands, the rejected ones among them.
    pub(crate) groups: Vec<Grouped>,
    /// Names not yet written down.
    pub(crate) names: Vec<Name>,
}

/// Reconciles all current events of the store and replaces its incidents; gives new incidents their
/// lasting names. Returns how many incidents there are.
pub fn reconcile(store: &mut Store) -> anyhow::Result<usize> {
    store.remake_incidents(|store| {
        let mut sweep = Sweep::of(store, None, STRETCH)?;
        let mut told = 0;
        while let Some(settled) = sweep.next(store)? {
            store.name(&settled.names)?;
            store.put_incidents(&settled.incidents, &settled.groups)?;
            told += settled.incidents.len();
        }
        Ok(told)
    })
}

/// The incidents as the store would have told them at `moment` (a day, meaning its end in UTC, or an RFC 3339
/// time): from the reports, readings and decisions it had by then.
pub fn as_of(store: &Store, moment: &str) -> anyhow::Result<Vec<record::Incident>> {
    let mut sweep = Sweep::of(store, Some(moment), STRETCH)?;
    let mut all = Vec::new();
    while let Some(settled) = sweep.next(store)? {
        all.extend(settled.incidents);
    }
    Ok(all)
}

/// Events as reviewers corrected them, and which of them are one incident.
struct Grouping {
    members: Vec<m::Member>,
    groups: Vec<Group>,
    decisions: Vec<m::Decision>,
}

impl Grouping {
    fn of(events: &[record::Event], said: &Said) -> anyhow::Result<Self> {
        let decisions = decided(&said.decisions)?;
        let mut members = members(events)?;
        correct(&mut members, &decisions);
        let groups = group(&members, &decisions);
        Ok(Self { members, groups, decisions })
    }

    /// The incident that a group is; none when all of it was rejected.
    fn incident(&self, group: &Group, said: &Said) -> Option<m::Incident> {
        settle(&self.members, &group.members, &self.decisions, said.approvals)
    }

    /// What happened in those groups that are `wanted`, and what it is called.
    fn settle(
        &mut self,
        store: &Store,
        events: &[record::Event],
        said: &Said,
        names: &mut Names,
        wanted: impl Fn(&Group) -> bool,
    ) -> Result<Settled, Error> {
        let mut all = Settled::default();
        for group in self.groups.iter().filter(|g| wanted(g)) {
            originals::mark(store, &mut self.members, &group.members)?;
            let of = |i: &usize| events[*i].id.clone();
            all.groups.extend(group.members.iter().map(|i| Grouped {
                event: of(i),
                report: events[*i].report.id.clone(),
                cluster: of(&group.cluster),
                days: days(&self.members[*i]),
            }));
            let Some(mut incident) = self.incident(group, said) else { continue };
            names.name(&mut incident);
            let mut incident = record::incident(&incident);
            let on =
                |c: &&record::Decision| group.members.iter().any(|i| speaks_of(c, &events[*i]));
            incident.comments = said.comments.iter().filter(on).count();
            all.incidents.push(incident);
        }
        all.names = std::mem::take(&mut names.new);
        Ok(all)
    }
}

/// Which events are one incident and what happened: from events and decisions alone, in memory.
pub fn incidents(
    events: &[record::Event],
    decisions: &[record::Decision],
) -> anyhow::Result<Vec<m::Incident>> {
    let said = Said { decisions: decisions.to_vec(), ..Said::default() };
    let grouping = Grouping::of(events, &said)?;
    Ok(grouping.groups.iter().filter_map(|g| grouping.incident(g, &said)).collect())
}

fn members(events: &[record::Event]) -> anyhow::Result<Vec<m::Member>> {
    let member = |e: &record::Event| {
        Ok(m::Member {
            report: record::head_to_report_ref(&e.report)?,
            event: record::event_to_model(e)?,
        })
    };
    events.iter().map(member).collect()
}

fn decided(decisions: &[record::Decision]) -> anyhow::Result<Vec<m::Decision>> {
    Ok(decisions.iter().map(record::decision_to_model).collect::<Result<_, _>>()?)
}

/// Whether a decision or comment hangs on words of the event's trigger.
pub fn speaks_of(d: &record::Decision, e: &record::Event) -> bool {
    stands_on(e, &d.text_id, d.start, d.end)
}

/// Whether the event's trigger and these words of a text overlap.
pub(crate) fn stands_on(e: &record::Event, text_id: &str, start: u32, end: u32) -> bool {
    text_id == e.report.text_id && start < e.trigger.end && e.trigger.start < end
}
