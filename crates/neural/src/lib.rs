//! The learned reader: runs a model file on the CPU and gives probabilities for each piece of a text.
//!
//! A *piece* is a word or a part of one, a *window* a stretch of text of at most [`Model::limit`]
//! pieces, which the caller cuts, best at sentences. The model reads a window once and says for each
//! piece whether it is an act word, of which kind, how it is told and whether it is background
//! ([`Model::read`]). For one act word it then says which pieces fill which role
//! ([`Reading::roles`]). Whether a window is worth all that, [`Model::glance`] tells before. What is made of
//! it is not decided here.
//!
//! The same file and window give the same numbers on one kind of processor, whatever else is read
//! beside it and on however many threads.

mod engine;
mod error;
mod file;
mod gate;
mod labels;
mod learned;
mod model;
mod normal;
mod pieces;
mod reading;

pub use error::Error;
pub use gate::Score;
pub use labels::{Mode, Role};
pub use model::Model;
pub use reading::{ActScore, Reading, RoleScore};
