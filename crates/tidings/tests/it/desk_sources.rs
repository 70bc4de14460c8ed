//! The desk's table of sources: whose stories an outlet prints, each report counted once.

use crate::served::Served;
use serde_json::{Value, json};

const ATTACK: &str =
    "Gunmen attacked the market of Mopti in Mali on May 2, 2024, killing nine civilians.";

fn tell(desk: &Served, publisher: &str, published: &str, text: &str) {
    let report =
        json!({ "publisher": publisher, "published": published, "language": "en", "text": text });
    let said = desk.post("/reports", &report);
    assert_eq!(said.status, 201, "{}", said.body);
}

/// What the table says of an outlet.
#[track_caller]
fn row(desk: &Served, publisher: &str) -> (u64, Value) {
    let sources = desk.get("/sources");
    let rows = sources["publishers"].as_array().unwrap();
    let row = rows.iter().find(|r| r["publisher"] == publisher).unwrap();
    (row["copies"].as_u64().unwrap(), row["copied"].clone())
}

#[test]
fn an_agencys_account_is_a_copy_for_all_but_the_agency() {
    let desk = Served::new(&[]);
    tell(&desk, "AFP", "2024-05-02", &format!("BAMAKO (AFP) - {ATTACK}"));
    tell(
        &desk,
        "The Courier",
        "2024-05-03",
        "Nine traders were shot dead at the Mopti market, Mali, by gunmen on May 2, 2024.\n\nWith AFP",
    );
    tell(
        &desk,
        "Radio Sel",
        "2024-05-03",
        "At the Mopti market in Mali, attackers shot dead nine traders on May 2, 2024, our reporter saw.",
    );
    assert_eq!(row(&desk, "AFP"), (0, json!([])));
    assert_eq!(row(&desk, "The Courier"), (1, json!([{ "name": "AFP", "reports": 1 }])));
    assert_eq!(row(&desk, "Radio Sel"), (0, json!([])));
}

#[test]
fn a_story_printed_again_is_a_copy_of_whoever_had_it_first() {
    let desk = Served::new(&[]);
    let story = format!(
        "{ATTACK} The men came on motorcycles before dawn and set fire to a dozen stalls, traders said. \
         The mayor asked for more patrols on the road to the river."
    );
    tell(&desk, "The Courier", "2024-05-02", &story);
    tell(&desk, "La Plume", "2024-05-03", &format!("{story} Printed by La Plume."));
    assert_eq!(row(&desk, "The Courier"), (0, json!([])));
    assert_eq!(row(&desk, "La Plume"), (1, json!([{ "name": "The Courier", "reports": 1 }])));
}

#[test]
fn a_report_of_two_incidents_is_one_copy() {
    let desk = Served::new(&[]);
    let text = "BAMAKO (AFP) - Gunmen attacked the market of Mopti in Mali on May 2, 2024, killing nine civilians. \
                A bomb exploded in the town of Gao on April 11, 2024, wounding six soldiers.";
    tell(&desk, "The Courier", "2024-05-03", text);
    let reports = desk.get("/reports?limit=1")["items"].clone();
    assert_eq!((&reports[0]["events"], &reports[0]["agency"]), (&json!(2), &json!("AFP")));
    assert_eq!(row(&desk, "The Courier"), (1, json!([{ "name": "AFP", "reports": 1 }])));
}
