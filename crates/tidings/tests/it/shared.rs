//! Four incidents that both languages' sample reports tell, each from another side.

use std::path::Path;
use tidings::pipeline::{Reader, incidents};
use tidings_intake::{Given, items};
use tidings_knowledge::Knowledge;
use tidings_model::{Field, Incident, Standing};

const REPORTS: [&str; 11] = [
    "en/01-boni-market-wire.md",
    "en/02-khan-younis-tent.html",
    "en/04-kibumba-clash.md",
    "en/05-abu-shouk-shelling.md",
    "en/13-boni-toll-jnim-denial.md",
    "en/14-rsf-denies-abu-shouk.md",
    "fr/01-boni-marche.md",
    "fr/02-communique-fama.md",
    "fr/03-abou-chouk.md",
    "fr/04-kibumba-contradiction.md",
    "fr/05-khan-younes.html",
];

fn told() -> Vec<Incident> {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/made");
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let events: Vec<_> = REPORTS
        .iter()
        .flat_map(|name| items(&[made.join(name)]).collect::<Vec<_>>())
        .flat_map(|item| reader.read(&item.unwrap(), &Given::default()).events)
        .collect();
    incidents(&events, &[]).unwrap()
}

#[test]
fn dump() {
    for i in told() {
        let names: Vec<_> = i.reports.iter().map(|r| r.origin.rsplit('/').next().unwrap()).collect();
        println!(
            "{} {:?} {} @{:?} {:?}\n   {names:?} src {}\n   {:?}\n   disputes {:?}\n   trigger {}",
            i.id,
            i.settled.act,
            if i.settled.foreground { "FG" } else { "bg" },
            i.settled.place.as_ref().map(|p| &p.place.name),
            i.settled.when.as_ref().map(|p| p.dating),
            i.independent_sources,
            i.settled.figures.iter().map(|f| format!("{} {:?} {:?}", f.harm, f.relation, f.toll)).collect::<Vec<_>>(),
            i.disputes.iter().map(|d| d.field).collect::<Vec<_>>(),
            i.settled.evidence.first().map(|e| e.words.clone()).unwrap_or_default(),
        );
    }
}
