//! Rewrites what tests compare with, and shows the change, so that somebody looks at it before it is committed:
//! `corpora/made/known-misses.txt` from what the reader does now, `web/openapi.json` from what the desk answers.

use crate::repository;
use std::process::Command;

const LIST: &str = "corpora/made/known-misses.txt";

const DESCRIPTION: &str = "web/openapi.json";

/// Tests that write what they compare with: package, test, name.
const TESTS: [[&str; 3]; 2] = [["tidings", "golden", ""], ["tidings", "it", "the_pages_know"]];

pub(crate) fn run() -> anyhow::Result<()> {
    let root = repository::root();
    for [package, test, name] in TESTS {
        let status = repository::cargo()
            .args(["test", "--package", package, "--test", test, name])
            .env("TIDINGS_BLESS", "1")
            .current_dir(&root)
            .status()?;
        anyhow::ensure!(status.success(), "the test `{test}` failed while it wrote; see above");
    }
    Command::new("git")
        .args(["--no-pager", "diff", "--unified=0", "--", LIST, DESCRIPTION])
        .current_dir(&root)
        .status()?;
    eprintln!(
        "Read the lines above; in {LIST} `+` is a new miss, `-` one that is gone. Then commit them."
    );
    Ok(())
}
