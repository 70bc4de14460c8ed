//! Scoring the program on labelled sets: what it is asked to read, and one file per set.

mod calibration;
mod event_location;
#[cfg(test)]
mod floor;
mod geoparsing;
mod isaf;
mod made;
mod made_score;
mod muc4;
mod muc4_keys;
mod nonconflict;
mod output;
mod pairs;
mod passages;
mod program;
mod score;
#[cfg(test)]
mod testing;
mod text;

use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use score::{Sheet, Tally};
use std::ops::Range;
use std::path::{Path, PathBuf};
use tidings_annotate::Beside;
use tidings_record::Event;

/// One document of a set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc {
    /// Its name in the set.
    pub(crate) id: String,
    pub(crate) headline: Option<String>,
    pub(crate) text: String,
    pub(crate) published: Option<jiff::civil::Date>,
    /// A file to read as the program reads files; `text` is then empty.
    pub(crate) file: Option<PathBuf>,
}

/// A place mention: bytes of the text, and where the program puts it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) id: Option<String>,
    pub(crate) point: Option<tidings_model::Point>,
    /// The place in words, for the list of errors.
    pub(crate) shown: String,
}

/// From a text and bytes of it to what the names there are.
type Settle<'a> = dyn Fn(&str, &[Range<usize>]) -> Vec<Settled> + Sync + 'a;

/// From a text and the bytes of an act word in it to those of its place.
type Scene<'a> = dyn Fn(&str, &Range<usize>) -> Vec<Range<usize>> + Sync + 'a;

/// From events to pairs of them, by their numbers, with what they share.
type Compared<'a> = dyn Fn(&[Event]) -> Vec<(usize, usize, Vec<String>)> + Sync + 'a;

/// A name whose place the program was told to look for.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    /// Id and point of every place of this name.
    pub(crate) candidates: Vec<(String, tidings_model::Point)>,
    pub(crate) found: Option<Found>,
}

/// What the scorer may ask of the program. All closures, so that a test can put in its own.
pub(crate) struct Program<'a> {
    /// `tidings 0.1.0 / knowledge 2026-11 / rules`.
    pub(crate) coder: String,
    pub(crate) read: &'a (dyn Fn(&Doc) -> Vec<Event> + Sync),
    /// Place mentions of a text.
    pub(crate) places: &'a (dyn Fn(&str) -> Vec<Found> + Sync),
    /// What the names at these bytes of a text are: every place of the name, and the one meant.
    pub(crate) settle: &'a Settle<'a>,
    /// The words of the place of an act whose bytes in the text are given; none without a learned reader.
    pub(crate) scene: Option<&'a Scene<'a>>,
    /// Events (each with its number in the list) put together into incidents.
    pub(crate) merge: &'a (dyn Fn(&[Event]) -> Vec<Vec<usize>> + Sync),
    /// What pairs of events that could be one incident share.
    pub(crate) compared: &'a Compared<'a>,
    /// Place id of a country's English name.
    pub(crate) country: &'a (dyn Fn(&str) -> Option<String> + Sync),
    /// ISO 3166-1 alpha-2 of a country's English name.
    pub(crate) iso2: &'a (dyn Fn(&str) -> Option<String> + Sync),
}

/// The sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Set {
    Muc4,
    Isaf,
    EventLocation,
    Nonconflict,
    Geoparsing,
    Pairs,
    Made,
    /// Reports like these, written later for a blind look.
    Blind,
    Passages,
}

