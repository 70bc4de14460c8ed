//! How well an event is vouched for: who speaks, for which side, and how the text puts it.

use tidings_model::{
    ActorKind, Modality, Participant, ParticipantRole, Speaker, SpeakerAbout, Stance, Standing,
};

/// What the standing is read from.
pub(crate) struct Vouching<'a> {
    pub(crate) modalities: &'a [Modality],
    pub(crate) participants: &'a [Participant],
    pub(crate) speakers: &'a [Speaker],
    /// Whether some sentence states it without any speaker.
    pub(crate) stated: bool,
    /// Whether somebody is blamed who has not spoken.
    pub(crate) blamed: bool,
}

/// The standing, by RECORD's definitions.
pub(crate) fn standing(v: &Vouching<'_>) -> Standing {
    let any = |m: Modality| v.modalities.contains(&m);
    if v.modalities.iter().all(|m| *m == Modality::Expected) {
        return Standing::Expected;
    }
    let denies = |s: &&Speaker| s.stance == Stance::Denies && s.about != SpeakerAbout::Figures;
    let asserts = v.speakers.iter().any(|s| {
        matches!(s.stance, Stance::Asserts | Stance::Confirms | Stance::ClaimsResponsibility)
    });
    if v.speakers.iter().any(|s| denies(&s)) {
        let only = v.modalities.iter().all(|m| *m == Modality::Denied);
        return if only && !asserts { Standing::Denied } else { Standing::Disputed };
    }
    if v.modalities.iter().all(|m| *m == Modality::Denied) {
        return Standing::Denied;
    }
    if confirmed(v) {
        return Standing::Confirmed;
    }
    if any(Modality::Alleged) && !any(Modality::Happened) || v.blamed {
        return Standing::Alleged;
    }
    if !v.stated && !v.speakers.is_empty() { Standing::Attributed } else { Standing::Reported }
}

/// Both sides say so, or a side and an independent body.
fn confirmed(v: &Vouching<'_>) -> bool {
    let says = |role: ParticipantRole| {
        v.speakers.iter().any(|s| {
            matches!(s.stance, Stance::Asserts | Stance::Confirms | Stance::ClaimsResponsibility)
                && s.actor.as_ref().is_some_and(|a| {
                    v.participants.iter().any(|p| p.role == role && same_side(&p.actor, a))
                })
        })
    };
    let sides = says(ParticipantRole::Actor) && says(ParticipantRole::Target);
    let confirms = v.speakers.iter().filter(|s| s.stance == Stance::Confirms).count();
    let others = v.speakers.len() > confirms;
    sides || (confirms >= 2) || (confirms >= 1 && others && says(ParticipantRole::Actor))
}

fn same_side(p: &tidings_model::Actor, s: &tidings_model::Actor) -> bool {
    (p.id.is_some() && p.id == s.id)
        || (p.kind == s.kind
            && !matches!(p.kind, ActorKind::Civilians | ActorKind::Unidentified)
            && (p.id.is_none() || s.id.is_none()))
        || (p.country.is_some()
            && p.country == s.country
            && matches!(p.kind, ActorKind::State)
            && matches!(s.kind, ActorKind::State | ActorKind::Police))
}
