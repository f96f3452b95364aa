//! esbuild from npm, where there is Node. Without it the app's JavaScript stays as wasm-bindgen wrote it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::Optimisation;
use super::npm::{self, NpmPackage};
use crate::process::output_of;
use crate::project::Project;
use crate::steps::Steps;

const ESBUILD: NpmPackage = NpmPackage {
    name: "esbuild",
    version: "0.28.2",
    why: "Makes the JavaScript between the browser and the wasm a third smaller.",
};

/// Brings esbuild; none where it is not required and does not run, which is said.
pub fn ensure(project: &Project, optimisation: Optimisation, steps: &mut Steps) -> Result<Option<PathBuf>> {
    let because = if optimisation == Optimisation::Required || npm::is_available() {
        npm::ensure(project, &ESBUILD, steps)?;
        let program = project.node().join("node_modules/.bin").join(ESBUILD.name);
        if output_of(Command::new(&program).arg("--version")).as_deref() == Some(ESBUILD.version) {
            return Ok(Some(program));
        }
        ensure!(optimisation != Optimisation::Required, "the Node here is too old to run esbuild");
        "the Node here is too old to run it"
    } else {
        "Node or npm is missing (apt-get install nodejs npm)"
    };
    steps.skip(ESBUILD.name, &format!("{because}: the app works, and its JavaScript stays larger"));
    Ok(None)
}

/// What a build by it, or without it, is told apart by.
pub fn label(program: Option<&PathBuf>) -> String {
    program.map_or("JavaScript not minified".to_owned(), |_| format!("{} {}", ESBUILD.name, ESBUILD.version))
}
