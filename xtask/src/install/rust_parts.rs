//! What rustup brings: the wasm target, rustfmt and clippy. Its minimal profile has none of them.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process::{cargo, find_program, output_of, run};
use crate::steps::Steps;

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the standard library for wasm is there.
pub fn ensure_wasm_target(steps: &mut Steps) -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output_of(Command::new(rustc).args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let why = "The app is compiled to WebAssembly; this is Rust's standard library for it.";
    rustup(&["target", "add", WASM_TARGET], why, steps)
}

/// Makes sure that `cargo fmt` or `cargo clippy` can run.
pub fn ensure_component(subcommand: &str, component: &str, steps: &mut Steps) -> Result<()> {
    let probe = cargo().args([subcommand, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if probe.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    rustup(&["component", "add", component], "A test suite runs it.", steps)
}

fn rustup(arguments: &[&str], why: &str, steps: &mut Steps) -> Result<()> {
    let line = format!("rustup {}", arguments.join(" "));
    if find_program("rustup").is_none() {
        bail!("`{line}` is needed, and rustup is not here. {why}\nInstall Rust from https://rustup.rs");
    }
    steps.run(&line, why, || run(Command::new("rustup").args(arguments)))
}
