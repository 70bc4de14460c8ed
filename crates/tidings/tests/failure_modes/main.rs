//! How automatic coders of news fail, one test for each failure, named as a sentence that must hold.
//!
//! The sentences are our own. A test that the reader does not pass yet is `#[ignore]`d with the
//! reason; none is ever weakened to pass.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its inputs should stop there")]

mod english;
mod french;
mod read;
