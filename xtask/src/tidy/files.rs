//! Length and head of source files, size of all files, and words that only make sense on one
//! machine.

use crate::mistake::Mistake;
use std::path::Path;

/// Above this a source file should be split.
const LONG: usize = 400;
/// Above this it must be.
const TOO_LONG: usize = 600;
const LARGEST_BYTES: u64 = 8 << 20;
/// Weights of a model may be as large as this.
const LARGEST_MODEL: u64 = 60 << 20;

/// Paths of somebody's machine. Written in halves, so that this file does not hold them.
const MACHINE: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/tm", "p/scratch"),
    concat!("/tm", "p/dev"),
    concat!("/tm", "p/held"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
];

pub(crate) fn check(root: &Path, files: &[String]) -> anyhow::Result<Vec<Mistake>> {
    let mut found = Vec::new();
    for file in files {
        let path = root.join(file);
        let bytes = path.metadata()?.len();
        let most = if file.starts_with("data/models/") { LARGEST_MODEL } else { LARGEST_BYTES };
        if bytes > most {
            let what = format!("it has {} MB", bytes >> 20);
            found.push(Mistake::in_file(
                file,
                what,
                "keep it out of git, or make it from smaller parts",
            ));
            continue;
        }
        // What is no text has no words.
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        found.extend(machine_words(file, &text));
        if file.ends_with(".rs") {
            found.extend(source(file, &text));
        }
    }
    Ok(found)
}

fn machine_words(file: &str, text: &str) -> Vec<Mistake> {
    let in_line = |(n, line): (usize, &str)| {
        let word = MACHINE.iter().find(|w| line.contains(**w))?;
        let what = format!("`{word}` is a path of one machine");
        let advice = "name the path from the root of the repository";
        Some(Mistake::in_file(file, what, advice).on_line(n + 1))
    };
    text.lines().enumerate().filter_map(in_line).collect()
}

fn source(file: &str, text: &str) -> Vec<Mistake> {
    let mut found = Vec::new();
    if !text.starts_with("//!") {
        let what = "the file does not say what it is for";
        found.push(Mistake::in_file(file, what, "begin it with a line `//! …`").on_line(1));
    }
    let lines = text.lines().count();
    let long = || {
        let what = format!("it has {lines} lines");
        Mistake::in_file(file, what, format!("split it by job (over {TOO_LONG} lines fail)"))
    };
    if lines > TOO_LONG {
        found.push(long());
    } else if lines > LONG {
        found.push(long().only_a_warning());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_a_warning_and_a_very_long_one_a_mistake() {
        let of = |lines: usize| source("a.rs", &format!("//! A.\n{}", "x\n".repeat(lines - 1)));
        assert_eq!(of(LONG), []);
        assert!(of(LONG + 1)[0].warning);
        assert!(!of(TOO_LONG + 1)[0].warning);
    }

    #[test]
    fn a_source_file_says_first_what_it_is_for() {
        assert_eq!(source("a.rs", "use b;\n//! A.\n").len(), 1);
    }

    #[test]
    fn a_path_of_one_machine_is_found_with_its_line() {
        let text = format!("fine\nsee {}main/x\n", MACHINE[0]);
        assert_eq!(machine_words("a.md", &text)[0].line, Some(2));
    }
}
