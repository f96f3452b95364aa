//! The chunks as they are served: optimised, and named by their contents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::run;
use crate::settings::Settings;

/// One chunk.
#[derive(Debug)]
pub struct Chunk {
    /// Its name in the loader as the splitter wrote it.
    pub written: String,
    /// Its name in the folder that is served.
    pub served: String,
    /// What the browser checks it by, as for the other files of the page.
    pub integrity: String,
}

/// Optimises the chunks, and puts them under their names where `cargo xtask` picks them up.
pub fn finish(split: &[PathBuf], app: &str, settings: &Settings) -> Result<Vec<Chunk>> {
    split.iter().map(|file| finish_one(file, app, settings)).collect()
}

fn finish_one(file: &Path, app: &str, settings: &Settings) -> Result<Chunk> {
    let optimised = file.with_extension("opt.wasm");
    let mut wasm_opt = Command::new("wasm-opt");
    wasm_opt.arg(format!("--output={}", optimised.display())).args(&settings.wasm_opt_arguments).arg(file);
    run::quietly(&mut wasm_opt)?;
    let bytes = fs::read(&optimised).with_context(|| format!("could not read {}", optimised.display()))?;
    let written = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let served = served_name(app, &written, &bytes);
    let copy = settings.chunks.join(&served);
    fs::write(&copy, &bytes).with_context(|| format!("could not write {}", copy.display()))?;
    Ok(Chunk { written, served, integrity: format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes))) })
}

/// `split_card.wasm` becomes `app-card-HASH.wasm`. What several need has no name of its own: `chunk_3.wasm` becomes
/// `app-shared-HASH.wasm`.
fn served_name(app: &str, written: &str, bytes: &[u8]) -> String {
    let stem = written.strip_suffix(".wasm").unwrap_or(written);
    let part = stem.strip_prefix("split_").unwrap_or("shared").replace('_', "-");
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{app}-{part}-{hash}.wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_named_by_its_screens_and_its_contents() {
        let name = served_name("app", "split_sign_in.wasm", b"contents");
        assert_eq!(name, "app-sign-in-d1b2a59fbea7e200.wasm");
        assert_ne!(name, served_name("app", "split_sign_in.wasm", b"other contents"));
    }

    #[test]
    fn what_several_need_is_shared() {
        assert!(served_name("app", "chunk_3.wasm", b"").starts_with("app-shared-"));
    }
}
