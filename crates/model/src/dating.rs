//! When something happened, as exactly as the words say and no more.

use crate::vocabulary::vocabulary;
use jiff::civil::Date;

vocabulary! {
    /// How exact a [`Dating`] is.
    DatePrecision {
        Day = "day",
        Days = "days",
        Week = "week",
        Month = "month",
        Year = "year",
        Unknown = "unknown",
    }
}

/// A span of days, both ends included. A missing day is a wider span; what cannot be known at all
/// has neither end and precision unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dating {
    /// First possible day.
    pub first: Option<Date>,
    /// Last possible day.
    pub last: Option<Date>,
    /// How exact.
    pub precision: DatePrecision,
}

impl Dating {
    /// Words about time that cannot be resolved.
    pub const UNKNOWN: Self = Self { first: None, last: None, precision: DatePrecision::Unknown };

    /// One day.
    pub const fn day(day: Date) -> Self {
        Self { first: Some(day), last: Some(day), precision: DatePrecision::Day }
    }

    /// From `first` to `last`, with the precision its width deserves when the words name days.
    pub fn days(first: Date, last: Date) -> Self {
        let precision = if first == last { DatePrecision::Day } else { DatePrecision::Days };
        Self { first: Some(first), last: Some(last), precision }
    }

    /// A whole month.
    pub fn month(of: Date) -> Self {
        Self {
            first: Some(of.first_of_month()),
            last: Some(of.last_of_month()),
            precision: DatePrecision::Month,
        }
    }

    /// A whole year.
    pub fn year(of: Date) -> Self {
        Self {
            first: Some(of.first_of_year()),
            last: Some(of.last_of_year()),
            precision: DatePrecision::Year,
        }
    }

    /// Both ends, when known.
    pub const fn bounds(self) -> Option<(Date, Date)> {
        match (self.first, self.last) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }

    /// Days covered, when known; 1 for a single day.
    pub fn width_days(self) -> Option<i64> {
        let (a, b) = self.bounds()?;
        Some(days_between(a, b) + 1)
    }

    /// Days between the two datings' nearest ends; 0 when they overlap.
    pub fn gap_days(self, other: Self) -> Option<i64> {
        let (a1, a2) = self.bounds()?;
        let (b1, b2) = other.bounds()?;
        Some(days_between(a2, b1).max(days_between(b2, a1)).max(0))
    }

    /// UCDP GED `date_prec`: 1 exact day, 2 two to six days, 3 a week, 4 up to a month, 5 longer.
    pub fn ucdp_precision(self) -> Option<u8> {
        Some(match self.width_days()? {
            1 => 1,
            2..=6 => 2,
            7 => 3,
            8..=31 => 4,
            _ => 5,
        })
    }

    /// ACLED `time_precision`: 1 exact day (two days of one night count), 2 within a week, 3 month.
    pub fn acled_precision(self) -> Option<u8> {
        Some(match self.width_days()? {
            1 | 2 => 1,
            3..=7 => 2,
            _ => 3,
        })
    }
}

/// Whole days from `a` to `b`, negative when `b` is earlier.
pub(crate) fn days_between(a: Date, b: Date) -> i64 {
    (b - a).get_days().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_gap_is_counted_between_the_nearest_ends() {
        let june = Dating::month(date(2024, 6, 1));
        assert_eq!(june.gap_days(Dating::day(date(2024, 7, 3))), Some(3));
        assert_eq!(june.gap_days(Dating::day(date(2024, 6, 30))), Some(0));
        assert_eq!(june.gap_days(Dating::UNKNOWN), None);
    }

    #[test]
    fn precisions_follow_the_codebooks() {
        assert_eq!(Dating::day(date(2024, 6, 1)).ucdp_precision(), Some(1));
        assert_eq!(Dating::days(date(2024, 6, 4), date(2024, 6, 5)).ucdp_precision(), Some(2));
        assert_eq!(Dating::month(date(2024, 2, 1)).ucdp_precision(), Some(4));
        assert_eq!(Dating::year(date(2024, 2, 1)).acled_precision(), Some(3));
        assert_eq!(Dating::UNKNOWN.acled_precision(), None);
    }
}
