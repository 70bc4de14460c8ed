//! One line of a JSONL file to what it declares and the text or page it carries.

use crate::declared::Declared;
use serde_json::Value;

/// The content of a line.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    Html(String),
}

/// Reads one line. Unknown keys are ignored; a key of the wrong type is left out and told.
///
/// # Errors
/// Says what is wrong and what to do when there is no report in the line.
pub(crate) fn read(line: &str) -> Result<(Declared, Content, Vec<String>), String> {
    let value: Value = serde_json::from_str(line).map_err(|e| {
        format!("the line is not JSON ({e}): write one JSON object per line, as JSONL has it")
    })?;
    let Value::Object(keys) = value else {
        return Err("the line is JSON but not an object: write {\"text\": …} on it".to_owned());
    };
    let mut declared = Declared::default();
    let mut complaints = Vec::new();
    let (mut text, mut html) = (None, None);
    for (key, value) in keys {
        match (key.as_str(), value) {
            (_, Value::Null) => {}
            ("text", Value::String(words)) => text = Some(words),
            ("html", Value::String(page)) => html = Some(page),
            ("id", Value::Number(id)) => declared.set("id", id.to_string()),
            (_, Value::String(words)) => declared.set(&key, words),
            (
                "text" | "html" | "id" | "url" | "headline" | "byline" | "published" | "publisher"
                | "language",
                other,
            ) => complaints.push(format!(
                "“{key}” is {} and not text, so it is left out: write it in quotes",
                kind(&other)
            )),
            _ => {}
        }
    }
    let filled = |s: &String| !s.trim().is_empty();
    let content = match (text.filter(filled), html.filter(filled)) {
        (Some(words), _) => Content::Text(words),
        (None, Some(page)) => Content::Html(page),
        (None, None) => {
            let why = complaints.join("; ");
            let why = if why.is_empty() { why } else { format!(" ({why})") };
            return Err(format!("the line has no “text” and no “html”{why}: give it one of them"));
        }
    };
    Ok((declared, content, complaints))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_what_it_declares_and_its_text() {
        let line = r#"{"id":7,"text":"Nine killed.","publisher":"A","language":null,"mood":[1]}"#;
        let (declared, content, complaints) = read(line).unwrap();
        assert_eq!((declared.id.as_deref(), declared.publisher.as_deref()), (Some("7"), Some("A")));
        assert!(matches!(content, Content::Text(t) if t == "Nine killed."));
        assert!(complaints.is_empty());
    }

    #[test]
    fn a_wrong_type_is_told_and_the_rest_is_used() {
        let (declared, _, complaints) =
            read(r#"{"text":"x","published":20240607,"publisher":["A"]}"#).unwrap();
        assert!(declared.published.is_none());
        assert_eq!(complaints.len(), 2);
        assert!(complaints.iter().any(|c| c.contains("“published” is a number")));
    }

    #[test]
    fn a_line_without_a_report_says_so() {
        assert!(read("{\"text\":").unwrap_err().contains("not JSON"));
        assert!(read("[1]").unwrap_err().contains("not an object"));
        assert!(read("{\"text\":5}").unwrap_err().contains("“text” is a number"));
        assert!(read("{\"text\":\" \",\"url\":\"x\"}").unwrap_err().contains("no “text”"));
    }
}
