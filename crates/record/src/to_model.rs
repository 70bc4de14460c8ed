//! From the record back to the model: what reconcile reads out of the ledger.

use crate::{ActorValue, Decision, Error, Event, Quote, ReportHead, RulingWords, Where};
use jiff::civil::Date;
use tidings_model as m;
use tidings_model::Vocabulary as _;

/// The event as the model has it. The place's centre is not in the record when it is coarser than
/// a settlement; reconcile then compares names and divisions.
pub fn event_to_model(e: &Event) -> Result<m::Event, Error> {
    Ok(m::Event {
        id: e.id.clone(),
        act: m::Act::parse(&e.act).ok_or_else(|| bad("act", &e.act))?,
        acled: e.acled.is_some(),
        ucdp: e.ucdp,
        plover: e
            .plover
            .as_ref()
            .map(|p| m::Plover { event: p.event.clone(), mode: p.mode.clone() }),
        when: e.when.as_ref().map(when).transpose()?,
        place: e.place.as_ref().map(|w| m::Where { place: place(w), quote: quote(&w.span) }),
        other_places: e
            .other_places
            .iter()
            .map(|o| m::OtherPlace {
                role: o.role,
                place: place(&o.place),
                quote: quote(&o.place.span),
            })
            .collect(),
        participants: e.participants.iter().map(participant).collect(),
        hit: tags(&e.hit),
        weapons: tags(&e.weapons),
        figures: e.figures.iter().map(figure).collect(),
        speakers: e.speakers.iter().map(speaker).collect(),
        standing: e.standing,
        foreground: e.foreground,
        passage: e.passage,
        trigger: quote(&e.trigger),
        confidence: percent(e.confidence),
        review: e.review,
        evidence: e.evidence.iter().map(quote).collect(),
    })
}

/// The report as an incident lists it.
pub fn head_to_report_ref(head: &ReportHead) -> Result<m::ReportRef, Error> {
    Ok(m::ReportRef {
        id: m::ReportId(head.id.clone()),
        origin: head.origin.clone(),
        publisher: head.publisher.clone(),
        published: head.published.as_deref().map(|d| date("published", d)).transpose()?,
        copy_of: head.copy_of.clone().map(m::ReportId),
        agency: head.agency.clone(),
        text_id: digest(&head.text_id)?,
    })
}

/// A reviewer's decision.
///
/// # Errors
/// [`Error::Value`] when it decides nothing: a comment, or the undoing of another.
pub fn decision_to_model(d: &Decision) -> Result<m::Decision, Error> {
    let span = |start: u32, end: u32| m::Span { start, end };
    let ruling = match &d.ruling {
        RulingWords::Accept => m::Ruling::Accept,
        RulingWords::Set(value) => m::Ruling::Set(value.clone()),
        RulingWords::Place(p) => m::Ruling::Place(m::Place {
            id: p.place_id.clone(),
            name: p.name.clone(),
            country: p.country.clone(),
            admin1: p.admin1.clone(),
            admin2: p.admin2.clone(),
            pcode: None,
            point: p.lat.zip(p.lon).map(|(lat, lon)| m::Point { lat, lon }),
            precision: p.precision,
            radius_km: p.radius_km,
        }),
        RulingWords::Actors(actors) => m::Ruling::Actors(actors.iter().map(actor).collect()),
        RulingWords::Reject => m::Ruling::Reject,
        RulingWords::Merge { text_id, start, end } => {
            m::Ruling::Merge(digest(text_id)?, span(*start, *end))
        }
        RulingWords::Split { text_id, start, end } => {
            m::Ruling::Split(digest(text_id)?, span(*start, *end))
        }
        RulingWords::Release => m::Ruling::Release,
        RulingWords::NotSaid => m::Ruling::NotSaid,
        RulingWords::Add(act) => {
            m::Ruling::Add(m::Act::parse(act).ok_or_else(|| bad("ruling.add", act))?)
        }
        RulingWords::Tag(tag) => m::Ruling::Tag(tag.clone()),
        RulingWords::Untag(tag) => m::Ruling::Untag(tag.clone()),
        RulingWords::Comment | RulingWords::Undo { .. } | RulingWords::Approvals(_) => {
            return Err(bad("ruling", "about no event"));
        }
    };
    Ok(m::Decision {
        text: digest(&d.text_id)?,
        span: span(d.start, d.end),
        field: d.field,
        ruling,
        alike: d.alike.clone(),
        shown: d.shown.as_ref().map(quote),
        by: d.by.clone(),
        at: d.at.clone(),
        reason: d.reason.clone(),
    })
}

