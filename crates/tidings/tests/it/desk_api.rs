//! The API against its own description: no path fails, and every answer has the shape it promises.

use crate::served::Served;
use serde_json::{Value, json};

/// Values that no parameter should stumble over.
const STRANGE: [&str; 9] = [
    "", "%00", "..%2F..%2Fetc%2Fpasswd", "'%3B%20DROP%20TABLE%20incident%3B--", "-1",
    "99999999999999999999", "%F0%9F%92%A5", "2024-02-30", "null",
];

fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut whole = schema.clone();
    whole["components"] = document["components"].clone();
    jsonschema::validator_for(&whole).unwrap()
}

/// Checks an answer against what the description says of its status.
#[track_caller]
fn check(document: &Value, operation: &Value, what: &str, said: &crate::served::Said) {
    assert!(said.status < 500, "{what}: {} {}", said.status, said.body);
    let responses = &operation["responses"];
    let known = [said.status.to_string(), format!("{}XX", said.status / 100)];
    let Some(response) = known.iter().find_map(|s| responses.get(s)) else {
        panic!("{what}: the description does not know {}: {}", said.status, said.body);
    };
    let content = &response["content"];
    let json = content.get("application/json").or_else(|| content.get("application/problem+json"));
    if let Some(schema) = json.and_then(|j| j.get("schema"))
        && said.kind.contains("json")
    {
        let body = said.json();
        let validator = validator(document, schema);
        let wrong: Vec<String> = validator.iter_errors(&body).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{what}: {wrong:?}");
    }
}

/// The pages are written against this copy of the description: their types are made from it.
#[test]
fn the_pages_know_the_description() {
    let copy = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/openapi.json");
    let now = serde_json::to_string_pretty(&tidings::desk::openapi()).unwrap() + "\n";
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        std::fs::write(copy, &now).unwrap();
    }
    let kept = std::fs::read_to_string(copy).unwrap_or_default();
    assert!(kept == now, "web/openapi.json is not what the desk answers; run `cargo xtask bless`");
}

#[test]
fn every_read_keeps_to_the_description() {
    let desk = Served::new(&[]);
    let document = desk.get("/openapi.json");
    let incident = desk.get("/incidents")["items"][0]["id"].as_str().unwrap().to_owned();
    let report = desk.get("/reports")["items"][0]["id"].as_str().unwrap().to_owned();
    let capture = desk.get(&format!("/reports/{report}"))["capture"].as_str().unwrap().to_owned();
    let actor = desk.get("/actors?q=jnim")["items"][0]["actor"].as_str().unwrap().to_owned();
    let mut reads = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        let Some(operation) = operations.get("get") else { continue };
        let real = if path.contains("/reports/") { &report } else { &incident };
        let real = if path.contains("/captures/") { &capture } else { real };
        let real = if path.contains("/actors/") { &actor } else { real };
        let put = |value: &str| {
            let at = path.find('{').map(|start| (start, path.find('}').unwrap()));
            at.map_or_else(
                || path.clone(),
                |(a, b)| format!("{}{value}{}", &path[..a], &path[b + 1..]),
            )
        };
        let names: Vec<&str> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|p| p["in"] == "query")
            .map(|p| p["name"].as_str().unwrap())
            .collect();
        let needed: Vec<&str> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|p| p["in"] == "query" && p["required"] == true)
            .map(|p| p["name"].as_str().unwrap())
            .collect();
        let with = |but: &str| {
            let some = needed.iter().filter(|n| **n != but);
            some.map(|n| format!("{n}={}&", if *n == "field" { "where" } else { "boni" }))
                .collect::<String>()
        };
        let base = format!("{}?{}", put(real), with(""));
        let said = desk.ask("GET", &base, &[], None);
        assert_eq!(said.status, 200, "{base}: {}", said.body);
        check(&document, operation, &base, &said);
        reads += 1;
        for strange in STRANGE {
            let mut asked: Vec<String> = names
                .iter()
                .map(|name| format!("{}?{}{name}={strange}", put(real), with(name)))
                .collect();
            if path.contains('{') {
                asked.push(put(strange));
            }
            for path in asked {
                let said = desk.ask("GET", &path, &[], None);
                assert!(said.status < 500, "{path}: {} {}", said.status, said.body);
                if said.kind.contains("problem") {
                    check(&document, operation, &path, &said);
                }
            }
        }
    }
    assert!(reads >= 15, "{reads}");
}

#[test]
fn every_write_refuses_what_it_cannot_read() {
    let desk = Served::new(&[]);
    let document = desk.get("/openapi.json");
    let entries = desk.get("/health")["entries"].clone();
    let mut writes = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        let Some(operation) = operations.get("post") else { continue };
        if operation.get("requestBody").is_none() {
            continue;
        }
        writes += 1;
        let path = path.replace("{id}", "nobody").replace("{seq}", "999999");
        for body in [json!({}), json!([]), json!("x"), json!({ "id": 1 }), json!({ "by": null })] {
            let said = desk.ask("POST", &path, &[("x-tidings", "desk")], Some(&body));
            assert!(
                (400..500).contains(&said.status),
                "{path} {body}: {} {}",
                said.status,
                said.body
            );
            assert!(said.kind.contains("problem+json"), "{path} {body}: {}", said.kind);
            check(&document, operation, &path, &said);
        }
    }
    assert!(writes >= 4, "{writes}");
    assert_eq!(desk.get("/health")["entries"], entries);
}
