//! The codebooks: each says null where its own rules do not record an event.

pub mod acled;
pub mod plover;
pub mod ucdp;
