//! Gives Trunk's hashed files names that follow from what is really in them.
//!
//! Trunk hashes the compiler's wasm, before wasm-bindgen and wasm-opt have worked on it. Another version of either would
//! put other bytes behind the same name, and a phone that was told to keep that name for ever would never see them: its
//! copy no longer fits the page's integrity value, and the app does not start.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use super::hashed_name::hash_in;
use super::{precache, splitter};
use crate::files;

/// Renames the files in Trunk's staging folder, puts the chunks beside them, and tells the service worker what there is;
/// Trunk calls this after its build.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk calls this command")?;
    rename_in(Path::new(&staging))?;
    splitter::bring_chunks(Path::new(&staging))?;
    precache::run(Path::new(&staging))
}

fn rename_in(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let mut html = files::read_text(&page)?;
    for file in files::files_under(staging)? {
        let old = files::name(&file);
        let Some(hash) = hash_in(&old) else { continue };
        // Elsewhere the old name could be in use where this command does not see it.
        if file.parent() != Some(staging) || !html.contains(&old) {
            continue;
        }
        let new = old.replace(hash, &content_hash(&files::read_bytes(&file)?));
        html = html.replace(&old, &new);
        fs::rename(&file, staging.join(&new)).with_context(|| format!("could not rename {old} to {new}"))?;
    }
    files::write(&page, html)
}

/// 64 bits in 16 hexadecimal digits.
fn content_hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_contents_get_another_name_and_the_page_follows() -> Result<()> {
        let staging = env::temp_dir().join(format!("zhihui-content-names-{}", std::process::id()));
        let mut names = Vec::new();
        for contents in ["optimised", "unoptimised"] {
            files::write(&staging.join("index.html"), r#"<link rel=preload href="/zhihui-1111111111111111_bg.wasm">"#)?;
            files::write(&staging.join("zhihui-1111111111111111_bg.wasm"), contents)?;
            rename_in(&staging)?;
            let name = format!("zhihui-{}_bg.wasm", content_hash(contents.as_bytes()));
            assert_eq!(files::read_text(&staging.join(&name))?, contents);
            assert!(files::read_text(&staging.join("index.html"))?.contains(&format!("/{name}\"")));
            assert!(!staging.join("zhihui-1111111111111111_bg.wasm").exists());
            names.push(name);
        }
        assert_ne!(names.first(), names.last());
        fs::remove_dir_all(&staging)?;
        Ok(())
    }
}
