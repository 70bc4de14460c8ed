//! Sentences with a verb and the words of the place where it happened.

use super::score::{Sheet, Tally};
use super::text::{bytes, place_of, words};
use super::{Doc, Program, json_lines, tallies};
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;
use tidings_record::Event;

#[derive(Deserialize)]
struct Raw {
    id: serde_json::Value,
    text: String,
    spans: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    label: String,
}

pub(crate) fn score(data: &Path, limit: usize, program: &Program<'_>) -> anyhow::Result<Sheet> {
    let all: Vec<Raw> = json_lines(&data.join("event_location/event_location.dev.jsonl"))?;
    // Counted from 1: odd records report, even ones are for tuning.
    let odd: Vec<Raw> = all.into_iter().step_by(2).take(limit).collect();
    let sheet = tallies(&odd, |raw| tally(raw, program));
    Ok(sheet.note("Odd records only. `place words of the verb`: of the event that the program records there, if it does; \
         `the reader asked`: as the set is meant, the verb given and the words of its place asked for. The published mark is token precision and recall above .83."))
}

fn tally(raw: &Raw, program: &Program<'_>) -> Tally {
    let id = raw.id.to_string();
    let doc = Doc { id: id.clone(), text: raw.text.clone(), ..Doc::default() };
    let events = (program.read)(&doc);
    let marked = |label: &str| -> Vec<Range<usize>> {
        // A few records mark an empty stretch.
        let spans = raw.spans.iter().filter(|s| s.label == label && s.start < s.end);
        spans.map(|s| bytes(&raw.text, s.start..s.end)).collect()
    };
    let verb = marked("VERB").into_iter().next().unwrap_or(0..0);
    let tokens = words(&raw.text);
    let within = |spans: &[Range<usize>]| -> Vec<Range<usize>> {
        let touched = |w: &&Range<usize>| spans.iter().any(|s| s.start < w.end && w.start < s.end);
        tokens.iter().filter(touched).cloned().collect()
    };
    let gold = within(&marked("LOCATION"));
    let event = nearest(&events, &raw.text, &verb);
    let at = event.and_then(|e| e.place.as_ref()).and_then(|p| place_of(&raw.text, &p.span));
    let found = within(&at.into_iter().collect::<Vec<_>>());
    let right = found.iter().filter(|w| gold.contains(w)).count();
    let mut t = Tally::default();
    t.prf("place words of the verb", right, found.len(), right, gold.len());
    if !gold.is_empty() {
        t.share("place found, any word right", right > 0);
    } else {
        t.share("no place said where there is none", found.is_empty());
    }
    t.share("sentence with an event", event.is_some());
    if let Some(scene) = program.scene {
        let asked = within(&scene(&raw.text, &verb));
        let right = asked.iter().filter(|w| gold.contains(w)).count();
        t.prf("place words, the reader asked of the verb", right, asked.len(), right, gold.len());
    }
    let shown = |spans: &[Range<usize>]| {
        spans.iter().map(|s| &raw.text[s.clone()]).collect::<Vec<_>>().join(" ")
    };
    let kind = match (event, found == gold, found.is_empty(), right) {
        (_, true, _, _) => return t,
        (None, ..) => "no event at the verb",
        (_, _, true, _) => "event without the place",
        (_, _, _, 0) => "another place",
        _ => "the place's edges",
    };
    let verb = raw.text.get(verb).unwrap_or_default();
    let (said, should) = (shown(&found), shown(&gold));
    t.error(kind, format!("[{verb}] said [{said}], should be [{should}]: {}", raw.text));
    t
}

/// The event whose trigger covers the verb, else the one nearest to it.
fn nearest<'a>(events: &'a [Event], text: &str, verb: &Range<usize>) -> Option<&'a Event> {
    events.iter().min_by_key(|e| {
        let at = place_of(text, &e.trigger).unwrap_or(0..0);
        let gap = at.start.saturating_sub(verb.end).max(verb.start.saturating_sub(at.end));
        let touches = at.start < verb.end && verb.start < at.end;
        if touches { 0 } else { gap + 1 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::testing::event;

    #[test]
    fn the_event_at_the_verb_comes_before_one_nearby() {
        let text = "Police attacked a crowd and shot two";
        let events = [event(text, "Attack", "attacked"), event(text, "Attack", "shot")];
        let verb = text.find("shot").map(|at| at..at + 4).unwrap();
        assert_eq!(nearest(&events, text, &verb).unwrap().trigger.quote, "shot");
    }
}
