//! Places, actors and words to choose from, sources, how the desk was started, and how the store is.

use serde::Serialize;
use std::collections::BTreeMap;
use tidings_record::{ActorValue, PlaceValue};
use utoipa::ToSchema;

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

/// What is known of an organisation or group.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorView {
    #[serde(flatten)]
    pub(crate) hit: ActorHit,
    /// As reports may write it.
    pub(crate) names: Vec<ActorName>,
    /// Oldest first, those without a day before all.
    pub(crate) ties: Vec<ActorTie>,
}

/// A name of an actor.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorName {
    pub(crate) name: String,
    /// ISO 639-1; null: in any.
    pub(crate) language: Option<String>,
}

/// A tie between two actors, as far as its days are known.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorTie {
    /// `part_of`, `ally_of`, `fights`, `successor_of` and others.
    pub(crate) relation: String,
    /// The other stands so to this one, not this one to the other.
    pub(crate) to_it: bool,
    /// Id of the other.
    pub(crate) actor: String,
    /// Its standard name, where it is known.
    pub(crate) label: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
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

/// How the desk was started.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Settings {
    /// What the map draws under the incidents; null: the land that the pages bring.
    pub(crate) tiles: Option<TileSource>,
}

/// Map tiles.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TileSource {
    /// With `{z}`, `{x}` and `{y}`.
    pub(crate) url: String,
    /// Whom the map names for them.
    pub(crate) credit: String,
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
    /// Null: none is known.
    pub(crate) last_backup: Option<LastBackup>,
    /// Whether a token is needed.
    pub(crate) token: bool,
}

/// A copy of the store.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LastBackup {
    /// RFC 3339.
    pub(crate) at: String,
    /// The name of the file it was written to.
    pub(crate) to: String,
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
    /// What `tidings watch` asks, and how that goes; none where nothing is watched.
    pub(crate) watched: Vec<Watched>,
}

/// A source that is watched. Times are RFC 3339.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Watched {
    pub(crate) name: String,
    /// Null: a folder.
    pub(crate) host: Option<String>,
    /// `well`, `failing`, `not yet asked`, `overdue` (nobody asks) or `stopped`.
    pub(crate) state: &'static str,
    /// When it last answered.
    pub(crate) answered: Option<String>,
    /// When it is asked next; null: no more.
    pub(crate) next: Option<String>,
    /// In a row.
    pub(crate) failures: u32,
    /// The last one, in words.
    pub(crate) error: Option<String>,
    /// Stories read, those still to be read, and those given up.
    pub(crate) stories: u64,
    pub(crate) waiting: u64,
    pub(crate) given_up: u64,
}

/// An outlet.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Publisher {
    pub(crate) publisher: Option<String>,
    pub(crate) reports: u64,
    pub(crate) languages: Vec<String>,
    pub(crate) incidents: u64,
    /// Reports that print another's story or give an agency's account.
    pub(crate) copies: u64,
    /// Whose, most first, at most five.
    pub(crate) copied: Vec<Copied>,
    /// Incidents of several reports that it told first with a number of dead.
    pub(crate) tolls: u64,
    /// How many of those numbers are still the settled one, or within its bounds.
    pub(crate) tolls_kept: u64,
}

/// Whose stories an outlet prints.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Copied {
    /// An agency or another outlet; null: its reports do not name it.
    pub(crate) name: Option<String>,
    /// How many of the outlet's reports.
    pub(crate) reports: u64,
}

/// Reports of one week.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Week {
    /// Its Monday.
    pub(crate) start: String,
    pub(crate) languages: BTreeMap<String, u64>,
}
