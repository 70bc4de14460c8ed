//! The program: parse, run, exit code.

mod adding;
mod cli;
mod clock;
mod commands;
mod demo;
mod fetch_places;
mod incident_table;
mod layout;
mod progress;
mod settings;
mod table;
mod talk;

use clap::Parser as _;
use commands::Done;
use settings::Settings;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let done = Settings::resolve(&cli.global).map_err(Into::into).and_then(|settings| {
        for warning in &settings.warnings {
            talk::say(warning);
        }
        commands::run(cli.command, &settings)
    });
    ExitCode::from(match done {
        Ok(Done::Well) => 0,
        Ok(Done::NothingLeft) => 1,
        Ok(Done::ReportsLost) => 3,
        Ok(Done::Damaged) => 4,
        // Whoever reads our output has seen enough: `tidings incidents | head`.
        Err(error) if talk::is_broken_pipe(&error) => 0,
        Err(error) => {
            talk::say(talk::words(&error));
            if talk::is_usage(&error) { 2 } else { 1 }
        }
    })
}
