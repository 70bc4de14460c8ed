//! Who stands on which side of an ACLED row, and which pairs are rows of their own.

use crate::{Lookups, conventions};
use tidings_model::{ActorKind, ParticipantRole, Vocabulary as _};
use tidings_record::{Incident, Participant, Where};

#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) name: String,
    pub(super) assoc: Vec<String>,
    /// 0 when there is nobody.
    pub(super) inter: u8,
}

#[derive(Debug, Default)]
pub(super) struct Sides {
    pub(super) one: Side,
    pub(super) two: Side,
    /// What tells the pair apart from the incident's others: the target's id. None for the first.
    pub(super) key: Option<String>,
}

impl Sides {
    /// The pairs ACLED codes apart, the first named first: an actor that fights two organisations which do
    /// not belong together fights two events.
    pub(super) fn of(
        i: &Incident,
        event_type: &str,
        place: &Where,
        lookups: &Lookups,
    ) -> Vec<Self> {
        let country = lookups.country_name(place.country.as_deref());
        let side = |people: &[&Participant]| side(people, place, country, lookups);
        let crowd_kind = match event_type {
            "Protests" => Some(ActorKind::Protesters),
            "Riots" => Some(ActorKind::Rioters),
            _ => None,
        };
        let with = |role| i.participants.iter().filter(move |p| p.role == role);
        let actors: Vec<_> = with(ParticipantRole::Actor).collect();
        let targets: Vec<_> = with(ParticipantRole::Target).collect();
        if let Some(kind) = crowd_kind {
            // ACLED puts the crowd first, whoever used force, and its organisers beside it.
            let (force, crowd): (Vec<_>, Vec<_>) = i.participants.iter().partition(|p| armed(p));
            let mut one = generic(kind, country);
            for p in crowd.iter().filter(|p| p.kind != kind && p.role == ParticipantRole::Actor) {
                one.assoc.push(name(p, country, lookups));
            }
            let victims: Vec<_> = targets
                .iter()
                .filter(|p| !armed(p) && p.kind == ActorKind::Civilians)
                .copied()
                .collect();
            let two = side(if force.is_empty() { &victims } else { &force });
            return vec![Self { one, two, key: None }];
        }
        let strategic = event_type == "Strategic developments";
        let mut pairs = Vec::new();
        for (n, camp) in camps(&targets, lookups).iter().enumerate() {
            let mut one = side(&actors);
            let mut two = side(camp);
            if one.inter == 0 && !strategic {
                one = generic(ActorKind::Unidentified, country);
            }
            if two.inter == 0 && event_type == "Violence against civilians" {
                two = generic(ActorKind::Civilians, country);
            }
            let key = camp.first().and_then(|p| p.actor.clone()).filter(|_| n > 0);
            pairs.push(Self { one, two, key });
        }
        pairs
    }
}

/// The targets, those who belong together in one camp. Only organisations of the actor table can stand
/// apart: a name it does not know may be another name of one it does.
fn camps<'a>(targets: &[&'a Participant], lookups: &Lookups) -> Vec<Vec<&'a Participant>> {
    let mut camps: Vec<Vec<&Participant>> = vec![Vec::new()];
    for &p in targets {
        let apart = |camp: &Vec<&Participant>| {
            let leader = camp.iter().find(|q| armed(q) && q.actor.is_some());
            leader.is_some_and(|q| {
                armed(p) && !lookups.belong(p.actor.as_deref(), q.actor.as_deref())
            })
        };
        match camps.iter().position(|camp| !apart(camp)) {
            Some(n) => camps[n].push(p),
            None => camps.push(vec![p]),
        }
    }
    camps
}

const fn armed(p: &Participant) -> bool {
    use ActorKind::{External, Gang, Militia, Peacekeepers, Police, Rebel, State};
    matches!(p.kind, State | Police | Rebel | Militia | External | Peacekeepers | Gang)
}

fn generic(kind: ActorKind, country: &str) -> Side {
    Side {
        name: conventions::named("actor", kind.as_str(), country).unwrap_or_default(),
        assoc: Vec::new(),
        inter: conventions::acled("inter", kind.as_str()).and_then(|n| n.parse().ok()).unwrap_or(0),
    }
}

/// The first named, with the others and the groups among them as associates.
fn side(people: &[&Participant], place: &Where, country: &str, lookups: &Lookups) -> Side {
    let Some(first) = people.first() else { return Side::default() };
    let name_of = name(first, country, lookups);
    let mut assoc: Vec<String> = people[1..].iter().map(|p| name(p, country, lookups)).collect();
    assoc.retain(|n| *n != name_of);
    for group in people.iter().flat_map(|p| &p.groups) {
        assoc.extend(conventions::named("assoc", group, country));
    }
    Side { name: name_of, assoc, inter: inter(first, place) }
}

fn name(p: &Participant, country: &str, lookups: &Lookups) -> String {
    if let Some(name) = lookups.acled(p.actor.as_deref()) {
        return name.to_owned();
    }
    let known = p.actor.is_some();
    let generic = if known { None } else { conventions::named("actor", p.kind.as_str(), country) };
    generic.unwrap_or_else(|| p.label.clone())
}

/// ACLED's number for a kind of actor. A state's forces outside their country are external.
pub(super) fn inter(p: &Participant, place: &Where) -> u8 {
    let own = matches!(p.kind, ActorKind::State | ActorKind::Police);
    let away = p.country.as_ref().zip(place.country.as_ref()).is_some_and(|(a, b)| a != b);
    if own && away {
        return 8;
    }
    conventions::acled("inter", p.kind.as_str()).and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// Two digits, the lower first; an actor alone is followed by 0.
pub(super) fn interaction(one: u8, two: u8) -> u8 {
    match (one.min(two), one.max(two)) {
        (0, alone) => alone * 10,
        (low, high) => low * 10 + high,
    }
}
