//! Reviewers' rulings on single fields.

use super::{Settler, about};
use crate::alike;
use tidings_model::{
    Act, Actor, Basis, Dating, Decision, Event, Field, Figure, FigureRelation, Group, Harm,
    Participant, ParticipantRole, Quote, Ruling, Standing, Toll, Unit, Vocabulary as _, When,
    Where,
};

impl Settler<'_> {
    /// Reviewers' rulings on single fields, oldest first; the last one on a field stands.
    pub(super) fn decide(&mut self, settled: &mut Event, decisions: &[Decision]) -> Vec<Decision> {
        let mut history: Vec<Decision> =
            self.mine.iter().flat_map(|m| about(m, decisions)).cloned().collect();
        history.retain(|d| d.alike.is_none());
        history.extend(self.mine.iter().flat_map(|m| alike::applied(&m.event, decisions)).cloned());
        history.sort_by(|a, b| (&a.at, a.field, &a.by).cmp(&(&b.at, b.field, &b.by)));
        history.dedup();
        for d in &history {
            // What holds for all alike stands in the events already.
            let of = d.alike.as_ref().map(|words| format!(" for all written “{words}”"));
            if of.is_some() || set(settled, d) {
                let (by, of) = (&d.by, of.unwrap_or_default());
                self.why.retain(|w| w.field != d.field);
                self.because(d.field, format!("decided by {by}{of}: {}", d.reason));
            }
            if matches!(d.ruling, Ruling::Add(_)) {
                self.why.retain(|w| w.field != Field::Kind);
                self.because(Field::Kind, format!("added by {}: {}", d.by, d.reason));
            }
            if d.ruling == Ruling::Accept {
                settled.review = false;
            }
        }
        history
    }
}

/// Sets a field to a reviewer's value; false when the ruling gives none, or none that the field can
/// take. The value hangs on the words the reviewer showed, else on those the field had, else on the
/// event's own.
fn set(e: &mut Event, d: &Decision) -> bool {
    let words = |held: Option<Quote>| d.shown.clone().or(held).unwrap_or_else(|| e.trigger.clone());
    match (&d.ruling, d.field) {
        (Ruling::Set(value), Field::Kind) => Act::parse(value).map(|a| e.act = a).is_some(),
        (Ruling::Set(value), Field::Standing) => {
            Standing::parse(value).map(|s| e.standing = s).is_some()
        }
        (Ruling::Set(value), Field::When) => {
            let Some(dating) = dating(value) else { return false };
            let quote = words(e.when.take().map(|w| w.quote));
            e.when = Some(When { dating, quote });
            true
        }
        (Ruling::Set(value), field) => {
            let harm = Harm::ALL.iter().copied().find(|h| Field::of_harm(*h) == field);
            let (Some(harm), Ok(n)) = (harm, value.trim().parse::<u32>()) else { return false };
            count(e, harm, n, d.shown.clone());
            true
        }
        (Ruling::NotSaid, field) => unsay(e, field),
        (Ruling::Place(place), Field::Where) => {
            let quote = words(e.place.take().map(|w| w.quote));
            e.place = Some(Where { place: place.clone(), quote });
            true
        }
        (Ruling::Actors(actors), Field::Actor) => who(e, ParticipantRole::Actor, actors, d),
        (Ruling::Actors(actors), Field::Target) => who(e, ParticipantRole::Target, actors, d),
        _ => false,
    }
}

/// Puts these in the place of everybody in that role.
fn who(e: &mut Event, role: ParticipantRole, actors: &[Actor], d: &Decision) -> bool {
    let (held, mut others): (Vec<Participant>, Vec<Participant>) =
        std::mem::take(&mut e.participants).into_iter().partition(|p| p.role == role);
    let of = |actor: &Actor| {
        let same = held.iter().find(|p| {
            p.actor.label == actor.label || (actor.id.is_some() && p.actor.id == actor.id)
        });
        let quote = d.shown.clone().or_else(|| same.map(|p| p.quote.clone()));
        Participant {
            role,
            actor: actor.clone(),
            groups: same.map(|p| p.groups.clone()).unwrap_or_default(),
            quote: quote.unwrap_or_else(|| e.trigger.clone()),
        }
    };
    let mut chosen: Vec<Participant> = actors.iter().map(of).collect();
    chosen.append(&mut others);
    chosen.sort_by_key(|p| p.role);
    e.participants = chosen;
    true
}

/// `2024-09-12`, or `2024-09-12 to 2024-09-14`, the earlier first: days as a reviewer writes them.
pub fn dating(value: &str) -> Option<Dating> {
    let mut ends = value.split(" to ").map(|d| d.trim().parse::<jiff::civil::Date>().ok());
    match (ends.next()?, ends.next(), ends.next()) {
        (Some(day), None, None) => Some(Dating::day(day)),
        (Some(first), Some(Some(last)), None) if first <= last => Some(Dating::days(first, last)),
        _ => None,
    }
}

/// Leaves a field without a value; false when it must have one.
fn unsay(e: &mut Event, field: Field) -> bool {
    let without = |role| move |p: &Participant| p.role != role;
    match field {
        Field::When => e.when = None,
        Field::Where => e.place = None,
        Field::Actor => e.participants.retain(without(ParticipantRole::Actor)),
        Field::Target => e.participants.retain(without(ParticipantRole::Target)),
        field => {
            let Some(harm) = Harm::ALL.iter().copied().find(|h| Field::of_harm(*h) == field) else {
                return false;
            };
            e.figures.retain(|f| f.harm != harm);
        }
    }
    true
}

fn count(e: &mut Event, harm: Harm, n: u32, shown: Option<Quote>) {
    let toll = Toll::of(Basis::Counted, n, n);
    let total = |f: &&mut Figure| f.harm == harm && f.relation == FigureRelation::Total;
    if let Some(f) = e.figures.iter_mut().find(total) {
        (f.toll, f.basis) = (toll, Basis::Counted);
        if let Some(words) = shown {
            f.quote = words;
        }
        return;
    }
    e.figures.push(Figure {
        harm,
        whom: None,
        group: Group::All,
        unit: Unit::People,
        relation: FigureRelation::Total,
        of: None,
        toll,
        basis: Basis::Counted,
        speakers: Vec::new(),
        quote: shown.unwrap_or_else(|| e.trigger.clone()),
    });
}

#[cfg(test)]
mod tests {
    use super::dating;

    #[test]
    fn days_are_one_or_two_in_order() {
        assert!(dating("2024-12-01").is_some() && dating("2024-12-01 to 2024-12-03").is_some());
        for bad in ["2024-12-03 to 2024-12-01", "1 December", ""] {
            assert_eq!(dating(bad), None, "{bad}");
        }
    }
}
