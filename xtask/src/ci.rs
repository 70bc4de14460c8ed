//! Everything a change must pass, quickest first; what needs the built program comes last.

use crate::{check_data, fuzz, mistake, repository, tidy, web};
use std::time::Instant;

/// Steps that cargo does.
const CARGO: [(&str, &[&str]); 3] = [
    ("fmt", &["fmt", "--all", "--", "--check", "-l"]),
    ("clippy", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    ("test", &["test", "--workspace", "--locked", "--no-fail-fast"]),
];

/// Runs all steps, whatever fails, and says at the end what did.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = repository::root();
    let [fmt, clippy, test] = CARGO;
    let mut failed = Vec::new();
    let mut step = |name: &'static str, run: &dyn Fn() -> anyhow::Result<()>| {
        eprintln!("== {name}");
        let begun = Instant::now();
        if let Err(error) = run() {
            eprintln!("{error:#}");
            failed.push(name);
        }
        eprintln!("== {name}: {} s", begun.elapsed().as_secs());
    };
    step(fmt.0, &|| cargo(fmt.1));
    step("tidy", &|| mistake::report("tidy", &tidy::check(&root)?));
    step("check-data", &|| mistake::report("check-data", &check_data::check(&root)?));
    step(clippy.0, &|| cargo(clippy.1));
    step("web", &|| web::check(&root));
    step(test.0, &|| cargo(test.1));
    step("browser", &|| web::browser(&root));
    step("fuzz", &fuzz::a_minute_each);
    anyhow::ensure!(
        failed.is_empty(),
        "ci: failed: {}; see the lines after each `== `",
        failed.join(", ")
    );
    eprintln!("ci: all passed");
    Ok(())
}

fn cargo(arguments: &[&str]) -> anyhow::Result<()> {
    let status = repository::cargo().args(arguments).current_dir(repository::root()).status()?;
    anyhow::ensure!(status.success(), "`cargo {}` failed", arguments.join(" "));
    Ok(())
}