fn bad(field: &'static str, value: &str) -> Error {
    Error::Value { field, value: value.to_owned() }
}

fn date(field: &'static str, text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| bad(field, text))
}

fn digest(text: &str) -> Result<m::Digest, Error> {
    m::Digest::parse(text).ok_or_else(|| bad("text_id", text))
}

/// A confidence of 0 to 1 in per cent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=100 before the cast"
)]
pub fn percent(x: f64) -> u8 {
    (x * 100.0).round().clamp(0.0, 100.0) as u8
}

fn quote(q: &Quote) -> m::Quote {
    m::Quote {
        span: m::Span { start: q.start, end: q.end },
        words: q.quote.clone(),
        text: q.text_id.as_deref().and_then(m::Digest::parse),
    }
}

fn when(w: &crate::When) -> Result<m::When, Error> {
    Ok(m::When {
        dating: m::Dating {
            first: w.first.as_deref().map(|d| date("when.first", d)).transpose()?,
            last: w.last.as_deref().map(|d| date("when.last", d)).transpose()?,
            precision: w.precision,
        },
        quote: quote(&w.span),
    })
}

fn place(w: &Where) -> m::Place {
    m::Place {
        id: w.place_id.clone(),
        name: w.name.clone(),
        country: w.country.clone(),
        admin1: w.admin1.clone(),
        admin2: w.admin2.clone(),
        pcode: w.pcode.clone(),
        point: w.lat.zip(w.lon).map(|(lat, lon)| m::Point { lat, lon }),
        precision: w.precision,
        radius_km: w.radius_km,
    }
}

fn actor(a: &ActorValue) -> m::Actor {
    m::Actor {
        id: a.actor.clone(),
        label: a.label.clone(),
        kind: a.kind,
        country: a.country.clone(),
    }
}

fn participant(p: &crate::Participant) -> m::Participant {
    m::Participant {
        role: p.role,
        actor: m::Actor {
            id: p.actor.clone(),
            label: p.label.clone(),
            kind: p.kind,
            country: p.country.clone(),
        },
        groups: p.groups.clone(),
        quote: quote(&p.span),
    }
}

fn tags(tags: &[crate::Tag]) -> Vec<m::Tag> {
    tags.iter().map(|t| m::Tag { kind: t.kind.clone(), quote: quote(&t.span) }).collect()
}

fn figure(f: &crate::Figure) -> m::Figure {
    m::Figure {
        harm: f.harm,
        whom: f.whom.clone(),
        group: f.group,
        unit: f.unit,
        relation: f.relation,
        of: f.of,
        toll: m::Toll { low: f.low, best: f.best, high: f.high },
        basis: f.basis,
        speakers: f.speakers.clone(),
        quote: quote(&f.span),
    }
}

fn speaker(s: &crate::Speaker) -> m::Speaker {
    let actor = s.label.as_ref().zip(s.kind).map(|(label, kind)| m::Actor {
        id: s.actor.clone(),
        label: label.clone(),
        kind,
        country: None,
    });
    m::Speaker {
        actor,
        stance: s.stance,
        about: s.about,
        via: s.via.clone(),
        quote: quote(&s.span),
    }
}
