//! What goes into a store and what comes out of it.

use tidings_model as m;
use tidings_record as r;

/// One report as it is added: its capture, its text and what a coder read in it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The raw bytes as they came.
    pub capture: &'a m::Capture,
    /// The text taken from them.
    pub extraction: &'a m::Extraction,
    /// Whose text it is.
    pub report: &'a r::ReportHead,
    /// What coded it, as in the events.
    pub coded_by: &'a str,
    /// What it says happened; may be empty.
    pub events: &'a [r::Event],
    /// What could not be done.
    pub problems: &'a [r::Problem],
}

/// What an added report was to the store before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Never seen before.
    First,
    /// Known, with another text or another head.
    Changed,
    /// Known as it is.
    Same,
}

/// What was new in an entry. All false and `Same`: nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// The bytes, or their address.
    pub capture: bool,
    /// The text, or where it was taken from.
    pub text: bool,
    /// The report.
    pub report: Version,
    /// The reading.
    pub reading: bool,
    /// The ledger's last entry after this.
    pub seq: u64,
}

impl Added {
    /// Whether anything was written.
    pub const fn anything(self) -> bool {
        self.capture || self.text || self.reading || !matches!(self.report, Version::Same)
    }
}

/// A report as the store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// Its latest version.
    pub head: r::ReportHead,
    /// Digest of the capture that its latest text was taken from.
    pub capture: String,
    /// Ids of its texts, oldest first; the last is the one in `head`.
    pub versions: Vec<String>,
    /// What coded its current reading, when it has one.
    pub coded_by: Option<String>,
    /// How many events that reading has.
    pub events: usize,
    /// When it was first stored, RFC 3339.
    pub added: String,
    /// When its latest version was stored, RFC 3339.
    pub changed: String,
}

/// An incident id given, and the event whose words it hangs on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Name {
    /// The id.
    pub incident: String,
    /// The text of the anchor event's trigger.
    pub text_id: String,
    /// First byte of that trigger.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Ids this one took over in merges.
    pub previous_ids: Vec<String>,
}

/// Which incidents to return; the default is all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// ISO 3166-1 alpha-2, any case.
    pub country: Option<String>,
    /// First-order division by name, case and accents aside.
    pub admin1: Option<String>,
    /// `YYYY-MM-DD`: could have happened on this day or later.
    pub since: Option<String>,
    /// `YYYY-MM-DD`: could have happened on this day or earlier.
    pub until: Option<String>,
    /// ACLED sub-event type or event type, any case.
    pub kind: Option<String>,
    /// A participant's knowledge id, or words of their standard name or of the name as written.
    pub actor: Option<String>,
    /// One of the project's tags, any case.
    pub tag: Option<String>,
    /// At least so many killed, by the settled best figure or, without one, the lower bound.
    pub min_killed: Option<u32>,
    /// Leave out incidents that no report tells as its news.
    pub foreground_only: bool,
    /// How well vouched for, any case.
    pub standing: Option<String>,
    /// Whether it waits for a person's look.
    pub review: Option<bool>,
    /// At least so many independent sources.
    pub min_sources: Option<u32>,
    /// Whether some of its claims cannot all be true.
    pub disputed: Option<bool>,
    /// West, south, east, north in degrees: has a point in this box.
    pub bbox: Option<[f64; 4]>,
}

/// In which order incidents come; ids tell equals apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By first day, unknown last.
    #[default]
    Day,
    /// By settled dead, unknown first.
    Killed,
    /// By independent sources.
    Sources,
    /// By confidence.
    Confidence,
}

/// One page of a list of incidents.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The incidents.
    pub incidents: Vec<r::Incident>,
    /// How many there are on all pages.
    pub total: u64,
    /// Whether more follow.
    pub more: bool,
}

/// A reviewer's entry in the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// Its number.
    pub seq: u64,
    /// What was decided or said.
    pub decision: r::Decision,
    /// Whether a later entry undid it.
    pub undone: bool,
}

/// A report that has the words searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The report.
    pub report: r::ReportHead,
    /// Words around the first match, matches between `[` and `]`.
    pub snippet: String,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Ledger entries; also the number of the last one.
    pub entries: u64,
    /// Captures with different bytes.
    pub captures: u64,
    /// Texts.
    pub texts: u64,
    /// Reports.
    pub reports: u64,
    /// Readings, older ones included.
    pub readings: u64,
    /// Events of current readings.
    pub events: u64,
    /// Decisions.
    pub decisions: u64,
    /// Incident ids given.
    pub names: u64,
    /// Incidents.
    pub incidents: u64,
    /// The ledger entry up to which the incidents were made, when any were; smaller than
    /// `entries`: they are to be made anew.
    pub incidents_at: Option<u64>,
}

/// What kind of thing verify found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The file itself: pages, indexes, missing guards.
    Database,
    /// An entry was changed, removed, inserted or moved.
    Chain,
    /// Entries are missing at the end, or another history stands in their place.
    Head,
    /// An entry's payload cannot be read.
    Payload,
    /// A capture is missing in the archive or is not what was captured.
    Capture,
    /// A text is missing or is not what was extracted.
    Text,
    /// A quote is not what its text says.
    Quote,
    /// A decision or a name points at words that are not there.
    Anchor,
    /// A derived table is not what the ledger makes it.
    Derived,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// The ledger entry, where it is about one.
    pub seq: Option<u64>,
    /// Id or name of the thing.
    pub subject: String,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(seq) = self.seq {
            write!(f, "entry {seq}, ")?;
        }
        write!(f, "{}: {}", self.subject, self.message)
    }
}

/// What verify looked at, and what it found wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Ledger entries read.
    pub entries: u64,
    /// Captures read back from the archive.
    pub captures: u64,
    /// Texts compared with their digests.
    pub texts: u64,
    /// Quotes compared with their texts.
    pub quotes: u64,
    /// Files in the archive, and ends of files, that no entry names: left by an interrupted add, harmless.
    pub unnamed_captures: u64,
    /// The ledger's head, to be kept elsewhere and given to the next verify.
    pub head: String,
    /// Everything found wrong.
    pub findings: Vec<Finding>,
}

impl Verified {
    /// Whether nothing was found wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}
