//! How fast the desk answers over a large store: what panning, zooming and filtering cost the server.
//!
//! The store is made by the released program from generated reports of one sentence each, over real places and ten
//! years: plainly made up, and read, stored and reconciled as any others.

use crate::random::SplitMix;
use crate::repository;
use crate::towns::{COUNTRIES, towns};
use anyhow::{Context as _, ensure};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many reports to make, each of one incident
    #[arg(long, default_value_t = 100_000)]
    reports: usize,
    /// How often to ask each question
    #[arg(long, default_value_t = 100)]
    times: usize,
    /// Where to make the store; a folder in memory spares the disk
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Keep the store in this file, and use it if it is there
    #[arg(long)]
    store: Option<PathBuf>,
    /// Measure this program instead of building the released one
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Days that generated reports tell of.
const DAYS: usize = 3_650;
/// What happens in them, and to whom.
const ACTS: [(&str, &str); 6] = [
    ("Gunmen attacked the town of", "killing {} civilians"),
    ("Soldiers clashed with rebels in", "killing {} fighters"),
    ("A drone strike hit", "killing {} people"),
    ("A roadside bomb exploded near", "killing {} soldiers"),
    ("Protesters marched peacefully in", "and nobody was hurt ({} arrests)"),
    ("Militants shelled", "wounding {} residents"),
];

/// Actors to ask for.
const ACTORS: [&str; 3] = ["rebels", "soldiers", "militants"];

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let program = args.program.clone().map_or_else(repository::released, Ok)?;
    let folder = args.folder.clone().unwrap_or_else(std::env::temp_dir);
    let folder = folder.join(format!("tidings-desk-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let told = measure(&program, &folder, args);
    std::fs::remove_dir_all(&folder)?;
    print!("{}", told?);
    Ok(())
}

fn measure(program: &Path, folder: &Path, args: &Args) -> anyhow::Result<String> {
    let db = args.store.clone().unwrap_or_else(|| folder.join("desk.db"));
    let mut told = String::new();
    if !db.exists() {
        let reports = folder.join("reports.jsonl");
        std::fs::write(&reports, generated(args.reports, false)?)?;
        let begun = Instant::now();
        let added = Command::new(program)
            .args(["add", "--rules-only", "--db"])
            .args([&db, &reports])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(added.success(), "the generated reports could not be added");
        let (n, took) = (args.reports, begun.elapsed().as_secs_f64());
        writeln!(told, "{n} generated reports added in {took:.0} s")?;
    }
    writeln!(told, "the store holds {} MiB", std::fs::metadata(&db)?.len() >> 20)?;
    let (mut child, address) = serve(program, &db)?;
    let asked = ask_all(&address, args.times, &mut told).and_then(|()| change(&address, &mut told));
    // It may have stopped by itself.
    let _ = child.kill();
    child.wait()?;
    asked?;
    Ok(told)
}

/// Starts the desk and reads where it listens.
fn serve(program: &Path, db: &Path) -> anyhow::Result<(Child, String)> {
    let mut child = Command::new(program)
        .args(["serve", "--rules-only", "--port", "0", "--db"])
        .arg(db)
        .stderr(Stdio::piped())
        .spawn()?;
    let stderr = child.stderr.take().context("the desk says where it listens")?;
    let mut lines = BufReader::new(stderr).lines();
    let address = loop {
        let line = lines.next().context("the desk did not start")??;
        if let Some((_, address)) = line.split_once("listening on http://") {
            break address.to_owned();
        }
    };
    std::thread::spawn(move || lines.for_each(drop));
    Ok((child, address))
}

fn ask_all(address: &str, times: usize, told: &mut String) -> anyhow::Result<()> {
    let mut dice = SplitMix(7);
    let questions: [(&str, Question); 9] = [
        ("map, the world", |_| "map?zoom=1.5".to_owned()),
        ("map, panned and zoomed", |d| {
            let (lon, lat) = (d.below(100) as f64 - 50.0, d.below(50) as f64 - 15.0);
            let wide = 40.0 / f64::from(1 << d.below(5));
            let box_ = format!("{lon},{lat},{},{}", lon + wide, lat + wide / 2.0);
            format!("map?zoom={}&bbox={box_}", 3 + d.below(6))
        }),
        ("map, filtered", |d| format!("map?zoom=3&{}", filter(d))),
        ("series", |_| "series".to_owned()),
        ("series, filtered", |d| format!("series?{}", filter(d))),
        ("facets, filtered", |d| format!("facets?{}", filter(d))),
        ("incidents, filtered", |d| format!("incidents?sort=-day&{}", filter(d))),
        ("map, of an actor", |d| format!("map?zoom=3&actor={}", ACTORS[d.below(ACTORS.len())])),
        ("queue", |_| "queue".to_owned()),
    ];
    for (name, question) in questions {
        let mut took: Vec<Duration> = Vec::with_capacity(times);
        for _ in 0..times {
            let path = question(&mut dice);
            let begun = Instant::now();
            ask(address, &format!("GET /api/v1/{path}"), "")?;
            took.push(begun.elapsed());
        }
        took.sort();
        let at = |part: usize| took[(took.len() * part / 100).min(took.len() - 1)].as_millis();
        writeln!(
            told,
            "{name:24} median {:5} ms, 95 in a hundred within {:5} ms, slowest {:5} ms",
            at(50),
            at(95),
            at(100)
        )?;
    }
    Ok(())
}

/// What to ask for, with the dice to choose by.
type Question = fn(&mut SplitMix) -> String;

/// One of the filters people use.
fn filter(d: &mut SplitMix) -> String {
    let country = COUNTRIES[d.below(COUNTRIES.len())];
    let year = 2015 + d.below(10);
    match d.below(5) {
        0 => format!("country={country}"),
        1 => format!("since={year}-03-01&until={year}-09-30"),
        2 => format!("country={country}&min_killed=5"),
        3 => "kind=Battles&foreground=true".to_owned(),
        _ => format!("country={country}&since={year}-01-01&standing=reported"),
    }
}

/// What a reviewer's decision, its undoing and one more report cost.
fn change(address: &str, told: &mut String) -> anyhow::Result<()> {
    let read = |what: &str| -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::from_str(&ask(address, what, "")?)?)
    };
    let listed = read("GET /api/v1/incidents?limit=1")?;
    let id = listed["items"][0]["id"].as_str().context("the store has an incident")?;
    let seen = &read(&format!("GET /api/v1/incidents/{id}"))?["etag"];
    let decision = serde_json::json!({
        "id": id, "field": "killed", "ruling": "set", "value": "3", "reason": "measured",
        "by": "measured", "seen": seen,
    });
    let report = serde_json::json!({
        "text": "Gunmen attacked the town of Gao in Mali on June 3, 2019, killing 4 civilians.",
        "published": "2019-06-04", "language": "en",
    });
    for (name, path, body) in
        [("a decision", "decisions", decision), ("one report more", "reports", report)]
    {
        let begun = Instant::now();
        ask(address, &format!("POST /api/v1/{path}"), &body.to_string())?;
        writeln!(told, "{name:24} {:12} ms", begun.elapsed().as_millis())?;
    }
    Ok(())
}

