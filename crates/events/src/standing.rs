//! How well an event is vouched for: who speaks, for which side, and how the text puts it.

use tidings_model::{
    Actor, ActorKind, Modality, Participant, ParticipantRole, Speaker, SpeakerAbout, Stance,
    Standing,
};

/// What the standing is read from.
#[derive(Clone, Copy)]
pub(crate) struct Vouching<'a> {
    pub(crate) modalities: &'a [Modality],
    pub(crate) participants: &'a [Participant],
    pub(crate) speakers: &'a [Speaker],
    /// Whether the newsroom tells it in its own voice.
    pub(crate) stated: bool,
    /// Whether no newsroom tells it at all: the report is one side's own.
    pub(crate) release: bool,
    /// Whether every sentence that tells it holds a denial.
    pub(crate) only_denied: bool,
    /// Whether somebody is blamed for it.
    pub(crate) blamed: bool,
    /// Whether both sides speak as one.
    pub(crate) both: bool,
}

/// The standing, by RECORD's definitions.
pub(crate) fn standing(v: &Vouching<'_>) -> Standing {
    let all = |m: Modality| v.modalities.iter().all(|x| *x == m);
    if all(Modality::Expected) {
        return Standing::Expected;
    }
    if admitted(v) {
        return Standing::Confirmed;
    }
    let asserts = v.speakers.iter().any(vouches);
    if v.speakers.iter().any(|s| contradicts(v, s)) {
        let denied = !asserts && (all(Modality::Denied) || v.only_denied);
        return if denied { Standing::Denied } else { Standing::Disputed };
    }
    if all(Modality::Denied) {
        return Standing::Denied;
    }
    if confirmed(v) {
        return Standing::Confirmed;
    }
    let alleged =
        v.modalities.contains(&Modality::Alleged) && !v.modalities.contains(&Modality::Happened);
    if alleged || v.blamed && !blamed_has_spoken(v) {
        return Standing::Alleged;
    }
    if v.release || !v.stated && asserts { Standing::Attributed } else { Standing::Reported }
}

/// Says that it happened.
fn vouches(s: &Speaker) -> bool {
    matches!(s.stance, Stance::Asserts | Stance::Confirms | Stance::ClaimsResponsibility)
}

/// Of the event or who did it, not of its numbers alone.
const fn about_event(s: &Speaker) -> bool {
    !matches!(s.about, SpeakerAbout::Figures)
}

/// Whether the speaker's denial puts in doubt that it happened or who did it.
fn contradicts(v: &Vouching<'_>, s: &Speaker) -> bool {
    if s.stance != Stance::Denies {
        return false;
    }
    let others = v.speakers.iter().filter(|o| !std::ptr::eq(*o, s));
    match s.about {
        SpeakerAbout::Event => true,
        SpeakerAbout::Figures => false,
        SpeakerAbout::Responsibility => {
            // Who denies what another claims agrees with them; a denial that answers no charge
            // leaves the newsroom's word as it is.
            let claimed = others.clone().any(|o| o.stance == Stance::ClaimsResponsibility);
            !claimed && (v.blamed || others.clone().any(vouches) || !v.stated)
        }
    }
}

/// Whether the speaker is of one side of it.
fn of_side(v: &Vouching<'_>, s: &Speaker, role: ParticipantRole) -> bool {
    let own = |a: &Actor| v.participants.iter().any(|p| p.role == role && same_side(&p.actor, a));
    s.actor.as_ref().is_some_and(own)
}

/// Who did it owns up to it and somebody else says so: what others deny is then not that it happened.
fn admitted(v: &Vouching<'_>) -> bool {
    let by = |s: &&Speaker| of_side(v, s, ParticipantRole::Actor);
    let owns = |s: &Speaker| s.stance == Stance::Confirms && by(&s);
    v.speakers.iter().any(owns) && v.speakers.iter().any(|s| vouches(s) && !by(&s))
}

/// Both sides say so, or a side and somebody else besides.
fn confirmed(v: &Vouching<'_>) -> bool {
    let side = |s: &Speaker, role: ParticipantRole| vouches(s) && of_side(v, s, role);
    let by = |role: ParticipantRole| v.speakers.iter().position(|s| side(s, role));
    let sides = by(ParticipantRole::Actor)
        .zip(by(ParticipantRole::Target))
        .is_some_and(|(a, b)| v.speakers[a].actor != v.speakers[b].actor);
    let claims = |s: &Speaker| s.stance == Stance::ClaimsResponsibility;
    // The state tells what was done to it, the group says it did.
    let claimed = v.speakers.iter().any(claims)
        && v.speakers.iter().any(|s| {
            !claims(s)
                && vouches(s)
                && s.actor
                    .as_ref()
                    .is_none_or(|a| matches!(a.kind, ActorKind::State | ActorKind::Police))
        });
    // Who did it says so, and somebody who is none of theirs.
    let by_actor = |s: &&Speaker| of_side(v, s, ParticipantRole::Actor);
    let own = v.speakers.iter().any(|s| vouches(s) && about_event(s) && by_actor(&s))
        && v.speakers.iter().any(|s| vouches(s) && !by_actor(&s) && s.actor.is_some());
    let confirms = v.speakers.iter().filter(|s| s.stance == Stance::Confirms).count();
    let vouch = v.speakers.iter().filter(|s| vouches(s)).count();
    v.both || sides || claimed || own || confirms >= 1 && vouch >= 2
}

