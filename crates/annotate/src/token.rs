//! Words and punctuation with their offsets, folded for matching.

use crate::lang::Language;
use tidings_model::Span;

/// One word, number or mark of punctuation.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    /// Lower case without diacritics: what the lexicons are matched against.
    pub(crate) folded: String,
    pub(crate) kind: Kind,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// Is written in capitals only.
    pub(crate) upper: bool,
    /// Whether blank space stands before it ("air-strike" is two tokens without any).
    pub(crate) spaced: bool,
}

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number(u32),
    Mark(char),
}

impl Token {
    pub(crate) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_str())
    }
    pub(crate) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }
    pub(crate) const fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }
}

/// Lower case without diacritics; ligatures opened. Length in bytes may differ from `word`'s.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut out);
        }
    }
    out
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        '’' | 'ʼ' | '‘' | 'ʻ' => out.push('\''),
        'ß' => out.push_str("ss"),
        'ı' => out.push('i'),
        'ł' | 'Ł' => out.push('l'),
        'ø' | 'Ø' => out.push('o'),
        'đ' | 'Đ' => out.push('d'),
        _ => {
            for lower in c.to_lowercase() {
                unicode_normalization::char::decompose_canonical(lower, |d| {
                    if !unicode_normalization::char::is_combining_mark(d) {
                        out.push(d);
                    }
                });
            }
        }
    }
}

/// Cuts `text[range]` into tokens; offsets are into the whole text.
pub(crate) fn tokenize(text: &str, range: Span, lang: &Language) -> Vec<Token> {
    let base = range.start as usize;
    let slice = range.of(text);
    let mut tokens = Vec::with_capacity(slice.len() / 5);
    let mut chars = slice.char_indices().peekable();
    let mut spaced = true;
    while let Some(&(at, c)) = chars.peek() {
        if c.is_whitespace() {
            spaced = true;
            chars.next();
        } else if c.is_numeric() {
            let end = number_end(slice, at);
            push_number(slice, base, at, end, spaced, &mut tokens);
            while chars.next_if(|&(i, _)| i < end).is_some() {}
            spaced = false;
        } else if c.is_alphabetic() {
            let end = word_end(slice, at, lang);
            push_word(slice, base, at, end, spaced, &mut tokens);
            while chars.next_if(|&(i, _)| i < end).is_some() {}
            spaced = false;
        } else {
            chars.next();
            let rest = &slice[at + c.len_utf8()..];
            let possessive = matches!(c, '\'' | '’' | 'ʼ')
                && !spaced
                && rest.starts_with(['s', 'S'])
                && !rest[1..].starts_with(char::is_alphanumeric);
            if possessive {
                chars.next();
                let span = Span::new(base + at, base + at + c.len_utf8() + 1);
                let folded = "'s".to_owned();
                let kind = Kind::Word;
                tokens.push(Token { span, folded, kind, capital: false, upper: false, spaced });
                spaced = false;
                continue;
            }
            // A hyphen inside a word joins two tokens and is itself none.
            let joins = c == '-' || c == '\u{2010}' || c == '\u{2011}';
            let next_is_word = chars.peek().is_some_and(|&(_, n)| n.is_alphanumeric());
            if !(joins && !spaced && next_is_word) {
                let span = Span::new(base + at, base + at + c.len_utf8());
                let mark = match c {
                    '–' | '—' => '—',
                    '«' | '“' | '„' => '“',
                    '»' | '”' => '”',
                    other => other,
                };
                tokens.push(Token {
                    span,
                    folded: mark.to_string(),
                    kind: Kind::Mark(mark),
                    capital: false,
                    upper: false,
                    spaced,
                });
            }
            spaced = false;
        }
    }
    tokens
}

fn push_word(s: &str, base: usize, at: usize, end: usize, spaced: bool, out: &mut Vec<Token>) {
    let word = &s[at..end];
    let mut folded = fold(word);
    if folded.contains('.') {
        folded.retain(|c| c != '.');
    }
    out.push(Token {
        span: Span::new(base + at, base + end),
        folded,
        kind: Kind::Word,
        capital: word.chars().next().is_some_and(char::is_uppercase),
        upper: !word.chars().any(char::is_lowercase),
        spaced,
    });
}

