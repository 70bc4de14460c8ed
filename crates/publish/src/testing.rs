//! Hand-made incidents for the tests of this crate.

use crate::{ActorNames, CountryCodes, Lookups};
use std::collections::BTreeMap;
use tidings_model::{
    ActorKind, Basis, DatePrecision, Field, FigureRelation, Group, Harm, ParticipantRole,
    PassageKind, PlacePrecision, SpeakerAbout, Stance, Standing, Ucdp, Unit,
};
use tidings_record::{
    AcledCode, Claim, Decision, Dispute, Figure, Incident, IncidentReport, Participant, PloverCode,
    Quote, RulingWords, Speaker, Tag, When, Where,
};

/// The text of the airstrike's frame report.
pub(crate) const TEXT: &str = "A drone strike near the market of Tinzaouatine killed at least \
    eight people on Sunday, said army spokesman Col. Amadou Keita. Residents counted 20 dead, \
    among them Fatou Diarra.";

/// The quote of `words` in [`TEXT`].
pub(crate) fn q(words: &str) -> Quote {
    let at = TEXT.find(words).expect("words of the text");
    Quote {
        start: at as u32,
        end: (at + words.len()) as u32,
        quote: words.to_owned(),
        text_id: None,
    }
}

pub(crate) fn figure(
    n: usize,
    harm: Harm,
    relation: FigureRelation,
    basis: Basis,
    [low, best, high]: [Option<u32>; 3],
) -> Figure {
    Figure {
        n,
        harm,
        whom: None,
        group: Group::Unknown,
        unit: Unit::People,
        relation,
        of: None,
        low,
        best,
        high,
        basis,
        speakers: vec![],
        span: q("eight people"),
    }
}

fn person(role: ParticipantRole, kind: ActorKind, id: Option<&str>, label: &str) -> Participant {
    Participant {
        role,
        name: label.to_owned(),
        actor: id.map(str::to_owned),
        label: label.to_owned(),
        kind,
        country: (kind == ActorKind::State).then(|| "ML".to_owned()),
        groups: vec![],
        span: Quote { start: 0, end: 0, quote: String::new(), text_id: None },
    }
}

fn speaker(n: usize, words: &str, label: Option<&str>) -> Speaker {
    Speaker {
        n,
        name: words.to_owned(),
        actor: None,
        label: label.map(str::to_owned),
        kind: label.map(|_| ActorKind::State),
        stance: Stance::Asserts,
        about: SpeakerAbout::Event,
        via: None,
        span: q(words),
    }
}

fn report(id: &str, publisher: &str) -> IncidentReport {
    IncidentReport {
        id: id.to_owned(),
        origin: format!("/home/ann/inbox/{id}.html"),
        publisher: Some(publisher.to_owned()),
        published: Some("2024-12-02".to_owned()),
        copy_of: None,
        agency: None,
        text_id: format!("sha256:{}", "0".repeat(64)),
        events: vec![format!("e-{id}")],
    }
}

fn claim(report: &str, speaker: Option<&str>, assertion: &str, words: &str) -> Claim {
    Claim {
        report: report.to_owned(),
        event: format!("e-{report}"),
        speaker: speaker.map(str::to_owned),
        field: Field::Killed,
        assertion: assertion.to_owned(),
        text_id: format!("sha256:{}", "0".repeat(64)),
        span: q(words),
    }
}

/// A settled airstrike with rival tolls, released.
pub(crate) fn airstrike() -> Incident {
    let office = "army spokesman Col. Amadou Keita";
    let mut killed =
        figure(0, Harm::Killed, FigureRelation::Total, Basis::Between, [Some(8), None, Some(20)]);
    killed.speakers = vec![0, 1];
    let mut rival = figure(1, Harm::Killed, FigureRelation::Rival, Basis::Counted, [Some(20); 3]);
    rival.of = Some(0);
    rival.span = q("20 dead");
    let mut civilians =
        figure(2, Harm::Killed, FigureRelation::Among, Basis::Counted, [Some(3); 3]);
    (civilians.of, civilians.group) = (Some(0), Group::Civilians);
    Incident {
        format: 1,
        record_type: "incident".to_owned(),
        id: "i-7f3a".to_owned(),
        act: "Air/drone strike".to_owned(),
        acled: Some(AcledCode {
            event_type: "Explosions/Remote violence".to_owned(),
            sub_event_type: "Air/drone strike".to_owned(),
        }),
        ucdp: Some(Ucdp::StateBased),
        plover: Some(PloverCode { event: "ASSAULT".to_owned(), mode: Some("drone".to_owned()) }),
        when: Some(When {
            first: Some("2024-12-01".to_owned()),
            last: Some("2024-12-01".to_owned()),
            precision: DatePrecision::Day,
            span: q("on Sunday"),
        }),
        place: Some(Where {
            name: "Tinzaouatine".to_owned(),
            place_id: Some("g2449067".to_owned()),
            country: Some("ML".to_owned()),
            admin1: Some("Kidal".to_owned()),
            admin2: None,
            lat: Some(19.95634),
            lon: Some(2.96671),
            precision: PlacePrecision::Settlement,
            radius_km: Some(2.0),
            pcode: None,
            span: q("Tinzaouatine"),
        }),
        other_places: vec![],
        participants: vec![
            person(ParticipantRole::Actor, ActorKind::State, Some("ml-state"), "Malian army"),
            person(ParticipantRole::Target, ActorKind::Rebel, Some("ml-fla"), "FLA"),
            person(ParticipantRole::Target, ActorKind::Civilians, None, "civilians"),
        ],
        hit: vec![Tag { kind: "market".to_owned(), span: q("market") }],
        weapons: vec![Tag { kind: "drone".to_owned(), span: q("drone") }],
        figures: vec![killed, rival, civilians],
        speakers: vec![speaker(0, office, Some("Malian army")), speaker(1, "Residents", None)],
        standing: Standing::Attributed,
        foreground: true,
        passage: PassageKind::Lead,
        trigger: q("drone strike"),
        confidence: 0.9,
        review: false,
        evidence: vec![q(&TEXT[..TEXT.find(" Residents").expect("second sentence")])],
        text_id: format!("sha256:{}", "0".repeat(64)),
        reports: vec![report("r1", "Sahel Wire"), report("r2", "Le Fleuve")],
        independent_sources: 2,
        claims: vec![
            claim("r1", Some(office), "at least 8 killed", "at least eight people"),
            claim(
                "r2",
                Some("Residents"),
                "20 killed, among them Fatou Diarra",
                "Residents counted 20 dead",
            ),
        ],
        disputes: vec![Dispute { field: Field::Killed, claims: vec![0, 1] }],
        why: BTreeMap::from([("killed".to_owned(), "speakers differ: claims 0 and 1".to_owned())]),
        released: Some("2024-12-05T10:00:00Z".to_owned()),
        tags: vec!["airspace".to_owned(), "check again".to_owned()],
        comments: 2,
        history: vec![Decision {
            at: "2024-12-05T10:00:00Z".to_owned(),
            by: "ann".to_owned(),
            field: Field::Event,
            ruling: RulingWords::Release,
            alike: None,
            shown: None,
            reason: "checked".to_owned(),
            text_id: format!("sha256:{}", "0".repeat(64)),
            start: 2,
            end: 14,
        }],
        previous_ids: vec![],
        deleted: false,
    }
}

