//! Words and what they mean: columns, vocabularies, and no word with two meanings.

use super::rows::{self, Row, Shape};
use crate::mistake::Mistake;
use std::collections::HashMap;
use tidings_model::{Act, ActorKind, Harm, Stance, Vocabulary};

/// What may stand in a column.
enum Cell {
    /// Words, `|` between them.
    Words,
    /// One of these.
    One(Vec<&'static str>),
    /// Any of these, commas between them, or `-`. Each must be explained in the file's head.
    Flags,
    /// Lower-case letters and `_`.
    Key,
    Free,
}

/// Kinds of weapons and of what was hit, as docs/record-format.md lists them and the desk names them.
const TAGS: [&str; 66] = [
    "air_bomb", "aircraft", "artillery", "blade", "car_bomb", "chemical", "crowd_control", "drone",
    "explosive", "fire", "firearm", "grenade", "ied", "landmine", "melee", "missile", "mortar",
    "rocket", "rpg", "stones", "suicide", "tear_gas", // weapons; what follows can be hit
    "airport", "ambulance", "bank", "base", "border_post", "bridge", "building", "camp",
    "checkpoint", "church", "convoy", "embassy", "factory", "farm", "gathering", "government",
    "home", "hospital", "hotel", "market", "media", "mine_site", "mosque", "office", "oil",
    "plane", "police_station", "polling_station", "port", "power", "prison", "public_place",
    "railway", "residential_area", "restaurant", "school", "ship", "shop", "telecom", "vehicle",
    "venue", "warehouse", "water", "worship",
];

/// The columns of one kind of file.
struct Kind {
    columns: &'static [&'static str],
    cells: Vec<Cell>,
    may_lack: usize,
    /// Columns beside the words that say in which use a word may stand once.
    once_by: &'static [&'static str],
}

