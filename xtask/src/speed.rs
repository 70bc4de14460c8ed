//! How fast the released program reads: reports a second, memory, and the wait for the first record.
//!
//! The reports are the paragraphs of the sample reports, shuffled into 600 words each: nearly all of it conflict
//! news, which costs more than other text. `--conflict 5` mixes them into ordinary news: the labelled passages
//! without any event, most of them of crime, accidents and courts.

use crate::repository;
use anyhow::{Context, bail};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Words in one report.
const WORDS: usize = 600;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Further places, as for `tidings places add`: measures with the index a user would have
    #[arg(long)]
    places: Option<PathBuf>,
    /// Read by the rules alone, without the learned reader.
    #[arg(long)]
    rules_only: bool,
    /// How many of a hundred reports are of conflict; the rest is ordinary news
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u8).range(0..=100))]
    conflict: u8,
    /// Another program to measure on the same reports, in one shell line; their file's name is put behind it
    #[arg(long)]
    against: Option<String>,
    /// How many reports to read
    #[arg(long, default_value_t = 3000)]
    reports: usize,
    /// Threads to read with
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// How often to measure; the middle is told
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let root = repository::root();
    let program = repository::released()?;
    let folder = std::env::temp_dir().join(format!("tidings-speed-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let told = measure(&program, &root, &folder, args);
    std::fs::remove_dir_all(&folder)?;
    print!("{}", told?);
    Ok(())
}

fn measure(program: &Path, root: &Path, folder: &Path, args: &Args) -> anyhow::Result<String> {
    let (many, one) = (folder.join("many.jsonl"), folder.join("one.jsonl"));
    let pools = Pools {
        conflict: paragraphs(&root.join("corpora").join("made"))?,
        ordinary: ordinary(&root.join("corpora").join("passages").join("train"))?,
    };
    std::fs::write(&many, reports(&pools, args.reports, args.conflict))?;
    std::fs::write(&one, reports(&pools, 1, 100))?;
    let db = folder.join("speed.db");
    if let Some(places) = &args.places {
        let mut add = Command::new(program);
        add.args(["places", "add", "--db"]).arg(&db).arg(places);
        if !add.status()?.success() {
            bail!("{} cannot be added", places.display());
        }
    }
    let reader = |input: &Path| {
        let mut read = Command::new(program);
        read.args(["read", "--threads", &args.threads.to_string(), "--db"]).arg(&db).arg(input);
        if args.rules_only {
            read.arg("--rules-only");
        }
        read.stdout(Stdio::piped()).stderr(Stdio::null());
        read
    };
    let mut all = Vec::new();
    for _ in 0..args.runs.max(1) {
        let first = watch(reader(&one))?;
        let whole = watch(reader(&many))?;
        all.push((whole.end, whole.kib.max(first.kib), first.first_line, whole.lines));
    }
    all.sort_by_key(|r| r.0);
    let (time, _, _, events) = all[all.len() / 2];
    let mut firsts: Vec<Duration> = all.iter().map(|r| r.2).collect();
    firsts.sort();
    let other = match &args.against {
        Some(line) => against(line, &many, time, args.runs)?,
        None => String::new(),
    };
    let memory = all.iter().map(|r| r.1).max().unwrap_or_default();
    let count = u32::try_from(args.reports)?;
    Ok(format!(
        "{} reports of {WORDS} words, {} in a hundred of conflict, {} threads, {} runs: {:.0} reports a second ({:.2} s; fastest {:.2}, slowest \
         {:.2}), {events} records\npeak memory {} MiB\nstart to first record {} ms\n{other}",
        args.reports,
        args.conflict,
        args.threads,
        all.len(),
        f64::from(count) / time.as_secs_f64(),
        time.as_secs_f64(),
        all[0].0.as_secs_f64(),
        all[all.len() - 1].0.as_secs_f64(),
        memory / 1024,
        firsts[firsts.len() / 2].as_millis(),
    ))
}

/// How long another program takes for the same reports, the middle of the runs.
fn against(line: &str, reports: &Path, ours: Duration, runs: usize) -> anyhow::Result<String> {
    let mut times = Vec::new();
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        let done =
            Command::new("sh").args(["-c", &format!("{line} \"$0\"")]).arg(reports).status()?;
        if !done.success() {
            bail!("`{line}` failed");
        }
        times.push(start.elapsed());
    }
    times.sort();
    let time = times[times.len() / 2].as_secs_f64();
    let ratio = time / ours.as_secs_f64();
    Ok(format!("`{line}` on the same: {time:.2} s, {ratio:.1} times as long\n"))
}

