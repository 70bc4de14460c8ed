//! `tidings decide`: a reviewer's decision, anchored to the words of the event it is about.

use super::{Done, knowledge, open_current, print, unknown_id};
use crate::cli::{Decide, Format};
use crate::incident_table::{flat, readable};
use crate::settings::{Settings, Usage};
use crate::talk::say;
use std::collections::{BTreeMap, BTreeSet};
use tidings::values;
use tidings_model::Field;
use tidings_record::{ActorValue, Decision, Event, Incident, PlaceValue, RulingWords};
use tidings_store::Store;

/// Words that a decision hangs on: the trigger of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Anchor {
    text_id: String,
    start: u32,
    end: u32,
}

/// Runs the command.
pub(super) fn run(typed: &Decide, settings: &Settings) -> anyhow::Result<Done> {
    let field = typed.field.unwrap_or(Field::Event);
    check(typed, field)?;
    for (name, words) in [("--by", &typed.by), ("--reason", &typed.reason)] {
        if words.trim().is_empty() {
            return Err(Usage(format!("{name} is empty; a decision says who and why")).into());
        }
    }
    let mut store = open_current(settings)?;
    // All of them are found before the first is written down.
    let anchors: Vec<Anchor> =
        typed.ids.iter().map(|id| anchor(&store, id)).collect::<Result<_, _>>()?;
    let ruling = ruling(typed, settings, &store)?;
    let alike = typed.alike.as_deref().map(|words| values::alike(words, field, &ruling));
    let alike = alike.transpose().map_err(Usage)?;
    let at = settings.clock.now();
    let mut about = BTreeSet::new();
    for anchor in &anchors {
        let (_, incidents) = tidings::pipeline::decide(
            &mut store,
            &Decision {
                at: at.clone(),
                by: typed.by.clone(),
                field,
                ruling: ruling.clone(),
                alike: alike.clone(),
                shown: None,
                reason: typed.reason.clone(),
                text_id: anchor.text_id.clone(),
                start: anchor.start,
                end: anchor.end,
            },
        )?;
        about.extend(incidents.into_iter().map(|i| i.id));
    }
    show(typed, settings, &store, &about)
}

/// Whether a value can stand in its field.
fn check(typed: &Decide, field: Field) -> Result<(), Usage> {
    if typed.not_said {
        values::may_lack(field).map_err(Usage)?;
    }
    if let Some(tag) = typed.tag.as_ref().or(typed.untag.as_ref()) {
        values::tag(tag).map_err(Usage)?;
    }
    let Some(value) = &typed.set else { return Ok(()) };
    match field {
        Field::Event => {
            Err(Usage("--set needs the --field it is the value of, such as killed".to_owned()))
        }
        Field::Where | Field::Actor | Field::Target if value.trim().is_empty() => {
            Err(Usage(format!("--set gives {field} no value")))
        }
        Field::Where | Field::Actor | Field::Target => Ok(()),
        _ => values::check(field, value.trim()).map_err(Usage),
    }
}

fn ruling(typed: &Decide, settings: &Settings, store: &Store) -> anyhow::Result<RulingWords> {
    let other = |id: &str| anchor(store, id);
    Ok(if let Some(value) = &typed.set {
        match typed.field {
            Some(Field::Where) => RulingWords::Place(place(settings, value)?),
            Some(Field::Actor | Field::Target) => RulingWords::Actors(actors(settings, value)?),
            _ => RulingWords::Set(value.trim().to_owned()),
        }
    } else if let Some(id) = &typed.merge {
        let Anchor { text_id, start, end } = other(id)?;
        RulingWords::Merge { text_id, start, end }
    } else if let Some(id) = &typed.split {
        let Anchor { text_id, start, end } = other(id)?;
        RulingWords::Split { text_id, start, end }
    } else if typed.not_said {
        RulingWords::NotSaid
    } else if let Some(tag) = &typed.tag {
        RulingWords::Tag(values::tag(tag).map_err(Usage)?)
    } else if let Some(tag) = &typed.untag {
        RulingWords::Untag(values::tag(tag).map_err(Usage)?)
    } else if typed.accept {
        RulingWords::Accept
    } else if typed.reject {
        RulingWords::Reject
    } else {
        RulingWords::Release
    })
}

