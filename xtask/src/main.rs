//! Chores of the repository.

mod evaluate;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "Chores of the Tidings repository")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Score the program on a labelled set and write the result to `evaluations/`.
    Evaluate(evaluate::Args),
}

fn main() -> anyhow::Result<()> {
    match Args::parse().chore {
        Chore::Evaluate(args) => evaluate::run(&args),
    }
}
