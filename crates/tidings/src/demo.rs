//! The sample reports that the program carries with it.

use tidings_intake::{Form, Found, Item};

include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// The samples as documents, in the order of their names.
pub(crate) fn items() -> impl ExactSizeIterator<Item = Found> {
    SAMPLES.iter().map(|(origin, bytes)| {
        let form = match origin.rsplit_once('.') {
            Some((_, "html")) => Form::Html,
            Some((_, "md")) => Form::Markdown,
            _ => Form::Plain,
        };
        let (origin, bytes) = ((*origin).to_owned(), bytes.to_vec());
        Found::Item(Item { origin, form, bytes, line: None, web: None })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_are_reports_in_both_languages_and_not_their_answers() {
        let origin = |found| match found {
            Found::Item(item) => item.origin,
            other => unreachable!("{other:?}"),
        };
        let origins: Vec<String> = items().map(origin).collect();
        assert!(origins.iter().filter(|o| o.contains("/en/")).count() >= 12);
        assert!(origins.iter().filter(|o| o.contains("/fr/")).count() >= 12);
        assert!(origins.iter().all(|o| !o.contains(".json")), "{origins:?}");
    }
}
