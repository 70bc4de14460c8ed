//! Asking the program: the one place where the scorer touches its reading path.

use super::{Doc, Found, Program, Settled};
use std::ops::Range;
use tidings::pipeline::{Reader, SettledName};
use tidings_annotate::{Beside, Glimpse, HEARD, Learned, LearnedAct, Role};
use tidings_knowledge::{Country, Knowledge};
use tidings_model::{Member, Place, Span};
use tidings_neural::Model;
use tidings_record::Event;

/// Opens the built-in knowledge and hands the program to `f`.
pub(crate) fn with<R>(
    model: Option<&Model>,
    beside: Beside,
    f: impl FnOnce(&Program<'_>) -> anyhow::Result<R>,
) -> anyhow::Result<R> {
    let knowledge = Knowledge::builtin()?;
    let learned = model.map(|m| Used(m, beside));
    let reader = Reader::new(&knowledge).with(learned.as_ref().map(|m| m as &dyn Learned));
    let scene = model.map(|m| move |text: &str, act: &Range<usize>| scene(m, text, act));
    f(&Program {
        coder: match (beside.lists, beside.gate) {
            (true, true) => reader.coded_by(),
            (false, _) => format!("{} (model only)", reader.coded_by()),
            (true, false) => format!("{} (no gate)", reader.coded_by()),
        },
        read: &|doc: &Doc| read(&reader, doc),
        places: &|text: &str| {
            let found = reader.places(text).into_iter();
            found.map(|(span, place)| shown(span, &place)).collect()
        },
        settle: &|text: &str, marked: &[Range<usize>]| {
            let spans: Vec<Span> = marked.iter().map(|r| Span::new(r.start, r.end)).collect();
            let settled = reader.settle_names(text, &spans).into_iter().zip(spans);
            let one = |(s, span): (SettledName, Span)| Settled {
                found: s.place.map(|place| shown(span, &place)),
                candidates: s.candidates,
            };
            settled.map(one).collect()
        },
        scene: scene.as_ref().map(|s| s as _),
        merge: &merge,
        compared: &compared,
        country: &|name: &str| Some(format!("g{}", country(&knowledge, name)?.geonameid?)),
        iso2: &|name: &str| country(&knowledge, name).map(|c| c.iso2.clone()),
    })
}

/// The model, used otherwise than the program uses it.
struct Used<'m>(&'m Model, Beside);

impl Learned for Used<'_> {
    fn name(&self) -> &str {
        Learned::name(self.0)
    }
    fn limit(&self) -> usize {
        Learned::limit(self.0)
    }
    fn glance(&self, text: &str) -> Vec<Glimpse> {
        Learned::glance(self.0, text)
    }
    fn worth(&self, pieces: &[Glimpse]) -> f32 {
        Learned::worth(self.0, pieces)
    }
    fn read(&self, window: &str, asked: &[Span]) -> Result<Vec<LearnedAct>, String> {
        Learned::read(self.0, window, asked)
    }
    fn beside(&self) -> Beside {
        self.1
    }
}

/// What is too long to be read has no scene.
fn scene(model: &Model, text: &str, act: &Range<usize>) -> Vec<Range<usize>> {
    let fillers = model.fillers(text, Span::new(act.start, act.end)).unwrap_or_default();
    let heard = fillers.into_iter().filter(|f| f.role == Role::Where && f.sure >= HEARD);
    heard.map(|f| f.span.range()).collect()
}

fn country<'k>(knowledge: &'k Knowledge, name: &str) -> Option<&'k Country> {
    knowledge.countries.all().iter().find(|c| {
        let acled = c.acled_name.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(name));
        acled || c.names_en.iter().any(|n| n.eq_ignore_ascii_case(name))
    })
}

fn shown(span: Span, place: &Place) -> Found {
    let wider = [&place.admin2, &place.admin1, &place.country].into_iter().flatten();
    let names: Vec<&str> = std::iter::once(&place.name).chain(wider).map(String::as_str).collect();
    Found {
        start: span.range().start,
        end: span.range().end,
        id: place.id.clone(),
        point: place.point,
        shown: format!("{} ({})", names.join(", "), place.precision),
    }
}

/// A report made by the project is read as the program reads its file; the rest are bare texts.
fn read(reader: &Reader<'_>, doc: &Doc) -> Vec<Event> {
    let Some(file) = &doc.file else {
        // A headline alone is all the text there is.
        let (headline, text) = match (&doc.headline, doc.text.is_empty()) {
            (Some(headline), true) => (None, headline.as_str()),
            (headline, _) => (headline.as_deref(), doc.text.as_str()),
        };
        return reader.read_text(&doc.id, headline, text, doc.published).0;
    };
    let given = tidings_intake::Given::default();
    tidings_intake::items(std::slice::from_ref(file))
        .filter_map(Result::ok)
        .flat_map(|item| reader.read(&item, &given).events)
        .collect()
}

/// Events that can be read back, and the number of each.
fn members(events: &[Event]) -> (Vec<usize>, Vec<Member>) {
    let mut numbers = Vec::new();
    let mut members = Vec::new();
    for (n, e) in events.iter().enumerate() {
        let report = tidings_record::head_to_report_ref(&e.report);
        let event = tidings_record::event_to_model(e);
        if let (Ok(report), Ok(event)) = (report, event) {
            numbers.push(n);
            members.push(Member { report, event });
        }
    }
    (numbers, members)
}

/// Events as reconcile puts them together. One that cannot be read back stays alone.
fn merge(events: &[Event]) -> Vec<Vec<usize>> {
    let (numbers, members) = members(events);
    let groups = tidings_events::reconcile::reconcile(&members, &[]);
    groups.into_iter().map(|g| g.into_iter().map(|m| numbers[m]).collect()).collect()
}

fn compared(events: &[Event]) -> Vec<(usize, usize, Vec<String>)> {
    let (numbers, members) = members(events);
    tidings_events::reconcile::compared(&members)
        .into_iter()
        .map(|(i, j, shared)| {
            (numbers[i], numbers[j], shared.iter().map(|s| format!("{s:?}")).collect())
        })
        .collect()
}
