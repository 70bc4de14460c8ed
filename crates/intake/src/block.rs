//! A paragraph on its way from a reader of one form to the classifier that serves all forms.

/// What the form itself says of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing.
    None,
    /// It is the headline.
    Headline,
    /// It is a heading of this level.
    Heading(u8),
    /// It stands between headline and story, as a summary.
    Standfirst,
    /// It describes a picture.
    Caption,
    /// It is no part of the story.
    Junk,
}

/// One cleaned paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub text: String,
    pub hint: Hint,
}

impl Block {
    /// A cleaned paragraph of which nothing more is known.
    pub(crate) fn plain(raw: &str) -> Self {
        Self::new(raw, Hint::None)
    }
    pub(crate) fn new(raw: &str, hint: Hint) -> Self {
        Self { text: crate::text::clean(raw), hint }
    }
}
