//! How wide columns are and where cells wrap: between words, never inside an id.

use console::measure_text_width;

/// Blanks between columns.
pub(crate) const GAP: usize = 2;

/// Longer words are cut, so that one address does not take the whole line; the shorter lengths are
/// tried where the line is short. None cuts an id.
const LONGEST_WORDS: [usize; 3] = [24, 18, 13];

/// Widths of the columns so that lines fit into `room`, or none when not even their words do.
pub(crate) fn widths(headings: &[&str], rows: &[Vec<String>], room: usize) -> Option<Vec<usize>> {
    let room = room.checked_sub(GAP * headings.len().saturating_sub(1))?;
    LONGEST_WORDS.iter().find_map(|&longest| widths_with(longest, headings, rows, room))
}

/// What room is left goes, letter by letter, to the column that is fullest for its width.
fn widths_with(
    longest_word: usize,
    headings: &[&str],
    rows: &[Vec<String>],
    room: usize,
) -> Option<Vec<usize>> {
    let columns: Vec<Column> = headings
        .iter()
        .enumerate()
        .map(|(n, h)| Column::of(longest_word, h, rows.iter().map(move |r| &r[n])))
        .collect();
    let mut widths: Vec<usize> = columns.iter().map(|c| c.least).collect();
    let mut left = room.checked_sub(widths.iter().sum())?;
    while left > 0 {
        let open = (0..columns.len()).filter(|&n| widths[n] < columns[n].most);
        // Compared crosswise: whole numbers only, so that every machine draws the same table.
        let fullest = open.reduce(|a, b| {
            if columns[b].letters * widths[a] > columns[a].letters * widths[b] { b } else { a }
        });
        let Some(n) = fullest else { break };
        widths[n] += 1;
        left -= 1;
    }
    Some(widths)
}

struct Column {
    /// Its longest word.
    least: usize,
    /// Its longest line.
    most: usize,
    /// All letters in it.
    letters: usize,
}

impl Column {
    fn of<'c>(
        longest_word: usize,
        heading: &'c str,
        cells: impl Iterator<Item = &'c String>,
    ) -> Self {
        let mut column = Self { least: 1, most: 1, letters: 1 };
        for text in std::iter::once(heading).chain(cells.map(String::as_str)) {
            for line in text.lines() {
                let width = measure_text_width(line);
                column.most = column.most.max(width);
                column.letters += width;
                let longest = words(line).map(|w| measure_text_width(w.trim_end())).max();
                column.least = column.least.max(longest.unwrap_or(0).min(longest_word));
            }
        }
        column
    }
}

/// The lines of a cell, none wider than `width`.
pub(crate) fn wrap(cell: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in cell.lines() {
        let mut line = String::new();
        for word in words(paragraph) {
            if measure_text_width(&line) + measure_text_width(word.trim_end()) > width {
                if !line.is_empty() {
                    lines.push(line.trim_end().to_owned());
                }
                line = cut(word, width, &mut lines);
            } else {
                line.push_str(word);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Whole lines of a word too long for one; what remains of it.
fn cut(word: &str, width: usize, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for letter in word.chars() {
        if measure_text_width(&line) >= width && !letter.is_whitespace() {
            lines.push(std::mem::take(&mut line));
        }
        line.push(letter);
    }
    line
}

/// Words with the blanks after them; a slash between letters ends a word too.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut letters = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((at, c)) = letters.next() {
            let next = letters.peek().map(|(_, c)| *c);
            let ends = (c == ' ' && next != Some(' '))
                || (c == '/' && next.is_some_and(char::is_alphabetic));
            if ends {
                end = at + c.len_utf8();
                break;
            }
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_at_blanks_and_slashes_and_dates_do_not() {
        assert_eq!(
            wrap("Shelling/artillery/missile attack", 12),
            ["Shelling/", "artillery/", "missile", "attack"]
        );
        assert_eq!(wrap("2024-06-04/05 night", 13), ["2024-06-04/05", "night"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn a_word_wider_than_its_column_is_cut() {
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    }

    #[test]
    fn ids_are_never_cut_and_long_text_gives_way() {
        let rows = vec![vec!["0c0f5725692a".to_owned(), "many words ".repeat(30)]];
        assert_eq!(widths(&["id", "words"], &rows, 60), Some(vec![12, 46]));
        assert_eq!(widths(&["id", "words"], &rows, 14), None);
    }

    #[test]
    fn long_words_give_way_before_the_table_does() {
        let rows = vec![vec!["0c0f5725692a".to_owned(), "Tchétché-Konaté-sous-Bois".to_owned()]];
        assert_eq!(widths(&["id", "place"], &rows, 40), Some(vec![12, 25]));
        assert_eq!(widths(&["id", "place"], &rows, 30), Some(vec![12, 16]));
    }

    #[test]
    fn a_table_that_fits_is_no_wider_than_it_needs() {
        let rows = vec![vec!["a".to_owned(), "bb".to_owned()]];
        assert_eq!(widths(&["id", "n"], &rows, 60), Some(vec![2, 2]));
    }
}
