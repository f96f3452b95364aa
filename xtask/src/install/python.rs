//! The Python packages that the test backends are made of: pinned by hash, in an environment of the user's cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{debian, once};
use crate::process::{output_of, run};
use crate::project::Project;
use crate::steps::Steps;

const WHY: &str =
    "Some of the backends that the app is tested against are Python programs, or come as Python packages.";

/// The environment with what `tests/backends/requirements.txt` pins; answers the folder of its programs.
pub fn backends(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let file = project.path("tests/backends/requirements.txt");
    let requirements = crate::files::read_bytes(&file)?;
    let python = ensure_python(steps)?;
    let folder = project.backends_python();
    let programs = folder.join("bin");
    // An environment belongs to the Python that it was made with.
    once::for_content(&folder, &[&requirements, python.as_bytes()], |folder| {
        steps.run("python3 -m venv, pip install", WHY, || fill(folder, &file))
    })?;
    Ok(programs)
}

/// A Python that can make environments; answers which one.
fn ensure_python(steps: &mut Steps) -> Result<String> {
    if let Some(python) = capable() {
        return Ok(python);
    }
    // Debian splits off what `venv` needs.
    debian::install(&["python3", "python3-venv"], WHY, steps)?;
    capable().context("python3 still cannot make environments: its module ensurepip is missing")
}

fn capable() -> Option<String> {
    output_of(Command::new("python3").args(["-c", "import ensurepip, venv, sys; print(sys.base_prefix, sys.version)"]))
}

fn fill(folder: &Path, requirements: &Path) -> Result<()> {
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let mut pip = Command::new(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]);
    run(pip.arg("--requirement").arg(requirements))
        .context("the test backends' Python packages did not come: is the package index there?")
}
