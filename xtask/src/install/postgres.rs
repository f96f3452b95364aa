//! Finds PostgreSQL's server, which Debian keeps off the PATH.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::debian;
use crate::process::find_program;
use crate::steps::Steps;

/// The folder with `initdb` and `postgres`; none where it is neither installed nor can be.
pub fn programs(steps: &mut Steps) -> Result<Option<PathBuf>> {
    if let Some(folder) = installed() {
        return Ok(Some(folder));
    }
    if !debian::can_install() {
        return Ok(None);
    }
    debian::install(&["postgresql"], "The backend's tests run on PostgreSQL as well as on SQLite.", steps)?;
    Ok(installed())
}

/// Debian's newest one, or else the one on the PATH.
fn installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        versions.map(|version| version.path().join("bin")).filter(|bin| is_complete(bin)).collect();
    folders.sort();
    folders.pop().or_else(|| find_program("initdb")?.parent().filter(|bin| is_complete(bin)).map(Path::to_owned))
}

fn is_complete(bin: &Path) -> bool {
    ["initdb", "pg_isready", "postgres"].iter().all(|program| bin.join(program).is_file())
}
