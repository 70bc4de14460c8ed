//! The stages joined: what the binary, the evaluation and the tests call.

mod names;
pub mod pipeline;
