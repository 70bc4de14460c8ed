//! `tidings restore`: a store made out of a backup, and the knowledge beside it.

use super::Done;
use super::backup::{copy_knowledge, knowledge_of};
use crate::cli::Restore;
use crate::settings::Settings;
use crate::talk;
use tidings_store::{Error, Store};

/// Runs the command.
pub(super) fn run(typed: &Restore, settings: &Settings) -> anyhow::Result<Done> {
    let db = settings.db();
    if let Some(path) = knowledge_of(db).into_iter().find(|path| path.exists()) {
        return Err(Error::Exists { path }.into());
    }
    let verified = Store::restore(&typed.backup, db, typed.head.as_deref())?;
    copy_knowledge(&typed.backup, db)?;
    talk::say(format!(
        "{} is {} again: {} ledger entries and {} captures compared, all as they were written; head {}",
        db.display(),
        typed.backup.display(),
        verified.entries,
        verified.captures,
        verified.head
    ));
    Ok(Done::Well)
}
