//! The lines of a table, by number, and what all tables have in common.

use crate::mistake::Mistake;
use std::collections::HashMap;

/// One line of a table that is neither comment nor header.
pub(crate) struct Row<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) cells: Vec<String>,
    columns: &'a [&'a str],
}

impl Row<'_> {
    /// The cell of a column, empty where the line ends before it.
    pub(crate) fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i)).map_or("", |c| c.trim())
    }

    /// The parts of a cell between `|`.
    pub(crate) fn parts(&self, column: &str) -> Vec<&str> {
        let cell = self.get(column);
        if cell.is_empty() { Vec::new() } else { cell.split('|').collect() }
    }

    pub(crate) fn wrong(&self, what: impl Into<String>, advice: impl Into<String>) -> Mistake {
        Mistake::in_file(self.file, what, advice).on_line(self.line)
    }
}

/// How a table is written.
pub(crate) struct Shape<'a> {
    pub(crate) separator: char,
    pub(crate) columns: &'a [&'a str],
    /// How many of the last columns a line may leave out.
    pub(crate) may_lack: usize,
}

/// The rows that have the right columns, and a mistake for each that has not.
pub(crate) fn rows<'a>(
    file: &'a str,
    text: &str,
    shape: &Shape<'a>,
) -> (Vec<Row<'a>>, Vec<Mistake>) {
    let (mut rows, mut found) = (Vec::new(), Vec::new());
    let mut header = true;
    let lines = text.lines().enumerate();
    for (n, line) in lines.filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()) {
        let cells = cells(line, shape.separator);
        if header {
            header = false;
            if cells.iter().map(String::as_str).ne(shape.columns.iter().copied()) {
                let what = format!("the columns are `{}`", cells.join(", "));
                let advice = format!(
                    "write `{}`, separated by {}",
                    shape.columns.join(", "),
                    name(shape.separator)
                );
                found.push(Mistake::in_file(file, what, advice).on_line(n + 1));
                return (Vec::new(), found);
            }
            continue;
        }
        let row = Row { file, line: n + 1, cells, columns: shape.columns };
        let (have, want) = (row.cells.len(), shape.columns.len());
        if have > want || have + shape.may_lack < want {
            let what = format!("it has {have} columns, not {want}");
            let advice = format!(
                "give it {}, separated by {}",
                shape.columns.join(", "),
                name(shape.separator)
            );
            found.push(row.wrong(what, advice));
        } else {
            rows.push(row);
        }
    }
    (rows, found)
}

const fn name(separator: char) -> &'static str {
    if separator == '\t' {
        "one tab each"
    } else {
        "one comma each (a cell with a comma in \"quotes\")"
    }
}

/// The cells of a line; with commas, quoted cells may hold commas and doubled quotes.
fn cells(line: &str, separator: char) -> Vec<String> {
    if separator == '\t' {
        return line.split('\t').map(str::to_owned).collect();
    }
    let mut out = vec![String::new()];
    let (mut quoted, mut letters) = (false, line.chars().peekable());
    while let Some(c) = letters.next() {
        let last = out.len() - 1;
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                out[last].push('"');
            }
            '"' => quoted = !quoted,
            c if c == separator && !quoted => out.push(String::new()),
            c => out[last].push(c),
        }
    }
    out
}

/// A list between `|` without empty parts, stray blanks and repetitions.
pub(crate) fn list(row: &Row<'_>, column: &str) -> Vec<Mistake> {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for part in row.parts(column) {
        if part.trim().is_empty() {
            found.push(row.wrong(
                format!("the list in `{column}` has an empty part"),
                "take out the `|` too many",
            ));
        } else if part.trim() != part || part.contains("  ") {
            found.push(row.wrong(
                format!("`{part}` in `{column}` has a blank too many"),
                "write the parts with `|` between them and no blanks around",
            ));
        }
        if seen.contains(&part) {
            found.push(row.wrong(format!("`{part}` stands twice in `{column}`"), "take one out"));
        }
        seen.push(part);
    }
    found
}

/// Ids that stand on two lines, of one table or of several.
#[derive(Default)]
pub(crate) struct Ids {
    first: HashMap<String, (String, usize)>,
}

impl Ids {
    /// A mistake when the id was there before.
    pub(crate) fn add(&mut self, row: &Row<'_>, id: &str) -> Option<Mistake> {
        let here = (row.file.to_owned(), row.line);
        let (file, line) = self.first.insert(id.to_owned(), here)?;
        let what = format!("`{id}` is there already, in {file} on line {line}");
        Some(row.wrong(what, "take one of the two lines out, or give this one an id of its own"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_cell_may_hold_commas_and_quotes() {
        assert_eq!(cells(r#"a,"b, ""c""",d"#, ','), ["a", r#"b, "c""#, "d"]);
    }

    #[test]
    fn a_line_with_too_few_columns_is_named_by_its_number() {
        let shape = Shape { separator: '\t', columns: &["a", "b", "c"], may_lack: 1 };
        let (rows, found) = rows("t.tsv", "# head\na\tb\tc\n1\t2\n1\n", &shape);
        assert_eq!(rows.len(), 1);
        assert_eq!((found.len(), found[0].line), (1, Some(4)));
    }

    #[test]
    fn a_header_that_is_not_the_right_one_says_which_is() {
        let shape = Shape { separator: ',', columns: &["a", "b"], may_lack: 0 };
        let (_, found) = rows("t.csv", "a,c\n1,2\n", &shape);
        assert!(found[0].advice.contains("a, b"), "{found:?}");
    }
}
