//! The desk as programs meet it: who is let in, what is decided, and that nothing is lost.

use crate::served::{Said, Served};
use crate::support::{MARKET, NOW, Place};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

impl Served {
    /// The incident of the market, as it is seen now.
    fn market(&self) -> Value {
        let id = self.get("/incidents?actor=gunmen&sort=-sources")["items"][0]["id"].clone();
        self.get(&format!("/incidents/{}", id.as_str().unwrap()))
    }

    fn decide(&self, view: &Value, more: Value) -> Said {
        let mut body = json!({
            "id": view["incident"]["id"], "seen": view["etag"], "field": "event", "by": "A. Coder",
            "reason": "as two papers have it",
        });
        for (key, value) in more.as_object().unwrap() {
            body[key] = value.clone();
        }
        self.post("/decisions", &body)
    }
}

fn killed(view: &Value) -> Value {
    let figures = view["incident"]["figures"].as_array().unwrap();
    let total = |f: &&Value| f["harm"] == "killed" && f["relation"] == "total";
    figures.iter().find(total).map_or(Value::Null, |f| f["best"].clone())
}

#[test]
fn a_toll_is_corrected_with_its_words_and_the_correction_undone() {
    let desk = Served::new(&[]);
    let seen = desk.market();
    let before = killed(&seen);
    let text =
        desk.get(&format!("/reports/{}", seen["incident"]["reports"][0]["id"].as_str().unwrap()));
    let words = text["text"].as_str().unwrap();
    let start = words.find("14 people").unwrap();
    let set = desk.decide(
        &seen,
        json!({
            "field": "killed", "ruling": "set", "value": "15",
            "words": { "text_id": text["head"]["text_id"], "start": start, "end": start + 9 },
        }),
    );
    assert_eq!(set.status, 201, "{}", set.body);
    let set = set.json();
    assert_eq!(killed(&set["view"]), json!(15));
    let figure = &set["view"]["incident"]["figures"][0];
    assert_eq!(figure["span"]["quote"], "14 people");
    assert_eq!(set["view"]["log"][0]["by"], "A. Coder");
    let undo = desk.post(
        &format!("/decisions/{}/undo", set["seq"]),
        &json!({ "by": "A. Coder", "reason": "misread" }),
    );
    assert_eq!(undo.status, 201, "{}", undo.body);
    let now = desk.market();
    assert_eq!(killed(&now), before);
    let log = now["log"].as_array().unwrap();
    assert_eq!(
        (log.len(), &log[0]["undone"], &log[1]["ruling"]),
        (2, &json!(true), &json!("undo"))
    );
    let verified = desk.post("/health/verify", &json!({})).json();
    assert_eq!(verified["findings"], json!([]));
}

#[test]
fn a_decision_on_what_somebody_changed_meanwhile_is_refused_with_what_stands() {
    let desk = Served::new(&[]);
    let seen = desk.market();
    assert_eq!(desk.decide(&seen, json!({ "ruling": "accept" })).status, 201);
    let late = desk.decide(&seen, json!({ "ruling": "reject" }));
    assert_eq!((late.status, late.kind.as_str()), (409, "application/problem+json"));
    let problem = late.json();
    assert_eq!(problem["current"]["log"][0]["ruling"], "accept");
    let now = json!({ "etag": problem["current"]["etag"], "incident": seen["incident"] });
    let again = desk.decide(&now, json!({ "ruling": "reject" }));
    assert_eq!(again.status, 201, "{}", again.body);
}

