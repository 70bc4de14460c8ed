//! How far what happened is vouched for, over all reports.

use super::Settler;
use tidings_model::{Field, Speaker, Stance, Standing};

impl Settler<'_> {
    /// RECORD's definitions over all reports.
    pub(super) fn standing(&mut self, speakers: &[Speaker]) -> Standing {
        let any = |s: Standing| self.mine.iter().any(|m| m.event.standing == s);
        let denies = speakers.iter().any(|s| s.stance == Stance::Denies)
            && (any(Standing::Denied) || any(Standing::Disputed));
        let told =
            [Standing::Reported, Standing::Attributed, Standing::Confirmed, Standing::Alleged];
        let (standing, reason) = if any(Standing::Disputed)
            || (denies && told.iter().any(|s| any(*s)))
        {
            (Standing::Disputed, "speakers contradict each other on whether it happened or by whom")
        } else if any(Standing::Confirmed) || self.both_sides() {
            (Standing::Confirmed, "both sides, or a side and an independent body, say so")
        } else if any(Standing::Reported) {
            (Standing::Reported, "a newsroom states it itself")
        } else if any(Standing::Attributed) {
            (Standing::Attributed, "a side or a source says so")
        } else if any(Standing::Alleged) {
            (Standing::Alleged, "said with doubt, or blamed on somebody who has not spoken")
        } else if any(Standing::Denied) {
            (Standing::Denied, "only a denial is on record")
        } else {
            (Standing::Expected, "announced or threatened, not yet done")
        };
        if standing == Standing::Disputed {
            self.dispute(Field::Event);
        }
        self.because(Field::Standing, reason);
        standing
    }

    /// One report has the word of one side, another that of the other.
    fn both_sides(&self) -> bool {
        use tidings_model::ParticipantRole::{Actor, Target};
        let says = |role| {
            self.mine.iter().any(|m| {
                m.event.speakers.iter().any(|s| {
                    matches!(s.stance, Stance::Confirms | Stance::ClaimsResponsibility)
                        && s.actor.as_ref().is_some_and(|a| {
                            a.id.is_some()
                                && m.event
                                    .participants
                                    .iter()
                                    .any(|p| p.role == role && p.actor.id == a.id)
                        })
                })
            })
        };
        says(Actor) && says(Target)
    }
}