/// The place of an id, or the only one of a name.
fn place(settings: &Settings, value: &str) -> anyhow::Result<PlaceValue> {
    let knowledge = knowledge(settings)?;
    let value = value.trim();
    let found = match knowledge.places.get(value) {
        Some(entry) => vec![entry],
        None => knowledge.places.find(value),
    };
    match &found[..] {
        [only] => Ok(values::place(only)),
        [] => Err(Usage(format!(
            "no place is called `{value}`; `tidings places add` adds places"
        ))
        .into()),
        [first, ..] => Err(Usage(format!(
            "{} places are called `{value}`; `tidings places find` lists them: write an id such as {}",
            found.len(),
            first.id
        ))
        .into()),
    }
}

/// Actors by id or name, with `;` between.
fn actors(settings: &Settings, value: &str) -> anyhow::Result<Vec<ActorValue>> {
    let knowledge = knowledge(settings)?;
    let one = |name: &str| match knowledge.actors.get(name) {
        Some(row) => Ok(values::actor(row)),
        None => match knowledge.actors.find(name)[..] {
            [only] => Ok(values::actor(only)),
            _ => Err(Usage(format!(
                "`{name}` is not the id or the name of one actor; `tidings actors find` lists them"
            ))),
        },
    };
    let names = value.split(';').map(str::trim).filter(|n| !n.is_empty());
    Ok(names.map(one).collect::<Result<_, _>>()?)
}

/// The trigger of the incident or event meant.
fn anchor(store: &Store, id: &str) -> anyhow::Result<Anchor> {
    if let Some(i) = store.incident(id)? {
        return Ok(of_incident(&i));
    }
    let events = match store.find_event(id)? {
        Some((event, report)) => {
            let mut events = store.events_of(&BTreeSet::from([report]))?;
            events.retain(|e| e.id == event);
            events
        }
        None => Vec::new(),
    };
    events.first().map(of_event).ok_or_else(|| {
        let advice = "`tidings incidents` lists incidents, `tidings show ID` their events";
        unknown_id("incident or event", id, advice).into()
    })
}

fn of_incident(i: &Incident) -> Anchor {
    Anchor { text_id: i.text_id.clone(), start: i.trigger.start, end: i.trigger.end }
}

fn of_event(e: &Event) -> Anchor {
    Anchor { text_id: e.report.text_id.clone(), start: e.trigger.start, end: e.trigger.end }
}

/// The incidents as they are after the decision.
fn show(
    typed: &Decide,
    settings: &Settings,
    store: &Store,
    about: &BTreeSet<String>,
) -> anyhow::Result<Done> {
    // By the ids they have now: what one decision merged has one.
    let mut incidents = BTreeMap::new();
    for id in about {
        incidents.extend(store.incident(id)?.map(|i| (i.id.clone(), i)));
    }
    let incidents: Vec<Incident> = incidents.into_values().collect();
    let format = typed.output.or(Format::Table);
    let sheet = if format == Format::Csv { flat(&incidents) } else { readable(&incidents) };
    print(format, settings.look, &sheet, &incidents)?;
    if typed.set.is_some() && !incidents.iter().any(|i| rests_on(typed, i)) {
        say(
            "it is written down, but no settled value can take it: the incident says nothing there yet",
        );
    }
    say(format!("decided by {}; `tidings show ID` lists the decisions of an incident", typed.by));
    let lost = store.unattached_decisions()?;
    if !lost.is_empty() {
        say(format!("{} earlier decisions no longer find their event:", lost.len()));
        lost.iter().for_each(|d| say(format!("  {}", super::show::decision(d))));
    }
    Ok(Done::Well)
}

/// Whether the field's settled value is the one decided.
fn rests_on(typed: &Decide, i: &Incident) -> bool {
    let field = typed.field.unwrap_or(Field::Event).to_string();
    i.why.get(&field).is_some_and(|why| why.contains(&typed.by) && why.contains(&typed.reason))
}
