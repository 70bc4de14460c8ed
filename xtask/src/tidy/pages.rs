//! The pages for people: the README's commands exist, and no link between pages is dead.

use crate::mistake::Mistake;
use std::path::Path;

const README: &str = "README.md";
/// The README's first two commands, whatever else it says.
const COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo xtask ci"];

pub(crate) fn check(root: &Path, files: &[String]) -> anyhow::Result<Vec<Mistake>> {
    let readme = std::fs::read_to_string(root.join(README))?;
    let mut found: Vec<Mistake> = COMMANDS
        .iter()
        .filter(|c| !readme.lines().any(|l| l.trim() == **c))
        .map(|c| Mistake::in_file(README, format!("it does not say `{c}`"), "put the command back"))
        .collect();
    let is_command = |name: &str| {
        root.join(format!("crates/tidings/src/commands/{name}.rs")).exists() || name == "--help"
    };
    for (line, name) in tidings_commands(&readme).into_iter().filter(|(_, n)| !is_command(n)) {
        let what = format!("`tidings {name}` is no command of the program");
        found.push(Mistake::in_file(README, what, "write one that is").on_line(line));
    }
    let pages = files.iter().filter(|f| {
        f.ends_with(".md") && (!f.contains('/') || f.starts_with("docs/") || f.starts_with("data/"))
    });
    for page in pages {
        let text = std::fs::read_to_string(root.join(page))?;
        let folder = Path::new(page).parent().unwrap_or(Path::new(""));
        for (line, target) in links(&text) {
            if !root.join(folder).join(&target).exists() {
                let what = format!("the link to `{target}` leads nowhere");
                found.push(Mistake::in_file(page, what, "mend it or write the page").on_line(line));
            }
        }
    }
    Ok(found)
}

/// The first word after `tidings` at the head of a line, with its line.
fn tidings_commands(page: &str) -> Vec<(usize, String)> {
    let of = |(n, line): (usize, &str)| {
        let rest = line.trim().strip_prefix("tidings ")?;
        Some((n + 1, rest.split_whitespace().next()?.to_owned()))
    };
    let mut in_block = false;
    let block = |(_, line): &(usize, &str)| {
        if line.starts_with("```") {
            in_block = !in_block;
        }
        in_block
    };
    page.lines().enumerate().filter(block).filter_map(of).collect()
}

/// Targets of Markdown links to files of the repository, with their lines.
fn links(page: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (n, line) in page.lines().enumerate() {
        for part in line.split("](").skip(1) {
            let Some((target, _)) = part.split_once(')') else { continue };
            let target = target.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:") {
                out.push((n + 1, target.to_owned()));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_are_found_and_links_to_the_web_left_alone() {
        let page = "[a](docs/a.md#b) [c](https://c.example)\n[d](#e)";
        assert_eq!(links(page), [(1, "docs/a.md".to_owned())]);
    }

    #[test]
    fn commands_are_read_in_code_blocks_only() {
        let page = "tidings are news\n```sh\ntidings add x\ncargo run\n```\ntidings to you";
        assert_eq!(tidings_commands(page), [(3, "add".to_owned())]);
    }
}
