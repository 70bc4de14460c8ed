//! Four incidents that both languages' sample reports tell, each from another side.

use std::path::Path;
use tidings::pipeline::{Outcome, Reader, incidents};
use tidings_intake::{Given, items};
use tidings_knowledge::Knowledge;
use tidings_model::{Field, Harm, Incident, Standing};

/// Incidents that more than one of the reports tell.
const REPORTS_TELL: usize = 4;

const REPORTS: [&str; 11] = [
    "en/01-boni-market-wire.md", "en/02-khan-younis-tent.html", "en/04-kibumba-clash.md",
    "en/05-abu-shouk-shelling.md", "en/13-boni-toll-jnim-denial.md",
    "en/14-rsf-denies-abu-shouk.md", "fr/01-boni-marche.md", "fr/02-communique-fama.md",
    "fr/03-abou-chouk.md", "fr/04-kibumba-contradiction.md", "fr/05-khan-younes.html",
];

/// What the reports say, each by itself.
pub(crate) fn read() -> Vec<Outcome> {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made");
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    REPORTS
        .iter()
        .flat_map(|name| items(&[made.join(name)]).collect::<Vec<_>>())
        .map(|item| reader.read(&item.unwrap(), &Given::default()))
        .collect()
}

fn told() -> Vec<Incident> {
    let events: Vec<_> = read().into_iter().flat_map(|outcome| outcome.events).collect();
    incidents(&events, &[]).unwrap()
}

/// The incident of this place and day that the reports tell, with the reports' names.
fn at(day: &str, town: &str) -> Vec<(Vec<String>, Incident)> {
    let day: jiff::civil::Date = day.parse().unwrap();
    let there = |i: &Incident| {
        let when = i.settled.when.as_ref().and_then(|w| w.dating.bounds());
        let place = i.settled.place.as_ref().map(|p| p.quote.words.to_lowercase());
        when == Some((day, day)) && place.is_some_and(|p| p.contains(town))
    };
    let named = |i: Incident| {
        let name = |r: &tidings_model::ReportRef| r.origin.rsplit('/').next().unwrap().to_owned();
        let mut names: Vec<String> = i.reports.iter().map(name).collect();
        names.sort();
        (names, i)
    };
    told().into_iter().filter(there).map(named).collect()
}

fn disputed(i: &Incident, field: Field) -> bool {
    i.disputes.iter().any(|d| d.field == field)
}

#[test]
fn the_attack_on_the_market_of_boni_is_one_incident_with_disputed_tolls() {
    let found = at("2024-09-12", "boni");
    let names: Vec<_> = found.iter().map(|(names, _)| names).collect();
    let all = [
        "01-boni-marche.md", "01-boni-market-wire.md", "02-communique-fama.md",
        "13-boni-toll-jnim-denial.md",
    ];
    assert_eq!(names, [&all]);
    let (_, i) = &found[0];
    assert_eq!(i.independent_sources, 4);
    assert!(disputed(i, Field::Killed), "14, 17 and 19 are said");
}

#[test]
fn the_shelling_of_abu_shouk_is_one_incident_that_one_side_denies() {
    let found = at("2025-02-03", "ab");
    let names: Vec<_> = found.iter().map(|(names, _)| names).collect();
    assert_eq!(
        names,
        [&["03-abou-chouk.md", "05-abu-shouk-shelling.md", "14-rsf-denies-abu-shouk.md"]]
    );
    let (_, i) = &found[0];
    let killed = i.settled.figures.iter().find(|f| f.harm == Harm::Killed).unwrap();
    assert_eq!((killed.toll.low, killed.toll.high), (Some(6), Some(6)));
    assert_eq!(i.settled.standing, Standing::Disputed);
    assert!(!disputed(i, Field::Killed), "nobody doubts the six dead");
}

#[test]
fn the_clash_near_kibumba_is_one_incident_with_disputed_losses() {
    let found = at("2025-05-20", "kibumba");
    let names: Vec<_> = found.iter().map(|(names, _)| names).collect();
    assert_eq!(names, [&["04-kibumba-clash.md", "04-kibumba-contradiction.md"]]);
    assert!(disputed(&found[0].1, Field::Killed));
}

#[test]
fn strikes_and_shellings_told_beside_them_stay_apart() {
    // Zamzam on the Saturday before, El Fasher on the Friday: other reports' other news.
    for (day, town) in [("2025-02-01", "zamzam"), ("2024-05-21", "douentza")] {
        let found = at(day, town);
        assert!(found.iter().all(|(names, _)| names.len() == 1), "{found:?}");
    }
    let incidents = told();
    let crowded: Vec<_> = incidents.iter().filter(|i| i.reports.len() > 1).collect();
    assert!(
        crowded.len() <= REPORTS_TELL,
        "{:?}",
        crowded.iter().map(|i| &i.reports).collect::<Vec<_>>()
    );
}
