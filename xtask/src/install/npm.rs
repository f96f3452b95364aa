//! What comes from npm: pinned, in the user's cache, never part of the app.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{debian, once};
use crate::process::{find_program, run};
use crate::project::Project;
use crate::steps::Steps;

/// A package of the npm registry.
#[derive(Debug)]
pub struct NpmPackage {
    pub name: &'static str,
    pub version: &'static str,
    pub why: &'static str,
}

const AXE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    why: "The browser tests check every screen's accessibility with it.",
};

/// The accessibility checker as one script that a test puts into the page.
pub fn axe(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = ensure(project, &AXE, steps)?;
    Ok(folder.join("axe.min.js"))
}

/// Whether packages can be installed at all.
pub fn is_available() -> bool {
    find_program("node").is_some() && find_program("npm").is_some()
}

/// Makes sure that the package is in the cache at its pinned version; answers its folder.
pub fn ensure(project: &Project, package: &NpmPackage, steps: &mut Steps) -> Result<PathBuf> {
    let NpmPackage { name, version, why } = package;
    let folder = project.node().join("node_modules").join(name);
    if installed_version(&folder).as_deref() == Some(version) {
        return Ok(folder);
    }
    if !is_available() {
        debian::install(&["nodejs", "npm"], why, steps)?;
    }
    std::fs::create_dir_all(project.node()).context("could not make the folder for npm packages")?;
    steps.run(&format!("npm install {name}@{version}"), why, || {
        let mut command = Command::new("npm");
        command.args(["install", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(command.arg("--prefix").arg(project.node()).arg(format!("{name}@{version}")))
    })?;
    Ok(folder)
}

/// The packages that `tests/backends/package-lock.json` pins; answers the folder that holds them.
pub fn backends(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = project.backends_node();
    let files = ["package.json", "package-lock.json"];
    let texts = files.map(|file| crate::files::read_bytes(&project.path("tests/backends").join(file)));
    let [manifest, lock] = texts;
    let (manifest, lock) = (manifest?, lock?);
    let why = "Some of the backends that the app is tested against are Node programs.";
    if !is_available() {
        debian::install(&["nodejs", "npm"], why, steps)?;
    }
    once::for_content(&folder, &[manifest.as_slice(), &lock], |folder| {
        std::fs::write(folder.join(files[0]), &manifest)?;
        std::fs::write(folder.join(files[1]), &lock)?;
        steps.run("npm ci", why, || {
            let mut command = Command::new("npm");
            command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            run(command.current_dir(folder))
                .context("the test backends' npm packages did not come: is npm's registry there?")
        })
    })?;
    Ok(folder.join("node_modules"))
}

/// The version that the package says of itself in its `package.json`.
fn installed_version(folder: &Path) -> Option<String> {
    let manifest = std::fs::read_to_string(folder.join("package.json")).ok()?;
    version_in(&manifest)
}

/// The value of the first `"version"` key. Enough for a published manifest, and no JSON parser has to be built first.
fn version_in(manifest: &str) -> Option<String> {
    let (_, after_key) = manifest.split_once("\"version\"")?;
    after_key.split('"').nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_says_its_version() {
        let manifest = "{\n  \"name\": \"axe-core\",\n  \"version\": \"4.14.1\",\n  \"license\": \"MPL-2.0\"\n}";
        assert_eq!(version_in(manifest).as_deref(), Some("4.14.1"));
        assert_eq!(version_in("{}"), None);
    }
}
