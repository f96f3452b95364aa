//! The JavaScript without what only people read.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;

/// The oldest browsers that the app is for.
const BROWSERS: &str = "--target=chrome80,safari15";

/// Minifies a module by esbuild; `work` is a folder for the files between.
pub fn minify(esbuild: &Path, module: &str, work: &Path) -> Result<String> {
    let (input, output) = (work.join("glue.js"), work.join("glue.min.js"));
    std::fs::write(&input, module).with_context(|| format!("could not write {}", input.display()))?;
    let mut command = Command::new(esbuild);
    command.arg(&input).arg(format!("--outfile={}", output.display()));
    command.args([
        "--minify",
        "--tree-shaking=true",
        "--format=esm",
        "--charset=utf8",
        "--legal-comments=none",
        BROWSERS,
    ]);
    run::quietly(&mut command)?;
    std::fs::read_to_string(&output).with_context(|| format!("could not read {}", output.display()))
}
