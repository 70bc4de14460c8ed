//! Tables for people and CSV for spreadsheets, from the same rows of words.

use crate::layout::{GAP, widths, wrap};
use crate::settings::Look;
use console::{Style, measure_text_width};
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

    /// The table as people read it: no wider than the terminal, long cells wrapped. Where the
    /// terminal is too narrow for columns, each row becomes a paragraph.
    pub(crate) fn print(&self, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let clean = |cell: &String| harmless(cell).into_owned();
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(clean).collect()).collect();
        let Some(widths) = widths(&self.headings, &rows, usize::from(look.width)) else {
            return self.print_narrow(&rows, look, out);
        };
        let bold = vec![plain(look).bold(); widths.len()];
        let headings = self.headings.iter().map(|h| wrap(h, 99)).collect::<Vec<_>>();
        print_lines(&headings, &widths, &bold, out)?;
        let rule = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
        writeln!(out, "{}", "─".repeat(rule))?;
        let styles: Vec<Style> = self.headings.iter().map(|h| self.style(h, look)).collect();
        for row in &rows {
            let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, w)| wrap(cell, *w)).collect();
            print_lines(&cells, &widths, &styles, out)?;
        }
        Ok(())
    }

    fn print_narrow(
        &self,
        rows: &[Vec<String>],
        look: Look,
        out: &mut dyn Write,
    ) -> std::io::Result<()> {
        for row in rows {
            let mut used = 0;
            for (heading, cell) in self.headings.iter().zip(row).filter(|(_, c)| !c.is_empty()) {
                let width = heading.len() + 2 + measure_text_width(cell);
                if used > 0 && used + GAP + width > usize::from(look.width) {
                    writeln!(out)?;
                    used = 0;
                }
                let cell = self.style(heading, look).apply_to(cell);
                let gap = " ".repeat(if used > 0 { GAP } else { 0 });
                write!(out, "{gap}{}: {cell}", plain(look).bold().apply_to(heading))?;
                used += width + GAP;
            }
            writeln!(out, "\n")?;
        }
        Ok(())
    }

    fn style(&self, heading: &'static str, look: Look) -> Style {
        if self.marked.contains(&heading) { plain(look).yellow() } else { plain(look) }
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

/// Cells side by side, each already in lines; blanks at the end of a line are left out.
fn print_lines(
    cells: &[Vec<String>],
    widths: &[usize],
    styles: &[Style],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for n in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        let mut blanks = 0;
        for ((cell, width), style) in cells.iter().zip(widths).zip(styles) {
            let words = cell.get(n).map_or("", String::as_str);
            if !words.is_empty() {
                line.push_str(&" ".repeat(blanks));
                line.push_str(&style.apply_to(words).to_string());
                blanks = 0;
            }
            blanks += width.saturating_sub(measure_text_width(words)) + GAP;
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Colours as settled for this run, whatever the terminal library makes of the environment.
fn plain(look: Look) -> Style {
    Style::new().force_styling(look.color)
}

/// The words without what a terminal would obey: reports come from anywhere.
pub(crate) fn harmless(words: &str) -> Cow<'_, str> {
    if words.chars().any(|c| c.is_control() && c != '\n') {
        Cow::Owned(
            words.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect(),
        )
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
