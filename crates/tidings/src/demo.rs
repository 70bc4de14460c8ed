//! The sample reports that the program carries with it.

use tidings_intake::{Form, Item};
use tidings_model::Problem;

include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// The samples as documents, in the order of their names.
#[expect(clippy::result_large_err, reason = "what intake yields for files, the samples yield too")]
pub(crate) fn items() -> impl ExactSizeIterator<Item = Result<Item, Problem>> {
    SAMPLES.iter().map(|(origin, bytes)| {
        let form = match origin.rsplit_once('.') {
            Some((_, "html")) => Form::Html,
            Some((_, "md")) => Form::Markdown,
            _ => Form::Plain,
        };
        Ok(Item { origin: (*origin).to_owned(), form, bytes: bytes.to_vec(), line: None })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_are_reports_in_both_languages_and_not_their_answers() {
        let origins: Vec<_> = items().map(|i| i.unwrap().origin).collect();
        assert!(origins.iter().filter(|o| o.contains("/en/")).count() >= 12);
        assert!(origins.iter().filter(|o| o.contains("/fr/")).count() >= 12);
        assert!(origins.iter().all(|o| !o.contains(".json")), "{origins:?}");
    }
}
