//! What a document says of itself outright: in front matter, or in the keys of a JSONL line.

/// Values as written; `None` where the document says nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Declared {
    pub id: Option<String>,
    pub url: Option<String>,
    pub headline: Option<String>,
    pub byline: Option<String>,
    pub published: Option<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub retrieved: Option<String>,
}

impl Declared {
    /// Sets what `key` names; other keys and empty values are ignored.
    pub(crate) fn set(&mut self, key: &str, value: String) {
        let slot = match key {
            "id" => &mut self.id,
            "url" => &mut self.url,
            "headline" | "title" => &mut self.headline,
            "byline" => &mut self.byline,
            "published" => &mut self.published,
            "publisher" => &mut self.publisher,
            "language" => &mut self.language,
            "retrieved" => &mut self.retrieved,
            _ => return,
        };
        let value = value.trim();
        // In a spelling of "nothing": front matter and JSONL written by programs.
        if !matches!(value, "" | "null" | "None" | "~") {
            *slot = Some(value.to_owned());
        }
    }
}
