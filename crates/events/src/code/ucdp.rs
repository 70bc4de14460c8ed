//! UCDP GED: organised violence with at least one death in some bound.
//!
//! Rules after the UCDP GED codebook: state-based (a state and an organised group or state),
//! non-state (two organised groups), one-sided (an organised actor and civilians).

use tidings_model::{AcledType, ActorKind, Event, Harm, ParticipantRole, Standing, Ucdp};

/// The type of violence; null without organised actors on record or without a possible death.
pub fn code(event: &Event) -> Option<Ucdp> {
    if matches!(event.standing, Standing::Expected | Standing::Denied) || !deadly(event) {
        return None;
    }
    let side = |role: ParticipantRole| -> Vec<ActorKind> {
        event.participants.iter().filter(|p| p.role == role).map(|p| p.actor.kind).collect()
    };
    let (actors, targets) = (side(ParticipantRole::Actor), side(ParticipantRole::Target));
    let battle = event.act.acled_type() == AcledType::Battles;
    let sides: Vec<ActorKind> = if battle && targets.is_empty() {
        actors
    } else {
        let first = actors.iter().copied().find(|k| organised(*k))?;
        let second = targets.iter().copied().find(|k| organised(*k) || victims(*k))?;
        vec![first, second]
    };
    match sides.as_slice() {
        [a, b, ..] if organised(*a) && victims(*b) => Some(Ucdp::OneSided),
        [a, b, ..] if organised(*a) && organised(*b) => {
            Some(if state(*a) || state(*b) { Ucdp::StateBased } else { Ucdp::NonState })
        }
        _ => None,
    }
}

fn deadly(event: &Event) -> bool {
    event.figures.iter().any(|f| {
        f.harm == Harm::Killed
            && [f.toll.low, f.toll.best, f.toll.high].iter().flatten().any(|n| *n > 0)
    })
}

const fn organised(kind: ActorKind) -> bool {
    use ActorKind as K;
    matches!(
        kind,
        K::State
            | K::Police
            | K::Rebel
            | K::Militia
            | K::Communal
            | K::External
            | K::Peacekeepers
            | K::Gang
    )
}

const fn state(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::State | ActorKind::Police | ActorKind::External)
}

const fn victims(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::Civilians | ActorKind::Protesters)
}
