//! Puts xtask/splitter in wasm-bindgen's place: it takes the rarely visited screens out of the wasm that a phone loads
//! first.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::files;
use crate::install::WebTools;
use crate::process::{self, output_of};
use crate::project::Project;
use crate::steps::Steps;

/// The name by which Trunk knows the program that the splitter stands in for. rustc refuses to give it to another crate,
/// so that the splitter is called something else until it is copied.
const WASM_BINDGEN: &str = "wasm-bindgen";

/// Says to the splitter, and after it to the hook, where the finished chunks are. Trunk passes it on to both.
const CHUNKS: &str = "ZHIHUI_CHUNKS";

/// What stands in `index.html` before the arguments that Trunk gives to wasm-opt.
const WASM_OPT_ATTRIBUTE: &str = "data-wasm-opt-params=\"";

/// Compiles the splitter and answers the folder that Trunk must find first on its PATH.
///
/// Nothing else lies in it: with cargo's own folder on the PATH, every program of the project would be found first.
pub fn build(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = project.path("target/splitter");
    let why = "Takes the rarely visited screens out of the wasm that a phone loads first.";
    steps.run("cargo build zhihui-splitter", why, || {
        process::run(process::cargo().args(["build", "--package", "zhihui-splitter"]).current_dir(project.root()))?;
        let program = project.debug_program("zhihui-splitter");
        fs::create_dir_all(&folder)?;
        fs::copy(&program, folder.join(format!("{WASM_BINDGEN}{}", env::consts::EXE_SUFFIX)))
            .with_context(|| format!("could not copy {}", program.display()))
    })?;
    Ok(folder)
}

/// What `.cargo/config.toml` has for the app, and two more that a stable compiler takes with RUSTC_BOOTSTRAP: no line numbers in
/// panics, and no `Debug`. Nobody reads either on a phone, and both together are 7 KB of brotli.
const USUAL: &str = "--cfg=erase_components";
const SMALL: [&str; 2] = ["-Zlocation-detail=none", "-Zfmt-debug=none"];
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Another compiler may have other flags: then the app is larger, and works.
fn compiler_takes_small() -> bool {
    let mut rustc = Command::new("rustc");
    output_of(rustc.env(BOOTSTRAP.0, BOOTSTRAP.1).args(SMALL).args(["--print", "cfg"])).is_some()
}

/// Makes a call of Trunk compile the app for the splitter, and tells the splitter what it must know.
pub fn take_part(trunk: &mut Command, project: &Project, tools: &WebTools) -> Result<()> {
    let page = files::read_text(&project.path("index.html"))?;
    trunk.args(["--features", "split"]);
    trunk.env("ZHIHUI_WASM_BINDGEN", project.tools().join("bin").join(WASM_BINDGEN));
    trunk.env("ZHIHUI_WASM_OPT", format!("-Oz {}", wasm_opt_arguments(&page)?));
    // Where it is not there, one in the caller's environment would not be the pinned one.
    trunk.env_remove("ZHIHUI_ESBUILD").envs(tools.esbuild().map(|esbuild| ("ZHIHUI_ESBUILD", esbuild)));
    if compiler_takes_small() {
        let flags = format!("{USUAL} {}", SMALL.join(" "));
        trunk.env(BOOTSTRAP.0, BOOTSTRAP.1).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    trunk.env(CHUNKS, project.path("target/chunks"));
    Ok(())
}

/// Puts the chunks beside the app's other files. They are named already, and the app's JavaScript knows the names.
///
/// Without the variable it is a `trunk build` by hand, which makes the app in one file.
pub fn bring_chunks(staging: &Path) -> Result<()> {
    let Some(chunks) = env::var_os(CHUNKS) else { return Ok(()) };
    for chunk in files::files_under(Path::new(&chunks))? {
        files::write(&staging.join(files::name(&chunk)), files::read_bytes(&chunk)?)?;
    }
    Ok(())
}

/// The chunks are optimised like the main file, for the same browsers.
fn wasm_opt_arguments(page: &str) -> Result<&str> {
    let arguments = page.split_once(WASM_OPT_ATTRIBUTE).and_then(|(_, rest)| rest.split_once('"'));
    Ok(arguments.with_context(|| format!("index.html lacks {WASM_OPT_ATTRIBUTE}…"))?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_how_wasm_is_optimised() -> Result<()> {
        let page = include_str!("../../../index.html");
        let arguments = wasm_opt_arguments(page)?;
        assert!(!arguments.is_empty() && arguments.split_whitespace().all(|argument| argument.starts_with("--")));
        assert!(page.contains("data-wasm-opt=\"z\""), "the chunks are optimised with -Oz, too");
        assert!(wasm_opt_arguments("<link data-trunk rel=\"rust\">").is_err());
        Ok(())
    }
}