/// The same with an unknown toll and nobody named.
pub(crate) fn unknown_toll() -> Incident {
    let mut i = airstrike();
    i.id = "i-unknown".to_owned();
    i.figures = vec![figure(
        0,
        Harm::Killed,
        FigureRelation::Total,
        Basis::SaidUnknown,
        [None, None, None],
    )];
    i.participants.clear();
    i.speakers.clear();
    i.disputes.clear();
    i.standing = Standing::Reported;
    i
}

/// A clash somewhere in a region, some time in a week, with several dead.
pub(crate) fn admin1_place() -> Incident {
    let mut i = airstrike();
    i.id = "i-region".to_owned();
    i.act = "Armed clash".to_owned();
    i.acled = Some(AcledCode {
        event_type: "Battles".to_owned(),
        sub_event_type: "Armed clash".to_owned(),
    });
    let when = i.when.as_mut().expect("a day");
    (when.last, when.precision) = (Some("2024-12-07".to_owned()), DatePrecision::Week);
    let place = i.place.as_mut().expect("a place");
    place.name = "Kidal".to_owned();
    (place.lat, place.lon, place.radius_km) = (None, None, None);
    place.precision = PlacePrecision::Admin1;
    i.figures =
        vec![figure(0, Harm::Killed, FigureRelation::Total, Basis::Several, [None, None, None])];
    i.disputes.clear();
    i
}

/// A peaceful protest called by a union.
pub(crate) fn protest() -> Incident {
    let mut i = unknown_toll();
    i.id = "i-protest".to_owned();
    i.act = "Peaceful protest".to_owned();
    i.acled = Some(AcledCode {
        event_type: "Protests".to_owned(),
        sub_event_type: "Peaceful protest".to_owned(),
    });
    i.ucdp = None;
    i.participants = vec![
        person(ParticipantRole::Actor, ActorKind::Protesters, None, "protesters"),
        person(ParticipantRole::Actor, ActorKind::Party, None, "National Workers' Union"),
    ];
    i.figures =
        vec![figure(0, Harm::Crowd, FigureRelation::Total, Basis::About, [None, Some(200), None])];
    i
}

/// Nobody says when.
pub(crate) fn no_date() -> Incident {
    let mut i = airstrike();
    i.id = "i-no-date".to_owned();
    let when = i.when.as_mut().expect("a day");
    (when.first, when.last, when.precision) = (None, None, DatePrecision::Unknown);
    i
}

pub(crate) fn lookups() -> Lookups {
    Lookups {
        countries: BTreeMap::from([(
            "ML".to_owned(),
            CountryCodes {
                name: "Mali".to_owned(),
                region: "Western Africa".to_owned(),
                iso_num: Some(466),
                gwno: Some(432),
            },
        )]),
        actors: BTreeMap::from([
            (
                "ml-state".to_owned(),
                ActorNames {
                    acled: Some("Military Forces of Mali (2021-)".to_owned()),
                    ucdp: Some("Government of Mali".to_owned()),
                    ..ActorNames::default()
                },
            ),
            (
                "ml-fla".to_owned(),
                ActorNames {
                    acled: Some("FLA: Azawad Liberation Front".to_owned()),
                    ..ActorNames::default()
                },
            ),
        ]),
    }
}

/// A CSV table as `column: cell` lines, empty cells left out.
pub(crate) fn columns(text: &str) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let mut out = String::new();
    for row in reader.records() {
        for (column, cell) in header.iter().zip(&row.expect("a row")) {
            if !cell.is_empty() {
                out.push_str(&format!("{column}: {cell}\n"));
            }
        }
    }
    out
}
