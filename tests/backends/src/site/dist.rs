//! The app's folder, as a web server serves it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use zhihui_browser_tests::project;

const PAGE: &str = "index.html";

/// Beside the files themselves, for servers that send them compressed.
const BESIDE: [&str; 3] = [".br", ".gz", ".built-from"];

/// Its files by name, and the headers of every answer.
#[derive(Debug)]
pub struct Dist {
    files: BTreeMap<String, Bytes>,
    headers: Vec<(String, String)>,
}

/// One file of it.
#[derive(Debug)]
pub struct File<'d> {
    pub name: &'d str,
    pub kind: &'static str,
    pub bytes: Bytes,
}

impl Dist {
    /// Reads all of it, but for the profile: that is the deployer's.
    pub fn read(folder: &Path, connect: &[String]) -> Result<Self> {
        let mut files = BTreeMap::new();
        read_into(&mut files, folder, "").with_context(|| format!("could not read {}", folder.display()))?;
        files.retain(|name, _| name != "backend.json" && !BESIDE.iter().any(|end| name.ends_with(end)));
        Ok(Self { files, headers: headers(connect)? })
    }

    /// What a path brings: its file, or the page where it names none.
    pub fn file(&self, path: &str) -> Option<File<'_>> {
        let name = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let is_address = !name.rsplit('/').next().unwrap_or_default().contains('.');
        let found = self.files.get_key_value(name).or_else(|| self.files.get_key_value(PAGE).filter(|_| is_address));
        found.map(|(name, bytes)| File { name, kind: kind_of(name), bytes: bytes.clone() })
    }

    /// What `deploy/headers.json` says, with the other origins that this page may talk to.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }
}

fn read_into(files: &mut BTreeMap<String, Bytes>, folder: &Path, before: &str) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read_into(files, &path, &format!("{name}/"))?;
        } else {
            files.insert(name, fs::read(&path)?.into());
        }
    }
    Ok(())
}

fn headers(connect: &[String]) -> Result<Vec<(String, String)>> {
    let file = project().join("deploy/headers.json");
    let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let headers: BTreeMap<String, String> = serde_json::from_str(&text)?;
    let own = "connect-src 'self'";
    let extended = connect.iter().fold(own.to_owned(), |policy, origin| format!("{policy} {origin}"));
    Ok(headers.into_iter().map(|(name, value)| (name, value.replace(own, &extended))).collect())
}

/// SHA-256 in hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
