//! Reports, the rows of exports, search and import.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tidings_record::{Event, ReportHead};
use utoipa::ToSchema;

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
    /// The news agency whose account it says it gives.
    pub(crate) agency: Option<String>,
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
