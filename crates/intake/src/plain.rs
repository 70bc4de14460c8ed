//! Plain text, often a pasted web page, to paragraphs.

use crate::block::Block;

/// Lines of hard-wrapped text are about as long as each other, and at least this long.
const WRAPPED_CHARS: usize = 45;
/// … and at most this long.
const WIDEST_CHARS: usize = 120;

/// The paragraphs of `text`: separated by blank lines; a line end inside one joins when the text
/// is wrapped by hand, and separates when each line is a paragraph of its own, as in pasted pages.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut chunk: Vec<&str> = Vec::new();
    for line in lines(text) {
        if line.chars().all(char::is_whitespace) {
            flush(&mut chunk, &mut blocks);
        } else {
            chunk.push(line);
        }
    }
    flush(&mut chunk, &mut blocks);
    blocks.retain(|b| !b.text.is_empty());
    blocks
}

/// Lines, however they end: LF, CRLF, CR alone, form feed, or Unicode's own separators.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .map(|l| l.strip_suffix('\r').unwrap_or(l))
        .flat_map(|l| l.split(['\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}', '\u{85}']))
}

fn flush(chunk: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    if is_wrapped(chunk) {
        blocks.push(Block::plain(&chunk.join(" ")));
    } else {
        blocks.extend(chunk.iter().map(|l| Block::plain(l)));
    }
    chunk.clear();
}

/// Whether these lines are one paragraph broken at a margin: all but the last nearly as long as
/// the longest, and most of them ending in mid-sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    let [full @ .., last] = lines else { return false };
    let length = |l: &str| l.trim().chars().count();
    let longest = full.iter().map(|l| length(l)).max().unwrap_or(0);
    if !(WRAPPED_CHARS..=WIDEST_CHARS).contains(&longest) || length(last) > longest + 15 {
        return false;
    }
    let even = full.iter().all(|l| length(l) + 25 >= longest);
    let stops = full.iter().filter(|l| crate::text::ends_sentence(l.trim_end())).count();
    even && stops * 2 <= full.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = paragraphs(text).into_iter().map(|b| b.text).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn blank_lines_separate_paragraphs_however_lines_end() {
        check("One.\r\n\r\nTwo.\r \rThree.", &["One.", "Two.", "Three."]);
    }

    #[test]
    fn lines_of_a_pasted_page_are_paragraphs_of_their_own() {
        check(
            "Bianca Bridger\nBianca Bridger\nBianca holds a degree.",
            &["Bianca Bridger", "Bianca Bridger", "Bianca holds a degree."],
        );
    }

    #[test]
    fn text_wrapped_at_a_margin_is_joined() {
        let wrapped = "Gunmen on motorbikes opened fire in the weekly market of Boni,\n\
                       in central Mali's Mopti region, on Thursday, killing at least\n\
                       14 people, two local officials said.";
        check(
            wrapped,
            &["Gunmen on motorbikes opened fire in the weekly market of Boni, in \
            central Mali's Mopti region, on Thursday, killing at least 14 people, two local \
            officials said."],
        );
    }

    #[test]
    fn paragraphs_without_blank_lines_stay_apart() {
        let pasted = "Gunmen opened fire in the weekly market on Thursday and killed nine.\n\
                      The army said that it had sent men and was searching for them.\n\
                      No group has claimed it.";
        assert_eq!(paragraphs(pasted).len(), 3);
    }
}
