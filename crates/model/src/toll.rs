//! How many: figures as reports give them, with what the words leave open.

use crate::Quote;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What was done to people.
    Harm {
        Killed = "killed",
        Injured = "injured",
        Missing = "missing",
        Captured = "captured",
        Abducted = "abducted",
        Displaced = "displaced",
        Crowd = "crowd",
    }
}

vocabulary! {
    /// Whose people a figure counts.
    Group {
        Civilians = "civilians",
        ActorSide = "actor_side",
        TargetSide = "target_side",
        All = "all",
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What is counted.
    Unit {
        People = "people",
        Households = "households",
    }
}

vocabulary! {
    /// How a figure stands to the others of its event: a total stands alone, parts add up to it,
    /// `among` lies inside another, a rival contradicts another.
    FigureRelation {
        Total = "total",
        Part = "part",
        Among = "among",
        Rival = "rival",
    }
}

vocabulary! {
    /// How the words bound the number.
    Basis {
        Counted = "counted",
        About = "about",
        Between = "between",
        AtLeast = "at_least",
        UpTo = "up_to",
        Several = "several",
        SaidNone = "said_none",
        SaidUnknown = "said_unknown",
    }
}

/// Bounds of a number: low <= best <= high, each may be unknown. Unknown is never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Toll {
    /// At least.
    pub low: Option<u32>,
    /// The number itself, where the words give one.
    pub best: Option<u32>,
    /// At most.
    pub high: Option<u32>,
}

impl Toll {
    /// What a number said on `basis` lets one know; `upper` is the second number of "between".
    pub const fn of(basis: Basis, n: u32, upper: u32) -> Self {
        match basis {
            Basis::Counted => Self { low: Some(n), best: Some(n), high: Some(n) },
            Basis::About => Self { low: None, best: Some(n), high: None },
            Basis::Between => Self { low: Some(n), best: None, high: Some(upper) },
            Basis::AtLeast => Self { low: Some(n), best: None, high: None },
            Basis::UpTo => Self { low: None, best: None, high: Some(n) },
            Basis::SaidNone => Self { low: Some(0), best: Some(0), high: Some(0) },
            Basis::Several | Basis::SaidUnknown => Self { low: None, best: None, high: None },
        }
    }

    /// The figure to name when only one can be: the number itself, else its lower, else its upper bound.
    pub fn headline(self) -> Option<u32> {
        self.best.or(self.low).or(self.high)
    }
}

/// One number of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What was done.
    pub harm: Harm,
    /// The words for whom, as written.
    pub whom: Option<String>,
    /// Whose people.
    pub group: Group,
    /// What is counted.
    pub unit: Unit,
    /// How it stands to the others.
    pub relation: FigureRelation,
    /// For `among` and `rival`: the index of the figure it lies in or contradicts.
    pub of: Option<usize>,
    /// The bounds.
    pub toll: Toll,
    /// How the words bound it.
    pub basis: Basis,
    /// Indexes into the event's speakers.
    pub speakers: Vec<usize>,
    /// The words.
    pub quote: Quote,
}
