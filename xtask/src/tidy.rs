//! The rules of the house that the compiler does not know.

mod crates;
mod files;
mod pages;

use crate::mistake::Mistake;
use std::path::Path;

/// All that is out of order.
pub(crate) fn check(root: &Path) -> anyhow::Result<Vec<Mistake>> {
    let mut found = crates::check(root)?;
    let files = crate::repository::files(root)?;
    found.extend(files::check(root, &files)?);
    found.extend(pages::check(root, &files)?);
    Ok(found)
}
