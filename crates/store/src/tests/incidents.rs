//! Incidents are replaced as a whole and found by what they say.

use super::*;
use crate::Filter;

fn where_(of: &Made, country: &str, admin1: &str, words: &str) -> r::Where {
    r::Where {
        name: words.to_owned(),
        place_id: None,
        country: Some(country.to_owned()),
        admin1: Some(admin1.to_owned()),
        admin2: None,
        lat: Some(16.27),
        lon: Some(-0.04),
        precision: m::PlacePrecision::Settlement,
        radius_km: None,
        pcode: None,
        span: quote(&of.extraction.text, words),
    }
}

fn when(of: &Made, first: &str, last: &str) -> r::When {
    r::When {
        first: Some(first.to_owned()),
        last: Some(last.to_owned()),
        precision: m::DatePrecision::Days,
        span: quote(&of.extraction.text, "week"),
    }
}

fn killed(of: &Made, low: Option<u32>, best: Option<u32>) -> r::Figure {
    r::Figure {
        n: 0,
        harm: m::Harm::Killed,
        whom: None,
        group: m::Group::All,
        unit: m::Unit::People,
        relation: m::FigureRelation::Total,
        of: None,
        low,
        best,
        high: best,
        basis: m::Basis::AtLeast,
        speakers: Vec::new(),
        span: quote(&of.extraction.text, "Eight"),
    }
}

fn actor(of: &Made, id: &str, label: &str, words: &str) -> r::Participant {
    r::Participant {
        role: m::ParticipantRole::Actor,
        name: words.to_owned(),
        actor: Some(id.to_owned()),
        label: label.to_owned(),
        kind: m::ActorKind::Rebel,
        country: None,
        groups: Vec::new(),
        span: quote(&of.extraction.text, words),
    }
}

pub(super) fn reports() -> [Made; 2] {
    let body = "In a week in Ségou and El-Fasher, Malian troops and the jihadists of JNIM attacked. Eight died.";
    [made("mali", "One", body, "attacked"), made("sudan", "Two", body, "attacked")]
}

/// `a`: Ségou, 3 to 5 June, at least 8 killed. `b`: El-Fasher, 1 June, toll unknown, background.
/// `c`: nothing known.
pub(super) fn three() -> (Store, Vec<r::Incident>) {
    let mut store = Store::in_memory().unwrap();
    let [mali, sudan] = reports();
    mali.add_to(&mut store).unwrap();
    sudan.add_to(&mut store).unwrap();
    let mut a = incident("a-1", &mali);
    a.when = Some(when(&mali, "2024-06-03", "2024-06-05"));
    a.place = Some(where_(&mali, "ML", "Ségou", "Ségou"));
    a.figures = vec![killed(&mali, Some(8), None)];
    a.participants = vec![actor(&mali, "ml-jnim", "Jama'at Nusrat al-Islam", "jihadists of JNIM")];
    a.previous_ids = vec!["old-7".to_owned()];
    a.tags = vec!["flood".to_owned()];
    let mut b = incident("b-1", &sudan);
    b.act = "Shelling/artillery/missile attack".to_owned();
    b.when = Some(when(&sudan, "2024-06-01", "2024-06-01"));
    b.place = Some(where_(&sudan, "SD", "North Darfur", "El-Fasher"));
    b.figures = vec![killed(&sudan, None, None)];
    b.foreground = false;
    let mut c = incident("b-2", &sudan);
    c.id = "b-2".to_owned();
    let all = vec![c, a, b];
    store.replace_incidents(&all, &[]).unwrap();
    (store, all)
}

#[track_caller]
fn check(store: &Store, filter: &Filter, wanted: &[&str]) {
    let found = store.incidents(filter).unwrap();
    let found: Vec<&str> = found.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(found, wanted, "{filter:?}");
}

