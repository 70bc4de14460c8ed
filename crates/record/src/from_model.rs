//! From the model to the record.

use crate::{
    AcledCode, ActorValue, Claim, Decision, Dispute, Event, FORMAT, Figure, Incident,
    IncidentReport, OtherPlace, Participant, PlaceValue, PloverCode, Problem, Quote, ReportHead,
    RulingWords, Speaker, Tag, When, Where,
};
use tidings_model as m;
use tidings_model::Vocabulary as _;

/// The event `event` of `report`, read from `extraction` by `coded_by`.
pub fn event(
    report: &m::Report,
    extraction: &m::Extraction,
    coded_by: &str,
    event: &m::Event,
) -> Event {
    let f = Fields::of(event);
    Event {
        format: FORMAT,
        record_type: "event".to_owned(),
        id: event.id.clone(),
        report: head(report, extraction),
        act: event.act.as_str().to_owned(),
        acled: f.acled,
        ucdp: event.ucdp,
        plover: f.plover,
        when: f.when,
        place: f.place,
        other_places: f.other_places,
        participants: f.participants,
        hit: tags(&event.hit),
        weapons: tags(&event.weapons),
        figures: f.figures,
        speakers: f.speakers,
        standing: event.standing,
        foreground: event.foreground,
        passage: event.passage,
        trigger: quote(&event.trigger),
        confidence: f64::from(event.confidence) / 100.0,
        review: event.review,
        coded_by: coded_by.to_owned(),
        evidence: event.evidence.iter().map(quote).collect(),
    }
}

/// A settled incident.
pub fn incident(incident: &m::Incident) -> Incident {
    let s = &incident.settled;
    let f = Fields::of(s);
    Incident {
        format: FORMAT,
        record_type: "incident".to_owned(),
        id: incident.id.clone(),
        act: s.act.as_str().to_owned(),
        acled: f.acled,
        ucdp: s.ucdp,
        plover: f.plover,
        when: f.when,
        place: f.place,
        other_places: f.other_places,
        participants: f.participants,
        hit: tags(&s.hit),
        weapons: tags(&s.weapons),
        figures: f.figures,
        speakers: f.speakers,
        standing: s.standing,
        foreground: s.foreground,
        passage: s.passage,
        trigger: quote(&s.trigger),
        confidence: f64::from(s.confidence) / 100.0,
        review: s.review,
        evidence: s.evidence.iter().map(quote).collect(),
        text_id: incident.reports[incident.frame].text_id.to_string(),
        reports: (0..incident.reports.len()).map(|i| incident_report(incident, i)).collect(),
        independent_sources: incident.independent_sources,
        claims: incident.claims.iter().map(|c| claim(incident, c)).collect(),
        disputes: incident
            .disputes
            .iter()
            .map(|d| Dispute { field: d.field, claims: d.claims.clone() })
            .collect(),
        why: incident.why.iter().map(|w| (w.field.to_string(), w.reason.clone())).collect(),
        released: incident.released.clone(),
        tags: incident.tags.clone(),
        comments: 0,
        history: incident.history.iter().map(decision).collect(),
        previous_ids: incident.previous_ids.clone(),
        deleted: false,
    }
}

/// A problem.
pub fn problem(problem: &m::Problem) -> Problem {
    Problem {
        format: FORMAT,
        record_type: "problem".to_owned(),
        origin: problem.origin.clone(),
        stage: problem.stage.as_str().to_owned(),
        message: problem.message.clone(),
        span: problem.quote.as_ref().map(quote),
    }
}

/// A reviewer's decision.
pub fn decision(d: &m::Decision) -> Decision {
    let ruling = match &d.ruling {
        m::Ruling::Accept => RulingWords::Accept,
        m::Ruling::Set(value) => RulingWords::Set(value.clone()),
        m::Ruling::Place(place) => RulingWords::Place(place_value(place)),
        m::Ruling::Actors(actors) => RulingWords::Actors(actors.iter().map(actor_value).collect()),
        m::Ruling::Reject => RulingWords::Reject,
        m::Ruling::Merge(text, span) => {
            RulingWords::Merge { text_id: text.to_string(), start: span.start, end: span.end }
        }
        m::Ruling::Split(text, span) => {
            RulingWords::Split { text_id: text.to_string(), start: span.start, end: span.end }
        }
        m::Ruling::Release => RulingWords::Release,
        m::Ruling::NotSaid => RulingWords::NotSaid,
        m::Ruling::Add(act) => RulingWords::Add(act.as_str().to_owned()),
        m::Ruling::Tag(tag) => RulingWords::Tag(tag.clone()),
        m::Ruling::Untag(tag) => RulingWords::Untag(tag.clone()),
    };
    Decision {
        at: d.at.clone(),
        by: d.by.clone(),
        field: d.field,
        ruling,
        alike: d.alike.clone(),
        shown: d.shown.as_ref().map(quote),
        reason: d.reason.clone(),
        text_id: d.text.to_string(),
        start: d.span.start,
        end: d.span.end,
    }
}

/// A place as a reviewer gives it.
pub fn place_value(p: &m::Place) -> PlaceValue {
    PlaceValue {
        name: p.name.clone(),
        place_id: p.id.clone(),
        country: p.country.clone(),
        admin1: p.admin1.clone(),
        admin2: p.admin2.clone(),
        lat: p.point.map(|p| p.lat),
        lon: p.point.map(|p| p.lon),
        precision: p.precision,
        radius_km: p.radius_km,
    }
}

/// An organisation or group as a reviewer gives it.
pub fn actor_value(a: &m::Actor) -> ActorValue {
    ActorValue {
        actor: a.id.clone(),
        label: a.label.clone(),
        kind: a.kind,
        country: a.country.clone(),
    }
}

