//! Tells the service worker which files the build consists of, so that it keeps all of them or none.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::scripts;
use crate::files;

const WORKER: &str = "service-worker.js";

/// Asked for on every start: the profile and its preset, because they are the deployment's and not the build's; the worker,
/// by the browser. The schema is for editors.
const NEVER_KEPT: [&str; 3] = ["backend.json", "backend.schema.json", WORKER];
const PRESETS: &str = "backends/";

/// What the worker's source has in the places of its build's name and of its list.
const PLACES: [&str; 2] = ["const BUILD = \"\";", "const FILES = {};"];

/// Completes the worker in Trunk's staging folder, once everything else in it is as it will be served.
///
/// A debug build is for whoever changes the app: there the list stays empty, and the worker keeps nothing.
pub fn run(staging: &Path) -> Result<()> {
    match env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        true => fill_in(staging),
        false => Ok(()),
    }
}

fn fill_in(staging: &Path) -> Result<()> {
    let path = staging.join(WORKER);
    let source = files::read_text(&path)?;
    ensure!(PLACES.iter().all(|place| source.contains(place)), "{WORKER} lacks one of {PLACES:?}");
    let list = list(staging)?;
    let [build, files] = PLACES;
    let worker = source
        .replace(build, &format!("const BUILD = \"{}\";", build_name(&list)))
        .replace(files, &format!("const FILES = {{{list}}};"));
    files::write(&path, scripts::small(&worker)?)
}

/// Path and integrity value of every file, as the inside of a JavaScript object.
fn list(staging: &Path) -> Result<String> {
    let mut entries = String::new();
    for file in files::files_under(staging)? {
        let inside = file.strip_prefix(staging)?.to_str().context("a file's name is not UTF-8")?.replace('\\', "/");
        if !NEVER_KEPT.contains(&inside.as_str()) && !inside.starts_with(PRESETS) {
            entries.push_str(&format!("\n  \"/{inside}\": \"{}\",", integrity(&files::read_bytes(&file)?)));
        }
    }
    Ok(entries + "\n")
}

/// By <https://www.w3.org/TR/SRI/>.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Follows from the files alone: the same ones are the same build, whoever built them and when.
fn build_name(list: &str) -> String {
    Sha256::digest(list).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    const SOURCE: &str = include_str!("../../../public/service-worker.js");
    const FILES: [&str; 4] = ["index.html", "app-1111111111111111_bg.wasm", "icon.svg", "snippets/a.js"];

    fn staging(name: &str) -> Result<PathBuf> {
        let staging = env::temp_dir().join(format!("zhihui-precache-{name}-{}", std::process::id()));
        for file in FILES {
            files::write(&staging.join(file), format!("the contents of {file}"))?;
        }
        for file in NEVER_KEPT.into_iter().chain(["backends/ruoyi.json"]) {
            files::write(&staging.join(file), SOURCE)?;
        }
        Ok(staging)
    }

    fn filled_in(staging: &Path) -> Result<String> {
        files::write(&staging.join(WORKER), SOURCE)?;
        fill_in(staging)?;
        files::read_text(&staging.join(WORKER))
    }

    fn build_in(worker: &str) -> Option<&str> {
        worker.split_once("const BUILD = \"")?.1.split('"').next()
    }

    #[test]
    fn every_file_is_in_the_list_with_its_integrity_value_but_the_profile_and_the_worker() -> Result<()> {
        let staging = staging("list")?;
        let worker = filled_in(&staging)?;
        for file in FILES {
            let entry = format!("\"/{file}\": \"{}\"", integrity(format!("the contents of {file}").as_bytes()));
            assert!(worker.contains(&entry), "{entry}\n{worker}");
        }
        assert_eq!(worker.matches("\": \"sha256-").count(), FILES.len());
        // The same as `printf abc | openssl dgst -sha256 -binary | base64`.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        fs::remove_dir_all(&staging)?;
        Ok(())
    }

    #[test]
    fn the_builds_name_follows_from_the_files_and_from_nothing_else() -> Result<()> {
        let staging = staging("name")?;
        let first = filled_in(&staging)?;
        assert_eq!(filled_in(&staging)?, first, "the same files, written again");

        files::write(&staging.join("backend.json"), "another backend")?;
        assert_eq!(filled_in(&staging)?, first, "another profile is no other build");

        let mut builds = vec![build_in(&first).map(str::to_owned)];
        files::write(&staging.join("icon.svg"), "another icon")?;
        builds.push(build_in(&filled_in(&staging)?).map(str::to_owned));
        fs::rename(staging.join("icon.svg"), staging.join("mark.svg"))?;
        builds.push(build_in(&filled_in(&staging)?).map(str::to_owned));
        assert!(builds.iter().all(|build| build.as_ref().is_some_and(|name| name.len() == 16)), "{builds:?}");
        builds.dedup();
        assert_eq!(builds.len(), 3, "other bytes and other names are other builds: {builds:?}");
        fs::remove_dir_all(&staging)?;
        Ok(())
    }

    #[test]
    fn a_worker_without_the_places_is_refused() -> Result<()> {
        let staging = staging("places")?;
        files::write(&staging.join(WORKER), "const BUILD = 7;")?;
        assert!(fill_in(&staging).is_err());
        fs::remove_dir_all(&staging)?;
        Ok(())
    }
}
