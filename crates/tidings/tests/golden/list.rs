//! The list of known misses: one on each line, in the order of the reports.

use std::collections::BTreeMap;

const HEAD: &str = "\
# What the reader is known to miss in these reports, one miss on each line.
# Made by `cargo xtask bless`; read its difference before you commit it.
# missed: an expected event was not found. not expected: one was found that is none.
";

/// The file's text.
pub(crate) fn written(misses: &[String]) -> String {
    let mut out = HEAD.to_owned();
    for miss in misses {
        out.push_str(miss);
        out.push('\n');
    }
    out
}

/// The lines of the file.
pub(crate) fn read(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(str::to_owned).collect()
}

/// What is only in `now`, and what is only in `known`; the same line twice is two misses.
pub(crate) fn difference(known: &[String], now: &[String]) -> (Vec<String>, Vec<String>) {
    let mut count: BTreeMap<&str, i64> = BTreeMap::new();
    for line in now {
        *count.entry(line).or_default() += 1;
    }
    for line in known {
        *count.entry(line).or_default() -= 1;
    }
    let only = |sign: i64| {
        let some = count.iter().filter(move |(_, n)| **n * sign > 0);
        some.map(|(line, _)| (*line).to_owned()).collect()
    };
    (only(1), only(-1))
}

#[test]
fn a_line_twice_is_two_misses() {
    let lines = |of: &[&str]| of.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
    let (new, gone) = difference(&lines(&["a", "b"]), &lines(&["a", "a"]));
    assert_eq!((new, gone), (lines(&["a"]), lines(&["b"])));
    assert_eq!(read(&written(&lines(&["a", "b"]))), lines(&["a", "b"]));
}
