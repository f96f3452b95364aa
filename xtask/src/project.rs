//! Where things are: the checkout, the build folder and what the user's cache keeps between checkouts.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that every command works with.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// Finds the checkout by the variables that cargo sets, and the cache by the XDG rule.
    pub fn locate() -> Result<Self> {
        // The variable at run time comes first: several checkouts may share one build folder, and so one binary.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or(PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("xtask lies in the project's root")?.to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        let cache = match env::var_os("XDG_CACHE_HOME").filter(|folder| Path::new(folder).is_absolute()) {
            Some(folder) => PathBuf::from(folder),
            None => env::home_dir().context("neither XDG_CACHE_HOME nor HOME is set")?.join(".cache"),
        };
        Ok(Self { root, target, cache: cache.join("zhihui") })
    }

    /// The checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of the checkout.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Trunk's output: what a web server serves.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The one sheet that Trunk hashes, put together from `style/`.
    ///
    /// Always inside the checkout, wherever cargo builds: `index.html` names it by a relative path.
    pub fn stylesheet(&self) -> PathBuf {
        self.path("target/style/zhihui.css")
    }

    /// Where `cargo xtask dist` writes unless told otherwise.
    pub fn deployable(&self) -> PathBuf {
        self.path("target/deployable")
    }

    /// The embedded backend as `cargo build` leaves it.
    pub fn server_binary(&self) -> PathBuf {
        self.debug_program("zhihui-server")
    }

    /// A program of the project as `cargo build` leaves it.
    pub fn debug_program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The root folder of the tools that cargo installs; a fresh clone finds them again.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// The npm prefix of the tools that come from npm.
    pub fn node(&self) -> PathBuf {
        self.cache.join("node")
    }

    /// The Python environment of the test backends.
    pub fn backends_python(&self) -> PathBuf {
        self.cache.join("backends-python")
    }

    /// The npm packages of the test backends.
    pub fn backends_node(&self) -> PathBuf {
        self.cache.join("backends-node")
    }

    /// Where the stand-in for a missing `wasm-opt` is put.
    pub fn stand_ins(&self) -> PathBuf {
        self.cache.join("stand-ins")
    }
}
