//! The parts of an event: who, with what, where else, and of which kind.

use crate::believe::actor_kind;
use crate::draft::{self, Draft};
use tidings_model::{
    Act, ActorKind, Annotated, Event, Harm, LinkRole, Mark, MentionId, OtherPlace, Participant,
    ParticipantRole, Quote, Tag,
};

pub(crate) fn participants(a: &Annotated, text: &str, d: &Draft) -> Vec<Participant> {
    let mut out: Vec<Participant> = Vec::new();
    let mut add = |role: ParticipantRole, m: MentionId| {
        let Mark::Actor { actor, groups, .. } = &a.mentions[m].mark else { return };
        let same = out.iter_mut().find(|p| {
            p.actor.kind == actor.kind
                && (p.actor.id.is_some() && p.actor.id == actor.id
                    || p.actor.id.is_none() && actor.id.is_none() && p.role == role
                    || p.actor.label == actor.label)
        });
        match same {
            Some(p) => {
                for g in groups {
                    if !p.groups.contains(g) {
                        p.groups.push(g.clone());
                    }
                }
            }
            None => out.push(Participant {
                role,
                actor: actor.clone(),
                groups: groups.clone(),
                quote: Quote::new(text, a.mentions[m].span),
            }),
        }
    };
    // Civilians do not strike or bomb; where grammar makes them do it they are those it befell.
    let violent = d
        .kind
        .is_none_or(|k| k.is_violent() && k != Act::MobViolence && k != Act::ViolentDemonstration);
    for m in &d.actors {
        let civilian = actor_kind(a, *m) == Some(ActorKind::Civilians);
        add(if violent && civilian { ParticipantRole::Target } else { ParticipantRole::Actor }, *m);
    }
    // Who founds, signs or settles somewhere has partners, not victims.
    let partners =
        matches!(d.kind, Some(Act::ChangeToGroup | Act::Agreement | Act::BaseEstablished));
    for m in &d.targets {
        add(if partners { ParticipantRole::Actor } else { ParticipantRole::Target }, *m);
    }
    // Those counted among the dead or taken suffered it, when nobody else is named as the target.
    let civil_target = d.targets.is_empty();
    for f in &d.figures {
        let Mark::Figure { harm, .. } = &a.mentions[*f].mark else { continue };
        let Some(people) = a.links.iter().find(|l| l.from == *f && l.role == LinkRole::Other)
        else {
            continue;
        };
        if civil_target && !matches!(harm, Harm::Crowd) && !d.actors.contains(&people.to) {
            add(ParticipantRole::Target, people.to);
        }
    }
    out
}

pub(crate) fn other_places(a: &Annotated, text: &str, d: &Draft) -> Vec<OtherPlace> {
    let mut out: Vec<OtherPlace> = Vec::new();
    for (role, m) in &d.other_places {
        let (Some(role), Some(place)) = (role.place_role(), draft::place(a, *m)) else { continue };
        if Some(*m) != d.place && !out.iter().any(|o| o.place.id == place.id) {
            out.push(OtherPlace {
                role,
                place: place.clone(),
                quote: Quote::new(text, a.mentions[*m].span),
            });
        }
    }
    out
}

pub(crate) fn tags(a: &Annotated, text: &str, d: &Draft) -> (Vec<Tag>, Vec<Tag>) {
    let words = |q: &Quote| q.words.split_whitespace().count();
    let mut hit: Vec<(Tag, usize)> = Vec::new();
    let mut weapons = hit.clone();
    for (_, m) in &d.tags {
        let (list, kind) = match &a.mentions[*m].mark {
            Mark::Hit(kind) => (&mut hit, kind),
            Mark::Weapon(kind, _) => (&mut weapons, kind),
            _ => continue,
        };
        let sentence = a.mentions[*m].sentence;
        let quote = Quote::new(text, a.mentions[*m].span);
        let of_kind = list.iter_mut().find(|(t, _)| t.kind == *kind);
        match of_kind {
            // Two named in one sentence are two: "the offices of the union and the offices of the party".
            Some((first, s)) if *s != sentence || words(&first.quote).min(words(&quote)) < 2 => {
                // The fuller words stand.
                if words(&quote) > words(&first.quote) {
                    first.quote = quote;
                }
            }
            _ => list.push((Tag { kind: kind.clone(), quote }, sentence)),
        }
    }
    let tags = |list: Vec<(Tag, usize)>| list.into_iter().map(|(t, _)| t).collect();
    (tags(hit), tags(weapons))
}

/// The kind, where words, weapons and sides together decide it.
pub(crate) fn kind(a: &Annotated, d: &Draft, event: &Event) -> Act {
    let armed = |k: ActorKind| {
        use ActorKind as K;
        matches!(
            k,
            K::State
                | K::Police
                | K::Rebel
                | K::Militia
                | K::Communal
                | K::External
                | K::Peacekeepers
                | K::Gang
        )
    };
    let any = |role: ParticipantRole, test: &dyn Fn(ActorKind) -> bool| {
        event.participants.iter().any(|p| p.role == role && test(p.actor.kind))
    };
    let civilians = any(ParticipantRole::Target, &|k| !armed(k));
    let target_armed = any(ParticipantRole::Target, &armed);
    let by_state =
        any(ParticipantRole::Actor, &|k| matches!(k, ActorKind::State | ActorKind::Police));
    let by_group = any(ParticipantRole::Actor, &|k| {
        armed(k) && !matches!(k, ActorKind::State | ActorKind::Police | ActorKind::Peacekeepers)
    });
    let dead = event.figures.iter().any(|f| f.harm == Harm::Killed && f.toll.headline() != Some(0));
    let weapon = || {
        d.tags.iter().find_map(|(_, m)| match &a.mentions[*m].mark {
            Mark::Weapon(_, act) => *act,
            _ => None,
        })
    };
    match d.kind {
        None => match weapon().or_else(|| d.supposed()) {
            Some(act) => act,
            None if target_armed && !civilians => Act::ArmedClash,
            None => Act::Attack,
        },
        // "bombed by jets", "shells filled with gas": the weapon is a word for the kind too.
        Some(act @ (Act::Shelling | Act::RemoteExplosive)) => match weapon() {
            Some(by @ (Act::AirDroneStrike | Act::ChemicalWeapon)) => by,
            _ => act,
        },
        Some(Act::Arrests) if by_group && !by_state => Act::Abduction,
        Some(Act::NonStateActorOvertakesTerritory) if by_state && !by_group && !foreign(event) => {
            Act::GovernmentRegainsTerritory
        }
        Some(Act::GovernmentRegainsTerritory) if by_group && !by_state => {
            Act::NonStateActorOvertakesTerritory
        }
        Some(Act::PeacefulProtest | Act::ProtestWithIntervention) if dead && by_state => {
            Act::ExcessiveForce
        }
        Some(Act::MobViolence | Act::Attack) => d.kind.unwrap_or(Act::Attack),
        Some(act) => act,
    }
}

/// A foreign army that takes a place overtakes territory as a non-state actor does (ACLED).
fn foreign(event: &Event) -> bool {
    let Some(country) = event.place.as_ref().and_then(|p| p.place.country.as_ref()) else {
        return false;
    };
    event.actors().any(|p| p.actor.country.as_ref().is_some_and(|c| c != country))
}
