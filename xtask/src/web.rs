//! The release build of the app: Trunk's output, compressed, made again only when something in it changed.

pub mod compress;
pub mod content_names;
mod fingerprint;
pub mod hashed_name;
mod precache;
pub mod scripts;
mod splitter;
pub mod stylesheet;

use std::fs::File;
use std::iter;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::files;
use crate::install::{self, Optimisation, WebTools};
use crate::process;
use crate::project::Project;
use crate::steps::Steps;

/// Lies in `dist` itself: when Trunk is run by hand it empties the folder, and so takes this note away as well.
const NOTE: &str = ".built-from";

/// Brings `dist` up to date and answers where it is.
pub fn ensure_dist(project: &Project, optimisation: Optimisation, steps: &mut Steps) -> Result<PathBuf> {
    let tools = install::web_tools(project, optimisation, steps)?;
    let _lock = wait_for_other_builds(project)?;
    let dist = project.dist();
    let note = dist.join(NOTE);
    let wanted = fingerprint::of_inputs(project, &tools)?;
    if std::fs::read_to_string(&note).is_ok_and(|built_from| built_from == wanted) {
        steps.skip("app", "nothing changed since the last build");
        return Ok(dist);
    }
    let splitter = splitter::build(project, steps)?;
    let why = "The app itself, as people will load it. (Trunk will say that it failed to minify a JS file: it does not \
               understand a modern module, and copies it as the splitter wrote it.)";
    steps.run("trunk build --release", why, || trunk_build(project, &tools, splitter))?;
    steps.run("compress", "The server answers with these files, so that a phone loads a quarter.", || {
        compress::beside_every_file(&dist)
    })?;
    files::write(&note, wanted)?;
    Ok(dist)
}

/// Holds the lock that keeps two commands from building into the same folder; dropping the file lets it go.
fn wait_for_other_builds(project: &Project) -> Result<File> {
    let path = project.path("target/dist.lock");
    files::write(&path, "")?;
    let file = File::open(&path).context("could not open the lock of dist")?;
    if file.try_lock().is_err() {
        println!("  waiting: another command is building the app");
        file.lock().context("could not lock dist")?;
    }
    Ok(file)
}

/// The files of `dist` that belong to the app, without this command's own note.
pub fn files_of(dist: &std::path::Path) -> Result<Vec<PathBuf>> {
    let mut found = files::files_under(dist)?;
    found.retain(|file| files::name(file) != NOTE);
    Ok(found)
}

fn trunk_build(project: &Project, tools: &WebTools, splitter: PathBuf) -> Result<()> {
    let mut command = Command::new(project.tools().join("bin/trunk"));
    command.args(["build", "--release", "--log", "error,trunk=warn"]).current_dir(project.root());
    let folders: Vec<PathBuf> = iter::once(splitter).chain(tools.folders().iter().cloned()).collect();
    command.env("PATH", process::path_with(&folders)?);
    splitter::take_part(&mut command, project, tools)?;
    // Trunk 0.21 takes the customary NO_COLOR=1 for a wrong value of its own flag, and stops.
    command.env_remove("NO_COLOR");
    // The compiler has said what is wrong with the app; where Trunk was when it heard of it is of no interest.
    command.env("RUST_BACKTRACE", "0");
    process::run(&mut command).context("the app did not build")
}
