//! Feeds hostile bytes to everything that reads from outside: `fuzz/` built and its targets run, two at a time.

use crate::repository;
use anyhow::{Context as _, ensure};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Targets, and folders of the repository whose files they begin with beside `fuzz/corpus/TARGET`.
const TARGETS: [(&str, Option<&str>); 9] = [
    ("html", Some("crates/intake/tests/pages")),
    ("feed", None),
    ("robots", None),
    ("warc", None),
    ("jsonl", None),
    ("dates", None),
    ("figures", None),
    ("places", None),
    ("record", None),
];

/// What one input may be, take and hold.
const LIMITS: [&str; 3] = ["-max_len=20000", "-timeout=20", "-rss_limit_mb=2048"];

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Targets to run [default: all]
    targets: Vec<String>,
    /// Seconds for each
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// How many to run at a time
    #[arg(long, default_value_t = 2)]
    side_by_side: usize,
    /// What the draws begin with; another number looks elsewhere
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// What a change must pass where all is looked at; it takes longer than who works on something would wait.
pub(crate) fn a_minute_each() -> anyhow::Result<()> {
    if std::env::var_os("CI_WHOLE").is_none() {
        eprintln!("left out: `cargo xtask fuzz` takes minutes, and CI runs it");
        return Ok(());
    }
    run(&Args { targets: Vec::new(), seconds: 60, side_by_side: 2, seed: 1 })
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let chosen: Vec<_> = TARGETS
        .iter()
        .filter(|(name, _)| args.targets.is_empty() || args.targets.iter().any(|t| t == name))
        .collect();
    let known = TARGETS.map(|(name, _)| name).join(", ");
    let unknown = args.targets.iter().find(|t| !TARGETS.iter().any(|(name, _)| name == t));
    ensure!(unknown.is_none(), "there is no target {unknown:?}; there are {known}");
    let folder = repository::root().join("fuzz");
    let program = build(&folder)?;
    let mut broken = Vec::new();
    for few in chosen.chunks(args.side_by_side.max(1)) {
        let started: Vec<(&str, Child)> = few
            .iter()
            .map(|(name, more)| Ok((*name, start(&program, &folder, name, *more, args)?)))
            .collect::<anyhow::Result<_>>()?;
        for (name, mut child) in started {
            let log = folder.join("target").join("runs").join(name).join("log");
            let well = child.wait()?.success();
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            let last =
                said.lines().rev().find(|l| l.contains("cov: ")).unwrap_or("nothing was run");
            println!("{name}: {}: {last}", if well { "clean" } else { "BROKEN" });
            if !well {
                broken.push(format!("{name} (see {})", log.display()));
            }
        }
    }
    ensure!(
        broken.is_empty(),
        "found by fuzzing: {}; mend it, and keep what breaks it as a test",
        broken.join(", ")
    );
    Ok(())
}

/// Builds with the flags of `fuzz/.cargo/config.toml`, into a folder of its own.
fn build(folder: &Path) -> anyhow::Result<PathBuf> {
    let target = folder.join("target");
    let built = repository::cargo()
        .args(["build", "--release", "--locked"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .status()?;
    ensure!(
        built.success(),
        "fuzz/ does not build; it needs a C++ compiler beside Rust, and a lock file that `cargo metadata` in fuzz/ brings up to date"
    );
    // The folder below is called after the machine.
    let machines = std::fs::read_dir(&target)?.filter_map(|e| Some(e.ok()?.path()));
    machines
        .map(|machine| machine.join("release").join("tidings-fuzz"))
        .find(|program| program.is_file())
        .context("the built program is not there")
}

fn start(
    program: &Path,
    folder: &Path,
    name: &str,
    more: Option<&str>,
    args: &Args,
) -> anyhow::Result<Child> {
    let run = folder.join("target").join("runs").join(name);
    // What it finds on the way goes into the first folder, which is not kept in the repository.
    let found = run.join("corpus");
    std::fs::create_dir_all(&found)?;
    let mut command = Command::new(program);
    command.env("FUZZ_TARGET", name).args(LIMITS).args([
        format!("-max_total_time={}", args.seconds),
        format!("-seed={}", args.seed),
        format!("-artifact_prefix={}/", run.display()),
    ]);
    command.arg(found).arg(folder.join("corpus").join(name));
    command.args(more.map(|m| repository::root().join(m)));
    let log = std::fs::File::create(run.join("log"))?;
    Ok(command.stdout(Stdio::null()).stderr(log).spawn()?)
}
