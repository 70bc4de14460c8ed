//! When to ask again: by the interval, after failures later and later, and never before we were told to.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use tidings_model::Digest;

const DAY: i64 = 24 * 3600;
/// The first wait after a failed story.
pub(super) const STORY_RETRY: i64 = 600;
/// A story is given up after so many failures in a row, which takes some three days.
pub(super) const STORY_FAILURES: u32 = 10;
/// A story is looked at again so long after it was found: corrections come early.
const RECHECKS: [i64; 3] = [6 * 3600, DAY, 3 * DAY];

/// Seconds until the next try after `failures` in a row: doubled each time, at most a day, and moved by up to a fifth,
/// so that what failed together does not come back together. The same address waits the same each time.
pub(super) fn back_off(first: i64, failures: u32, seed: &str) -> i64 {
    let most = first.max(DAY * 5 / 6);
    let wait = first.saturating_mul(1 << failures.saturating_sub(1).min(20)).min(most);
    wait + wait * jitter(seed, failures) / 500
}

/// Seconds until a source is asked again: its interval, and up to a twentieth more.
pub(super) fn next_round(every: i64, asked: i64, seed: &str) -> i64 {
    let turn = u32::try_from(asked.rem_euclid(1 << 30)).unwrap_or_default();
    every + every * jitter(seed, turn) / 2000
}

/// 0 to 99.
fn jitter(seed: &str, n: u32) -> i64 {
    let digits = Digest::of(format!("{seed}\n{n}").as_bytes()).short(4);
    i64::from_str_radix(&digits, 16).unwrap_or_default() % 100
}

/// When a story found then is looked at again, after `now`.
pub(super) fn recheck(found: i64, now: i64) -> Option<i64> {
    RECHECKS.iter().map(|after| found + after).find(|at| *at > now)
}

/// Seconds that a server asks us to stay away, at most a week.
pub(super) fn stay_away(retry_after: Option<&str>, now: i64) -> Option<i64> {
    let words = retry_after?.trim();
    let seconds = words.parse::<i64>().ok().or_else(|| {
        let at = DateTimeParser::new().parse_timestamp(words).ok();
        at.map(|at: Timestamp| at.as_second() - now)
    })?;
    Some(seconds.clamp(0, 7 * DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_day_and_differ_between_addresses() {
        let wait = |n| back_off(900, n, "https://a.example/feed");
        assert!((900..=1080).contains(&wait(1)) && (1800..=2160).contains(&wait(2)));
        assert!((DAY * 5 / 6..=DAY).contains(&wait(30)));
        assert!(back_off(7 * DAY, 1, "x") >= 7 * DAY, "a failure is no reason to ask more often");
        assert_eq!(wait(3), wait(3));
        let others = (0..20).map(|n| back_off(900, 1, &n.to_string()));
        assert!(others.collect::<std::collections::BTreeSet<_>>().len() > 5);
    }

    #[test]
    fn a_source_is_never_asked_sooner_than_its_interval() {
        assert!((0..1000).all(|t| (900..=945).contains(&next_round(900, t, "x"))));
    }

    #[test]
    fn a_server_says_when_to_come_back_in_seconds_or_by_date() {
        assert_eq!(stay_away(Some("120"), 0), Some(120));
        let now = "2026-03-02T10:00:00Z".parse::<Timestamp>().unwrap().as_second();
        assert_eq!(stay_away(Some("Mon, 02 Mar 2026 11:00:00 GMT"), now), Some(3600));
        assert_eq!(stay_away(Some("99999999999"), 0), Some(7 * DAY));
        assert_eq!((stay_away(Some("soon"), 0), stay_away(None, 0)), (None, None));
        assert_eq!(stay_away(Some("-5"), 0), Some(0));
    }

    #[test]
    fn a_story_is_looked_at_again_for_some_days() {
        assert_eq!(recheck(0, 10), Some(6 * 3600));
        assert_eq!(recheck(0, 6 * 3600), Some(DAY));
        assert_eq!(recheck(0, 3 * DAY), None);
    }
}
