//! `cargo xtask check`: the layers, held by a program instead of by everybody's attention.

use std::process::ExitCode;

use anyhow::Result;

use crate::layers;
use crate::project::Project;

/// Prints every fault. Fails when there is one.
pub fn run(project: &Project) -> Result<ExitCode> {
    Ok(if print_faults(project)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints every fault; answers whether there was none.
pub fn print_faults(project: &Project) -> Result<bool> {
    let faults = layers::faults(project.root())?;
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => println!("layers: every arrow points down"),
        1 => println!("layers: 1 fault"),
        many => println!("layers: {many} faults"),
    }
    Ok(faults.is_empty())
}
