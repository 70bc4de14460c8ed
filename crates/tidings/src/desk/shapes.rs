//! What the API says, beside the records.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tidings_model::{Act, FigureRelation, Harm, ParticipantRole, Vocabulary as _};
use tidings_record::{ActorValue, Decision, Event, Incident, PlaceValue, ReportHead, RulingWords};
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
    /// `accept`, `set`, `reject`, `merge`, `split`, `release` or `undo`.
    ruling: String,
    value: Option<String>,
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

/// A decision as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DecisionInput {
    /// An incident or one of its events.
    pub(crate) id: String,
    /// `event`, `kind`, `when`, `where`, `actor`, `target`, `standing` or a harm such as `killed`.
    pub(crate) field: String,
    /// `accept`, `set`, `reject`, `merge`, `split` or `release`.
    pub(crate) ruling: String,
    /// For `set`: a number, a day, `2024-12-01 to 2024-12-03`, a kind, a standing.
    #[serde(default)]
    pub(crate) value: Option<String>,
    /// For `set` on `where`.
    #[serde(default)]
    pub(crate) place: Option<PlaceValue>,
    /// For `set` on `actor` or `target`: who they are, all of them.
    #[serde(default)]
    pub(crate) actors: Option<Vec<ActorValue>>,
    /// For `merge`: an incident or event; for `split`: the event that is another incident.
    #[serde(default)]
    pub(crate) other: Option<String>,
    /// The words that say so.
    #[serde(default)]
    pub(crate) words: Option<WordsInput>,
    pub(crate) reason: String,
    pub(crate) by: String,
    /// `etag` of the incident as it was seen.
    pub(crate) seen: String,
}

/// Words of a text: half-open UTF-8 byte offsets.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct WordsInput {
    pub(crate) text_id: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Who undoes a decision, and why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Signed {
    pub(crate) by: String,
    pub(crate) reason: String,
}

/// A comment as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CommentInput {
    pub(crate) by: String,
    pub(crate) text: String,
}

/// What a decision made of the incident.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Decided {
    /// Number of the ledger entry.
    pub(crate) seq: u64,
    /// Its id now, which a merge may have changed; null when it was rejected.
    pub(crate) incident: Option<String>,
    pub(crate) view: Option<IncidentView>,
}

/// Incidents on a map.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapView {
    pub(crate) cells: Vec<MapCell>,
    pub(crate) areas: Vec<MapArea>,
    /// Incidents without any place that could be drawn.
    pub(crate) unplaced: u64,
}

/// Incidents with a point, those near one another at this zoom together.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapCell {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) n: u64,
    pub(crate) killed: u64,
    /// The commonest ACLED event type.
    pub(crate) family: Option<String>,
    /// The incident where there is only one.
    pub(crate) id: Option<String>,
    pub(crate) precision: Option<String>,
    pub(crate) radius_km: Option<f64>,
}

/// Incidents whose words name an area.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MapArea {
    pub(crate) country: String,
    pub(crate) admin1: Option<String>,
    pub(crate) name: String,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// For drawing only: the extent of the area is not known.
    pub(crate) radius_km: f64,
    pub(crate) n: u64,
    pub(crate) killed: u64,
}

/// Incidents over time.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Series {
    /// `day`, `week`, `month` or `year`.
    pub(crate) step: String,
    /// Without gaps.
    pub(crate) buckets: Vec<Bucket>,
    /// Incidents without a day.
    pub(crate) undated: u64,
}

/// One step of a series: both days included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Bucket {
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) n: u64,
    /// By ACLED event type.
    pub(crate) families: BTreeMap<String, u64>,
    pub(crate) killed: u64,
    /// Reports published in it, of the whole store: silence is not peace.
    pub(crate) reports: u64,
}

/// How many incidents for each value of each filter, the other filters applied.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Facets {
    pub(crate) total: u64,
    pub(crate) kinds: Vec<KindCount>,
    pub(crate) families: Vec<ValueCount>,
    pub(crate) countries: Vec<CountryCount>,
    pub(crate) regions: Vec<RegionCount>,
    pub(crate) standings: Vec<ValueCount>,
    pub(crate) to_review: u64,
    pub(crate) disputed: u64,
    pub(crate) background: u64,
}

/// A value and how many have it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ValueCount {
    pub(crate) value: String,
    pub(crate) n: u64,
}

/// A sub-event type.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KindCount {
    pub(crate) value: String,
    pub(crate) family: Option<String>,
    pub(crate) n: u64,
}

/// A country.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountryCount {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) n: u64,
}

/// A first-order division.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RegionCount {
    pub(crate) value: String,
    pub(crate) country: String,
    pub(crate) n: u64,
}

/// What to look at first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Queue {
    pub(crate) items: Vec<QueueItem>,
    pub(crate) total: u64,
}

/// An incident to look at.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueItem {
    pub(crate) row: IncidentRow,
    /// Uncertain x severe x recent; only the order means anything.
    pub(crate) weight: f64,
    /// `marked`, `disputed`, `unsure`, `severe`, `single_source`.
    pub(crate) why: Vec<&'static str>,
}

/// How an incident leaves in two forms.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportRows {
    pub(crate) acled: Option<ExportRow>,
    pub(crate) acled_left_out: Option<String>,
    pub(crate) ucdp: Option<ExportRow>,
    pub(crate) ucdp_left_out: Option<String>,
}

