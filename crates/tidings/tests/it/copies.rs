//! How many newsrooms tell an incident of themselves.

use std::path::Path;
use tidings::pipeline::{Reader, keep, reconcile};
use tidings_intake::{Form, Given, Item, items};
use tidings_knowledge::Knowledge;
use tidings_record::Incident;
use tidings_store::{Filter, Store};

fn told(items: impl Iterator<Item = Item>) -> Vec<Incident> {
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let mut store = Store::in_memory().unwrap();
    for item in items {
        keep(&mut store, &reader.coded_by(), &reader.read(&item, &Given::default())).unwrap();
    }
    reconcile(&mut store).unwrap();
    store.incidents(&Filter::default()).unwrap()
}

/// The only incident of these lines of JSON.
#[track_caller]
fn one(lines: &[serde_json::Value]) -> Incident {
    let item = |line: &serde_json::Value| Item {
        origin: "lines".to_owned(),
        form: Form::JsonLine,
        bytes: line.to_string().into_bytes(),
        line: None,
        web: None,
    };
    let mut incidents = told(lines.iter().map(item));
    assert_eq!(incidents.len(), 1);
    incidents.remove(0)
}

fn report(publisher: &str, text: &str) -> serde_json::Value {
    serde_json::json!({"id": publisher, "publisher": publisher, "published": "2024-05-03", "text": text})
}

#[test]
fn sample_reports_that_are_copied_count_once() {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made");
    let incidents = told(items(&[made.join("en"), made.join("fr")]).map(Result::unwrap));
    // What a careful reader of these reports counts.
    for (town, reports, independent) in [
        ("Boni", 4, 4),
        ("Mangina", 2, 1),
        ("Abu Shouk", 3, 3),
        ("Kyaukme", 2, 2),
        ("Kibumba", 2, 2),
        ("Sebba", 2, 1),
    ] {
        let there = |i: &&Incident| i.place.as_ref().is_some_and(|p| p.name == town);
        let of: Vec<&Incident> =
            incidents.iter().filter(there).filter(|i| i.reports.len() == reports).collect();
        assert_eq!(of.len(), 1, "{town}: one incident that {reports} reports tell");
        assert_eq!(of[0].independent_sources, independent, "{town}");
        let copies = of[0].reports.iter().filter(|r| r.copy_of.is_some()).count();
        assert_eq!(copies, reports - independent, "{town}");
    }
}

#[test]
fn accounts_of_one_agency_are_one_source_whatever_their_words() {
    let incident = one(&[
        report(
            "The Courier",
            "BAMAKO (AFP) - Gunmen attacked the market of Mopti in Mali on May 2, 2024, killing nine civilians.",
        ),
        report(
            "La Plume",
            "Nine people died on May 2, 2024 when armed men opened fire on traders at the market in Mopti, central Mali.\n\nWith AFP",
        ),
        report(
            "Radio Sel",
            "At the Mopti market in Mali, attackers shot dead nine traders on May 2, 2024, our reporter saw.",
        ),
    ]);
    assert_eq!(incident.reports.len(), 3);
    assert_eq!(incident.independent_sources, 2);
    let agencies: Vec<_> = incident.reports.iter().filter_map(|r| r.agency.as_deref()).collect();
    assert_eq!(agencies, ["AFP", "AFP"]);
}

#[test]
fn what_several_papers_quote_as_told_to_one_agency_is_one_source() {
    let incident = one(&[
        report(
            "The Courier",
            "Gunmen killed nine civilians at the market of Mopti in Mali on May 2, 2024, a police officer told AFP.",
        ),
        report(
            "La Plume",
            "A local councillor told AFP that nine civilians were killed on May 2, 2024 in an attack by gunmen on the Mopti market in Mali.",
        ),
    ]);
    assert_eq!(incident.reports.len(), 2);
    assert_eq!(incident.independent_sources, 1);
}

#[test]
fn two_reports_of_one_newsroom_are_one_source() {
    let again = serde_json::json!({"id": "later", "publisher": "The Courier", "published": "2024-05-04",
        "text": "Armed men shot dead nine traders at the market of Mopti, Mali, on May 2, 2024, witnesses said."});
    let incident = one(&[
        report(
            "The Courier",
            "Gunmen attacked the market of Mopti in Mali on May 2, 2024, killing nine civilians.",
        ),
        again,
    ]);
    assert_eq!((incident.reports.len(), incident.independent_sources), (2, 1));
}
