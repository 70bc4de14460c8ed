//! Incidents in lists and by themselves.

use serde::Serialize;
use tidings_model::{Act, FigureRelation, Harm, ParticipantRole, Vocabulary as _};
use tidings_record::{Decision, Event, Incident, RulingWords};
use utoipa::ToSchema;

/// An incident in one line. Unknown is null.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct IncidentRow {
    id: String,
    /// ACLED sub-event type.
    act: String,
    /// ACLED event type.
    family: Option<String>,
    first: Option<String>,
    last: Option<String>,
    date_precision: Option<String>,
    place: Option<String>,
    /// ISO 3166-1 alpha-2.
    country: Option<String>,
    admin1: Option<String>,
    /// Null where the words name an area.
    lat: Option<f64>,
    lon: Option<f64>,
    place_precision: Option<String>,
    radius_km: Option<f64>,
    actors: Vec<String>,
    targets: Vec<String>,
    killed_low: Option<u32>,
    killed_best: Option<u32>,
    killed_high: Option<u32>,
    standing: String,
    foreground: bool,
    review: bool,
    confidence: f64,
    /// Independent ones.
    sources: usize,
    reports: usize,
    disputed: bool,
    released: bool,
    /// The project's own.
    tags: Vec<String>,
    /// Reviewers' decisions that apply to it.
    decisions: usize,
}

impl IncidentRow {
    pub(crate) fn of(i: &Incident) -> Self {
        let (when, place) = (i.when.as_ref(), i.place.as_ref());
        let named = |role| {
            let mut labels: Vec<String> = Vec::new();
            for p in i.participants.iter().filter(|p| p.role == role) {
                if !labels.contains(&p.label) {
                    labels.push(p.label.clone());
                }
            }
            labels
        };
        let dead = i
            .figures
            .iter()
            .find(|f| f.harm == Harm::Killed && f.relation == FigureRelation::Total);
        Self {
            id: i.id.clone(),
            act: i.act.clone(),
            family: family(&i.act),
            first: when.and_then(|w| w.first.clone()),
            last: when.and_then(|w| w.last.clone()),
            date_precision: when.map(|w| w.precision.to_string()),
            place: place.map(|p| p.name.clone()),
            country: place.and_then(|p| p.country.clone()),
            admin1: place.and_then(|p| p.admin1.clone()),
            lat: place.and_then(|p| p.lat),
            lon: place.and_then(|p| p.lon),
            place_precision: place.map(|p| p.precision.to_string()),
            radius_km: place.and_then(|p| p.radius_km),
            actors: named(ParticipantRole::Actor),
            targets: named(ParticipantRole::Target),
            killed_low: dead.and_then(|f| f.low),
            killed_best: dead.and_then(|f| f.best),
            killed_high: dead.and_then(|f| f.high),
            standing: i.standing.to_string(),
            foreground: i.foreground,
            review: i.review,
            confidence: i.confidence,
            sources: i.independent_sources,
            reports: i.reports.len(),
            disputed: !i.disputes.is_empty(),
            released: i.released.is_some(),
            tags: i.tags.clone(),
            decisions: i.history.len(),
        }
    }
}

/// The ACLED event type that a kind belongs to.
pub(crate) fn family(act: &str) -> Option<String> {
    Act::parse(act).map(|a| a.acled_type().to_string())
}

/// One page of incidents.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IncidentPage {
    pub(crate) items: Vec<IncidentRow>,
    /// On all pages.
    pub(crate) total: u64,
    /// What to ask for next with `cursor`; null at the end.
    pub(crate) next: Option<String>,
}

/// An incident with all that was said of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IncidentView {
    /// What to send as `seen` with a decision; changes with whatever is said of the incident.
    pub(crate) etag: String,
    pub(crate) incident: Incident,
    /// What its reports say, each by itself.
    pub(crate) events: Vec<Event>,
    /// Who accepted or released it as it stands.
    pub(crate) approved_by: Vec<String>,
    /// How many must, before it may leave the house; one of them releases it.
    pub(crate) approvals: u32,
    /// Decisions, oldest first.
    pub(crate) log: Vec<LogEntry>,
    pub(crate) comments: Vec<Comment>,
}

/// A reviewer's decision as the ledger has it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LogEntry {
    /// Number of the ledger entry.
    seq: u64,
    at: String,
    by: String,
    field: String,
    /// `accept`, `set`, `not_said`, `add`, `tag`, `untag`, `reject`, `merge`, `split`, `release` or `undo`.
    ruling: String,
    value: Option<String>,
    /// It holds wherever a report writes the place or the actor so.
    alike: Option<String>,
    reason: String,
    /// Undone by a later entry.
    undone: bool,
}

impl LogEntry {
    pub(crate) fn of(seq: u64, d: &Decision, undone: bool) -> Self {
        let (ruling, value) = match &d.ruling {
            RulingWords::Accept => ("accept", None),
            RulingWords::Set(value) => ("set", Some(value.clone())),
            RulingWords::Place(place) => ("set", Some(place.name.clone())),
            RulingWords::Actors(actors) => {
                let names: Vec<&str> = actors.iter().map(|a| a.label.as_str()).collect();
                ("set", Some(names.join("; ")))
            }
            RulingWords::Reject => ("reject", None),
            RulingWords::Merge { .. } => ("merge", None),
            RulingWords::Split { .. } => ("split", None),
            RulingWords::Release => ("release", None),
            RulingWords::NotSaid => ("not_said", None),
            RulingWords::Add(kind) => ("add", Some(kind.clone())),
            RulingWords::Tag(tag) => ("tag", Some(tag.clone())),
            RulingWords::Untag(tag) => ("untag", Some(tag.clone())),
            RulingWords::Approvals(n) => ("approvals", Some(n.to_string())),
            RulingWords::Comment => ("comment", None),
            RulingWords::Undo { entry } => ("undo", Some(entry.to_string())),
        };
        Self {
            seq,
            at: d.at.clone(),
            by: d.by.clone(),
            field: d.field.to_string(),
            ruling: ruling.to_owned(),
            value,
            alike: d.alike.clone(),
            reason: d.reason.clone(),
            undone,
        }
    }
}

/// What somebody says of an incident.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Comment {
    pub(crate) seq: u64,
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) text: String,
}
