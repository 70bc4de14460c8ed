//! A folder that others put reports into: a look finds what is new or has changed, each file is read in its own turn.

use super::ask::Asked;
use super::{Watch, problem};
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;
use tidings_store::Announced;

/// Folders within folders.
const DEPTH: usize = 16;
/// Bytes of a file: its reports stand in memory until they are kept together.
const FILE_BYTES: u64 = 64 << 20;

impl Watch<'_> {
    /// Looks through a folder.
    pub(super) fn look_through(&self, asked: &mut Asked) {
        let now = self.second();
        let mut found = Vec::new();
        let looked = look(Path::new(&asked.address.url), &asked.host.name, DEPTH, &mut found);
        (asked.announced, asked.announces) = (found, Some("file"));
        asked.address.asked = Some(now);
        match looked {
            Ok(()) => self.answered(asked),
            Err(error) => {
                self.failed(asked, &format!("it cannot be looked through: {error}"), false, None)
            }
        }
    }

    /// Reads one file, whatever form it has.
    pub(super) fn read_file(&self, asked: &mut Asked) {
        asked.address.asked = Some(self.second());
        let path = Path::new(&asked.address.url).to_owned();
        match fs::metadata(&path) {
            Ok(about) if about.len() > FILE_BYTES => {
                return self.failed(
                    asked,
                    "it is too large for a watched folder: give it to `tidings add`",
                    true,
                    None,
                );
            }
            Ok(_) => {}
            Err(error) => return self.failed(asked, &error.to_string(), true, None),
        }
        let mut given = self.given(&asked.address.source);
        given.retrieved = None;
        for item in tidings_intake::items(&[path]) {
            match item {
                Ok(item) => {
                    let outcome = self.reader.read(&item, &given);
                    asked.problems.extend(outcome.problems.iter().cloned());
                    asked.outcomes.push(outcome);
                }
                Err(found) => asked.problems.push(problem(&found.origin, &found.message)),
            }
        }
        if asked.outcomes.iter().any(|o| o.document.is_some()) {
            self.answered(asked);
        } else {
            self.failed(asked, "no report could be read in it", true, None);
        }
    }
}

/// What is in a folder and below it, hidden things and links to folders aside.
fn look(folder: &Path, host: &str, depth: usize, found: &mut Vec<Announced>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            look(&entry.path(), host, depth - 1, found)?;
        }
        let Some(url) = entry.path().to_str().map(str::to_owned) else { continue };
        if !kind.is_file() || !tidings_intake::is_readable(&entry.path()) {
            continue;
        }
        let about = entry.metadata()?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mark = format!("{} {}", about.len(), changed.as_nanos());
        found.push(Announced { url, host: host.to_owned(), mark, day: None });
    }
    Ok(())
}
