//! `cargo xtask test`: every suite, each counted, the last line the sum.

mod cargo_tests;
mod postgres;
mod suite;
mod suites;
mod tally;
mod webdriver;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::project::Project;
use crate::steps::readable;
pub use suite::Suite;
use tally::Tally;

/// Runs the suites one after the other, whatever becomes of the one before. Fails when anything failed.
pub fn run(project: &Project, suites: &[Suite]) -> Result<ExitCode> {
    let mut rows = Vec::new();
    for suite in suites {
        println!("\n── {} · {}", suite.name(), suite.purpose());
        let started = Instant::now();
        let tally = suites::run(*suite, project).unwrap_or_else(|error| {
            println!("{} could not run: {error:#}", suite.name());
            Tally::FAILURE
        });
        rows.push((*suite, tally, started.elapsed()));
    }
    print_table(&rows);
    let all = rows.iter().fold(Tally::default(), |sum, (_, tally, _)| sum + *tally);
    println!("{all}");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print_table(rows: &[(Suite, Tally, Duration)]) {
    println!("\n{:<10}{:>8}{:>8}{:>14}", "suite", "passed", "failed", "time");
    for (suite, tally, took) in rows {
        println!("{:<10}{:>8}{:>8}{:>14}", suite.name(), tally.passed, tally.failed, readable(*took));
    }
    println!();
}