#[test]
fn place_and_actors_are_set_from_the_knowledge() {
    let desk = Served::new(&[]);
    let gao = desk.get("/places?q=Gao")["items"][0].clone();
    let jnim = desk.get("/actors?q=jnim")["items"][0].clone();
    let set =
        desk.decide(&desk.market(), json!({ "field": "where", "ruling": "set", "place": gao }));
    assert_eq!(set.status, 201, "{}", set.body);
    assert_eq!(set.json()["view"]["incident"]["where"]["name"], "Gao");
    let set =
        desk.decide(&desk.market(), json!({ "field": "actor", "ruling": "set", "actors": [jnim] }));
    assert_eq!(set.status, 201, "{}", set.body);
    let view = set.json()["view"].clone();
    let actors: Vec<_> = view["incident"]["participants"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["role"] == "actor")
        .map(|p| p["actor"].clone())
        .collect();
    assert_eq!(actors, [jnim["actor"].clone()]);
    assert!(view["incident"]["why"]["actor"].as_str().unwrap().contains("A. Coder"));
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_is_written() {
    let desk = Served::new(&[]);
    let seen = desk.market();
    let entries = desk.get("/health")["entries"].clone();
    for bad in [
        json!({ "ruling": "maybe" }),
        json!({ "ruling": "set", "field": "killed", "value": "many" }),
        json!({ "ruling": "set", "field": "killed", "value": "-1" }),
        json!({ "ruling": "set", "field": "when", "value": "2024-05-02 to 2024-05-01" }),
        json!({ "ruling": "set", "field": "where" }),
        json!({ "ruling": "set", "field": "colour", "value": "red" }),
        json!({ "ruling": "merge", "other": "no-such" }),
        json!({ "ruling": "accept", "by": " " }),
        json!({ "ruling": "accept", "reason": "" }),
        json!({ "ruling": "set", "field": "killed", "value": "3",
            "words": { "text_id": seen["incident"]["text_id"], "start": 5, "end": 900_000 } }),
    ] {
        let said = desk.decide(&seen, bad.clone());
        assert!((400..500).contains(&said.status), "{bad}: {} {}", said.status, said.body);
        assert!(!said.json()["detail"].as_str().unwrap().is_empty());
    }
    assert_eq!(desk.get("/health")["entries"], entries);
}

#[test]
fn a_pasted_report_is_read_and_stored_once() {
    let desk = Served::new(&[]);
    let report = json!({ "headline": "Raid on Sevare", "published": "2024-09-14",
        "text": "Armed men attacked the village of Sevare in central Mali on Friday, killing four civilians, \
                 the mayor said.", "publisher": "By hand" });
    let read = desk.post("/reports", &report);
    assert_eq!(read.status, 201, "{}", read.body);
    let read = read.json();
    assert_eq!(read["events"].as_array().unwrap().len(), 1, "{read}");
    let entries = desk.get("/health")["entries"].clone();
    assert_eq!(desk.post("/reports", &report).json()["report"], read["report"]);
    assert_eq!(desk.get("/health")["entries"], entries);
    assert_eq!(desk.post("/reports", &json!({ "text": " " })).status, 400);
    let named = json!({ "name": "x.exe", "content": "MZ" });
    assert_eq!(desk.post("/reports", &named).status, 400);
}

#[test]
fn a_hostile_page_is_shown_inert() {
    let place = desk_with_hostile_page();
    let page = &place.get("/reports?limit=10")["items"];
    let id =
        page.as_array().unwrap().iter().find(|r| r["origin"].as_str().unwrap().contains("evil"));
    let report = place.get(&format!("/reports/{}", id.unwrap()["id"].as_str().unwrap()));
    let path = format!("/api/v1/captures/{}", report["capture"].as_str().unwrap());
    let said = place.ask("GET", &path, &[], None);
    assert_eq!(said.status, 200);
    assert!(said.body.contains("<script>"), "as it was captured");
    assert!(said.policy.starts_with("sandbox; default-src 'none'"), "{}", said.policy);
}

fn desk_with_hostile_page() -> Served {
    let desk = Served::new(&[]);
    let html = format!(
        "<html><head><title>Raid</title><meta http-equiv=refresh content='0;url=http://evil.example/'>\
         </head><body><script>alert(1)</script><article><p>{}</p></article></body></html>",
        MARKET.replace('\n', " ")
    );
    let said = desk.post("/reports", &json!({ "name": "evil.html", "content": html }));
    assert_eq!(said.status, 201, "{}", said.body);
    desk
}

#[test]
fn only_this_machine_and_our_own_pages_are_let_in() {
    let desk = Served::new(&[]);
    let health = "/api/v1/health";
    let said = desk.ask("GET", health, &[("host", "evil.example")], None);
    assert_eq!(said.status, 421, "{}", said.body);
    let body = json!({ "by": "x", "reason": "y" });
    let path = "/api/v1/decisions/1/undo";
    for headers in [
        vec![],
        vec![("x-tidings", "desk"), ("origin", "http://evil.example")],
        vec![("x-tidings", "desk"), ("sec-fetch-site", "cross-site")],
    ] {
        assert_eq!(desk.ask("POST", path, &headers, Some(&body)).status, 403, "{headers:?}");
    }
    let said = desk.ask("GET", "/", &[], None);
    assert!(
        said.policy.contains("script-src 'self'") && !said.policy.contains("unsafe"),
        "{}",
        said.policy
    );
    for path in
        ["/assets/../../x.db", "/assets/..%2f..%2fx.db", "/..%2fx.db", "/api/v1/captures/..%2fx.db"]
    {
        let said = desk.ask("GET", path, &[], None);
        assert!(!said.body.contains("SQLite format"), "{path}");
    }
}

#[test]
fn beyond_this_machine_a_token_is_demanded() {
    let desk = Served::new(&["--host", "0.0.0.0", "--token", "correct-horse-battery"]);
    let health = "/api/v1/health";
    assert_eq!(desk.ask("GET", health, &[], None).status, 401);
    let wrong = [("authorization", "Bearer wrong-horse-battery")];
    assert_eq!(desk.ask("GET", health, &wrong, None).status, 401);
    let right = [("authorization", "Bearer correct-horse-battery")];
    let said = desk.ask("GET", health, &right, None);
    assert_eq!(said.status, 200);
    let cookie = said.cookie.unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let kept = cookie.split(';').next().unwrap().to_owned();
    assert_eq!(desk.ask("GET", health, &[("cookie", &kept)], None).status, 200);
    let place = Place::new();
    let ran = place.run(["serve", "--db", "x.db", "--token", "short"]);
    assert_ne!(ran.code, Some(0));
}

#[test]
fn four_people_at_once_lose_nothing() {
    four_people(12);
}

#[test]
#[ignore = "takes a minute: cargo test -p tidings --test it -- --ignored four_people"]
fn four_people_at_once_for_a_minute_lose_nothing() {
    four_people(360);
}

/// Four decide on one incident so many times, each after a look at what the others did.
fn four_people(rounds: u64) {
    let desk = Served::new(&[]);
    let begun = Instant::now();
    let before = desk.get("/health")["decisions"].as_u64().unwrap();
    let written: u64 = std::thread::scope(|scope| {
        let editors: Vec<_> = (0..4)
            .map(|n| {
                let desk = &desk;
                scope.spawn(move || {
                    let mut written = 0;
                    for round in 0..rounds {
                        let seen = desk.market();
                        let said = desk.decide(&seen, json!({
                            "field": "killed", "ruling": "set", "value": format!("{}", 10_000 * n + round),
                            "by": format!("editor {n}"), "reason": format!("round {round}"),
                        }));
                        match said.status {
                            201 => written += 1,
                            409 => {}
                            other => panic!("{other}: {}", said.body),
                        }
                        // Quicker, the desk would hold them for a machine.
                        std::thread::sleep(Duration::from_millis(150));
                    }
                    written
                })
            })
            .collect();
        editors.into_iter().map(|e| e.join().unwrap()).sum()
    });
    println!("{written} decisions of four people in {:?}", begun.elapsed());
    // What one writes makes at most one look of each of the other three stale.
    assert!(written >= rounds, "each round somebody gets through: {written}");
    assert_eq!(desk.get("/health")["decisions"].as_u64().unwrap(), before + written);
    let verified = desk.post("/health/verify", &json!({})).json();
    assert_eq!(verified["findings"], json!([]), "{NOW}");
    assert!(desk.place.out(["verify", "--db", "x.db"]).contains("Everything is as it was written"));
}
