//! The stages joined: what the binary, the evaluation and the tests call.

pub mod pipeline;