/// A row with its headings.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportRow {
    pub(crate) columns: Vec<String>,
    pub(crate) values: Vec<String>,
}

/// A report in one line.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportRow {
    pub(crate) id: String,
    pub(crate) headline: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) origin: String,
    pub(crate) url: Option<String>,
    pub(crate) added: String,
    pub(crate) events: usize,
    pub(crate) versions: usize,
    pub(crate) copy_of: Option<String>,
}

/// One page of reports, the last added first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportPage {
    pub(crate) items: Vec<ReportRow>,
    pub(crate) total: u64,
    pub(crate) next: Option<String>,
}

/// A report with its text and what was read in it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportView {
    pub(crate) head: ReportHead,
    pub(crate) added: String,
    pub(crate) changed: String,
    pub(crate) coded_by: Option<String>,
    pub(crate) versions: Vec<String>,
    /// Digest of the page as it was captured.
    pub(crate) capture: String,
    pub(crate) text: String,
    pub(crate) passages: Vec<Passage>,
    pub(crate) events: Vec<Event>,
    /// Event id to incident id.
    pub(crate) incidents: BTreeMap<String, String>,
    pub(crate) problems: Vec<Trouble>,
}

/// One part of a text: half-open UTF-8 byte offsets.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Passage {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: String,
}

/// Something that could not be done in a report.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Trouble {
    pub(crate) stage: String,
    pub(crate) message: String,
}

impl From<&tidings_record::Problem> for Trouble {
    fn from(p: &tidings_record::Problem) -> Self {
        Self { stage: p.stage.clone(), message: p.message.clone() }
    }
}

/// What was found by words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchHits {
    pub(crate) items: Vec<SearchHit>,
}

/// A report that has the words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchHit {
    pub(crate) report: ReportHead,
    /// Matches between `[` and `]`.
    pub(crate) snippet: String,
}

/// Places by name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlaceHits {
    pub(crate) items: Vec<PlaceHit>,
}

/// A place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlaceHit {
    #[serde(flatten)]
    pub(crate) place: PlaceValue,
    pub(crate) population: Option<u32>,
}

/// Actors by name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorHits {
    pub(crate) items: Vec<ActorHit>,
}

/// An organisation or group.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorHit {
    #[serde(flatten)]
    pub(crate) actor: ActorValue,
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
    /// That it takes part in.
    pub(crate) incidents: u64,
}

/// The words that may stand in a field.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Words {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) families: Vec<&'static str>,
    pub(crate) standings: Vec<&'static str>,
    pub(crate) fields: Vec<&'static str>,
    pub(crate) harms: Vec<&'static str>,
    pub(crate) date_precisions: Vec<&'static str>,
    pub(crate) place_precisions: Vec<&'static str>,
    pub(crate) passages: Vec<&'static str>,
    pub(crate) actor_kinds: Vec<&'static str>,
    pub(crate) stances: Vec<&'static str>,
    pub(crate) bases: Vec<&'static str>,
}

/// A sub-event type and its event type.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Kind {
    pub(crate) value: &'static str,
    pub(crate) family: Option<String>,
}

/// How the store is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    pub(crate) version: &'static str,
    /// What reads what is imported.
    pub(crate) coder: String,
    pub(crate) store: String,
    pub(crate) reports: u64,
    pub(crate) events: u64,
    pub(crate) incidents: u64,
    pub(crate) decisions: u64,
    pub(crate) entries: u64,
    /// `number:hash` of the ledger's last entry.
    pub(crate) head: String,
    pub(crate) bytes: u64,
    /// Whether a token is needed.
    pub(crate) token: bool,
}

/// What verifying found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Checked {
    pub(crate) entries: u64,
    pub(crate) captures: u64,
    pub(crate) texts: u64,
    pub(crate) quotes: u64,
    pub(crate) head: String,
    /// Everything found wrong, in words.
    pub(crate) findings: Vec<String>,
}

/// Who reports, how much and how well.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Sources {
    pub(crate) publishers: Vec<Publisher>,
    pub(crate) weeks: Vec<Week>,
}

/// An outlet.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Publisher {
    pub(crate) publisher: Option<String>,
    pub(crate) reports: u64,
    pub(crate) languages: Vec<String>,
    pub(crate) incidents: u64,
    pub(crate) copies: u64,
    /// Incidents of several reports that it told first with a number of dead.
    pub(crate) tolls: u64,
    /// How many of those numbers are still the settled one, or within its bounds.
    pub(crate) tolls_kept: u64,
}

/// Reports of one week.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Week {
    /// Its Monday.
    pub(crate) start: String,
    pub(crate) languages: BTreeMap<String, u64>,
}

/// A report typed or pasted in, or a file.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ReportInput {
    /// The text, unless `content` is given.
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) headline: Option<String>,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub(crate) published: Option<String>,
    #[serde(default)]
    pub(crate) publisher: Option<String>,
    /// ISO 639-1.
    #[serde(default)]
    pub(crate) language: Option<String>,
    /// Name of the file, whose end says its form: `.html`, `.htm`, `.txt`, `.md`, `.jsonl`.
    #[serde(default)]
    pub(crate) name: Option<String>,
    /// What the file holds.
    #[serde(default)]
    pub(crate) content: Option<String>,
}

/// What was read in an imported report.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReadReport {
    /// Its id; null when there was no report in it.
    pub(crate) report: Option<String>,
    pub(crate) events: Vec<Event>,
    pub(crate) problems: Vec<Trouble>,
}
