//! The project's own commands. `cargo xtask help` lists them.

mod arguments;
mod budgets;
mod check;
mod dist;
mod files;
mod install;
mod layers;
mod process;
mod profile;
mod project;
mod serve;
mod steps;
mod test;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use arguments::Command;
use project::Project;

fn main() -> ExitCode {
    match arguments::parse(std::env::args().skip(1)).and_then(run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let project = Project::locate()?;
    match command {
        Command::Help => print!("{}", arguments::HELP),
        Command::Serve { port } => return serve::run(&project, port),
        Command::Test { suites } => return test::run(&project, &suites),
        Command::Dist { out } => dist::run(&project, out)?,
        Command::Budgets => return budgets::run(&project),
        Command::Check => return check::run(&project),
        Command::Profile { rest } => return profile::run(&project, &rest),
        Command::Sources => {
            web::stylesheet::write(&project)?;
            web::scripts::write(&project)?;
        }
        Command::NameByContent => web::content_names::run()?,
    }
    Ok(ExitCode::SUCCESS)
}
