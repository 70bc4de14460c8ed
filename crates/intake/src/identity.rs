//! Names reports, so that one report keeps one name through its versions.

use tidings_model::{Dating, Digest, ReportId};

/// What a report is named by.
pub(crate) struct Naming<'a> {
    pub publisher: Option<&'a str>,
    pub url: Option<&'a str>,
    pub given_id: Option<&'a str>,
    pub headline: Option<&'a str>,
    pub published: Option<Dating>,
    pub text_id: Digest,
}

/// The report's lasting name: its outlet and its canonical address, or the id given with it.
///
/// So the same text in two outlets is two reports (which the copy finder may join), and a page
/// corrected under its address stays one report with a new text.
///
/// Without address and id, only the content is left to name it by: headline, day and text, never
/// the file's name, so that moving a file does not make a new report. The price is that a
/// corrected text without an address is a new report; giving an `id` or `url` avoids it.
pub(crate) fn name(n: &Naming<'_>) -> ReportId {
    let own = match (n.url, n.given_id) {
        (Some(url), _) => url.to_owned(),
        (None, Some(id)) => id.to_owned(),
        (None, None) => {
            let day = n.published.and_then(|d| d.first).map(|d| d.to_string());
            let day = day.unwrap_or_default();
            format!("{}\n{day}\n{}", n.headline.unwrap_or_default(), n.text_id)
        }
    };
    let publisher = n.publisher.unwrap_or_default();
    ReportId(Digest::of(format!("{publisher}\n{own}").as_bytes()).short(16))
}
