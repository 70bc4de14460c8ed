//! The stages joined: what the binary, the evaluation and the tests call.

pub mod desk;
pub mod model;
mod names;
pub mod pipeline;
pub mod values;
pub mod watching;