/// A number may carry thousands marks ("1,200", "1 200") and an ordinal ending ("4th", "1er").
fn push_number(s: &str, base: usize, at: usize, end: usize, spaced: bool, out: &mut Vec<Token>) {
    let written = &s[at..end];
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let decimal = written.rfind(['.', ',']).is_some_and(|i| written.len() - i != 4);
    let value = if decimal { None } else { digits.parse().ok() };
    out.push(Token {
        span: Span::new(base + at, base + end),
        folded: written.to_lowercase(),
        kind: value.map_or(Kind::Word, Kind::Number),
        capital: false,
        upper: false,
        spaced,
    });
}

fn number_end(s: &str, at: usize) -> usize {
    let bytes = s.as_bytes();
    let mut end = at;
    loop {
        while end < s.len() && s[end..].starts_with(|c: char| c.is_numeric()) {
            end += s[end..].chars().next().map_or(1, char::len_utf8);
        }
        let three_digits = |from: usize| {
            bytes.get(from..from + 3).is_some_and(|d| d.iter().all(u8::is_ascii_digit))
                && !bytes.get(from + 3).is_some_and(u8::is_ascii_digit)
        };
        let mark = s[end..].chars().next();
        match mark {
            Some(m @ (',' | '.')) if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => {
                end += m.len_utf8();
            }
            Some(m @ (' ' | '\u{a0}' | '\u{202f}'))
                if end - at <= 3 && three_digits(end + m.len_utf8()) =>
            {
                end += m.len_utf8();
            }
            _ => break,
        }
    }
    // "4th", "1er", "2e": the ending belongs to the number.
    let tail: String = s[end..].chars().take_while(|c| c.is_alphabetic()).collect();
    if ["st", "nd", "rd", "th", "er", "ère", "e", "ème"].contains(&tail.as_str()) {
        end += tail.len();
    }
    end
}

/// Apostrophes: French elisions ("l'", "qu'") end a token; English "'s" begins one; others, as in
/// "Ta'izz" or "N'Djamena", stay inside the word.
fn word_end(s: &str, at: usize, lang: &Language) -> usize {
    let mut end = at;
    let mut chars = s[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            end = at + i + c.len_utf8();
        } else if matches!(c, '\'' | '’' | 'ʼ') && next.is_some_and(char::is_alphabetic) {
            let before = fold(&s[at..at + i]);
            let proper =
                next.is_some_and(char::is_uppercase) && s[at..].starts_with(char::is_uppercase);
            if (lang.elisions.contains(&before.as_str())
                && !(proper && lang.keeps_elision(&before)))
                || (lang.code == "fr" && before.ends_with("qu"))
            {
                return at + i + c.len_utf8();
            }
            let rest: String =
                s[at + i + c.len_utf8()..].chars().take_while(|c| c.is_alphabetic()).collect();
            if rest == "s" || rest == "S" {
                return end;
            }
        } else if c == '.'
            && end == at + i
            && is_initialism(&s[at..at + i])
            && next.is_some_and(char::is_alphabetic)
        {
            // "U.S.", "U.N.": one word.
        } else {
            // A closing point belongs to an initialism.
            if c == '.' && s[at..at + i].contains('.') {
                end = at + i + 1;
            }
            break;
        }
    }
    end.max(at + s[at..].chars().next().map_or(1, char::len_utf8))
}

fn is_initialism(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, lang: &Language) -> Vec<String> {
        tokenize(text, Span::new(0, text.len()), lang).into_iter().map(|t| t.folded).collect()
    }

    #[test]
    fn hyphens_join_and_apostrophes_part_as_each_language_writes() {
        let en = crate::lang::en();
        assert_eq!(words("al-Shabaab's U.N. base", en), ["al", "shabaab", "'s", "un", "base"]);
        let fr = crate::lang::fr();
        assert_eq!(
            words("L’armée à N’Djamena, qu'elle", fr),
            ["l'", "armee", "a", "n'djamena", ",", "qu'", "elle"]
        );
    }

    #[test]
    fn numbers_keep_their_thousands_and_lose_their_ordinals() {
        let en = crate::lang::en();
        let text = "1,200 people on June 4th, 3.5 km, 1 500 morts";
        let numbers: Vec<_> = tokenize(text, Span::new(0, text.len()), en)
            .into_iter()
            .filter_map(|t| if let Kind::Number(n) = t.kind { Some(n) } else { None })
            .collect();
        assert_eq!(numbers, [1200, 4, 1500]);
    }
}
