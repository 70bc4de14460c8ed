//! The settled number of an incident's figures, by harm and by side.

use tidings_model::{Basis, FigureRelation, Group, Harm, Toll, Unit};
use tidings_record::{Figure, Incident};

/// The settled figure of a harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settled<'a> {
    /// Bounds; all unknown when only words are known.
    pub(crate) toll: Toll,
    /// How the words bound it, and the words, where one figure says it.
    pub(crate) said: Option<(Basis, &'a str)>,
    /// Whose people, where one figure says it.
    pub(crate) group: Group,
}

fn toll(f: &Figure) -> Toll {
    Toll { low: f.low, best: f.best, high: f.high }
}

fn of(incident: &Incident, harm: Harm) -> impl Iterator<Item = &Figure> {
    incident.figures.iter().filter(move |f| f.harm == harm && f.unit == Unit::People)
}

/// The total, or the sum of the parts where no total is known; none where nothing is said.
pub(crate) fn settled(incident: &Incident, harm: Harm) -> Option<Settled<'_>> {
    if let Some(total) = of(incident, harm).find(|f| f.relation == FigureRelation::Total) {
        return Some(Settled {
            toll: toll(total),
            said: Some((total.basis, &total.span.quote)),
            group: total.group,
        });
    }
    let mut parts = of(incident, harm).filter(|f| f.relation == FigureRelation::Part);
    let first = parts.next()?;
    let sum = parts.fold(toll(first), |sum, f| add(sum, toll(f)));
    Some(Settled { toll: sum, said: None, group: Group::Unknown })
}

/// A sum is known only where every part is.
fn add(a: Toll, b: Toll) -> Toll {
    let both = |a: Option<u32>, b: Option<u32>| Some(a?.saturating_add(b?));
    Toll { low: both(a.low, b.low), best: both(a.best, b.best), high: both(a.high, b.high) }
}

/// The dead of one group that the figures set apart: the whole toll when it is all of that group,
/// else the parts, else what lies inside it.
pub(crate) fn killed_of(incident: &Incident, group: Group) -> u32 {
    let named = |f: &&Figure| f.group == group;
    let n = |f: &Figure| toll(f).best.or(f.low).unwrap_or(0);
    let with = |relation| {
        of(incident, Harm::Killed).filter(move |f| f.relation == relation).filter(named).map(n)
    };
    if let Some(total) = with(FigureRelation::Total).next() {
        return total;
    }
    let parts: u32 = with(FigureRelation::Part).fold(0, u32::saturating_add);
    if parts > 0 { parts } else { with(FigureRelation::Among).max().unwrap_or(0) }
}

/// The bounds in words: `8`, `at least 12`, `8 to 20`, or the source's own word.
pub(crate) fn words(s: &Settled<'_>) -> Option<String> {
    let Toll { low, best, high } = s.toll;
    Some(match (low, best, high) {
        (Some(0), Some(0), Some(0)) => "no".to_owned(),
        (Some(a), _, Some(b)) if a == b => a.to_string(),
        (Some(a), _, Some(b)) => format!("{a} to {b}"),
        (Some(a), _, None) => format!("at least {a}"),
        (None, Some(n), _) => format!("about {n}"),
        (None, None, Some(b)) => format!("up to {b}"),
        (None, None, None) => match s.said {
            Some((Basis::Several, _)) => "an unnumbered group of".to_owned(),
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{airstrike, figure};

    #[test]
    fn parts_are_summed_only_when_no_total_is_known() {
        let mut i = airstrike();
        i.figures = vec![
            figure(0, Harm::Killed, FigureRelation::Part, Basis::Counted, [Some(3); 3]),
            figure(1, Harm::Killed, FigureRelation::Part, Basis::AtLeast, [Some(2), None, None]),
        ];
        let s = settled(&i, Harm::Killed).unwrap();
        assert_eq!(s.toll, Toll { low: Some(5), best: None, high: None });
        assert_eq!(words(&s).unwrap(), "at least 5");
    }

    #[test]
    fn households_are_not_people() {
        let mut i = airstrike();
        i.figures.iter_mut().for_each(|f| f.unit = Unit::Households);
        assert_eq!(settled(&i, Harm::Killed), None);
    }
}
