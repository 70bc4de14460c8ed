//! What the API says, beside the records.

mod decision;
mod incident;
mod lookup;
mod overview;
mod report;

pub(crate) use decision::*;
pub(crate) use incident::*;
pub(crate) use lookup::*;
pub(crate) use overview::*;
pub(crate) use report::*;
