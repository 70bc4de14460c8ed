//! `tidings read`: events and problems on standard output, in input order; nothing is stored.

use super::{Done, given, knowledge, learned, stdout};
use crate::cli::{Format, Read};
use crate::incident_table::{EVENT, FLAT_EVENT, event_row, flat_event};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::table::{Sheet, count};
use std::io::Write;
use tidings::pipeline::{self, Outcome, Reader};
use tidings_intake::Input;

/// Rows to a table: the widths of its columns are found anew for each, so memory does not grow.
const ROWS_PER_TABLE: usize = 200;

/// Runs the command.
pub(super) fn run(typed: &Read, settings: &Settings) -> anyhow::Result<Done> {
    let knowledge = knowledge(settings)?;
    let learned = learned(settings)?;
    let reader = Reader::new(&knowledge).with(learned.as_ref().map(|m| m as _));
    let inputs = typed.about.inputs.iter();
    let found = inputs.flat_map(|path| Input::open(path)).map(|(found, _)| (found, ()));
    let progress = Progress::start(!settings.look.terminal);
    let mut printer = Printer::new(typed.output.or(Format::Record), settings);
    let (mut lost, mut problems) = (0, 0);
    let given = given(&typed.about);
    pipeline::read_all(&reader, found, &given, settings.threads, |outcomes, ()| {
        for outcome in outcomes {
            lost += usize::from(outcome.is_lost());
            problems += outcome.problems.len();
            progress.step(outcome.document.as_ref().map_or("", |d| &d.report.origin));
            printer.print(&outcome, &progress)?;
        }
        Ok(())
    })?;
    drop(progress);
    printer.finish()?;
    if problems > 0 {
        let lost_words = count(lost, "input");
        crate::talk::say(format!("{}; {lost_words} could not be read", count(problems, "problem")));
    }
    Ok(Done::after_losing(lost))
}

/// Prints outcomes as they come.
struct Printer<'s> {
    format: Format,
    settings: &'s Settings,
    out: std::io::BufWriter<std::io::StdoutLock<'static>>,
    sheet: Sheet,
    /// Whether the headings of the CSV are still to be written.
    heading: bool,
}

impl<'s> Printer<'s> {
    fn new(format: Format, settings: &'s Settings) -> Self {
        let sheet =
            if format == Format::Csv { Sheet::new(&FLAT_EVENT) } else { Sheet::new(&EVENT) };
        Self { format, settings, out: stdout(), sheet, heading: true }
    }

    fn print(&mut self, outcome: &Outcome, progress: &Progress) -> anyhow::Result<()> {
        if self.format == Format::Record {
            for event in &outcome.events {
                writeln!(self.out, "{}", serde_json::to_string(event)?)?;
            }
            for problem in &outcome.problems {
                writeln!(self.out, "{}", serde_json::to_string(problem)?)?;
            }
        } else {
            let row = if self.format == Format::Csv { flat_event } else { event_row };
            outcome.events.iter().for_each(|e| self.sheet.push(row(e)));
            for p in &outcome.problems {
                progress.say(format!("{}: {}", p.origin, p.message));
            }
            if self.format == Format::Csv || self.sheet.len() >= ROWS_PER_TABLE {
                self.flush_rows()?;
            }
        }
        if self.settings.look.terminal {
            self.out.flush()?;
        }
        Ok(())
    }

    fn flush_rows(&mut self) -> anyhow::Result<()> {
        if self.format == Format::Csv {
            self.sheet.csv(self.heading, &mut self.out)?;
            self.heading = false;
        } else {
            self.sheet.print(self.settings.look, &mut self.out)?;
        }
        self.sheet.clear();
        Ok(())
    }

    fn finish(mut self) -> anyhow::Result<()> {
        if self.format != Format::Record && (self.heading || !self.sheet.is_empty()) {
            self.flush_rows()?;
        }
        self.out.flush()?;
        Ok(())
    }
}
