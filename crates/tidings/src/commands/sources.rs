//! `tidings sources`: how the watched sources do.

use super::{Done, open, print};
use crate::cli::{Format, Sources};
use crate::settings::Settings;
use crate::table::{Sheet, short};
use serde_json::{Value, json};
use std::time::Duration;
use tidings::watching::{WATCH, time};
use tidings_store::Health;

/// Letters of an error in a table.
const LETTERS: usize = 80;

/// Runs the command.
pub(super) fn run(typed: &Sources, settings: &Settings) -> anyhow::Result<Done> {
    let sources = open(settings)?.source_health(WATCH)?;
    let now = settings.clock.timestamp(Duration::ZERO).as_second();
    let format = typed.output.or(Format::Table);
    let letters = if format == Format::Table { LETTERS } else { usize::MAX };
    let mut sheet = Sheet::new(&[
        "source", "state", "last success", "next", "failures", "stories", "waiting", "given up",
        "last error",
    ])
    .mark("last error");
    for s in &sources {
        sheet.push([
            s.address.source.clone(),
            s.state(now).to_owned(),
            time(s.address.answered).unwrap_or_default(),
            time(s.address.due).unwrap_or_default(),
            s.address.failures.to_string(),
            s.stories.to_string(),
            s.waiting.to_string(),
            s.lost.to_string(),
            short(s.address.error.as_deref().unwrap_or_default(), letters),
        ]);
    }
    print(format, settings.look, &sheet, sources.iter().map(|s| record(s, now)))?;
    Ok(Done::Well)
}

fn record(s: &Health, now: i64) -> Value {
    let a = &s.address;
    json!({
        "format": tidings_record::FORMAT, "type": "source", "source": a.source, "url": a.url,
        "state": s.state(now), "last_success": time(a.answered), "last_asked": time(a.asked),
        "next": time(a.due), "failures": a.failures, "last_error": a.error,
        "stories": s.stories, "waiting": s.waiting, "given_up": s.lost,
        "setup": serde_json::from_str::<Value>(&s.setup).unwrap_or_default(),
    })
}
