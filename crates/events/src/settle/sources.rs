//! Which reports an incident has, and how many of them are sources of their own.

use std::collections::BTreeSet;
use tidings_model::{Member, ReportId, ReportRef};

/// Reports once each, and each member's place among them.
pub(super) fn reports(mine: &[&Member]) -> (Vec<ReportRef>, Vec<usize>) {
    let mut reports: Vec<ReportRef> = Vec::new();
    let of = mine
        .iter()
        .map(|m| match reports.iter().position(|r| r.id == m.report.id) {
            Some(i) => i,
            None => {
                reports.push(m.report.clone());
                reports.len() - 1
            }
        })
        .collect();
    (reports, of)
}

/// Whose account a member gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Agency(String),
    Publisher(String),
    /// Of a report that says neither.
    Report(ReportId),
}

/// How many newsrooms tell it of themselves.
pub(super) fn independent(mine: &[&Member]) -> usize {
    sources(mine).into_iter().collect::<BTreeSet<_>>().len()
}

/// Whose account each member gives: that of the agency or else of the newsroom whose story it tells. What one copy
/// says of an agency holds for the story.
pub(super) fn sources(mine: &[&Member]) -> Vec<Source> {
    let stories: Vec<ReportId> = (0..mine.len()).map(|i| story(mine, i)).collect();
    let of = |story: &ReportId| {
        let told =
            || mine.iter().zip(&stories).filter(|(_, s)| *s == story).map(|(m, _)| &m.report);
        let first = || mine.iter().map(|m| &m.report).filter(|r| r.id == *story);
        if let Some(agency) = first().chain(told()).find_map(|r| r.agency.clone()) {
            return Source::Agency(agency);
        }
        match first().find_map(|r| r.publisher.clone()) {
            Some(publisher) => Source::Publisher(publisher),
            None => Source::Report(story.clone()),
        }
    };
    stories.iter().map(of).collect()
}

/// The report whose story a member tells: copies, named as such or of the very same text, tell one.
fn story(mine: &[&Member], i: usize) -> ReportId {
    let mut at = mine[i];
    let mut id = at.report.id.clone();
    // Each step follows one copy to what it copies; a ring of copies ends.
    for _ in mine {
        let alike = || mine.iter().filter(|o| o.report.text_id == at.report.text_id);
        let original = alike().filter_map(|o| o.report.copy_of.as_ref()).min();
        id = match original {
            Some(original) => original.clone(),
            None => return alike().map(|o| &o.report.id).min().cloned().unwrap_or(id),
        };
        match mine.iter().find(|o| o.report.id == id) {
            Some(next) => at = next,
            None => return id,
        }
    }
    id
}
