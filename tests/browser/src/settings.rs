use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Where `cargo xtask test` put what the tests need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The built app, as a web server serves it.
    pub dist: PathBuf,
    /// The embedded backend.
    pub server: PathBuf,
    pub chromedriver: PathBuf,
    pub chromium: PathBuf,
    /// `axe.min.js`
    pub axe: PathBuf,
    /// Where screenshots go.
    pub screens: PathBuf,
}

impl Settings {
    /// Reads the environment.
    pub fn from_environment() -> Result<Self> {
        let path = |name: &str| {
            let value = env::var_os(name).with_context(|| format!("{name} is not set: run `cargo xtask test browser`"));
            value.map(PathBuf::from)
        };
        Ok(Self {
            dist: path("ZHIHUI_DIST")?,
            server: path("ZHIHUI_SERVER")?,
            chromedriver: path("CHROMEDRIVER")?,
            chromium: path("CHROMIUM")?,
            axe: path("ZHIHUI_AXE")?,
            screens: path("ZHIHUI_SCREENS").unwrap_or_else(|_| project().join("target/screens")),
        })
    }
}

/// The checkout: texts and budgets are read from it.
pub fn project() -> PathBuf {
    // The variable at run time comes first: several checkouts may share one build folder, and so one binary.
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or(PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.ancestors().nth(2).map_or_else(|| package.clone(), Path::to_owned)
}
