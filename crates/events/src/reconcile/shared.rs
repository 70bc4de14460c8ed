//! What two events share or differ in, and how much each speaks for one incident.

/// Something that two events have in common, or in which they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// One kind of act.
    KindSame,
    /// Kinds that are taken for each other.
    KindAkin,
    /// One settlement or site.
    PlaceSame,
    /// Settlements or sites so near that they may be one.
    PlaceNear,
    /// One written name that was read as two places.
    PlaceNamesake,
    /// One division, or a place within it.
    PlaceArea,
    /// One of the two has no place, or a country only.
    PlaceVague,
    /// Both say the same day, or night.
    DaySame,
    /// Both say a span, and the two meet.
    DaysMeet,
    /// Both say a day, and one is the day after.
    DayNext,
    /// Neither says a day; published on one day.
    NewsSame,
    /// Neither says a day; published on two days running.
    NewsNext,
    /// Neither says a day; published two days apart.
    NewsLater,
    /// One says a day, the other was published then or the day after.
    DayFits,
    /// One says a day, the other was published the day before or two days after.
    DayNearly,
    /// One says a day, the other was published three days after.
    DayLate,
    /// One says a span that holds the days of the other's news.
    DayWide,
    /// One side is one known actor, other than an army.
    SideSame,
    /// A side that could be one: of one kind, or an army of one country.
    SideOpen,
    /// A side of another kind.
    SideUnlike,
    /// Two known actors on one side.
    SideOther,
    /// The same ten dead or more.
    TollLarge,
    /// The same three to nine dead.
    TollSome,
    /// The same one or two dead.
    TollSmall,
    /// Tolls a fifth apart.
    TollNear,
    /// Tolls two fifths apart.
    TollNearly,
    /// Tolls further apart, both days said.
    TollRose,
    /// Tolls more than twice apart, both days said.
    TollTwice,
    /// Tolls further apart, a day not said.
    TollUnlike,
    /// Tolls four times apart.
    TollFar,
    /// One sort of thing was hit.
    Thing,
    /// People seldom in the news: journalists, medics, peacekeepers.
    RarePeople,
    /// Three quarters of the words of the evidence.
    WordsMost,
    /// Half of the words.
    WordsHalf,
    /// A quarter of the words.
    WordsSome,
}

impl Shared {
    /// Points for one incident, ten for one unit of log odds: learned from UCDP's headlines, drawn to what was
    /// set by hand before where headlines say little (`training/matching.py`).
    pub(super) const fn points(self) -> i32 {
        match self {
            Self::TollLarge => 21,
            Self::RarePeople => 18,
            Self::PlaceSame => 15,
            Self::WordsMost => 13,
            Self::DaySame | Self::PlaceNamesake | Self::PlaceNear => 10,
            Self::TollSome | Self::WordsHalf => 9,
            Self::KindSame | Self::SideSame => 8,
            Self::WordsSome => 7,
            Self::TollNear => 6,
            Self::NewsSame
            | Self::PlaceArea
            | Self::DaysMeet
            | Self::DayFits
            | Self::TollNearly => 5,
            Self::Thing => 3,
            Self::TollSmall => 2,
            Self::PlaceVague | Self::DayWide | Self::TollRose | Self::DayNearly => 0,
            Self::SideOpen | Self::KindAkin => -3,
            Self::TollTwice | Self::DayNext | Self::DayLate | Self::NewsNext => -5,
            Self::TollUnlike | Self::SideUnlike => -6,
            Self::SideOther | Self::NewsLater => -10,
            Self::TollFar => -12,
        }
    }
}
