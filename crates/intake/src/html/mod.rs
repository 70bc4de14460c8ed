//! A web page to the paragraphs of its report.
//!
//! The page is parsed once. [`parts`] says by element, class and links what is furniture; the
//! rest goes to the main-content library ([`main_content`]); [`choose`] takes what both leave.

mod choose;
mod json_ld;
mod main_content;
mod metadata;
mod nesting;
mod parts;
mod title;
mod walk;

use crate::block::Block;
use dom_query::Document;
pub(crate) use metadata::Metadata;

/// Name and version of what takes texts from pages; a change in either makes new texts.
pub(crate) const EXTRACTOR: &str = "html dom_smoothie-0.19.0 1";

/// What a page holds.
pub(crate) struct Page {
    pub metadata: Metadata,
    pub blocks: Vec<Block>,
    /// The headline, where it stands in no block.
    pub headline: Option<String>,
    pub complaints: Vec<String>,
}

/// Reads a page.
///
/// # Errors
/// Says why the page cannot be read at all, and what to do.
pub(crate) fn read(html: &str) -> Result<Page, String> {
    let mut complaints = Vec::new();
    let measured = nesting::measure(html)?;
    if let Some(depth) = measured.flattened_from {
        complaints.push(format!(
            "the page nests {depth} elements in each other; the deepest were flattened, so check its text"
        ));
    }
    let doc = Document::from(&*measured.html);
    let metadata = metadata::read(&doc);
    let page_title = title::find(&doc, &metadata.titles, metadata.publisher.as_deref());
    let parts = parts::find(&doc, page_title);
    let blocks = walk::blocks(&doc, &parts);
    parts.remove_furniture(&doc);
    let main = match main_content::texts(doc) {
        Ok(texts) => texts,
        Err(why) => {
            complaints.push(format!(
                "{why}; the whole page without its furniture was taken, so check its text"
            ));
            Default::default()
        }
    };
    let blocks = choose::choose(blocks, &main, &metadata.titles);
    let has_headline = blocks.iter().any(|b| b.hint == crate::block::Hint::Headline);
    let headline = if has_headline { None } else { title::from_metadata(&metadata) };
    Ok(Page { metadata, blocks, headline, complaints })
}
