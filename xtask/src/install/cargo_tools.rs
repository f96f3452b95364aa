//! Trunk and wasm-bindgen, compiled once into a folder of the user's cache.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{cargo, output_of, run};
use crate::project::Project;
use crate::steps::Steps;

/// A program that `cargo install` brings.
#[derive(Debug)]
pub struct CargoTool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    why: &'static str,
}

impl CargoTool {
    /// What `--version` prints.
    pub fn label(&self) -> String {
        format!("{} {}", self.program, self.version)
    }
}

/// Without its TLS: Trunk needs that to download tools, and every tool is already here.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    version: "0.21.14",
    program: "trunk",
    arguments: &["--no-default-features"],
    why: "Trunk bundles the app: wasm, JavaScript, style sheet and page, with hashed names.",
};

/// The same version as the `wasm-bindgen` crate: the two must match exactly.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    program: "wasm-bindgen",
    arguments: &[],
    why: "wasm-bindgen writes the JavaScript between the browser and the wasm, and runs the wasm tests.",
};

/// Makes sure that the tool is in the cache at its pinned version.
pub fn ensure(project: &Project, tool: &CargoTool, steps: &mut Steps) -> Result<()> {
    let program = project.tools().join("bin").join(tool.program);
    if output_of(Command::new(program).arg("--version")) == Some(tool.label()) {
        return Ok(());
    }
    let what = format!("cargo install {} {}", tool.package, tool.version);
    let why = format!("{} Once per user: {}", tool.why, project.tools().display());
    steps.run(&what, &why, || install(project, tool))
}

fn install(project: &Project, tool: &CargoTool) -> Result<()> {
    let root = project.tools();
    fs::create_dir_all(&root).with_context(|| format!("could not make {}", root.display()))?;
    let mut command = cargo();
    command.args(["install", "--locked", "--force", "--debug", tool.package, "--version", tool.version]);
    command.args(tool.arguments).arg("--root").arg(&root);
    // One build folder for both tools, so that the crates they share are compiled once. Unoptimised and without debug
    // information is by far the quickest to build, and the tools still take only seconds.
    command.env("CARGO_TARGET_DIR", root.join("build")).env("CARGO_PROFILE_DEV_DEBUG", "none");
    command.env("CARGO_INCREMENTAL", "0");
    // Outside the checkout, whose .cargo/config.toml is not meant for these crates.
    run(command.current_dir(&root))
}

/// Gives back the space that the compilation took: it is of no use once both tools are installed.
pub fn drop_build_folder(project: &Project) -> Result<()> {
    let folder = project.tools().join("build");
    match folder.is_dir() {
        true => fs::remove_dir_all(&folder).with_context(|| format!("could not remove {}", folder.display())),
        false => Ok(()),
    }
}
