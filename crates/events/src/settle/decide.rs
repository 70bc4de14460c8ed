//! Reviewers' rulings on single fields.

use super::{Settler, about};
use tidings_model::{
    Act, Basis, Dating, Decision, Event, Field, Figure, FigureRelation, Group, Harm, Ruling,
    Standing, Toll, Unit, Vocabulary as _, When,
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

/// Sets a field to a reviewer's value; false when the value cannot be read as one. What no report
/// says hangs on the event's own words.
fn set(e: &mut Event, field: Field, value: &str) -> bool {
    match field {
        Field::Kind => Act::parse(value).map(|a| e.act = a).is_some(),
        Field::Standing => Standing::parse(value).map(|s| e.standing = s).is_some(),
        Field::When => {
            let Some(dating) = dating(value) else { return false };
            let quote = e.when.take().map_or_else(|| e.trigger.clone(), |w| w.quote);
            e.when = Some(When { dating, quote });
            true
        }
        _ => {
            let harm = Harm::ALL.iter().copied().find(|h| Field::of_harm(*h) == field);
            let (Some(harm), Ok(n)) = (harm, value.trim().parse::<u32>()) else { return false };
            count(e, harm, n);
            true
        }
    }
}

/// `2024-09-12`, or `2024-09-12 to 2024-09-14`.
fn dating(value: &str) -> Option<Dating> {
    let mut ends = value.split(" to ").map(|d| d.trim().parse::<jiff::civil::Date>().ok());
    match (ends.next()?, ends.next(), ends.next()) {
        (Some(day), None, None) => Some(Dating::day(day)),
        (Some(first), Some(Some(last)), None) if first <= last => Some(Dating::days(first, last)),
        _ => None,
    }
}

fn count(e: &mut Event, harm: Harm, n: u32) {
    let toll = Toll::of(Basis::Counted, n, n);
    let total = |f: &&mut Figure| f.harm == harm && f.relation == FigureRelation::Total;
    if let Some(f) = e.figures.iter_mut().find(total) {
        (f.toll, f.basis) = (toll, Basis::Counted);
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
        quote: e.trigger.clone(),
    });
}
