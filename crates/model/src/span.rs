//! Where words stand in a text.

/// Half-open range of UTF-8 byte offsets into one extracted text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[expect(clippy::cast_possible_truncation, reason = "intake refuses texts over 16 MiB")]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    /// As a range for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }
    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// Whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether they share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest span over both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
    /// The words in `text`; empty when the span does not fit it.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A span with the words it covers, so that a value can be checked against its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quote {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub words: String,
    /// The text, where it is not the one that the value's owner names: an incident's values come
    /// from many texts.
    pub text: Option<crate::TextId>,
}

impl Quote {
    /// The words of `text` at `span`.
    pub fn new(text: &str, span: Span) -> Self {
        let words = span.of(text).to_owned();
        debug_assert_eq!(words.len(), span.len(), "a span lies on character boundaries");
        Self { span, words, text: None }
    }
    /// Whether `text` still reads so: the law every value obeys.
    pub fn matches(&self, text: &str) -> bool {
        text.get(self.span.range()) == Some(self.words.as_str())
    }
}
