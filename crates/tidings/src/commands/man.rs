//! `tidings man`: the manual page, or a page for each command.

use super::{Done, stdout};
use crate::cli::{Cli, Man};
use anyhow::Context as _;
use clap::CommandFactory as _;
use std::io::Write;

/// Runs the command.
pub(super) fn run(typed: &Man) -> anyhow::Result<Done> {
    if let Some(folder) = &typed.folder {
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
            .with_context(|| format!("no manual pages can be written to {}", folder.display()))?;
        return Ok(Done::Well);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    let mut out = stdout();
    out.write_all(&page)?;
    out.flush()?;
    Ok(Done::Well)
}