struct Watched {
    first_line: Duration,
    end: Duration,
    kib: u64,
    lines: usize,
}

/// Runs to the end, noting the first line of output and the most memory held.
fn watch(mut command: Command) -> anyhow::Result<Watched> {
    let start = Instant::now();
    let mut child = command.spawn()?;
    let mut out = BufReader::new(child.stdout.take().context("no output")?);
    let mut line = Vec::new();
    out.read_until(b'\n', &mut line)?;
    let first_line = start.elapsed();
    let (mut lines, mut kib) = (usize::from(!line.is_empty()), held(&child));
    let mut block = vec![0; 1 << 20];
    loop {
        let n = out.read(&mut block)?;
        if n == 0 {
            break;
        }
        lines += block[..n].iter().filter(|b| **b == b'\n').count();
        kib = kib.max(held(&child));
    }
    if !child.wait()?.success() {
        bail!("the program failed");
    }
    Ok(Watched { first_line, end: start.elapsed(), kib, lines })
}

/// The most memory the process has held so far, in KiB; 0 where the system does not tell.
pub(crate) fn held(child: &Child) -> u64 {
    let status =
        std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    peak.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

/// The paragraphs of the Markdown samples, by language: a report is written in one.
fn paragraphs(made: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    ["en", "fr"]
        .iter()
        .map(|language| {
            let mut all = Vec::new();
            for file in repository::with_extension(&made.join(language), "md")? {
                let text = std::fs::read_to_string(&file)?;
                let body = text.splitn(3, "---\n").last().unwrap_or_default();
                let long = body.split("\n\n").map(str::trim).filter(|p| p.split(' ').count() > 12);
                all.extend(long.map(str::to_owned));
            }
            Ok(all)
        })
        .collect()
}

/// Texts of labelled passages without any event, by language.
fn ordinary(passages: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    ["en", "fr"]
        .iter()
        .map(|language| {
            let mut all = Vec::new();
            for file in repository::with_extension(&passages.join(language), "txt")? {
                let text = std::fs::read_to_string(&file)?;
                for passage in text.split("=== ").skip(1) {
                    let body = passage.split_once('\n').map_or("", |(_, body)| body);
                    if let Some((body, labels)) = body.split_once("\n---")
                        && labels.trim().is_empty()
                    {
                        all.push(body.trim().to_owned());
                    }
                }
            }
            Ok(all)
        })
        .collect()
}

/// What reports are put together from, by language.
struct Pools {
    conflict: Vec<Vec<String>>,
    ordinary: Vec<Vec<String>>,
}

/// JSON Lines, the same at every call; `conflict` of a hundred are of conflict, spread evenly.
fn reports(pools: &Pools, count: usize, conflict: u8) -> String {
    let mut lines = String::new();
    let mut state: u64 = 1;
    let share = usize::from(conflict);
    for n in 0..count {
        let of_conflict = (n + 1) * share / 100 > n * share / 100;
        let pool = if of_conflict { &pools.conflict } else { &pools.ordinary };
        let pool = &pool[n / 2 % pool.len()];
        let (mut text, mut words) = (String::new(), 0);
        while words < WORDS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let picked = &pool[usize::try_from(state >> 33).unwrap_or_default() % pool.len()];
            let taken: Vec<&str> = picked.split(' ').take(WORDS - words).collect();
            words += taken.len();
            text.push_str(&taken.join(" "));
            text.push_str("\n\n");
        }
        let line =
            serde_json::json!({ "id": format!("r{n}"), "text": text, "published": "2024-06-07" });
        let _ = writeln!(lines, "{line}");
    }
    lines
}
