//! Times: what the clock says, and the moments that can be asked for.

use crate::Error;
use jiff::{Timestamp, civil::Date};

/// The clock's answer as the ledger writes it: UTC, three decimals, so that text order is time order.
pub(crate) fn stamp(said: &str) -> Result<String, Error> {
    parse(said).ok_or_else(|| Error::Clock { said: said.to_owned() })
}

/// The last stamp that belongs to a moment: a day means its end in UTC.
pub(crate) fn bound(given: &str) -> Result<String, Error> {
    let given = given.trim();
    if let Some(day) = day(given) {
        return Ok(format!("{day}T23:59:59.999Z"));
    }
    parse(given).ok_or_else(|| Error::Moment { given: given.to_owned() })
}

/// A day written `YYYY-MM-DD` and nothing else.
pub(crate) fn day(given: &str) -> Option<Date> {
    let date: Date = given.parse().ok()?;
    (date.to_string() == given).then_some(date)
}

/// Whether `text` is an RFC 3339 time.
pub(crate) fn is_time(text: &str) -> bool {
    parse(text).is_some()
}

/// A time as WARC writes it: UTC, with no more decimals than it has.
pub(crate) fn utc(text: &str) -> Option<String> {
    let time: Timestamp = text.trim().parse().ok()?;
    Some(Timestamp::from_millisecond(time.as_millisecond()).ok()?.to_string())
}

fn parse(text: &str) -> Option<String> {
    let time: Timestamp = text.parse().ok()?;
    // Cut, not rounded: a stamp is never later than its moment.
    let cut = Timestamp::from_millisecond(time.as_millisecond()).ok()?;
    Some(format!("{cut:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_utc_with_three_decimals() {
        assert_eq!(stamp("2024-06-07T12:00:00+02:00").unwrap(), "2024-06-07T10:00:00.000Z");
        assert_eq!(stamp("2024-06-07T12:00:00.9999Z").unwrap(), "2024-06-07T12:00:00.999Z");
        assert!(matches!(stamp("noon"), Err(Error::Clock { .. })));
    }

    #[test]
    fn a_day_means_its_end() {
        assert_eq!(bound("2024-06-07").unwrap(), "2024-06-07T23:59:59.999Z");
        assert!(matches!(bound("June"), Err(Error::Moment { .. })));
        assert!(matches!(bound("2024-06-31"), Err(Error::Moment { .. })));
    }
}
