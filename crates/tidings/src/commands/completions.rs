//! `tidings completions`: a script that completes the command line.

use super::{Done, stdout};
use crate::cli::{Cli, Completions};
use clap::CommandFactory as _;
use std::io::Write;

/// Runs the command.
pub(super) fn run(typed: &Completions) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut Cli::command(), "tidings", &mut script);
    let mut out = stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Done::Well)
}