impl Set {
    const fn name(self) -> &'static str {
        match self {
            Self::Muc4 => "muc4",
            Self::Isaf => "isaf",
            Self::EventLocation => "event_location",
            Self::Nonconflict => "nonconflict",
            Self::Geoparsing => "geoparsing",
            Self::Pairs => "pairs",
            Self::Made => "made",
            Self::Blind => "blind",
            Self::Passages => "passages",
        }
    }
}

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Which set.
    set: Set,
    /// The folder of labelled sets [default: ../shared/corpora; for `made` and `blind`: the folder in corpora].
    #[arg(long)]
    data: Option<PathBuf>,
    /// Only the first N documents; the result is then printed, not kept.
    #[arg(long)]
    limit: Option<usize>,
    /// Read by the rules alone, without the learned reader.
    #[arg(long)]
    rules_only: bool,
    /// Read with the model in this file.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Let the learned reader find events alone, without the acts of the word lists.
    #[arg(long, conflicts_with = "rules_only")]
    model_only: bool,
    /// Let the learned reader read everything, not only what the rules find worth it.
    #[arg(long, conflicts_with = "rules_only")]
    no_gate: bool,
    /// `pairs` only: write what every compared pair of headlines shares, for `training/matching.py`.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Print N examples of each kind of error to standard error.
    #[arg(long, default_value_t = 0)]
    show_errors: usize,
}

impl Args {
    const fn way(&self) -> &'static str {
        match (self.rules_only, self.model_only, self.no_gate) {
            (true, ..) => "rules",
            (_, true, _) => "model",
            (.., true) => "both-without-gate",
            _ => "both",
        }
    }
}

/// Scores the set and writes its result.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let root = root();
    let data = args.data.clone().unwrap_or_else(|| match args.set {
        Set::Made => root.join("corpora/made"),
        Set::Blind => root.join("corpora/blind"),
        Set::Passages => root.join("corpora/passages/test"),
        _ => root.join("../shared/corpora"),
    });
    if !data.is_dir() {
        bail!("no folder {}: name the labelled sets' folder with --data", data.display());
    }
    let learned = match (args.rules_only, &args.model) {
        (true, _) => None,
        (false, file) => Some(tidings::model::load(file.as_deref())?),
    };
    let beside = Beside { lists: !args.model_only, gate: !args.no_gate };
    let sheet = program::with(learned.as_ref(), beside, |program| {
        Ok((score(args, &data, program)?, program.coder.clone()))
    })?;
    let (sheet, coder) = sheet;
    for (kind, examples) in &sheet.errors {
        for example in examples.iter().take(args.show_errors) {
            eprintln!("{kind}: {example}");
        }
    }
    let result = output::Evaluation::of(args.set.name(), args.way(), &coder, &sheet);
    print!("{}", result.table());
    if args.limit.is_none() {
        let written = result.keep(&root.join("evaluations"))?;
        eprintln!("kept as {}", written.display());
    }
    Ok(())
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn score(args: &Args, data: &Path, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let limit = args.limit.unwrap_or(usize::MAX);
    match args.set {
        Set::Muc4 => muc4::score(data, limit, program),
        Set::Isaf => isaf::score(data, limit, program),
        Set::EventLocation => event_location::score(data, limit, program),
        Set::Nonconflict => nonconflict::score(data, limit, program),
        Set::Geoparsing => geoparsing::score(data, limit, program),
        Set::Pairs => pairs::score(data, limit, program, args.dump.as_deref()),
        Set::Made | Set::Blind => made::score(data, limit, program),
        Set::Passages => passages::score(data, limit, program),
    }
}

/// Runs `f` over the items on all cores, in order, with a bar.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let bar = ProgressBar::new(items.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {bar:40} {eta}") {
        bar.set_style(style);
    }
    let one = |item| {
        let out = f(item);
        bar.inc(1);
        out
    };
    let out = items.par_iter().map(one).collect();
    bar.finish_and_clear();
    out
}

/// One tally per item.
pub(crate) fn tallies<T: Sync>(items: &[T], f: impl Fn(&T) -> Tally + Sync) -> Sheet {
    Sheet::of(each(items, f))
}

/// A file's JSON lines.
pub(crate) fn json_lines<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read {}: name the folder with --data", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), n + 1))
        })
        .collect()
}
