//! Rewrites `corpora/made/known-misses.txt` from what the reader does now, and shows the change, so
//! that somebody looks at what was gained and what was lost before it is committed.

use crate::repository;
use std::process::Command;

const LIST: &str = "corpora/made/known-misses.txt";

pub(crate) fn run() -> anyhow::Result<()> {
    let root = repository::root();
    let status = repository::cargo()
        .args(["test", "--package", "tidings", "--test", "golden"])
        .env("TIDINGS_BLESS", "1")
        .current_dir(&root)
        .status()?;
    anyhow::ensure!(status.success(), "the golden test could not write {LIST}; see above");
    Command::new("git")
        .args(["--no-pager", "diff", "--unified=0", "--", LIST])
        .current_dir(&root)
        .status()?;
    eprintln!("Read the lines above: `+` is a new miss, `-` one that is gone. Then commit {LIST}.");
    Ok(())
}
