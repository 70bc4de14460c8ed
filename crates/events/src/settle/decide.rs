//! Reviewers' rulings on single fields.

use super::{Settler, about};
use tidings_model::{
    Act, Basis, Dating, Decision, Event, Field, Figure, FigureRelation, Group, Harm, Ruling,
    Standing, Toll, Vocabulary as _, When,
};

impl Settler<'_> {
    /// Reviewers' rulings on single fields, oldest first; the last one on a field stands.
    pub(super) fn decide(&mut self, settled: &mut Event, decisions: &[Decision]) -> Vec<Decision> {
        let mut history: Vec<Decision> =
            self.mine.iter().flat_map(|m| about(m, decisions)).cloned().collect();
        history.sort_by(|a, b| (&a.at, a.field, &a.by).cmp(&(&b.at, b.field, &b.by)));
        history.dedup();
        for d in &history {
            if let Ruling::Set(value) = &d.ruling
                && set(settled, d.field, value)
            {
                self.why.retain(|w| w.field != d.field);
                self.because(d.field, format!("decided by {}: {}", d.by, d.reason));
            }
            if d.ruling == Ruling::Accept {
                settled.review = false;
            }
        }
        history
    }
}

/// Sets a field to a reviewer's value; false when the value cannot be read as one.
fn set(e: &mut Event, field: Field, value: &str) -> bool {
    match field {
        Field::Kind => Act::parse(value).map(|a| e.act = a).is_some(),
        Field::Standing => Standing::parse(value).map(|s| e.standing = s).is_some(),
        Field::When => {
            let mut ends = value.split(" to ").map(|d| d.trim().parse::<jiff::civil::Date>());
            match (ends.next(), ends.next(), &mut e.when) {
                (Some(Ok(first)), None, Some(w)) => w.dating = tidings_model::Dating::day(first),
                (Some(Ok(first)), Some(Ok(last)), Some(w)) if first <= last => {
                    w.dating = tidings_model::Dating::days(first, last);
                }
                _ => return false,
            }
            true
        }
        Field::Killed | Field::Injured | Field::Missing | Field::Captured | Field::Abducted
        | Field::Displaced | Field::Crowd => {
            let Ok(n) = value.trim().parse::<u32>() else { return false };
            let figure = e.figures.iter_mut().find(|f| Field::of_harm(f.harm) == field && f.relation == FigureRelation::Total);
            figure.is_some_and(|f| {
                f.toll = Toll::of(Basis::Counted, n, n);
                f.basis = Basis::Counted;
                true
            })
        }
        _ => false,
    }
}
