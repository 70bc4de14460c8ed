//! Which reports of one incident tell a story that another had first, and whose account each gives.

use std::collections::{BTreeMap, BTreeSet};
use tidings_intake::copies::{Article, Sketch, stories};
use tidings_intake::credits;
use tidings_model::{Member, ReportRef};
use tidings_store::{Error, Store};

/// Marks the reports of these members, which are one incident, as copies of one another and by agency.
pub(super) fn mark(store: &Store, members: &mut [Member], incident: &[usize]) -> Result<(), Error> {
    let mut reports: BTreeMap<String, usize> = BTreeMap::new();
    for i in incident {
        reports.entry(members[*i].report.id.0.clone()).or_insert(*i);
    }
    if reports.len() < 2 {
        return Ok(());
    }
    for id in reports.keys() {
        let agency = channel(members, incident, id);
        let of = |i: &&usize| members[**i].report.id.0 == *id;
        let of: Vec<usize> = incident.iter().filter(of).copied().collect();
        of.into_iter().for_each(|i| {
            let known = &mut members[i].report.agency;
            *known = known.take().or_else(|| agency.map(str::to_owned));
        });
    }
    let mut sketches = BTreeMap::new();
    for i in reports.values() {
        let text = members[*i].report.text_id;
        if let Some(extraction) = store.text(&text.to_string())? {
            sketches.insert(text, Sketch::of_story(&extraction));
        }
    }
    let (ids, articles): (Vec<_>, Vec<_>) = reports
        .iter()
        .filter_map(|(id, i)| {
            let report = &members[*i].report;
            Some((id.clone(), article(report, sketches.get(&report.text_id)?)))
        })
        .unzip();
    let told = stories(&articles);
    let copies: BTreeMap<&String, &String> = told
        .iter()
        .enumerate()
        .filter_map(|(i, told)| Some((&ids[i], &ids[*told.first().filter(|o| **o != i)?])))
        .collect();
    for i in incident {
        let report = &mut members[*i].report;
        report.copy_of = copies.get(&report.id.0).map(|id| tidings_model::ReportId((*id).clone()));
    }
    Ok(())
}

fn article<'a>(report: &'a ReportRef, sketch: &'a Sketch) -> Article<'a> {
    let publisher = report.publisher.as_deref();
    let agency = publisher.and_then(credits::publishing).is_some();
    Article { sketch, publisher, agency, published: report.published }
}

/// The agency through which a report has all that it says of the incident: what five papers quote as told to one
/// agency, one agency says.
fn channel(members: &[Member], incident: &[usize], report: &str) -> Option<&'static str> {
    let mut through = BTreeSet::new();
    for i in incident.iter().filter(|i| members[**i].report.id.0 == report) {
        let speakers = &members[*i].event.speakers;
        let agency = speakers.iter().find_map(|s| {
            s.via.as_deref().and_then(credits::named).or_else(|| credits::named(&s.quote.words))
        });
        through.insert(agency?);
    }
    if through.len() == 1 { through.pop_first() } else { None }
}
