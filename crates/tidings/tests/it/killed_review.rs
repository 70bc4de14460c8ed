//! The desk killed again and again while a coder decides: what was acknowledged stays, nothing is done twice, and in
//! the end the store is the one that an undisturbed sitting leaves, byte for byte.

use crate::killed::{State, draw};
use crate::served::Desk;
use crate::support::{Place, many};
use serde_json::{Value, json};
use std::time::Instant;

/// Incidents to decide on.
const INCIDENTS: usize = 12;
/// Decisions of one sitting.
const DECISIONS: usize = 36;

#[test]
fn killed_at_five_random_moments_a_review_ends_as_if_undisturbed() {
    killed(5, 3);
}

#[test]
#[ignore = "takes minutes: cargo test -p tidings --test it -- --ignored a_review_killed_at_a_hundred"]
fn a_review_killed_at_a_hundred_random_moments_ends_as_if_undisturbed() {
    killed(100, 5);
}

fn killed(kills: usize, seed: u64) {
    let place = Place::new();
    place.write("many.jsonl", many(INCIDENTS));
    let begin = |db: &str| {
        place.out(["add", "many.jsonl", "--rules-only", "--db", db]);
    };
    begin("whole.db");
    let ids: Vec<String> = place.incidents("whole.db").into_iter().map(|i| i.id).collect();
    let desk = Desk::over(&place, "whole.db", &[]);
    let begun = Instant::now();
    for n in 0..DECISIONS {
        assert_eq!(decide(&desk, &ids, n), Some(201));
    }
    let whole = begun.elapsed();
    desk.kill();
    let wanted = State::of(&place, "whole.db");
    let mut dice = seed;
    let (mut done, mut stores) = (0, 0);
    while done < kills {
        stores += 1;
        let db = format!("killed-{stores}.db");
        begin(&db);
        let mut acknowledged = 0;
        loop {
            let desk = Desk::over(&place, &db, &[]);
            let stored = desk.get("/health")["decisions"].as_u64().unwrap() as usize;
            // The one under way when it was killed may be there or not.
            assert!(
                (acknowledged..=acknowledged + 1).contains(&stored),
                "{acknowledged} were acknowledged, {stored} are there after kill {done}"
            );
            acknowledged = stored;
            let after = (done < kills).then(|| whole.mul_f64(draw(&mut dice)));
            let killer = after.map(|after| desk.kill_after(after));
            while acknowledged < DECISIONS && decide(&desk, &ids, acknowledged) == Some(201) {
                acknowledged += 1;
            }
            killer.into_iter().for_each(|k| k.join().unwrap());
            desk.kill();
            done += usize::from(after.is_some());
            let verified = place.run(["verify", "--db", &db]);
            assert_eq!(verified.code, Some(0), "{done}: {}{}", verified.text(), verified.err);
            if acknowledged == DECISIONS {
                break;
            }
        }
        let got = State::of(&place, &db);
        assert_eq!(got.incidents, wanted.incidents, "{db}");
        assert_eq!(got.head, wanted.head, "{db}");
    }
    println!("{done} kills over {stores} stores; an undisturbed sitting took {whole:?}");
}

/// Makes the decision of this number; none where the desk did not answer.
fn decide(desk: &Desk, ids: &[String], n: usize) -> Option<u16> {
    let id = &ids[n % ids.len()];
    let seen = desk.try_ask("GET", &format!("/api/v1/incidents/{id}"), &[], None).ok()?.json();
    // No two are alike: the same decision of the same second is the same decision.
    let what: Value = match n / ids.len() {
        1 => json!({ "field": "event", "ruling": "accept" }),
        2 if n.is_multiple_of(2) => json!({ "field": "event", "ruling": "reject" }),
        _ => json!({ "field": "killed", "ruling": "set", "value": (n + 1).to_string() }),
    };
    let mut body = json!({ "id": id, "seen": seen["etag"], "by": "A. Coder", "reason": "read" });
    for (key, value) in what.as_object().unwrap() {
        body[key] = value.clone();
    }
    let headers = [("x-tidings", "desk")];
    Some(desk.try_ask("POST", "/api/v1/decisions", &headers, Some(&body)).ok()?.status)
}
