//! `schema`: the grammar of a profile, for editors.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use zhihui_profile::json_schema;

const FILE: &str = "public/backend.schema.json";

/// Writes it where the app's folder will have it.
pub fn write(checkout: &Path) -> Result<()> {
    let file = checkout.join(FILE);
    fs::write(&file, format!("{:#}\n", json_schema()))
        .with_context(|| format!("could not write {}", file.display()))?;
    println!("{FILE} is written");
    Ok(())
}
