//! The command line and the environment, resolved: what every command goes by.

use crate::cli::{Format, Global, Output, When};
use crate::clock::Clock;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Variables this program knows, beside NO_COLOR and COLUMNS.
const VARIABLES: [&str; 3] = ["TIDINGS_DB", "TIDINGS_NOW", "TIDINGS_TOKEN"];

/// Columns of a table where there is no terminal to ask: the same everywhere.
const WIDTH: u16 = 120;

/// Something typed or set that means nothing; the program ends with exit code 2.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(pub(crate) String);

/// How to do it.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The store.
    pub(crate) db: PathBuf,
    /// Whether the store was typed, not taken from the environment or by default.
    pub(crate) db_typed: bool,
    /// Reports to read at once.
    pub(crate) threads: usize,
    /// Whether to read without the learned reader.
    pub(crate) rules_only: bool,
    /// The model to read with, where it is not the one that comes with the program.
    pub(crate) model: Option<PathBuf>,
    /// How tables look.
    pub(crate) look: Look,
    /// What tells the time.
    pub(crate) clock: Clock,
    /// What was set and means nothing, in words.
    pub(crate) warnings: Vec<String>,
}

/// How tables look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether to use colours.
    pub(crate) color: bool,
    /// Columns to fill at most.
    pub(crate) width: u16,
    /// Whether standard output is a terminal.
    pub(crate) terminal: bool,
}

impl Settings {
    /// From what was typed and the environment of this process.
    pub(crate) fn resolve(typed: &Global) -> Result<Self, Usage> {
        let variables: Vec<(String, String)> = std::env::vars_os()
            .map(|(k, v)| (k.to_string_lossy().into_owned(), v.to_string_lossy().into_owned()))
            .collect();
        let terminal = console::Term::stdout();
        let size = terminal.size_checked().map(|(_, columns)| columns);
        Self::of(typed, &variables, std::io::stdout().is_terminal(), size)
    }

    fn of(
        typed: &Global,
        variables: &[(String, String)],
        terminal: bool,
        columns: Option<u16>,
    ) -> Result<Self, Usage> {
        let get = |name: &str| {
            let found = variables.iter().find(|(k, v)| k == name && !v.is_empty());
            found.map(|(_, v)| v.as_str())
        };
        let db = typed.db.clone().or_else(|| get("TIDINGS_DB").map(PathBuf::from));
        let db = db.unwrap_or_else(|| PathBuf::from("tidings.db"));
        if db.as_os_str().is_empty() || db.file_name().is_none() {
            return Err(Usage(format!(
                "`{}` names no file; give --db a path such as mali.db",
                db.display()
            )));
        }
        let color = match typed.color {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && get("NO_COLOR").is_none(),
        };
        let width = columns.filter(|_| terminal);
        let width = width.or_else(|| get("COLUMNS")?.parse().ok()).unwrap_or(WIDTH).clamp(60, 240);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            db,
            db_typed: typed.db.is_some(),
            threads: typed.threads.map_or(cores, usize::from),
            rules_only: typed.rules_only,
            model: typed.model.clone(),
            look: Look { color, width, terminal },
            clock: Clock::of(get("TIDINGS_NOW"))?,
            warnings: unknown(variables),
        })
    }

    /// The store as a user types it.
    pub(crate) fn db(&self) -> &Path {
        &self.db
    }
}

/// Variables that look like ours and are not.
fn unknown(variables: &[(String, String)]) -> Vec<String> {
    let mut names: Vec<&str> = variables
        .iter()
        .map(|(k, _)| k.as_str())
        .filter(|k| k.starts_with("TIDINGS_") && !VARIABLES.contains(k))
        .collect();
    names.sort_unstable();
    let known = VARIABLES.join(", ");
    names
        .into_iter()
        .map(|n| format!("the variable {n} is set and means nothing here; known are {known}"))
        .collect()
}

impl Output {
    /// The format typed, or else `usual`.
    pub(crate) fn or(self, usual: Format) -> Format {
        if self.json { Format::Record } else { self.format.unwrap_or(usual) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Global {
        Global { db: None, threads: None, rules_only: false, model: None, color: When::Auto }
    }

    fn set(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn what_is_typed_wins_over_the_environment() {
        let variables = set(&[("TIDINGS_DB", "env.db")]);
        let s = Settings::of(&typed(), &variables, false, None).unwrap();
        assert_eq!((s.db.to_str(), s.db_typed), (Some("env.db"), false));
        let typed = Global { db: Some("typed.db".into()), ..typed() };
        let s = Settings::of(&typed, &variables, false, None).unwrap();
        assert_eq!((s.db.to_str(), s.db_typed), (Some("typed.db"), true));
    }

    #[test]
    fn no_colour_is_used_where_nobody_sees_it_or_wants_it() {
        let color = |typed: &Global, variables: &[_], terminal| {
            Settings::of(typed, variables, terminal, Some(80)).unwrap().look.color
        };
        assert!(color(&typed(), &[], true));
        assert!(!color(&typed(), &[], false));
        assert!(!color(&typed(), &set(&[("NO_COLOR", "1")]), true));
        assert!(color(&typed(), &set(&[("NO_COLOR", "")]), true));
        let always = Global { color: When::Always, ..typed() };
        assert!(color(&always, &set(&[("NO_COLOR", "1")]), false));
    }

    #[test]
    fn an_unknown_variable_is_named() {
        let s = Settings::of(&typed(), &set(&[("TIDINGS_DBB", "x")]), false, None).unwrap();
        assert!(s.warnings[0].contains("TIDINGS_DBB"), "{:?}", s.warnings);
    }

    #[test]
    fn a_store_without_a_name_is_refused() {
        let typed = Global { db: Some("..".into()), ..typed() };
        assert!(Settings::of(&typed, &[], false, None).is_err());
    }
}
