//! Other programs, run to their end.

use std::process::Command;

use anyhow::{Context, Result, bail};

/// Runs a command; a bad exit is an error that names it.
pub fn to_its_end(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("could not start {name}"))?;
    if status.success() { Ok(()) } else { bail!("{name} ended with {status}") }
}

/// The same, for a program that warns of what is no fault: what it writes is shown when it fails.
pub fn quietly(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("could not start {name}"))?;
    match output.status.success() {
        true => Ok(()),
        false => bail!("{name} ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)),
    }
}
