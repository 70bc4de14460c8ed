//! Chores of the repository.

mod bless;
mod check_data;
mod ci;
mod desk_speed;
mod evaluate;
mod figures;
mod fuzz;
mod mistake;
mod random;
mod repository;
mod scale;
mod speed;
mod tidy;
mod towns;
mod web;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "xtask", about = "Chores of the Tidings repository")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Everything a change must pass: format, tidy, check-data, clippy, tests.
    Ci,
    /// Crates, files and pages against the rules of the house.
    Tidy,
    /// Explain mistakes in the tables of `data/`.
    CheckData,
    /// Rewrite the list of what the reader is known to miss in the sample reports, and show the change.
    Bless,
    /// Score the program on a labelled set and write the result to `evaluations/`.
    Evaluate(evaluate::Args),
    /// Write `docs/figures.md` from the newest results in `evaluations/`.
    Figures,
    /// Measure how fast the released program reads.
    Speed(speed::Args),
    /// Feed hostile bytes to everything that reads from outside, for so many seconds each.
    Fuzz(fuzz::Args),
    /// Measure how a made-up news day goes into a store: rate, memory, size, and going on after a kill.
    Scale(scale::Args),
    /// Measure how fast the desk answers over a large store.
    DeskSpeed(desk_speed::Args),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    match Args::parse().chore {
        Chore::Ci => ci::run(),
        Chore::Tidy => mistake::report("tidy", &tidy::check(&repository::root())?),
        Chore::CheckData => mistake::report("check-data", &check_data::check(&repository::root())?),
        Chore::Bless => bless::run(),
        Chore::Evaluate(args) => evaluate::run(&args),
        Chore::Figures => figures::run(),
        Chore::Speed(args) => speed::run(&args),
        Chore::Fuzz(args) => fuzz::run(&args),
        Chore::Scale(args) => scale::run(&args),
        Chore::DeskSpeed(args) => desk_speed::run(&args),
    }
}
