//! How much of anything is read: every loop over what came from outside ends at one of these.

/// Bytes of one document after decompression.
pub(crate) const DOCUMENT_BYTES: u64 = 256 << 20;
/// Bytes of one line of a JSONL file.
pub(crate) const LINE_BYTES: usize = 32 << 20;
/// Bytes of one web page: the largest real ones, with pictures inlined, are a third of this.
pub(crate) const PAGE_BYTES: usize = 32 << 20;
/// Tags of one web page; a parsed tag takes some 150 bytes of memory.
pub(crate) const PAGE_TAGS: usize = 500_000;
/// Levels of nesting kept in a web page; browsers stop at 512.
pub(crate) const PAGE_DEPTH: usize = 200;
/// Bytes of one extracted text; spans are 32-bit and nobody writes reports of this length.
pub(crate) const TEXT_BYTES: usize = 16 << 20;
/// Once this much has come out of a compressed file …
pub(crate) const RATIO_AFTER_BYTES: u64 = 16 << 20;
/// … it may not have grown more than this many times: news text compresses about 3 to 30 times.
pub(crate) const RATIO: u64 = 250;
/// Folders within folders.
pub(crate) const FOLDER_DEPTH: usize = 64;
/// Bytes of the head of a record of a web archive, and of an HTTP answer in one.
pub(crate) const HEAD_BYTES: usize = 256 << 10;
/// Bytes read again in one web archive because a record said that it was longer than it is.
pub(crate) const REREAD_BYTES: u64 = 1 << 30;
/// Codings wrapped around one body: servers use one, by mistake two.
pub(crate) const CODINGS: usize = 3;
