//! Brings what a command needs and the machine lacks, and says what, why and how long it took.

pub mod browser;
mod cargo_tools;
mod debian;
mod esbuild;
mod npm;
mod once;
pub mod postgres;
mod python;
pub mod rust_parts;
mod wasm_opt;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::Project;
use crate::steps::Steps;

pub use npm::axe;
pub use wasm_opt::Optimisation;

/// The programs that turn the app into wasm, at the pinned versions.
#[derive(Debug)]
pub struct WebTools {
    folders: Vec<PathBuf>,
    versions: Vec<String>,
    esbuild: Option<PathBuf>,
}

impl WebTools {
    /// The folders that Trunk must find first on its PATH.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Name and version of each tool: another one may give another build.
    pub fn versions(&self) -> &[String] {
        &self.versions
    }

    /// What minifies the app's JavaScript; none where Node is missing.
    pub fn esbuild(&self) -> Option<&Path> {
        self.esbuild.as_deref()
    }
}

/// Brings everything that `trunk build --release` calls.
pub fn web_tools(project: &Project, optimisation: Optimisation, steps: &mut Steps) -> Result<WebTools> {
    rust_parts::ensure_wasm_target(steps)?;
    for tool in [&cargo_tools::TRUNK, &cargo_tools::WASM_BINDGEN] {
        cargo_tools::ensure(project, tool, steps)?;
    }
    cargo_tools::drop_build_folder(project)?;
    let optimiser = wasm_opt::ensure(project, optimisation, steps)?;
    let esbuild = esbuild::ensure(project, optimisation, steps)?;
    Ok(WebTools {
        folders: vec![optimiser.folder, project.tools().join("bin")],
        versions: vec![
            cargo_tools::TRUNK.label(),
            cargo_tools::WASM_BINDGEN.label(),
            optimiser.label,
            esbuild::label(esbuild.as_ref()),
        ],
        esbuild,
    })
}

/// What the test backends are made of.
#[derive(Debug)]
pub struct BackendTools {
    /// The folders that their scripts must find first on the PATH.
    pub programs: Vec<PathBuf>,
    pub node_modules: PathBuf,
}

/// Brings the packages that the test backends name, at the hashes that they pin.
pub fn backend_tools(project: &Project, steps: &mut Steps) -> Result<BackendTools> {
    let python = python::backends(project, steps)?;
    let node_modules = npm::backends(project, steps)?;
    Ok(BackendTools { programs: vec![python, node_modules.join(".bin")], node_modules })
}

/// wasm-bindgen's test runner, which `cargo test` calls for a wasm target.
pub fn wasm_test_runner(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    rust_parts::ensure_wasm_target(steps)?;
    cargo_tools::ensure(project, &cargo_tools::WASM_BINDGEN, steps)?;
    Ok(project.tools().join("bin/wasm-bindgen-test-runner"))
}
