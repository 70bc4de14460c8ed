//! The command line as it is typed. What it means is resolved in `settings` and `commands`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::net::IpAddr;
use std::path::PathBuf;
use tidings::desk::TileUrl;
use tidings_model::{AcledType, Act, Field, Language, Standing, Vocabulary as _};
use tidings_publish::Form;

/// Shown under the help of the whole program.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed: nothing, or not all, was done; the message says what to do
  2  wrong arguments
  3  done, but some inputs could not be read: their reports are missing
  4  verify found damage

Environment:
  TIDINGS_DB     the store, where --db is not given
  TIDINGS_NOW    the time to write down instead of the real one, RFC 3339
  TIDINGS_TOKEN  the token of the desk, where --token is not given
  NO_COLOR       no colours, unless --color says otherwise";

/// Turns news reports about armed conflict into an event dataset that can be checked.
#[derive(Debug, Parser)]
#[command(name = "tidings", version, after_help = EXIT_CODES, propagate_version = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub(crate) struct Global {
    /// The store: NAME.db, with NAME.archive beside it [default: TIDINGS_DB, else tidings.db here]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) db: Option<PathBuf>,
    /// How many reports to read at once [default: one for each core]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Read by word lists and grammar alone, without the learned reader
    #[arg(long, global = true)]
    pub(crate) rules_only: bool,
    /// Read with the model in this file instead of the one that comes with the program
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "rules_only")]
    pub(crate) model: Option<PathBuf>,
    /// Colours: `auto` where standard output is a terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read the sample reports into a fresh store and show what comes out
    Demo(Demo),
    /// Read reports and print events and problems; nothing is stored
    Read(Read),
    /// Read reports into the store and reconcile its incidents
    Add(Add),
    /// Collect reports from feeds, pages and folders, on a schedule
    Watch(Watch),
    /// Collect reports from addresses of the web, once: pages, or all that a feed lists
    Fetch(Fetch),
    /// Say how the watched sources do
    Sources(Sources),
    /// List incidents
    Incidents(Incidents),
    /// Show an incident: settled values and why, claims, disputes, decisions
    Show(Show),
    /// Print a stored text exactly as its offsets count it
    Text(Text),
    /// Write incidents in a form for others, through the gate
    Export(Export),
    /// Open the desk: map, timeline, incidents and review in a browser
    Serve(Serve),
    /// Compare everything in the store with everything else
    Verify(Verify),
    /// Decide about incidents or events, by their words
    Decide(Decide),
    /// Known places: add, find, info
    #[command(subcommand)]
    Places(Places),
    /// Known actors: add, find
    #[command(subcommand)]
    Actors(Actors),
    /// Find reports by their words
    Search(Search),
    /// List the reports in the store
    Reports(Reports),
    /// Say what the project asks of its incidents, or ask it
    Project(Project),
    /// Copy the store and what belongs to it, also while it is in use
    Backup(Backup),
    /// Make a store out of a backup, verified first
    Restore(Restore),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page
    #[command(hide = true)]
    Man(Man),
}

/// How to print.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Output {
    /// How to print [default: table; for read: record]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// The same as --format record
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

/// A way to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// JSON Lines, one record on each line
    Record,
    /// Comma-separated, a heading first
    Csv,
}

/// What is known of the reports beforehand. What one report says of itself in its front matter or
/// JSON line wins over it.
#[derive(Args, Debug)]
pub(crate) struct About {
    /// Files, folders (all below them) or `-`: .html .htm .txt .md .jsonl .warc, each also .gz or .zst
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The day the reports were published, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) published: Option<Date>,
    /// The outlet they come from
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,
    /// The language they are written in, such as en or fr
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub(crate) language: Option<Language>,
}

