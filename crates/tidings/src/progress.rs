//! A sign of life on standard error while reports are read.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

/// What to draw: how many reports are in the inputs is not known before they are read.
const TEMPLATE: &str = "{spinner} {pos} reports ({per_sec}, {elapsed}) {msg}";

/// Shown only where standard error is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts. `alone` says that nothing else is written to the terminal meanwhile.
    pub(crate) fn start(alone: bool) -> Self {
        let bar = ProgressBar::no_length();
        if alone && std::io::stderr().is_terminal() {
            if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(120));
        } else {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        Self { bar }
    }

    /// One more report, and the name of what was read last.
    pub(crate) fn step(&self, origin: &str) {
        self.bar.inc(1);
        self.bar.set_message(crate::table::short(&crate::table::harmless(origin), 60));
    }

    /// Says something above the bar.
    pub(crate) fn say(&self, words: impl std::fmt::Display) {
        self.bar.suspend(|| crate::talk::say(words));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
