//! `cargo xtask profile`: a program of its own, because what it is made of would hold up every first start.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;

/// Builds the program where it has to be and runs it in the folder that the caller is in.
pub fn run(project: &Project, rest: &[String]) -> Result<ExitCode> {
    let mut program = process::cargo();
    program.args(["run", "--quiet", "--package", "zhihui-profile-cli", "--manifest-path"]);
    program.arg(project.path("Cargo.toml")).arg("--").args(rest);
    let status = program.status().context("could not start cargo")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
