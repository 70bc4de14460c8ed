//! `tidings show`: one incident, each value with the words and the rule behind it.

use super::{Done, open_current, print, stdout, unknown_id};
use crate::cli::{Format, Show};
use crate::incident_table::{day, place, toll};
use crate::settings::{Look, Settings};
use crate::table::{Sheet, count, harmless, short};
use std::io::Write;
use tidings_model::{Field, FigureRelation, ParticipantRole};
use tidings_record::{Claim, Decision, Incident, IncidentReport, RulingWords};
use tidings_store::Store;

/// Runs the command.
pub(super) fn run(typed: &Show, settings: &Settings) -> anyhow::Result<Done> {
    let store = open_current(settings)?;
    let incident = match &typed.as_of {
        Some(moment) => Store::pick(&tidings::pipeline::as_of(&store, moment)?, &typed.id)?,
        None => store.incident(&typed.id)?,
    };
    let incident = incident.ok_or_else(|| {
        unknown_id("incident", &typed.id, "`tidings incidents` lists those there are")
    })?;
    let format = typed.output.or(Format::Table);
    if format == Format::Table {
        let mut out = stdout();
        tell(&incident, settings.look, &mut out)?;
        out.flush()?;
    } else {
        print(format, settings.look, &claims(&incident, usize::MAX), [&incident])?;
    }
    Ok(Done::Well)
}

fn tell(i: &Incident, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "Incident {}: {}, {}", i.id, i.act, i.standing)?;
    let sources = count(i.independent_sources, "independent source");
    let released = i.released.as_deref().unwrap_or("not released");
    let review = if i.review { ", waits for review" } else { "" };
    writeln!(out, "{} from {sources}; {released}{review}", count(i.reports.len(), "report"))?;
    if !i.previous_ids.is_empty() {
        writeln!(out, "before: {}", i.previous_ids.join(", "))?;
    }
    heading("Settled", out)?;
    settled(i).print(look, out)?;
    heading("Evidence", out)?;
    for q in &i.evidence {
        writeln!(out, "  “{}”", harmless(q.quote.trim()))?;
    }
    heading("Claims", out)?;
    claims(i, 90).print(look, out)?;
    heading("Disputes", out)?;
    if i.disputes.is_empty() {
        writeln!(out, "  none: no two claims contradict each other")?;
    }
    for d in &i.disputes {
        writeln!(out, "  {}: {}", d.field, harmless(&sides(i, &d.claims)))?;
    }
    heading("Reports", out)?;
    reports(i).print(look, out)?;
    heading("Decisions", out)?;
    if i.history.is_empty() {
        writeln!(out, "  none")?;
    }
    for d in &i.history {
        writeln!(out, "  {}", harmless(&decision(d)))?;
    }
    Ok(())
}

fn heading(words: &str, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "\n{words}")
}

/// Each settled value, its words, and the rule that settled it.
fn settled(i: &Incident) -> Sheet {
    let mut sheet = Sheet::new(&["field", "value", "words", "why"]);
    let mut row = |name: String, value: String, words: &str, field: Option<Field>| {
        let why = field.and_then(|f| i.why.get(&f.to_string())).cloned().unwrap_or_default();
        sheet.push([name, value, short(words, 60), why]);
    };
    row("kind".to_owned(), i.act.clone(), &i.trigger.quote, Some(Field::Kind));
    if let Some(w) = &i.when {
        row("when".to_owned(), day(w), &w.span.quote, Some(Field::When));
    }
    if let Some(p) = &i.place {
        row("where".to_owned(), place(p), &p.span.quote, Some(Field::Where));
    }
    for o in &i.other_places {
        row(o.role.to_string(), place(&o.place), &o.place.span.quote, None);
    }
    for p in &i.participants {
        let field = match p.role {
            ParticipantRole::Actor => Some(Field::Actor),
            ParticipantRole::Target => Some(Field::Target),
            ParticipantRole::Other => None,
        };
        let groups =
            if p.groups.is_empty() { String::new() } else { format!(" ({})", p.groups.join(", ")) };
        row(p.role.to_string(), format!("{}{groups}", p.label), &p.span.quote, field);
    }
    for f in &i.figures {
        let total = f.relation == FigureRelation::Total;
        let name = if total { f.harm.to_string() } else { format!("{} ({})", f.harm, f.relation) };
        let whom = f.whom.as_ref().map(|w| format!(" {w}")).unwrap_or_default();
        let field = total.then_some(Field::of_harm(f.harm));
        row(name, format!("{}{whom}", toll(f)), &f.span.quote, field);
    }
    for (name, tags) in [("weapon", &i.weapons), ("hit", &i.hit)] {
        for t in tags {
            row(name.to_owned(), t.kind.clone(), &t.span.quote, None);
        }
    }
    row("standing".to_owned(), i.standing.to_string(), "", Some(Field::Standing));
    for (scheme, code) in codes(i) {
        row(scheme.to_owned(), code, "", None);
    }
    sheet
}

