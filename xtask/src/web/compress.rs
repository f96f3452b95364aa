//! `.br` and `.gz` beside every file that gets smaller by it, at the best level: done once here instead of on every request.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::files;

/// Extensions of files that are text, or wasm. Pictures and fonts are compressed by their own formats.
const COMPRESSIBLE: [&str; 10] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes the compressed files beside all files of a folder.
pub fn beside_every_file(folder: &Path) -> Result<()> {
    for file in files::files_under(folder)?.into_iter().filter(|file| is_compressible(file)) {
        let bytes = files::read_bytes(&file)?;
        files::write(&with_suffix(&file, "br"), brotli(&bytes)?)?;
        files::write(&with_suffix(&file, "gz"), gzip(&bytes)?)?;
    }
    Ok(())
}

/// Whether the file is of a kind that is served compressed.
pub fn is_compressible(file: &Path) -> bool {
    COMPRESSIBLE.contains(&files::extension(file).as_str())
}

/// The name of the compressed file beside this one: `app.js` and `br` give `app.js.br`.
pub fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back_unchanged() -> Result<()> {
        let text = "wasm ".repeat(1000);
        let (mut from_brotli, mut from_gzip) = (Vec::new(), String::new());
        brotli::BrotliDecompress(&mut brotli(text.as_bytes())?.as_slice(), &mut from_brotli)?;
        flate2::read::GzDecoder::new(gzip(text.as_bytes())?.as_slice()).read_to_string(&mut from_gzip)?;
        assert_eq!(from_brotli, text.as_bytes());
        assert_eq!(from_gzip, text);
        Ok(())
    }

    #[test]
    fn pictures_and_compressed_files_are_left_alone() {
        assert!(is_compressible(Path::new("a.wasm")) && is_compressible(Path::new("index.HTML")));
        for name in ["icon.png", "a.js.br", "a.js.gz", "font.woff2", ".built-from"] {
            assert!(!is_compressible(Path::new(name)), "{name}");
        }
    }
}