/// Words.
pub fn quote(q: &m::Quote) -> Quote {
    Quote {
        start: q.span.start,
        end: q.span.end,
        quote: q.words.clone(),
        text_id: q.text.map(|t| t.to_string()),
    }
}

/// The head of `report` as it was read from `extraction`.
pub fn head(report: &m::Report, extraction: &m::Extraction) -> ReportHead {
    ReportHead {
        id: report.id.0.clone(),
        origin: report.origin.clone(),
        url: report.url.clone(),
        publisher: report.publisher.clone(),
        byline: report.byline.clone(),
        headline: report.headline.clone(),
        published: report.published.and_then(|d| d.first).map(|d| d.to_string()),
        retrieved: report.retrieved.clone(),
        language: extraction.language.map(|l| l.code().to_owned()),
        text_id: extraction.text_id.to_string(),
        extractor: extraction.extractor.clone(),
        copy_of: report.copy_of.as_ref().map(|id| id.0.clone()),
        agency: report.agency.clone(),
    }
}

/// The fields that events and incidents share.
struct Fields {
    acled: Option<AcledCode>,
    plover: Option<PloverCode>,
    when: Option<When>,
    place: Option<Where>,
    other_places: Vec<OtherPlace>,
    participants: Vec<Participant>,
    figures: Vec<Figure>,
    speakers: Vec<Speaker>,
}

impl Fields {
    fn of(e: &m::Event) -> Self {
        Self {
            acled: e.acled.then(|| AcledCode {
                event_type: e.act.acled_type().as_str().to_owned(),
                sub_event_type: e.act.as_str().to_owned(),
            }),
            plover: e
                .plover
                .as_ref()
                .map(|p| PloverCode { event: p.event.clone(), mode: p.mode.clone() }),
            when: e.when.as_ref().map(when),
            place: e.place.as_ref().map(|w| place(&w.place, &w.quote)),
            other_places: e
                .other_places
                .iter()
                .map(|o| OtherPlace { role: o.role, place: place(&o.place, &o.quote) })
                .collect(),
            participants: e.participants.iter().map(participant).collect(),
            figures: e.figures.iter().enumerate().map(figure).collect(),
            speakers: e.speakers.iter().enumerate().map(speaker).collect(),
        }
    }
}

fn when(w: &m::When) -> When {
    When {
        first: w.dating.first.map(|d| d.to_string()),
        last: w.dating.last.map(|d| d.to_string()),
        precision: w.dating.precision,
        span: quote(&w.quote),
    }
}

/// Five decimals are a metre; more would be false precision.
fn degrees(x: f64) -> f64 {
    (x * 1e5).round() / 1e5
}

fn place(p: &m::Place, words: &m::Quote) -> Where {
    let pin = p.pin();
    Where {
        name: p.name.clone(),
        place_id: p.id.clone(),
        country: p.country.clone(),
        admin1: p.admin1.clone(),
        admin2: p.admin2.clone(),
        lat: pin.map(|p| degrees(p.lat)),
        lon: pin.map(|p| degrees(p.lon)),
        precision: p.precision,
        radius_km: pin.and(p.radius_km),
        pcode: p.pcode.clone(),
        span: quote(words),
    }
}

fn participant(p: &m::Participant) -> Participant {
    Participant {
        role: p.role,
        name: p.quote.words.clone(),
        actor: p.actor.id.clone(),
        label: p.actor.label.clone(),
        kind: p.actor.kind,
        country: p.actor.country.clone(),
        groups: p.groups.clone(),
        span: quote(&p.quote),
    }
}

fn tags(tags: &[m::Tag]) -> Vec<Tag> {
    tags.iter().map(|t| Tag { kind: t.kind.clone(), span: quote(&t.quote) }).collect()
}

fn figure((n, f): (usize, &m::Figure)) -> Figure {
    Figure {
        n,
        harm: f.harm,
        whom: f.whom.clone(),
        group: f.group,
        unit: f.unit,
        relation: f.relation,
        of: f.of,
        low: f.toll.low,
        best: f.toll.best,
        high: f.toll.high,
        basis: f.basis,
        speakers: f.speakers.clone(),
        span: quote(&f.quote),
    }
}

fn speaker((n, s): (usize, &m::Speaker)) -> Speaker {
    Speaker {
        n,
        name: s.quote.words.clone(),
        actor: s.actor.as_ref().and_then(|a| a.id.clone()),
        label: s.actor.as_ref().map(|a| a.label.clone()),
        kind: s.actor.as_ref().map(|a| a.kind),
        stance: s.stance,
        about: s.about,
        via: s.via.clone(),
        span: quote(&s.quote),
    }
}

fn incident_report(incident: &m::Incident, index: usize) -> IncidentReport {
    let r = &incident.reports[index];
    IncidentReport {
        id: r.id.0.clone(),
        origin: r.origin.clone(),
        publisher: r.publisher.clone(),
        published: r.published.map(|d| d.to_string()),
        copy_of: r.copy_of.as_ref().map(|id| id.0.clone()),
        agency: r.agency.clone(),
        text_id: r.text_id.to_string(),
        events: incident
            .events
            .iter()
            .filter(|(report, _)| *report == index)
            .map(|(_, id)| id.clone())
            .collect(),
    }
}

fn claim(incident: &m::Incident, c: &m::Claim) -> Claim {
    let report = &incident.reports[c.report];
    Claim {
        report: report.id.0.clone(),
        event: c.event.clone(),
        speaker: c.speaker.clone(),
        field: c.field,
        assertion: c.assertion.clone(),
        text_id: report.text_id.to_string(),
        span: quote(&c.quote),
    }
}