#[derive(Args, Debug)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) about: About,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) about: About,
    /// Read all of each input, also what an earlier run has read
    #[arg(long)]
    pub(crate) again: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Watch {
    /// What to watch, how often and how politely: a TOML file
    #[arg(value_name = "CONFIG.toml")]
    pub(crate) config: PathBuf,
    /// Ask what is due and end
    #[arg(long)]
    pub(crate) once: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Fetch {
    /// Pages or feeds
    #[arg(required = true, value_name = "URL")]
    pub(crate) urls: Vec<String>,
    /// The outlet they come from [default: as the pages say]
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,
    /// The language they are written in, such as en or fr
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub(crate) language: Option<Language>,
    /// Your address of the web or of mail, so that whoever runs a site can reach you
    #[arg(long, value_name = "ADDRESS", value_parser = contact)]
    pub(crate) contact: Option<String>,
    /// Seconds between two requests to one host
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(i64).range(0..=86_400))]
    pub(crate) delay: Option<i64>,
    /// Ask this network too, though it is not on the public internet: 10.1.0.0/16
    #[arg(long, value_name = "NETWORK")]
    pub(crate) allow: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Sources {
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Which incidents.
#[derive(Args, Debug)]
pub(crate) struct Which {
    /// Two-letter code of the country, such as ML
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
    /// Region (first-order division), by name
    #[arg(long, value_name = "NAME")]
    pub(crate) admin1: Option<String>,
    /// Could have happened on this day or later, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Date>,
    /// Could have happened on this day or earlier, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<Date>,
    /// ACLED sub-event type ("Attack") or event type ("Battles")
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<String>,
    /// A participant: knowledge id, or words of the name
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// One of the project's own tags
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// At least so many killed: the settled figure, or else its lower bound
    #[arg(long, value_name = "N")]
    pub(crate) min_killed: Option<u32>,
    /// Leave out what no report tells as its news
    #[arg(long)]
    pub(crate) foreground: bool,
    /// How well vouched for: confirmed, attributed, …
    #[arg(long, value_name = "STANDING", value_parser = standing)]
    pub(crate) standing: Option<String>,
    /// What waits for a person's look
    #[arg(long)]
    pub(crate) review: bool,
    /// At least so many independent sources
    #[arg(long, value_name = "N")]
    pub(crate) min_sources: Option<u32>,
    /// What some claims contradict one another on
    #[arg(long)]
    pub(crate) disputed: bool,
    /// Has a point in this box: WEST,SOUTH,EAST,NORTH in degrees
    #[arg(long, value_name = "BOX", value_parser = bbox, allow_hyphen_values = true)]
    pub(crate) bbox: Option<[f64; 4]>,
}

#[derive(Args, Debug)]
pub(crate) struct Incidents {
    #[command(flatten)]
    pub(crate) which: Which,
    /// As the store stood at this time: a day (its end, UTC) or an RFC 3339 time
    #[arg(long, value_name = "TIME")]
    pub(crate) as_of: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The incident: its id, an id it had before a merge, or the first letters of one
    pub(crate) id: String,
    /// As the store stood at this time: a day (its end, UTC) or an RFC 3339 time
    #[arg(long, value_name = "TIME")]
    pub(crate) as_of: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Text {
    /// A text, a report or an incident: its id, or the first letters of it
    pub(crate) id: String,
}

#[derive(Args, Debug)]
pub(crate) struct Export {
    /// record, acled, ucdp, geojson or csv
    #[arg(long, value_name = "FORM", value_parser = form)]
    pub(crate) form: Form,
    /// Also what nobody has released or reviewed: for a copy that stays in the house
    #[arg(long)]
    pub(crate) unreleased: bool,
    /// Write to this file, whole or not at all [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) which: Which,
}

#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// Then open the desk on them
    #[arg(long)]
    pub(crate) serve: bool,
    #[command(flatten)]
    pub(crate) at: Serve,
}

/// Where the desk listens.
#[derive(Args, Clone, Debug)]
pub(crate) struct Serve {
    /// Address to listen on; beyond this machine it demands a token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// Port; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4100)]
    pub(crate) port: u16,
    /// Token to be let in with [default: a new one where the desk listens beyond this machine]
    #[arg(long, value_name = "TOKEN", env = "TIDINGS_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<String>,
    /// Map tiles to draw in place of the land that comes with the desk, such as
    /// https://tiles.example.org/{z}/{x}/{y}.png; browsers ask that server for what is looked at
    #[arg(long, value_name = "URL", value_parser = TileUrl::parse, requires = "tiles_credit")]
    pub(crate) tiles: Option<TileUrl>,
    /// Whom the map names for these tiles, as their makers ask
    #[arg(long, value_name = "TEXT", value_parser = credit, requires = "tiles")]
    pub(crate) tiles_credit: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// The ledger's head from an earlier verify, kept outside the store: shows a ledger cut or rewritten
    #[arg(long, value_name = "HEAD")]
    pub(crate) head: Option<String>,
    /// First look through the archive for captures that are not where the store believes them to be
    #[arg(long)]
    pub(crate) mend: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("ruling").required(true).multiple(false)))]