#[test]
fn incidents_come_by_day_then_id_with_unknown_days_last() {
    let (store, _) = three();
    check(&store, &Filter::default(), &["b-1", "a-1", "b-2"]);
    assert_clean(&store);
}

#[test]
fn each_filter_keeps_what_it_names() {
    let (store, _) = three();
    let text = |s: &str| Some(s.to_owned());
    let all = Filter::default;
    check(&store, &Filter { country: text("ml"), ..all() }, &["a-1"]);
    check(&store, &Filter { admin1: text("SEGOU"), ..all() }, &["a-1"]);
    check(&store, &Filter { tag: text("Flood "), ..all() }, &["a-1"]);
    check(&store, &Filter { tag: text("drought"), ..all() }, &[]);
    check(&store, &Filter { kind: text("armed CLASH"), ..all() }, &["a-1", "b-2"]);
    check(&store, &Filter { kind: text("explosions/remote violence"), ..all() }, &["b-1"]);
    check(&store, &Filter { actor: text("ML-JNIM"), ..all() }, &["a-1"]);
    check(&store, &Filter { actor: text("jnim"), ..all() }, &["a-1"]);
    check(&store, &Filter { actor: text("nusrat"), ..all() }, &["a-1"]);
    check(&store, &Filter { actor: text("nobody"), ..all() }, &[]);
    check(&store, &Filter { foreground_only: true, ..all() }, &["a-1", "b-2"]);
    check(
        &store,
        &Filter { country: text("ML"), kind: text("Shelling/artillery/missile attack"), ..all() },
        &[],
    );
}

#[test]
fn a_range_of_days_matches_when_it_could_have_been_within() {
    let (store, _) = three();
    let range = |since: &str, until: &str| Filter {
        since: (!since.is_empty()).then(|| since.to_owned()),
        until: (!until.is_empty()).then(|| until.to_owned()),
        ..Filter::default()
    };
    check(&store, &range("2024-06-05", ""), &["a-1"]);
    check(&store, &range("2024-06-06", ""), &[]);
    check(&store, &range("", "2024-06-03"), &["b-1", "a-1"]);
    check(&store, &range("", "2024-06-02"), &["b-1"]);
    check(&store, &range("2024-06-04", "2024-06-04"), &["a-1"]);
}

#[test]
fn an_unknown_toll_is_not_zero_and_a_lower_bound_counts() {
    let (store, _) = three();
    let at_least = |n| Filter { min_killed: Some(n), ..Filter::default() };
    check(&store, &at_least(0), &["a-1"]);
    check(&store, &at_least(8), &["a-1"]);
    check(&store, &at_least(9), &[]);
}

#[test]
fn a_misspelt_filter_says_what_to_write() {
    let (store, _) = three();
    let text = |s: &str| Some(s.to_owned());
    let bad = [
        Filter { country: text("Mali"), ..Filter::default() },
        Filter { kind: text("Fighting"), ..Filter::default() },
        Filter { since: text("June"), ..Filter::default() },
        Filter { until: text("2024-06-31"), ..Filter::default() },
    ];
    for filter in bad {
        let error = store.incidents(&filter).unwrap_err();
        assert!(matches!(error, Error::Filter { .. }), "{error}");
        assert!(error.to_string().contains("write"), "{error}");
    }
}

#[test]
fn an_incident_is_found_by_its_id_an_id_it_had_and_first_letters() {
    let (store, _) = three();
    let found = |id| store.incident(id).unwrap().map(|i| i.id);
    assert_eq!(found("a-1").as_deref(), Some("a-1"));
    assert_eq!(found("a").as_deref(), Some("a-1"));
    assert_eq!(found("old-7").as_deref(), Some("a-1"));
    assert_eq!(found("old").as_deref(), Some("a-1"));
    assert_eq!(found("zzz"), None);
    assert_eq!(found(""), None);
    let error = store.incident("b").unwrap_err();
    assert!(error.to_string().contains("b-1, b-2"), "{error}");
}

