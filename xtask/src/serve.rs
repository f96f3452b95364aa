//! `cargo xtask serve`: from nothing to the running app.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::install::Optimisation;
use crate::project::Project;
use crate::steps::Steps;
use crate::{process, web};

/// Brings what is missing, builds what changed, and hands over to the server.
pub fn run(project: &Project, port: u16) -> Result<ExitCode> {
    let mut steps = Steps::new();
    let dist = web::ensure_dist(project, Optimisation::WherePossible, &mut steps)?;
    build_server(project, &mut steps)?;
    steps.print_summary();
    println!();

    let mut server = Command::new(project.server_binary());
    server.current_dir(project.root()).args(["--port", &port.to_string(), "--data", "data", "--demo"]);
    hand_over(server.arg("--dist").arg(dist))
}

/// Compiles the embedded backend. Cargo itself knows whether it has to.
pub fn build_server(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.run("cargo build zhihui-server", "The embedded backend that serves the app and /api/v1.", || {
        process::run(process::cargo().args(["build", "--package", "zhihui-server"]).current_dir(project.root()))
    })
}

/// Becomes the server. Ctrl-C reaches it directly, and its exit code is this command's.
#[cfg(unix)]
fn hand_over(server: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(server.exec()).context("could not start the server")
}

#[cfg(not(unix))]
fn hand_over(server: &mut Command) -> Result<ExitCode> {
    let status = server.status().context("could not start the server")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
