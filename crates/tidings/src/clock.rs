//! The one clock: the real one, or the time that `TIDINGS_NOW` says.

use crate::settings::Usage;
use jiff::Timestamp;

/// What tells the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Real,
    /// Stands still, so that the same input gives the same store.
    Fixed(Timestamp),
}

impl Clock {
    /// The clock that the value of `TIDINGS_NOW` asks for.
    pub(crate) fn of(now: Option<&str>) -> Result<Self, Usage> {
        let Some(now) = now else { return Ok(Self::Real) };
        now.trim().parse().map(Self::Fixed).map_err(|_| {
            Usage(format!(
                "TIDINGS_NOW is `{now}`, which is no time; write one such as 2024-06-07T12:00:00Z"
            ))
        })
    }

    /// The time, where it went on for so long since the program began.
    pub(crate) fn timestamp(self, gone_by: std::time::Duration) -> Timestamp {
        match self {
            Self::Real => Timestamp::now(),
            Self::Fixed(time) => time.saturating_add(gone_by).unwrap_or(time),
        }
    }

    /// RFC 3339, UTC, to the second.
    pub(crate) fn now(self) -> String {
        let now = match self {
            Self::Real => Timestamp::now(),
            Self::Fixed(time) => time,
        };
        format!("{now:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::of(Some("2024-06-07T12:00:00+02:00")).unwrap();
        assert_eq!(clock.now(), "2024-06-07T10:00:00Z");
        assert_eq!(clock.now(), clock.now());
    }

    #[test]
    fn a_time_that_is_none_is_refused_by_name() {
        assert!(Clock::of(Some("noon")).unwrap_err().0.contains("TIDINGS_NOW is `noon`"));
    }
}