/// The codes of the three schemes; `not recorded` where a scheme's own rules leave the incident out.
fn codes(i: &Incident) -> [(&'static str, String); 3] {
    let none = || "not recorded".to_owned();
    let acled = i.acled.as_ref().map(|a| format!("{} / {}", a.event_type, a.sub_event_type));
    let plover = i.plover.as_ref().map(|p| match &p.mode {
        Some(mode) => format!("{} / {mode}", p.event),
        None => p.event.clone(),
    });
    [
        ("ACLED", acled.unwrap_or_else(none)),
        ("UCDP", i.ucdp.map_or_else(none, |u| u.to_string())),
        ("PLOVER", plover.unwrap_or_else(none)),
    ]
}

/// What was said, side by side: by field, then as the reports stand.
fn claims(i: &Incident, letters: usize) -> Sheet {
    let mut sheet = Sheet::new(&["n", "field", "claim", "report", "speaker", "quote"]);
    let mut order: Vec<usize> = (0..i.claims.len()).collect();
    order.sort_by_key(|&n| (i.claims[n].field, n));
    for n in order {
        let c = &i.claims[n];
        sheet.push([
            n.to_string(),
            c.field.to_string(),
            c.assertion.clone(),
            outlet(i, c),
            c.speaker.clone().unwrap_or_else(|| "(the newsroom)".to_owned()),
            short(&c.span.quote, letters),
        ]);
    }
    sheet
}

/// The outlet and day of a claim's report; its origin where no outlet is known.
fn outlet(i: &Incident, c: &Claim) -> String {
    let Some(r) = i.reports.iter().find(|r| r.id == c.report) else { return c.report.clone() };
    let name = r.publisher.as_ref().unwrap_or(&r.origin);
    match &r.published {
        Some(day) => format!("{name}, {day}"),
        None => name.clone(),
    }
}

/// `14 killed (Meridian Newswire, 2024-09-13; claim 2) ≠ 16 killed (…)`.
fn sides(i: &Incident, claims: &[usize]) -> String {
    let said = claims.iter().filter_map(|&n| {
        let c = i.claims.get(n)?;
        let speaker = c.speaker.as_ref().map(|s| format!("{s} in ")).unwrap_or_default();
        Some(format!("{} ({speaker}{}; claim {n})", c.assertion, outlet(i, c)))
    });
    said.collect::<Vec<_>>().join(" ≠ ")
}

fn reports(i: &Incident) -> Sheet {
    let mut sheet = Sheet::new(&["id", "published", "publisher", "origin", "events", "copy of"]);
    for r in &i.reports {
        let IncidentReport { id, published, publisher, origin, events, copy_of, .. } = r;
        let word = |w: &Option<String>| w.clone().unwrap_or_default();
        let events = events.join(", ");
        sheet.push([
            id.clone(),
            word(published),
            word(publisher),
            origin.clone(),
            events,
            word(copy_of),
        ]);
    }
    sheet
}

/// `2024-06-08T10:00:00Z, R. Diallo: killed is 8 (the ministry counted again)`.
pub(super) fn decision(d: &Decision) -> String {
    let ruling = match &d.ruling {
        RulingWords::Accept => format!("{} is right as read", d.field),
        RulingWords::Set(value) => format!("{} is {value}", d.field),
        RulingWords::Place(place) => format!("{} is {}", d.field, place.name),
        RulingWords::Actors(actors) => {
            let names: Vec<&str> = actors.iter().map(|a| a.label.as_str()).collect();
            format!("{} is {}", d.field, names.join("; "))
        }
        RulingWords::Approvals(n) => format!("{n} must approve an incident before it leaves"),
        RulingWords::Comment => "a comment".to_owned(),
        RulingWords::Undo { entry } => format!("entry {entry} no longer holds"),
        RulingWords::Reject => "there was no such event".to_owned(),
        RulingWords::Merge { .. } => "is the same incident as another".to_owned(),
        RulingWords::Split { .. } => "is not the same incident as another".to_owned(),
        RulingWords::Release => "may leave the house".to_owned(),
        RulingWords::NotSaid => format!("no report says {}", d.field),
        RulingWords::Add(kind) => format!("the reader missed it: {kind}"),
        RulingWords::Tag(tag) => format!("tagged {tag}"),
        RulingWords::Untag(tag) => format!("no longer tagged {tag}"),
    };
    let alike = d.alike.as_ref().map(|words| format!(" wherever it is written “{words}”"));
    format!("{}, {}: {ruling}{} ({})", d.at, d.by, alike.unwrap_or_default(), d.reason)
}
