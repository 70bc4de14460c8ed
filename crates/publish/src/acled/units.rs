//! The rows of one incident: ACLED codes every day of lasting fighting and every pair of actors apart.

use super::sides::Sides;
use jiff::civil::Date;
use tidings_model::{DatePrecision, Dating};

/// Fighting said to last longer than this is one row in the middle of its time: nobody reported each day of it.
const DAYS: i64 = 7;

/// One row's day, pair and share of the dead.
pub(super) struct Unit<'a> {
    pub(super) id: String,
    pub(super) day: Date,
    pub(super) time_precision: u8,
    pub(super) sides: &'a Sides,
    /// The row's number, from 0, and how many rows there are.
    pub(super) share: (u32, u32),
}

impl Unit<'_> {
    /// ACLED divides a toll that covers several rows evenly; what does not divide goes to the first rows.
    pub(super) const fn part_of(&self, toll: u32) -> u32 {
        let (n, of) = self.share;
        toll / of + (n < toll % of) as u32
    }
}

/// The rows, by day and then by pair; none when there is no day within a month. The first keeps the incident's
/// id, the others are named by what tells them apart, so that a row keeps its id when another is found.
pub(super) fn units<'a>(id: &str, dating: Dating, pairs: &'a [Sides]) -> Vec<Unit<'a>> {
    let days = days(dating);
    let of = u32::try_from(days.len() * pairs.len()).unwrap_or(u32::MAX);
    let mut units = Vec::new();
    for (n, (day, time_precision)) in days.into_iter().enumerate() {
        for sides in pairs {
            let mut id = id.to_owned();
            if n > 0 {
                id.push_str(&format!("-{day}"));
            }
            if let Some(key) = &sides.key {
                id.push_str(&format!("-{key}"));
            }
            let share = (u32::try_from(units.len()).unwrap_or(u32::MAX), of);
            units.push(Unit { id, day, time_precision, sides, share });
        }
    }
    units
}

/// Each day of a span of three to seven days; else the day itself, the first of two (one night), or the middle
/// of the week or month.
fn days(d: Dating) -> Vec<(Date, u8)> {
    let (Some(first), Some(width)) = (d.first, d.width_days()) else { return Vec::new() };
    let after = |n: i64| first.checked_add(jiff::Span::new().days(n)).ok();
    if d.precision == DatePrecision::Days && (3..=DAYS).contains(&width) {
        return (0..width).filter_map(after).map(|day| (day, 1)).collect();
    }
    let offset = match width {
        1 | 2 => 0,
        3..=31 => width / 2,
        _ => return Vec::new(),
    };
    after(offset).zip(d.acled_precision()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn span(a: i8, b: i8) -> Dating {
        Dating::days(date(2024, 6, a), date(2024, 6, b))
    }

    fn ids(dating: Dating, pairs: &[Sides]) -> Vec<String> {
        units("i", dating, pairs).into_iter().map(|u| u.id).collect()
    }

    #[test]
    fn three_days_and_two_pairs_are_six_rows_with_ids_that_last() {
        let pairs = [Sides::default(), Sides { key: Some("iswap".to_owned()), ..Sides::default() }];
        let all = ids(span(3, 5), &pairs);
        assert_eq!(
            all,
            [
                "i", "i-iswap", "i-2024-06-04", "i-2024-06-04-iswap", "i-2024-06-05",
                "i-2024-06-05-iswap"
            ]
        );
        for fewer in [ids(span(3, 5), &pairs[..1]), ids(span(3, 3), &pairs)] {
            assert!(fewer.iter().all(|id| all.contains(id)), "{fewer:?}");
        }
    }

    #[test]
    fn a_toll_is_divided_and_none_of_the_dead_is_lost() {
        let pairs = [Sides::default()];
        let parts: Vec<u32> =
            units("i", span(3, 5), &pairs).iter().map(|u| u.part_of(11)).collect();
        assert_eq!(parts, [4, 4, 3]);
    }

    #[test]
    fn one_night_is_its_first_day_a_month_its_middle_and_a_year_is_no_day() {
        assert_eq!(
            days(span(4, 5)),
            [(date(2024, 6, 4), 1)].map(|(d, _)| (d, days(span(4, 5))[0].1))
        );
        assert_eq!(days(span(1, 15)).len(), 1);
        assert_eq!(days(Dating::year(date(2024, 6, 1))), []);
    }
}
