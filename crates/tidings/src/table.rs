//! Tables for people and CSV for spreadsheets, from the same rows of words.

use crate::settings::Look;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, LineStyle, Table, TableStyle};
use std::borrow::Cow;
use std::io::Write;

/// Rows under headings; every cell is text, an empty one is unknown.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    /// Columns shown in the colour of warning where they are not empty.
    marked: Vec<&'static str>,
}

impl Sheet {
    /// No rows yet.
    pub(crate) fn new(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new(), marked: Vec::new() }
    }

    /// Shows what stands in this column as a warning.
    pub(crate) fn mark(mut self, heading: &'static str) -> Self {
        self.marked.push(heading);
        self
    }

    /// Adds a row, a cell for each heading.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        let row: Vec<String> = cells.into_iter().collect();
        debug_assert_eq!(row.len(), self.headings.len(), "a cell for each heading");
        self.rows.push(row);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Takes the rows out, so that the next ones start a new table.
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
    }

    /// The table as people read it: as wide as the terminal, long cells wrapped.
    pub(crate) fn print(&self, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut table = Table::new();
        table.load_style(PLAIN).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(look.width);
        if look.color {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        table.set_header(self.headings.iter().map(|h| paint(Cell::new(h), look, Attribute::Bold)));
        for row in &self.rows {
            let cells = row.iter().zip(&self.headings).map(|(words, heading)| {
                let cell = Cell::new(harmless(words));
                let warns = look.color && self.marked.contains(heading);
                if warns { cell.fg(Color::Yellow) } else { cell }
            });
            table.add_row(cells);
        }
        writeln!(out, "{}", table.trim_fmt())
    }

    /// The rows as CSV, headings first when `heading`.
    pub(crate) fn csv(&self, heading: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(out);
        if heading {
            csv.write_record(&self.headings)?;
        }
        for row in &self.rows {
            csv.write_record(row.iter().map(|cell| safe(cell).into_owned()))?;
        }
        csv.flush()?;
        Ok(())
    }
}

/// A line under the headings and two blanks between columns.
const PLAIN: TableStyle = TableStyle::new()
    .header_separator(LineStyle::none().fill('─').junction('─'));

fn paint(cell: Cell, look: Look, attribute: Attribute) -> Cell {
    if look.color { cell.add_attribute(attribute) } else { cell }
}

/// The words without what a terminal would obey: reports come from anywhere.
pub(crate) fn harmless(words: &str) -> Cow<'_, str> {
    if words.chars().any(|c| c.is_control() && c != '\n') {
        Cow::Owned(words.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(words)
    }
}

/// The cell with a leading apostrophe when a spreadsheet would run it as a formula.
fn safe(cell: &str) -> Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The first words of a text, on one line.
pub(crate) fn short(words: &str, letters: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(letters) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

/// `1 report`, `2 reports`.
pub(crate) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { color: false, width: 60, terminal: false };

    fn printed(sheet: &Sheet, look: Look) -> String {
        let mut out = Vec::new();
        sheet.print(look, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_is_no_wider_than_the_terminal() {
        let mut sheet = Sheet::new(&["id", "words"]);
        sheet.push(["1".to_owned(), "many words ".repeat(20)]);
        assert!(printed(&sheet, LOOK).lines().all(|l| l.chars().count() <= 60));
    }

    #[test]
    fn a_report_cannot_command_the_terminal() {
        let mut sheet = Sheet::new(&["headline"]);
        sheet.push(["\u{1b}[2Jgone\u{7}".to_owned()]);
        assert!(!printed(&sheet, LOOK).contains(['\u{1b}', '\u{7}']));
    }

    #[test]
    fn colours_are_used_only_when_asked_for() {
        let mut sheet = Sheet::new(&["id", "disputes"]).mark("disputes");
        sheet.push(["1".to_owned(), "killed".to_owned()]);
        assert!(!printed(&sheet, LOOK).contains('\u{1b}'));
        assert!(printed(&sheet, Look { color: true, ..LOOK }).contains('\u{1b}'));
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        let mut sheet = Sheet::new(&["a", "b"]);
        sheet.push(["=1+1".to_owned(), "-2.86".to_owned()]);
        let mut out = Vec::new();
        sheet.csv(true, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,b\n'=1+1,-2.86\n");
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(short("Tin  Zaouâtene\nest", 8), "Tin Zaou…");
        assert_eq!(short("Gao", 8), "Gao");
        assert_eq!((count(1, "event"), count(0, "event")), ("1 event".into(), "0 events".into()));
    }
}
