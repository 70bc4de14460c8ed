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

/// Those that are sent to the API: what they do not say may be left out.
pub(super) const SENT: [&str; 9] = [
    "ActorValue", "AddInput", "CommentInput", "DecisionInput", "PlaceValue", "ProjectInput",
    "ReportInput", "Signed", "WordsInput",
];
