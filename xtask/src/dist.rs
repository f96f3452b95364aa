//! `cargo xtask dist`: the folder that goes onto a web server, with sample configurations for two of them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::install::Optimisation;
use crate::project::Project;
use crate::steps::Steps;
use crate::{files, web};

/// Copied beside the served files: how nginx and Caddy serve them.
const SAMPLES: [&str; 2] = ["nginx.conf", "Caddyfile"];

/// The folder inside the deployable one that is served; the samples lie outside it.
const SERVED: &str = "www";

/// Builds what changed and writes the deployable folder.
pub fn run(project: &Project, out: Option<PathBuf>) -> Result<()> {
    let mut steps = Steps::new();
    let out = match out {
        Some(folder) => env::current_dir()?.join(folder),
        None => project.deployable(),
    };
    let dist = web::ensure_dist(project, Optimisation::Required, &mut steps)?;
    steps.run("copy", &format!("The deployable folder is {}", out.display()), || write(project, &dist, &out))?;
    steps.print_summary();
    println!("\n{}\n  {SERVED}/        what the web server serves, .br and .gz beside each file", out.display());
    println!("  {}   sample configurations: set the host name and the paths", SAMPLES.join(", "));
    Ok(())
}

fn write(project: &Project, dist: &Path, out: &Path) -> Result<()> {
    let served = out.join(SERVED);
    make_room(out, &served)?;
    for file in web::files_of(dist)? {
        let copy = served.join(file.strip_prefix(dist)?);
        files::write(&copy, files::read_bytes(&file)?)?;
    }
    for sample in SAMPLES {
        files::write(&out.join(sample), files::read_bytes(&project.path("deploy").join(sample))?)?;
    }
    Ok(())
}

/// Empties a folder that an earlier run made. Any other folder with something in it is left alone.
fn make_room(out: &Path, served: &Path) -> Result<()> {
    let is_empty = !out.exists() || fs::read_dir(out)?.next().is_none();
    if is_empty {
        return Ok(());
    }
    if !SAMPLES.iter().all(|sample| out.join(sample).is_file()) {
        bail!("{} has other things in it: name an empty or a new folder", out.display());
    }
    match served.is_dir() {
        true => fs::remove_dir_all(served).with_context(|| format!("could not empty {}", served.display())),
        false => Ok(()),
    }
}

#[cfg(test)]
mod sample_tests;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_other_things_in_it_is_never_emptied() -> Result<()> {
        let out = env::temp_dir().join(format!("zhihui-dist-{}", std::process::id()));
        files::write(&out.join("www/index.html"), "someone else's site")?;
        assert!(make_room(&out, &out.join(SERVED)).is_err());
        assert!(out.join("www/index.html").is_file());

        for sample in SAMPLES {
            files::write(&out.join(sample), "")?;
        }
        make_room(&out, &out.join(SERVED))?;
        assert!(!out.join("www").exists());
        fs::remove_dir_all(&out)?;
        Ok(())
    }
}