fn one<V: Vocabulary>(more: &[&'static str]) -> Cell {
    Cell::One(V::ALL.iter().map(|v| v.as_str()).chain(more.iter().copied()).collect())
}

fn kind(file: &str) -> Option<Kind> {
    use Cell::{Flags, Free, Key, One, Words};
    let kind = |columns, cells, may_lack, once_by| Some(Kind { columns, cells, may_lack, once_by });
    match file.rsplit('/').next()?.strip_suffix(".tsv")? {
        "acts" => kind(
            &["pos", "words", "act", "flags"],
            vec![
                One(vec!["n", "v", "p", "pv"]),
                Words,
                one::<Act>(&["attack", "harm", "capture", "none"]),
                Flags,
            ],
            1,
            &["pos"],
        ),
        "people" => kind(
            &["words", "kind", "group"],
            vec![Words, one::<ActorKind>(&["any", "fighter"]), Free],
            0,
            &[],
        ),
        "forces" => kind(
            &["words", "kind"],
            vec![Words, one::<ActorKind>(&["military", "government", "gendarmerie", "none"])],
            0,
            &[],
        ),
        "tags" => kind(
            &["as", "words", "kind", "act"],
            vec![One(vec!["weapon", "hit"]), Words, One(TAGS.to_vec()), one::<Act>(&["-"])],
            0,
            &["as"],
        ),
        "speech" => kind(
            &["as", "words", "stance", "flags"],
            vec![One(vec!["verb", "cue"]), Words, one::<Stance>(&[]), Free],
            1,
            &["as"],
        ),
        "speakers" => kind(&["words", "kind"], vec![Words, Key], 0, &[]),
        "cues" => kind(
            &["cue", "words"],
            vec![One(vec!["expected", "general", "alleged", "denied"]), Words],
            0,
            &[],
        ),
        "topics" => {
            kind(&["topic", "words"], vec![One(vec!["play", "crime", "release"]), Words], 0, &[])
        }
        "harms" => kind(
            &["harm", "position", "words"],
            vec![
                one::<Harm>(&[]),
                One(vec!["active", "passive", "either", "counted", "noun"]),
                Words,
            ],
            0,
            &["position", "harm"],
        ),
        "furniture" => kind(
            &["lang", "what", "match", "words"],
            vec![
                One(vec!["en", "fr", "*"]),
                Key,
                One(vec![
                    "line_is", "line_starts", "contains", "tail_contains", "credit", "opens_box",
                    "opens_tail", "ends_page", "bio", "class",
                ]),
                Free,
            ],
            0,
            &["match", "lang"],
        ),
        _ => None,
    }
}

/// Example lines: a sentence and what must be found in it, in words the test knows.
fn examples(file: &str, text: &str) -> Vec<Mistake> {
    const ASKED: [&str; 7] = ["kind", "actor", "target", "place", "day", "killed", "standing"];
    let shape = Shape { separator: '\t', columns: &["sentence", "expected"], may_lack: 0 };
    let (rows, mut found) = rows::rows(file, text, &shape);
    for row in &rows {
        let asked = row.cells[1].split(';').map(|a| a.split('=').next().unwrap_or_default().trim());
        for key in asked.filter(|k| *k != "none" && !ASKED.contains(k)) {
            let advice = format!("use `none` or {}", ASKED.join("=…, "));
            let what = format!("`{key}` cannot be asked for");
            found.push(Mistake::in_file(file, what, advice).on_line(row.line));
        }
    }
    found
}

/// The mistakes of one file. A name that is not known is one: its words would be read by nobody.
pub(crate) fn check(file: &str, text: &str) -> Vec<Mistake> {
    if file.ends_with("/irregular.tsv") {
        return irregular(file, text);
    }
    if file.ends_with("/examples.tsv") {
        return examples(file, text);
    }
    let Some(kind) = kind(file) else {
        let advice = "add its columns to xtask/src/check_data/lexicons.rs";
        return vec![Mistake::in_file(file, "nobody knows what its columns mean", advice)];
    };
    let shape = Shape { separator: '\t', columns: kind.columns, may_lack: kind.may_lack };
    let (rows, mut found) = rows::rows(file, text, &shape);
    let head: String = text.lines().filter(|l| l.starts_with('#')).collect();
    let explained: Vec<&str> = head.split(|c: char| !c.is_alphanumeric()).collect();
    let mut seen = Seen::default();
    for row in &rows {
        for (column, cell) in kind.columns.iter().zip(&kind.cells) {
            found.extend(judge(row, column, cell, &explained));
        }
        if kind.columns.contains(&"words") {
            found.extend(seen.add(row, kind.columns, kind.once_by));
        }
    }
    found
}

fn judge(row: &Row<'_>, column: &str, cell: &Cell, explained: &[&str]) -> Vec<Mistake> {
    let value = row.get(column);
    match cell {
        Cell::Words if value.is_empty() => {
            vec![row.wrong("it has no words", "write them, with `|` between them")]
        }
        Cell::Words => rows::list(row, column),
        Cell::One(words) if !words.contains(&value) => vec![row.wrong(
            format!("`{value}` is no {column}"),
            format!("write one of: {}", words.join(", ")),
        )],
        Cell::Flags => value
            .split(',')
            .map(str::trim)
            .filter(|f| !matches!(*f, "" | "-") && !explained.contains(f))
            .map(|f| {
                row.wrong(
                    format!("the flag `{f}` is not explained in the head of the file"),
                    "correct its spelling, or say in a `#` line what it does",
                )
            })
            .collect(),
        Cell::Key
            if value.is_empty() || !value.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()) =>
        {
            vec![row.wrong(
                format!("`{value}` is no {column}"),
                "write it in lower-case letters with `_` for a blank",
            )]
        }
        _ => Vec::new(),
    }
}

/// What each word means so far.
#[derive(Default)]
struct Seen {
    meaning: HashMap<String, (usize, String)>,
}

