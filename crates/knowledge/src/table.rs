//! Reading the small CSV tables: columns by name, `#` comments, lists, dates.

use crate::Error;
use jiff::civil::Date;
use std::collections::HashMap;

/// A CSV table with named columns.
pub(crate) struct Table<'a> {
    file: &'a str,
    columns: HashMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One line of a [`Table`].
pub(crate) struct Line<'a> {
    table: &'a Table<'a>,
    record: &'a csv::StringRecord,
}

impl<'a> Table<'a> {
    /// Reads `text`; `wanted` are its columns, separated by commas. Further columns are ignored.
    pub(crate) fn read(file: &'a str, text: &str, wanted: &'static str) -> Result<Self, Error> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let bad = |what: String| Error::Columns { file: file.to_owned(), what, columns: wanted };
        let headers = reader.headers().map_err(|e| bad(e.to_string()))?.clone();
        let columns: HashMap<String, usize> = headers
            .iter()
            .enumerate()
            .map(|(i, h)| (h.trim_start_matches('\u{feff}').to_owned(), i))
            .collect();
        if let Some(missing) = wanted.split(',').find(|w| !columns.contains_key(*w)) {
            return Err(bad(format!("the column `{missing}` is missing")));
        }
        let mut rows = Vec::new();
        for record in reader.into_records() {
            let record = record.map_err(|e| Error::Row {
                file: file.to_owned(),
                line: e.position().map_or(0, csv::Position::line),
                what: e.to_string(),
            })?;
            if record.len() != headers.len() {
                return Err(Error::Row {
                    file: file.to_owned(),
                    line: record.position().map_or(0, csv::Position::line),
                    what: format!("it has {} columns, not {}", record.len(), headers.len()),
                });
            }
            rows.push(record);
        }
        Ok(Self { file, columns, rows })
    }

    /// The lines after the header.
    pub(crate) fn lines(&'a self) -> impl Iterator<Item = Line<'a>> {
        self.rows.iter().map(|record| Line { table: self, record })
    }
}

impl<'a> Line<'a> {
    /// A column; the table was checked to have it.
    pub(crate) fn get(&self, column: &str) -> &'a str {
        self.table.columns.get(column).and_then(|i| self.record.get(*i)).unwrap_or("")
    }

    /// A column, `None` when empty.
    pub(crate) fn optional(&self, column: &str) -> Option<String> {
        Some(self.get(column)).filter(|v| !v.is_empty()).map(str::to_owned)
    }

    /// A number, `None` when empty.
    pub(crate) fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, Error> {
        match self.get(column) {
            "" => Ok(None),
            v => v
                .parse()
                .map(Some)
                .map_err(|_| self.error(format!("`{v}` in the column {column} is no number"))),
        }
    }

    /// The parts of a column separated by `|`, without empty ones.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).split('|').map(str::trim).filter(|v| !v.is_empty())
    }

    /// The first (or last) day of a date of year, month or day; `None` when empty.
    pub(crate) fn day(&self, text: &str, last: bool) -> Result<Option<Date>, Error> {
        match text.trim() {
            "" => Ok(None),
            t => parse_day(t, last).map(Some).ok_or_else(|| {
                self.error(format!("`{t}` is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"))
            }),
        }
    }

    /// An error about this line.
    pub(crate) fn error(&self, what: impl Into<String>) -> Error {
        Error::Row {
            file: self.table.file.to_owned(),
            line: self.record.position().map_or(0, csv::Position::line),
            what: what.into(),
        }
    }
}

/// `2012`, `2012-01` or `2012-01-17` as its first or last day.
fn parse_day(text: &str, last: bool) -> Option<Date> {
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some(match (last, month, day) {
        (true, None, _) => first.last_of_year(),
        (true, Some(_), None) => first.last_of_month(),
        _ => first,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_begins_in_january_and_ends_in_december() {
        assert_eq!(parse_day("2012", false), Some(date(2012, 1, 1)));
        assert_eq!(parse_day("2012", true), Some(date(2012, 12, 31)));
        assert_eq!(parse_day("2012-02", true), Some(date(2012, 2, 29)));
        assert_eq!(parse_day("2012-02-03", true), Some(date(2012, 2, 3)));
        assert_eq!(parse_day("12-02-03", true), None);
        assert_eq!(parse_day("2012-13", true), None);
        assert_eq!(parse_day("2012-01-01-01", true), None);
    }

    #[test]
    fn a_short_line_is_named_by_its_number() {
        let Err(e) = Table::read("a.csv", "# c\na,b\n1,2\n3\n", "a,b") else { panic!("read") };
        assert!(e.to_string().starts_with("a.csv, line 4: it has 1 columns, not 2"), "{e}");
    }

    #[test]
    fn a_missing_column_is_named() {
        let Err(e) = Table::read("a.csv", "a,c\n1,2\n", "a,b") else { panic!("read") };
        assert!(e.to_string().contains("`b` is missing"), "{e}");
    }
}
