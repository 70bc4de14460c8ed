//! How a made-up news day goes into a store: articles a second, memory, size, and going on after a kill.

mod news;

use crate::random::SplitMix;
use crate::speed::held;
use crate::{desk_speed, repository};
use anyhow::{Context as _, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use news::{Article, News};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many articles to make
    #[arg(long, default_value_t = 20_000)]
    articles: usize,
    /// How to write them
    #[arg(long, value_enum, default_value = "jsonl")]
    form: Form,
    /// KiB of script in each page of an archive
    #[arg(long, default_value_t = 0)]
    script: usize,
    /// Threads to read with
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Where to write articles and stores; some 10 kB for each article are needed
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Only write the articles to this file
    #[arg(long)]
    only: Option<PathBuf>,
    /// Measure this program instead of building the released one
    #[arg(long)]
    program: Option<PathBuf>,
    /// Read with the learned reader too
    #[arg(long)]
    learned: bool,
    /// Leave out the run that is killed at half and goes on
    #[arg(long)]
    undisturbed: bool,
    /// Measure instead what reconciling everything costs over so many events, such as 1000,10000
    #[arg(long, value_delimiter = ',')]
    reconcile: Vec<usize>,
    /// Those events come in any order, not day after day
    #[arg(long)]
    shuffled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Jsonl,
    Warc,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(file) = &args.only {
        return write(file, args);
    }
    let program = args.program.clone().map_or_else(repository::released, Ok)?;
    let folder = args.folder.clone().unwrap_or_else(std::env::temp_dir);
    let folder = folder.join(format!("tidings-scale-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let told = if args.reconcile.is_empty() {
        measure(&program, &folder, args)
    } else {
        args.reconcile.iter().try_for_each(|n| reconcile(&program, &folder, *n, !args.shuffled))
    };
    std::fs::remove_dir_all(&folder)?;
    told
}

fn measure(program: &Path, folder: &Path, args: &Args) -> anyhow::Result<()> {
    let input = folder.join(if args.form == Form::Warc { "day.warc.gz" } else { "day.jsonl" });
    write(&input, args)?;
    println!("{} articles, {} MiB of input", args.articles, input.metadata()?.len() >> 20);
    let whole = add(program, &input, &folder.join("whole.db"), args, None)?;
    let n = args.articles as f64;
    println!("{}", whole.said.trim());
    println!(
        "{:.0} articles a second ({:.1} s)",
        n / whole.time.as_secs_f64(),
        whole.time.as_secs_f64()
    );
    println!("peak memory {} MiB", whole.kib / 1024);
    let (store, captures) = sizes(folder, "whole")?;
    println!(
        "{:.0} bytes of store and {:.0} of captures for each article",
        store / n,
        captures / n
    );
    let again = add(program, &input, &folder.join("whole.db"), args, None)?;
    println!("the same again: {:.2} s", again.time.as_secs_f64());
    if args.undisturbed {
        return Ok(());
    }
    for file in ["whole.db", "whole.db-wal", "whole.db-shm"] {
        // Not all of them are there.
        let _ = std::fs::remove_file(folder.join(file));
    }
    std::fs::remove_dir_all(folder.join("whole.archive"))?;
    let db = folder.join("killed.db");
    let killed = add(program, &input, &db, args, Some(whole.time / 2))?;
    let rest = add(program, &input, &db, args, None)?;
    let (before, after) = (killed.time.as_secs_f64(), rest.time.as_secs_f64());
    println!(
        "killed after {before:.1} s, the rest took {after:.1} s: {:+.1} s beside the undisturbed run",
        before + after - whole.time.as_secs_f64()
    );
    println!("{}", rest.said.trim());
    Ok(())
}

/// Adds so many reports of one event each, then has all of them reconciled anew.
fn reconcile(program: &Path, folder: &Path, events: usize, in_order: bool) -> anyhow::Result<()> {
    let (input, db) = (folder.join(format!("{events}.jsonl")), folder.join(format!("{events}.db")));
    std::fs::write(&input, desk_speed::generated(events, in_order)?)?;
    let mut add = Command::new(program);
    watched(add.args(["add", "--rules-only", "--db"]).args([&db, &input]), None)?;
    // What is decided for the whole project may concern any incident: all are settled anew.
    let mut decide = Command::new(program);
    decide.args(["project", "--approvals", "2", "--by", "scale", "--reason", "measured", "--db"]);
    let all = watched(decide.arg(&db), None)?;
    let (seconds, mib) = (all.time.as_secs_f64(), all.kib / 1024);
    println!(
        "{events} events reconciled in {seconds:.1} s, {:.2} ms each, {mib} MiB at most",
        seconds * 1000.0 / events as f64
    );
    Ok(())
}

struct Added {
    time: Duration,
    kib: u64,
    /// What the program said at its end.
    said: String,
}

/// Adds the input; kills the program after a time, where one is given.
fn add(
    program: &Path,
    input: &Path,
    db: &Path,
    args: &Args,
    kill: Option<Duration>,
) -> anyhow::Result<Added> {
    let mut add = Command::new(program);
    add.args(["add", "--threads", &args.threads.to_string(), "--db"]).args([db, input]);
    if !args.learned {
        add.arg("--rules-only");
    }
    watched(&mut add, kill)
}

/// Runs a program to its end, or kills it after a time.
fn watched(command: &mut Command, kill: Option<Duration>) -> anyhow::Result<Added> {
    // The summary is short enough to wait in the pipe.
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let begun = Instant::now();
    let mut kib = 0;
    let ended = loop {
        kib = kib.max(held(&child));
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if kill.is_some_and(|after| begun.elapsed() >= after) {
            child.kill()?;
            child.wait()?;
            break None;
        }
        std::thread::sleep(LOOK);
    };
    let time = begun.elapsed();
    // 3: some articles gave no report, which the summary counts.
    ensure!(ended.is_none_or(|s| matches!(s.code(), Some(0 | 3))), "the program failed: {ended:?}");
    Ok(Added { time, kib, said: said(child)? })
}

fn said(child: Child) -> anyhow::Result<String> {
    Ok(std::io::read_to_string(child.stdout.context("no output")?)?)
}

/// Bytes of the store and of its captures.
fn sizes(folder: &Path, name: &str) -> anyhow::Result<(f64, f64)> {
    let store = [".db", ".db-wal"].iter().map(|end| {
        let file = folder.join(format!("{name}{end}"));
        file.metadata().map_or(0, |m| m.len())
    });
    Ok((store.sum::<u64>() as f64, below(&folder.join(format!("{name}.archive")))? as f64))
}

fn below(folder: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        bytes += if is_folder { below(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

/// Writes the articles one after another.
fn write(file: &Path, args: &Args) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    let news = News::new(1, "2026-01-15".parse()?)?;
    let mut dice = SplitMix(2);
    for article in news.take(args.articles) {
        match args.form {
            Form::Jsonl => line(&mut out, &article)?,
            Form::Warc => record(&mut out, &article, &script(&mut dice, args.script))?,
        }
    }
    Ok(out.flush()?)
}

fn line(out: &mut impl Write, article: &Article) -> anyhow::Result<()> {
    let line = serde_json::json!({
        "url": article.url, "publisher": article.publisher, "headline": article.headline,
        "published": article.published.to_string(), "text": article.paragraphs.join("\n\n"),
    });
    Ok(writeln!(out, "{line}")?)
}

/// So many KiB of what is no text and packs badly, as the scripts and pictures within real pages do.
fn script(dice: &mut SplitMix, kib: usize) -> String {
    (0..kib * 64).map(|_| format!("{:016x}", dice.next())).collect()
}

/// A page with the furniture of a site around it, in a gzip member of its own.
fn record(out: &mut impl Write, article: &Article, script: &str) -> anyhow::Result<()> {
    let Article { url, publisher, headline, published, paragraphs } = article;
    let text = paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect::<String>();
    let menu = "<li><a href=\"/section\">Section</a></li>".repeat(20);
    let page = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{headline} - {publisher}</title>\
         <meta property=\"og:site_name\" content=\"{publisher}\"><link rel=\"canonical\" href=\"{url}\">\
         <meta property=\"article:published_time\" content=\"{published}T08:00:00Z\"></head><body>\
         <nav><ul>{menu}</ul></nav><article><h1>{headline}</h1>\n{text}</article>\
         <footer><p>{publisher}, all rights invented</p></footer><script>\"{script}\"</script></body></html>"
    );
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    let mut packed = GzEncoder::new(out, Compression::fast());
    write!(
        packed,
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {published}T09:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{head}{page}\r\n\r\n",
        head.len() + page.len()
    )?;
    packed.finish()?;
    Ok(())
}