impl Seen {
    /// Mistakes for words that have another line already. The reader believes the first line.
    fn add(&mut self, row: &Row<'_>, columns: &[&str], once_by: &[&str]) -> Vec<Mistake> {
        let others = |c: &&&str| **c != "words" && !once_by.contains(*c);
        let cells = columns.iter().filter(others).map(|c| row.get(c));
        let meaning: Vec<&str> = cells.filter(|c| !matches!(*c, "" | "-")).collect();
        let meaning = meaning.join(" ");
        let mut uses: Vec<&str> = once_by.iter().map(|c| row.get(c)).collect();
        // Fixed words are read as nouns or verbs like the rest.
        for u in &mut uses {
            *u = match *u {
                "p" => "n",
                "pv" => "v",
                other => other,
            };
        }
        let mut found = Vec::new();
        for word in row.parts("words") {
            let word_as_read =
                if columns.contains(&"lang") { word.to_lowercase() } else { plain(word) };
            let key = format!("{} {word_as_read}", uses.join(" "));
            match self.meaning.get(&key) {
                Some((line, _)) if *line == row.line => {}
                Some((line, same)) if *same == meaning => {
                    found.push(row.wrong(
                        format!("`{word}` stands on line {line} already"),
                        "take it out here",
                    ))
                }
                Some((line, other)) => found.push(row.wrong(
                    format!(
                        "`{word}` is `{meaning}` here and `{other}` on line {line}, which wins"
                    ),
                    "keep it on one of the two lines",
                )),
                None => {
                    self.meaning.insert(key, (row.line, meaning.clone()));
                }
            }
        }
        found
    }
}

/// As the reader compares words: without case, diacritics and hyphens.
fn plain(word: &str) -> String {
    let letter = |c: char| match c {
        'à' | 'â' | 'ä' => "a".to_owned(),
        'é' | 'è' | 'ê' | 'ë' => "e".to_owned(),
        'î' | 'ï' => "i".to_owned(),
        'ô' | 'ö' => "o".to_owned(),
        'ù' | 'û' | 'ü' => "u".to_owned(),
        'ç' => "c".to_owned(),
        'œ' => "oe".to_owned(),
        '-' => " ".to_owned(),
        '’' => "'".to_owned(),
        c => c.to_string(),
    };
    word.trim().to_lowercase().chars().map(letter).collect()
}

/// `lemma` and its forms: the columns differ by language, the rules do not.
fn irregular(file: &str, text: &str) -> Vec<Mistake> {
    let header = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
    let columns: Vec<&str> = header.split('\t').collect();
    if columns.first() != Some(&"lemma") {
        let advice = "write `lemma` and then fin, past, part, ing, inf";
        return vec![Mistake::in_file(file, "the first column is not `lemma`", advice)];
    }
    let shape = Shape { separator: '\t', columns: &columns, may_lack: 0 };
    let (rows, mut found) = rows::rows(file, text, &shape);
    let mut ids = rows::Ids::default();
    for row in &rows {
        found.extend(ids.add(row, row.get("lemma")));
        for column in columns.iter().skip(1) {
            found.extend(rows::list(row, column));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# flags: weak (counts beside an actor)\npos\twords\tact\tflags\n";

    fn acts(lines: &str) -> Vec<String> {
        let found = check("en/acts.tsv", &format!("{HEAD}{lines}"));
        found.iter().map(|m| format!("{}: {}", m.line.unwrap_or(0), m.what)).collect()
    }

    #[test]
    fn a_word_with_two_meanings_is_named_with_both_lines() {
        let said = acts("n\tair raid|strike\tAir/drone strike\t\np\tAir-raid\tattack\tweak\n");
        assert_eq!(
            said,
            ["4: `Air-raid` is `attack weak` here and `Air/drone strike` on line 3, which wins"]
        );
    }

    #[test]
    fn a_noun_may_be_a_verb_too() {
        assert_eq!(acts("n\tclash\tArmed clash\tweak\nv\tclash\tArmed clash\tweak\n"), [""; 0]);
    }

    #[test]
    fn a_kind_or_flag_that_is_none_is_named() {
        assert_eq!(acts("n\tclash\tArmed clash\twaek\n").len(), 1);
        assert_eq!(acts("n\tclash\tArmed clashes\t\n"), ["3: `Armed clashes` is no act"]);
        assert_eq!(acts("x\tclash\tArmed clash\t\n"), ["3: `x` is no pos"]);
    }

    #[test]
    fn an_empty_part_of_a_list_is_found() {
        assert_eq!(acts("n\tclash||fight\tArmed clash\t\n").len(), 1);
    }
}