/// Whether one of those who are said to have done it speaks for it or against it.
fn blamed_has_spoken(v: &Vouching<'_>) -> bool {
    v.speakers.iter().any(|s| {
        s.actor.as_ref().is_some_and(|a| {
            v.participants
                .iter()
                .any(|p| p.role == ParticipantRole::Actor && same_side(&p.actor, a))
        })
    })
}

fn same_side(p: &Actor, s: &Actor) -> bool {
    let nameless = matches!(p.kind, ActorKind::Civilians | ActorKind::Unidentified);
    let state = |a: &Actor| matches!(a.kind, ActorKind::State | ActorKind::Police);
    (p.id.is_some() && p.id == s.id)
        || (p.kind == s.kind && !nameless && (p.id.is_none() || s.id.is_none()))
        || (p.country.is_some() && p.country == s.country && state(p) && state(s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidings_model::{Quote, Span};

    fn actor(kind: ActorKind, id: &str) -> Actor {
        Actor { id: Some(id.to_owned()), label: id.to_owned(), kind, country: None }
    }

    fn quote() -> Quote {
        Quote::new("x", Span::new(0, 1))
    }

    fn says(who: Option<Actor>, stance: Stance, about: SpeakerAbout) -> Speaker {
        Speaker { actor: who, stance, about, via: None, quote: quote() }
    }

    /// A raid by rebels on an army, with these speakers.
    fn raid(speakers: &[Speaker], stated: bool, blamed: bool) -> Standing {
        let part = |role, actor| Participant { role, actor, groups: Vec::new(), quote: quote() };
        let participants = [
            part(ParticipantRole::Actor, actor(ActorKind::Rebel, "rebels")),
            part(ParticipantRole::Target, actor(ActorKind::State, "army")),
        ];
        let modalities = [Modality::Happened];
        let v = Vouching {
            modalities: &modalities,
            participants: &participants,
            speakers,
            stated,
            release: false,
            only_denied: false,
            blamed,
            both: false,
        };
        standing(&v)
    }

    #[test]
    fn one_source_attributes_and_both_sides_confirm() {
        let army =
            says(Some(actor(ActorKind::State, "army")), Stance::Asserts, SpeakerAbout::Event);
        let rebels = says(
            Some(actor(ActorKind::Rebel, "rebels")),
            Stance::ClaimsResponsibility,
            SpeakerAbout::Responsibility,
        );
        assert_eq!(raid(&[], true, false), Standing::Reported);
        assert_eq!(raid(std::slice::from_ref(&army), false, false), Standing::Attributed);
        assert_eq!(raid(&[army, rebels], false, false), Standing::Confirmed);
    }

    #[test]
    fn blame_alone_alleges_and_a_denial_by_the_accused_disputes() {
        let witness = says(None, Stance::Asserts, SpeakerAbout::Event);
        let rebels = says(
            Some(actor(ActorKind::Rebel, "rebels")),
            Stance::Denies,
            SpeakerAbout::Responsibility,
        );
        assert_eq!(raid(std::slice::from_ref(&witness), false, true), Standing::Alleged);
        assert_eq!(raid(&[witness, rebels], false, true), Standing::Disputed);
    }

    #[test]
    fn a_group_that_denies_what_another_claims_disputes_nothing() {
        let claim = says(
            Some(actor(ActorKind::Rebel, "rebels")),
            Stance::ClaimsResponsibility,
            SpeakerAbout::Responsibility,
        );
        let army =
            says(Some(actor(ActorKind::State, "army")), Stance::Asserts, SpeakerAbout::Event);
        let other = says(
            Some(actor(ActorKind::Rebel, "others")),
            Stance::Denies,
            SpeakerAbout::Responsibility,
        );
        assert_eq!(raid(&[army, claim, other], false, false), Standing::Confirmed);
    }

    #[test]
    fn a_dispute_on_numbers_is_no_standing() {
        let army =
            says(Some(actor(ActorKind::State, "army")), Stance::Denies, SpeakerAbout::Figures);
        assert_eq!(raid(&[army], true, false), Standing::Reported);
    }
}
