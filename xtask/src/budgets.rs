//! `cargo xtask budgets`: what the release build costs the person who opens it, against `budgets.toml`.

mod figures;
mod limits;
mod origins;

use std::process::ExitCode;

use anyhow::Result;

use crate::install::Optimisation;
use crate::project::Project;
use crate::steps::Steps;
use crate::{files, web};
use figures::Figure;
use limits::Limits;

/// Builds what is not built, measures, prints the table. Fails over a budget.
pub fn run(project: &Project) -> Result<ExitCode> {
    let within = measure_and_print(project)?;
    Ok(if within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the table; answers whether every figure is within its budget.
pub fn measure_and_print(project: &Project) -> Result<bool> {
    let dist = web::ensure_dist(project, Optimisation::Required, &mut Steps::new())?;
    let limits = Limits::parse(&files::read_text(&project.path("budgets.toml"))?)?;
    let figures = figures::measure(&dist)?;
    println!("\n{:<34}{:>10}{:>10}{:>10}{:>11}", "KB = 1024 bytes, brotli 11", "now", "budget", "aim", "headroom");
    let mut within = true;
    for figure in &figures {
        let limit = limits.of(figure.key)?;
        let verdict = limit.verdict(figure.amount);
        within &= verdict.is_within();
        println!("{}", row(figure, limit, verdict));
    }
    for origin in origins::in_dist(&dist)? {
        println!("  third party: {origin}");
    }
    println!("Layout shift is measured by the browser tests (budget {}).", limits.of("layout_shift")?.budget);
    Ok(within)
}

fn row(figure: &Figure, limit: limits::Limit, verdict: limits::Verdict) -> String {
    let headroom = limit.budget - figure.amount;
    let [now, budget, aim, headroom] =
        [figure.amount, limit.budget, limit.aim, headroom].map(|amount| figure.unit.show(amount));
    format!("{:<34}{now:>10}{budget:>10}{aim:>10}{headroom:>11}  {}", figure.title, verdict.words())
}
