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

/// How many sources that are not copies of one another tell it.
pub(super) fn independent(mine: &[&Member]) -> usize {
    (0..mine.len()).map(|i| source(mine, i)).collect::<BTreeSet<_>>().len()
}

/// Whose story a member tells: copies, named as such or of the very same text, have one source.
pub(super) fn source(mine: &[&Member], i: usize) -> ReportId {
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
