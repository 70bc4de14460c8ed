//! Reports' events, made in a line.

use jiff::civil::Date;
use tidings_events::{reconcile::reconcile, settle::settle};
use tidings_model::{
    Act, Actor, ActorKind, Basis, Dating, Decision, Digest, Event, Field, Figure, FigureRelation,
    Group, Harm, Incident, Member, Participant, ParticipantRole, PassageKind, Place,
    PlacePrecision, Point, Quote, ReportId, ReportRef, Ruling, Span, Standing, TextId, Toll, Unit,
    When, Where,
};

pub(crate) fn day(n: i64) -> Date {
    jiff::civil::date(2024, 9, 1).saturating_add(jiff::Span::new().days(n))
}

fn quote(words: &str) -> Quote {
    Quote { span: Span::new(0, words.len()), words: words.to_owned(), text: None }
}

/// A report of an attack in Boni on a day, published the day after.
pub(crate) fn report(id: &str, on: i64) -> Member {
    let event = Event {
        id: format!("event of {id}"),
        act: Act::Attack,
        acled: true,
        ucdp: None,
        plover: None,
        when: Some(When { dating: Dating::day(day(on)), quote: quote("Thursday") }),
        place: Some(town("Boni", 15.07, -1.22)),
        other_places: Vec::new(),
        participants: Vec::new(),
        hit: Vec::new(),
        weapons: Vec::new(),
        figures: Vec::new(),
        speakers: Vec::new(),
        standing: Standing::Reported,
        foreground: true,
        passage: PassageKind::Body,
        trigger: quote("attacked"),
        confidence: 80,
        review: false,
        evidence: Vec::new(),
    };
    let report = ReportRef {
        id: ReportId(id.to_owned()),
        origin: id.to_owned(),
        publisher: Some(format!("paper of {id}")),
        published: Some(day(on + 1)),
        copy_of: None,
        agency: None,
        text_id: text(id),
    };
    Member { report, event }
}

pub(crate) fn text(id: &str) -> TextId {
    Digest::of(id.as_bytes())
}

pub(crate) fn town(name: &str, lat: f64, lon: f64) -> Where {
    let place = Place {
        id: Some(format!("g{name}")),
        name: name.to_owned(),
        country: Some("ML".to_owned()),
        admin1: None,
        admin2: None,
        pcode: None,
        point: Some(Point { lat, lon }),
        precision: PlacePrecision::Settlement,
        radius_km: Some(5.0),
    };
    Where { place, quote: quote(name) }
}

pub(crate) fn killed(mut m: Member, n: u32) -> Member {
    m.event.figures.push(Figure {
        harm: Harm::Killed,
        whom: None,
        group: Group::All,
        unit: Unit::People,
        relation: FigureRelation::Total,
        of: None,
        toll: Toll::of(Basis::Counted, n, n),
        basis: Basis::Counted,
        speakers: Vec::new(),
        quote: quote("the dead"),
    });
    m
}

pub(crate) fn person(mut m: Member, role: ParticipantRole, id: &str, kind: ActorKind) -> Member {
    let actor = Actor {
        id: (!id.is_empty()).then(|| id.to_owned()),
        label: id.to_owned(),
        kind,
        country: None,
    };
    m.event.participants.push(Participant { role, actor, groups: Vec::new(), quote: quote(id) });
    m
}

/// A ruling of the reviewer on the first words of a report's text.
pub(crate) fn ruling(on: &str, field: Field, ruling: Ruling) -> Decision {
    Decision {
        text: text(on),
        span: Span::new(0, 8),
        field,
        ruling,
        alike: None,
        shown: None,
        by: "a reviewer".to_owned(),
        at: "2024-10-01T00:00:00Z".to_owned(),
        reason: "seen".to_owned(),
    }
}

pub(crate) fn merge(a: &str, b: &str) -> Decision {
    ruling(a, Field::Event, Ruling::Merge(text(b), Span::new(0, 8)))
}

pub(crate) fn split(a: &str, b: &str) -> Decision {
    ruling(a, Field::Event, Ruling::Split(text(b), Span::new(0, 8)))
}

pub(crate) fn incidents(members: &[Member], decisions: &[Decision]) -> Vec<Incident> {
    let groups = reconcile(members, decisions);
    groups.iter().filter_map(|g| settle(members, g, decisions, 1)).collect()
}

/// The incident that all the members are.
#[track_caller]
pub(crate) fn one(members: &[Member], decisions: &[Decision]) -> Incident {
    let mut found = incidents(members, decisions);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.swap_remove(0)
}

/// Which reports tell each incident.
pub(crate) fn told(members: &[Member], decisions: &[Decision]) -> Vec<Vec<String>> {
    let reports = |i: Incident| i.reports.into_iter().map(|r| r.id.0).collect();
    incidents(members, decisions).into_iter().map(reports).collect()
}
