//! What is said on standard error, and what errors mean for the exit code.

use crate::settings::Usage;
use std::fmt::Display;
use std::io::{ErrorKind, Write as _};
use tidings_store::Error as StoreError;

/// Says something to the person at the terminal. That nobody listens is no error.
pub(crate) fn say(words: impl Display) {
    let _ = writeln!(std::io::stderr(), "tidings: {words}");
}

/// An error and its causes, each said once: many messages name their cause already.
pub(crate) fn words(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if said.is_empty() {
            said = cause;
        } else if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
}

/// Whether it comes from nobody reading our output any longer.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
    })
}

/// Whether the arguments were wrong, not the world.
pub(crate) fn is_usage(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let store = cause.downcast_ref::<StoreError>();
        cause.is::<Usage>()
            || matches!(
                store,
                Some(
                    StoreError::Filter { .. }
                        | StoreError::Ambiguous { .. }
                        | StoreError::Moment { .. }
                )
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    #[test]
    fn a_cause_that_was_said_is_not_said_again() {
        let io = || std::io::Error::other("no room");
        let error = anyhow::Error::new(io()).context("a.db: no room; free some");
        assert_eq!(words(&error), "a.db: no room; free some");
        let error = Err::<(), _>(io()).context("a.db cannot be written").unwrap_err();
        assert_eq!(words(&error), "a.db cannot be written: no room");
    }

    #[test]
    fn a_misspelt_filter_is_a_wrong_argument() {
        let filter = StoreError::Filter {
            field: "country",
            given: "Mali".to_owned(),
            advice: "write its two-letter code".to_owned(),
        };
        assert!(is_usage(&filter.into()));
        assert!(!is_usage(&StoreError::Busy.into()));
    }
}
