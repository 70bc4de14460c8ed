//! ACLED: which events its rules record.

use tidings_model::{Event, Standing};

/// Whether ACLED records the event. Threats, plans and plain denials are not events there.
pub fn records(event: &Event) -> bool {
    !matches!(event.standing, Standing::Expected | Standing::Denied)
}
