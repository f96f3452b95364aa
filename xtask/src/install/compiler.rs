//! The C compiler: Rust links with it, and the bundled SQLite is C.

use anyhow::Result;

use super::debian;
use crate::process::find_program;
use crate::steps::Steps;

/// Makes sure that `cc` exists, with the C library's headers.
pub fn ensure(steps: &mut Steps) -> Result<()> {
    if find_program("cc").is_some() {
        return Ok(());
    }
    debian::install(&["gcc", "libc6-dev"], "Rust links with the C compiler, and SQLite is compiled with it.", steps)
}
