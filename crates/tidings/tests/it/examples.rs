//! The example lines beside the lexicons and the actor tables: what somebody who adds a word adds with it.

use tidings::pipeline::Reader;
use tidings_knowledge::Knowledge;
use tidings_record::Event;

fn lines(path: &str) -> Vec<Vec<String>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/");
    let text = std::fs::read_to_string(format!("{root}{path}")).unwrap();
    let rows = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1);
    rows.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

fn read(reader: &Reader<'_>, language: &str, text: &str, published: &str) -> Vec<Event> {
    let line = serde_json::json!({ "id": "x", "text": text, "language": language, "published": published });
    let item = tidings_intake::Item {
        origin: "x".to_owned(),
        form: tidings_intake::Form::JsonLine,
        bytes: line.to_string().into_bytes(),
        line: Some(1),
        web: None,
    };
    reader.read(&item, &tidings_intake::Given::default()).events
}

/// Whether the event has what `key=value` asks.
fn has(e: &Event, asked: &str) -> bool {
    let (key, value) =
        asked.trim().split_once('=').unwrap_or_else(|| panic!("`{asked}` is not key=value"));
    let like = |text: &str| {
        let (a, b) = (tidings_knowledge::fold(text), tidings_knowledge::fold(value));
        a.contains(&b)
    };
    let role =
        |role: &'static str| e.participants.iter().filter(move |p| p.role.to_string() == role);
    match key {
        "kind" => e.act == value,
        "actor" => role("actor").any(|p| like(&p.label) || like(&p.name)),
        "target" => role("target").any(|p| like(&p.label) || like(&p.name)),
        "place" => e.place.as_ref().is_some_and(|p| like(&p.name)),
        "day" => e
            .when
            .as_ref()
            .is_some_and(|w| w.first.as_deref() == Some(value) && w.last.as_deref() == Some(value)),
        "killed" => {
            e.figures.iter().any(|f| f.harm.to_string() == "killed" && f.best == value.parse().ok())
        }
        "standing" => e.standing.to_string() == value,
        _ => panic!("`{key}` is none of kind, actor, target, place, day, killed, standing"),
    }
}

#[test]
fn every_example_sentence_gives_what_its_line_says() {
    let knowledge = Knowledge::builtin().unwrap();
    let reader = Reader::new(&knowledge);
    let mut wrong = Vec::new();
    for language in ["en", "fr"] {
        for line in lines(&format!("lexicons/{language}/examples.tsv")) {
            let events = read(&reader, language, &line[0], "2024-06-07");
            let right = match line[1].as_str() {
                "none" => events.is_empty(),
                asked => events.iter().any(|e| asked.split(';').all(|a| has(e, a))),
            };
            if !right {
                let found = events
                    .iter()
                    .map(|e| format!("{} at {:?}", e.act, e.place.as_ref().map(|p| &p.name)));
                wrong.push(format!(
                    "{}\n  wanted {}\n  found {:?}",
                    line[0],
                    line[1],
                    found.collect::<Vec<_>>()
                ));
            }
        }
    }
    for line in lines("actors/examples.tsv") {
        let events = read(&reader, &line[2], &line[0], &line[1]);
        let id = Some(line[3].as_str());
        let named = |e: &Event| {
            e.participants.iter().any(|p| p.actor.as_deref() == id)
                || e.speakers.iter().any(|s| s.actor.as_deref() == id)
        };
        if !events.iter().any(named) {
            wrong.push(format!("{}\n  nobody is {}", line[0], line[3]));
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}
