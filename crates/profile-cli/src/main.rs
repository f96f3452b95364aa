//! `cargo xtask profile`: whether a profile is right, and what a real backend makes of it.

mod arguments;
mod attempt;
mod base;
mod carrier;
mod check;
mod cookies;
mod files;
mod mask;
mod operations;
mod print;
mod schema;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use arguments::Command;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)).and_then(run) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers whether all is well.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Help => print!("{}", arguments::HELP),
        Command::Check { file } => return check::run(&file, &checkout()?),
        Command::Try(wanted) => return attempt::run(&wanted, &checkout()?),
        Command::Schema => schema::write(&checkout()?)?,
    }
    Ok(true)
}

/// The project's root.
fn checkout() -> Result<PathBuf> {
    // The variable at run time comes first: several checkouts may share one build folder, and so one binary.
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or(PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    Ok(package.ancestors().nth(2).context("this package lies in crates/")?.to_owned())
}
