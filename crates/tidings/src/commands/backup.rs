//! `tidings backup`: the store, its captures, and the knowledge beside it.

use super::{Done, open};
use crate::cli::Backup;
use crate::settings::Settings;
use anyhow::Context as _;
use std::path::{Path, PathBuf};
use tidings_knowledge::{actors_path, places_path};

/// Runs the command.
pub(super) fn run(typed: &Backup, settings: &Settings) -> anyhow::Result<Done> {
    // The copy of the database gets its name last, so that what has the name is whole.
    if !typed.to.exists() {
        copy_knowledge(settings.db(), &typed.to)?;
    }
    open(settings)?.backup(&typed.to)?;
    crate::talk::say(format!(
        "{} is a whole copy of {}",
        typed.to.display(),
        settings.db().display()
    ));
    Ok(Done::Well)
}

/// The files that hold what was added to the knowledge of the store at `db`.
pub(super) fn knowledge_of(db: &Path) -> [PathBuf; 2] {
    [places_path(db), actors_path(db)]
}

/// Copies them beside another store.
pub(super) fn copy_knowledge(from: &Path, to: &Path) -> anyhow::Result<()> {
    for (from, to) in knowledge_of(from).iter().zip(knowledge_of(to)) {
        copy(from, &to)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    if from.exists() {
        std::fs::copy(from, to).with_context(|| {
            format!("{} cannot be copied to {}; check both folders", from.display(), to.display())
        })?;
    }
    Ok(())
}
