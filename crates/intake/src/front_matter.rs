//! The few lines before a Markdown report that say what is known of it.

use crate::declared::Declared;

/// Splits off front matter between two lines of `---` and reads its `key: value` lines. Unknown
/// keys are ignored. What is wrong is told with its line, counted from 1.
pub(crate) fn split(text: &str) -> (Declared, &str, Vec<String>) {
    let mut declared = Declared::default();
    let mut complaints = Vec::new();
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return (declared, text, complaints);
    };
    let mut at = text.len() - rest.len();
    for (i, raw) in rest.split_inclusive('\n').enumerate() {
        at += raw.len();
        let line = raw.trim_end();
        if line == "---" || line == "..." {
            return (declared, &text[at..], complaints);
        }
        if line.trim().is_empty() || line.starts_with(['#', ' ', '\t', '-']) {
            continue;
        }
        match line.split_once(':') {
            Some((key, value)) => declared.set(key.trim(), unquoted(value)),
            None => complaints.push(format!(
                "line {} of the front matter is not “key: value” and is left out: correct it",
                i + 2
            )),
        }
    }
    complaints.push(
        "the front matter has no closing “---” and is read as text: close it before the report"
            .to_owned(),
    );
    (Declared::default(), text, complaints)
}

/// A value without its quotes and without a comment after it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote)
            && let Some(end) = inner.rfind(quote)
        {
            return inner[..end].to_owned();
        }
    }
    value.split_once(" #").map_or(value, |(v, _)| v).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_unknown_keys_are_ignored() {
        let text =
            "---\npublisher: \"A: B\"\npublished: 2024-06-07 # Friday\nmood: calm\n---\n# H\n";
        let (declared, rest, complaints) = split(text);
        assert_eq!(declared.publisher.as_deref(), Some("A: B"));
        assert_eq!(declared.published.as_deref(), Some("2024-06-07"));
        assert_eq!(rest, "# H\n");
        assert!(complaints.is_empty());
    }

    #[test]
    fn front_matter_that_is_not_closed_is_text_and_said() {
        let (declared, rest, complaints) = split("---\npublisher: A\nGunmen killed nine.\n");
        assert!(declared.publisher.is_none() && rest.starts_with("---"));
        assert!(complaints.iter().any(|c| c.contains("no closing")));
    }

    #[test]
    fn a_line_that_is_no_key_is_named() {
        let (_, rest, complaints) = split("---\nurl: x\nwhat\n---\ntext");
        assert_eq!(rest, "text");
        assert!(complaints[0].contains("line 3"), "{complaints:?}");
    }
}