/// The body of the answer; an error when it is not 200.
fn ask(address: &str, what: &str, body: &str) -> anyhow::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "{what} HTTP/1.0\r\nHost: {address}\r\nX-Tidings: 1\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").context("an answer has a body")?;
    let fine = head.split(' ').nth(1).is_some_and(|status| status.starts_with('2'));
    ensure!(fine, "{what}: {}", &answer[..answer.floor_char_boundary(300)]);
    Ok(body.to_owned())
}

/// One-sentence reports as JSON Lines, plainly made up, each of one incident and the same each time: day after day,
/// as reports come, or of days all over ten years.
pub(crate) fn generated(n: usize, in_order: bool) -> anyhow::Result<String> {
    let towns = towns()?;
    let mut dice = SplitMix(1);
    let first: jiff::civil::Date = "2015-01-01".parse()?;
    let mut out = String::new();
    for i in 0..n {
        let (town, country) = &towns[dice.below(towns.len())];
        let (act, harm) = ACTS[dice.below(ACTS.len())];
        let any = dice.below(DAYS);
        let day = if in_order { i * DAYS / n } else { any };
        let day = first.saturating_add(jiff::Span::new().days(day as i64));
        let harm = harm.replace("{}", &(1 + dice.below(20)).to_string());
        let text = format!(
            "{act} {town} in {country} on {}, {harm}, local officials said.",
            day.strftime("%B %-d, %Y")
        );
        let line = serde_json::json!({
            "id": format!("made-{i}"), "headline": format!("{act} {town}"), "text": text, "language": "en",
            "published": day.tomorrow()?.to_string(), "publisher": format!("Made Press {}", i % 40),
        });
        writeln!(out, "{line}")?;
    }
    Ok(out)
}
