//! Pure functions from marks to events, and from many reports' events to incidents.
//!
//! [`find`]: marks and links of one text become events. [`code`]: ACLED, UCDP and PLOVER.
//! [`reconcile`]: which events are one incident. [`settle`]: what happened, and why we say so.

pub mod alike;
mod attach;
mod believe;
pub mod code;
mod draft;
mod figures;
mod find;
mod merge;
pub mod reconcile;
pub mod settle;
mod shape;
mod speakers;
mod standing;

pub use find::{Context, find};
