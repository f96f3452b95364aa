//! `wasm-opt` from npm's binaryen where there is Node, a stand-in where there is not.
//!
//! Debian's own is too old for what the compiler emits, and compiling the crate of the same name takes longer than all the
//! rest together.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::npm::{self, NpmPackage};
use crate::process::output_of;
use crate::project::Project;
use crate::steps::Steps;

const BINARYEN: NpmPackage = NpmPackage {
    name: "binaryen",
    version: "132.0.0",
    why: "Its wasm-opt makes the wasm that people load about a fifth smaller.",
};

/// What `wasm-opt --version` prints, and what Trunk.toml asks for.
const VERSION_LINE: &str = "wasm-opt version 132 (version_132)";

/// The `wasm-opt` that Trunk will call.
#[derive(Debug)]
pub struct Optimiser {
    pub folder: PathBuf,
    pub label: String,
}

/// How much the caller needs the optimised wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optimisation {
    /// To look at the app: the first start should not take longer for it.
    WherePossible,
    /// To measure or to deploy the app.
    Required,
}

/// Brings `wasm-opt`; where it is not required and there is no Node, a stand-in, which is said.
pub fn ensure(project: &Project, optimisation: Optimisation, steps: &mut Steps) -> Result<Optimiser> {
    let because = if optimisation == Optimisation::Required || npm::is_available() {
        npm::ensure(project, &BINARYEN, steps)?;
        let folder = project.node().join("node_modules/.bin");
        if output_of(Command::new(folder.join("wasm-opt")).arg("--version")).as_deref() == Some(VERSION_LINE) {
            return Ok(Optimiser { folder, label: VERSION_LINE.to_owned() });
        }
        ensure!(optimisation != Optimisation::Required, "the Node here is too old to run binaryen's wasm-opt");
        "the Node here is too old to run binaryen's"
    } else {
        "Node or npm is missing (apt-get install nodejs npm)"
    };
    steps.skip("wasm-opt", &format!("{because}: the app works, and its wasm stays unoptimised and larger"));
    let folder = project.stand_ins();
    write_stand_in(&folder)?;
    Ok(Optimiser { folder, label: "wasm unoptimised".to_owned() })
}

/// A program that answers as the pinned `wasm-opt` and copies its input, so that Trunk hashes what it would without it.
fn write_stand_in(folder: &Path) -> Result<()> {
    let program = folder.join("wasm-opt");
    crate::files::write(&program, STAND_IN.replace("VERSION_LINE", VERSION_LINE))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))
            .context("could not make the stand-in executable")?;
    }
    Ok(())
}

const STAND_IN: &str = r#"#!/bin/sh
# Stands in for wasm-opt where Node is missing: it copies the wasm as it is.
for argument; do
  case "$argument" in
    --version) echo "VERSION_LINE"; exit 0 ;;
    --output=*) output="${argument#--output=}" ;;
    -*) ;;
    *) input="$argument" ;;
  esac
done
cp "$input" "$output"
"#;

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_stand_in_answers_its_version_and_copies_its_input() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("zhihui-stand-in-{}", std::process::id()));
        write_stand_in(&folder)?;
        let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
        fs::write(&input, b"\0asm")?;
        let program = folder.join("wasm-opt");
        assert_eq!(output_of(Command::new(&program).arg("--version")).as_deref(), Some(VERSION_LINE));
        let to = format!("--output={}", output.display());
        assert!(Command::new(&program).arg(to).arg("-Oz").arg(&input).arg("--enable-bulk-memory").status()?.success());
        assert_eq!(fs::read(&output)?, b"\0asm");
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