#[test]
fn replacing_in_any_order_makes_the_same_tables() {
    let (mut store, mut incidents) = three();
    let dump = |store: &Store| {
        let sql = "SELECT n || '|' || id || '|' || hex(record) FROM incident JOIN incident_record USING (n) ORDER BY n";
        let mut query = store.conn.prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<String>, _>>().unwrap()
    };
    let before = dump(&store);
    incidents.reverse();
    store.replace_incidents(&incidents, &[]).unwrap();
    assert_eq!(dump(&store), before);
    assert_eq!(store.stats().unwrap().incidents_at, Some(store.stats().unwrap().entries));
    store.replace_incidents(&[], &[]).unwrap();
    assert_eq!(store.stats().unwrap().incidents, 0);
    assert_clean(&store);
}

#[test]
fn what_incidents_are_looked_up_by_is_there_again() {
    let (mut store, incidents) = three();
    let lookups = |store: &Store| {
        let sql =
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY sql";
        let mut query = store.conn.prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<String>, _>>().unwrap()
    };
    let before = lookups(&store);
    store.replace_incidents(&incidents, &[]).unwrap();
    assert_eq!(lookups(&store), before);
    let dropped = |store: &mut Store| -> Result<(), Error> {
        assert!(lookups(store).len() + 5 < before.len());
        Err(Error::Missing { path: "broken off".into() })
    };
    assert!(store.remake_incidents(dropped).is_err());
    assert_eq!(lookups(&store), before);
}

#[test]
fn a_bad_incident_leaves_the_old_ones_standing() {
    let (mut store, incidents) = three();
    let mut misquoted = incidents.clone();
    misquoted[1].figures[0].span.quote = "Seven".to_owned();
    let error = store.replace_incidents(&misquoted, &[]).unwrap_err();
    assert!(error.to_string().contains("figures[0]"), "{error}");
    let twice = [incidents[0].clone(), incidents[0].clone()];
    assert!(matches!(store.replace_incidents(&twice, &[]), Err(Error::Incident { .. })));
    assert_eq!(store.stats().unwrap().incidents, 3);
}

#[test]
fn a_value_from_another_report_names_its_text_and_a_claim_quotes_only_its_own() {
    let mut store = Store::in_memory().unwrap();
    let one = made("one", "One", "Gunmen attacked. Eight died.", "attacked");
    let two = made("two", "Two", "The raid on the town of Boni left 14 dead.", "raid");
    one.add_to(&mut store).unwrap();
    two.add_to(&mut store).unwrap();
    let mut both = incident("x", &one);
    both.reports.extend(incident("y", &two).reports);
    both.place = Some(where_(&two, "ML", "Mopti", "Boni"));
    let error = store.replace_incidents(std::slice::from_ref(&both), &[]).unwrap_err();
    assert!(error.to_string().contains("where"), "{error}");
    let name_text = |i: &mut r::Incident, text_id: &str| {
        i.place.as_mut().unwrap().span.text_id = Some(text_id.to_owned());
    };
    name_text(&mut both, &two.head.text_id);
    store.replace_incidents(std::slice::from_ref(&both), &[]).unwrap();
    assert_clean(&store);
    assert_eq!(store.incident("x").unwrap(), Some(both.clone()));
    name_text(&mut both, &m::Digest::of(b"unknown").to_string());
    assert!(store.replace_incidents(std::slice::from_ref(&both), &[]).is_err());
    name_text(&mut both, &two.head.text_id);
    both.claims = vec![r::Claim {
        report: "one".to_owned(),
        event: one.event().id.clone(),
        speaker: None,
        field: m::Field::Where,
        assertion: "Boni".to_owned(),
        text_id: one.head.text_id,
        span: quote(&two.extraction.text, "Boni"),
    }];
    let error = store.replace_incidents(&[both], &[]).unwrap_err();
    assert!(error.to_string().contains("claims[0]"), "{error}");
}