pub(crate) struct Decide {
    /// Incidents or events: ids, or the first letters of them
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// About what [default: event]
    #[arg(long, value_name = "FIELD", value_parser = field)]
    pub(crate) field: Option<Field>,
    /// The field has this value, in the record's words: 8, 2024-12-01, Air/drone strike
    #[arg(long, value_name = "VALUE", group = "ruling", requires = "field")]
    pub(crate) set: Option<String>,
    /// With --set: wherever a report writes the place or the actor so
    #[arg(long, value_name = "WORDS", requires = "set")]
    pub(crate) alike: Option<String>,
    /// No report says it: the field has no value
    #[arg(long, group = "ruling", requires = "field")]
    pub(crate) not_said: bool,
    /// The incident bears this tag of the project's own
    #[arg(long, value_name = "TAG", group = "ruling")]
    pub(crate) tag: Option<String>,
    /// It no longer does
    #[arg(long, value_name = "TAG", group = "ruling")]
    pub(crate) untag: Option<String>,
    /// It is right as read
    #[arg(long, group = "ruling")]
    pub(crate) accept: bool,
    /// There was no such event
    #[arg(long, group = "ruling")]
    pub(crate) reject: bool,
    /// It is the same incident as this other one
    #[arg(long, value_name = "OTHER", group = "ruling")]
    pub(crate) merge: Option<String>,
    /// It is not the same incident as this other event
    #[arg(long, value_name = "OTHER", group = "ruling")]
    pub(crate) split: Option<String>,
    /// It may leave the house
    #[arg(long, group = "ruling")]
    pub(crate) release: bool,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// Why
    #[arg(long, value_name = "WHY")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Places {
    /// Add places beside the store; `read` and `add` with that store use them
    Add {
        /// Countries by code (ML), downloaded from GeoNames; or files: its dumps (ML.zip), OCHA's
        /// COD-AB units (.xlsx, .csv, .geojson), place packs (.tsv), CSV, packed or not
        #[arg(required = true, value_name = "CODE|FILE")]
        what: Vec<PathBuf>,
        /// Forget the files added before
        #[arg(long)]
        replace: bool,
        /// Download from here
        #[arg(long, value_name = "URL", default_value = crate::fetch_places::GEONAMES, hide = true)]
        from: String,
    },
    /// Find places by name, however it is spelt
    Find {
        /// The name
        name: String,
        #[command(flatten)]
        output: Output,
    },
    /// Say which places are known
    Info {
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Actors {
    /// Add actors beside the store; a row with a known id takes that actor's place
    Add {
        /// A table with the columns of data/actors
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
    /// Find actors by name or id
    Find {
        /// The name, a part of it, or an id
        name: String,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Args, Debug)]
pub(crate) struct Search {
    /// Words that must all be there; "two words" must stand together, kill* begins a word
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Reports {
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Project {
    /// So many people must accept or release an incident before it may leave the house
    #[arg(long, value_name = "N", requires = "by", requires = "reason")]
    pub(crate) approvals: Option<u32>,
    /// Who asks
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY")]
    pub(crate) reason: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Backup {
    /// The copy: NAME.db, which must not exist
    pub(crate) to: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Restore {
    /// The backup; it is only read. The store is made at --db, where nothing may be yet
    pub(crate) backup: PathBuf,
    /// What `verify` said was the head of the ledger when the backup was made
    #[arg(long)]
    pub(crate) head: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct Man {
    /// Write one page for each command into this folder instead
    pub(crate) folder: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    let day: Option<Date> = text.parse().ok();
    day.filter(|d| d.to_string() == text).ok_or_else(|| "write a day such as 2024-06-07".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "write a two-letter code such as en or fr".to_owned())
}

fn contact(text: &str) -> Result<String, String> {
    let sound = text.contains(['@', '/']) && text.bytes().all(|b| b.is_ascii_graphic());
    sound
        .then(|| text.to_owned())
        .ok_or_else(|| "write an address of the web or of mail".to_owned())
}

fn credit(text: &str) -> Result<String, String> {
    let words = Some(text.trim()).filter(|words| !words.is_empty());
    words.map(str::to_owned).ok_or_else(|| "write who made the tiles".to_owned())
}

fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| format!("write one of {}", list(&Form::ALL)))
}

fn field(text: &str) -> Result<Field, String> {
    Field::parse(text).ok_or_else(|| format!("write one of {}", list(Field::ALL)))
}

fn standing(text: &str) -> Result<String, String> {
    let known = Standing::ALL.iter().find(|s| s.as_str().eq_ignore_ascii_case(text.trim()));
    known.map(ToString::to_string).ok_or_else(|| format!("write one of {}", list(Standing::ALL)))
}

fn bbox(text: &str) -> Result<[f64; 4], String> {
    tidings_store::parse_bbox(text)
        .ok_or_else(|| "write west,south,east,north in degrees, such as -6,12,5,25".to_owned())
}

/// The kind as it is spelt in the vocabulary.
fn kind(text: &str) -> Result<String, String> {
    let words =
        Act::ALL.iter().map(|a| a.as_str()).chain(AcledType::ALL.iter().map(|t| t.as_str()));
    words.into_iter().find(|w| w.eq_ignore_ascii_case(text.trim())).map(str::to_owned).ok_or_else(
        || {
            format!(
                "write one of {}, or a sub-event type: {}",
                list(AcledType::ALL),
                list(Act::ALL)
            )
        },
    )
}

fn list<T: ToString>(words: &[T]) -> String {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_day_that_is_none_is_refused() {
        assert!(day("2024-06-31").is_err());
        assert!(day("7 June 2024").is_err());
        assert!(day("2024-06-07").is_ok());
    }

    #[test]
    fn a_kind_is_found_in_any_case() {
        assert_eq!(kind("air/drone STRIKE").as_deref(), Ok("Air/drone strike"));
        assert!(kind("war").unwrap_err().contains("Battles"));
    }
}
