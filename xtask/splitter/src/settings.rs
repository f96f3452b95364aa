//! What `cargo xtask` says by variables, because Trunk stands between the two programs and passes nothing else on.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Where things are, and how the chunks are optimised.
#[derive(Debug)]
pub struct Settings {
    /// The real program.
    pub wasm_bindgen: PathBuf,
    /// Where the finished chunks are put, under the names that they are served by.
    pub chunks: PathBuf,
    /// The arguments with which Trunk optimises the main file.
    pub wasm_opt_arguments: Vec<String>,
    /// What minifies the JavaScript; none where Node is missing.
    pub esbuild: Option<PathBuf>,
}

impl Settings {
    /// Reads the variables.
    pub fn from_environment() -> Result<Self> {
        let variable = |name: &str| env::var(name).with_context(|| format!("{name} is not set: `cargo xtask` sets it"));
        Ok(Self {
            wasm_bindgen: variable("ZHIHUI_WASM_BINDGEN")?.into(),
            chunks: variable("ZHIHUI_CHUNKS")?.into(),
            wasm_opt_arguments: variable("ZHIHUI_WASM_OPT")?.split_whitespace().map(str::to_owned).collect(),
            esbuild: env::var_os("ZHIHUI_ESBUILD").map(PathBuf::from),
        })
    }
}
