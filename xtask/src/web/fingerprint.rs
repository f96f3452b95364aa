//! Whether anything that goes into `dist` has changed since it was built.

use std::env;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::files;
use crate::install::WebTools;
use crate::process::output_of;
use crate::project::Project;

/// Files and folders of the checkout whose contents end up in `dist`, or decide how it is built.
const INPUTS: [&str; 19] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "boot",
    "build.rs",
    "crates/domain",
    "crates/json",
    "crates/profile",
    "index.html",
    "locales",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "xtask/splitter",
    "xtask/src/install",
    "xtask/src/web",
    "xtask/src/web.rs",
];

/// A text that changes when an input, the compiler or a tool does. Times of files play no part: git sets them anew.
pub fn of_inputs(project: &Project, tools: &WebTools) -> Result<String> {
    let mut lines = tools.versions().to_vec();
    lines.push(output_of(Command::new("rustc").arg("-V")).unwrap_or_default());
    lines.push(format!("RUSTFLAGS {}", env::var("RUSTFLAGS").unwrap_or_default()));
    lines.push(format!("contents {:016x}", hash_of(project.root(), &INPUTS)?));
    Ok(lines.join("\n") + "\n")
}

fn hash_of(root: &Path, inputs: &[&str]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in files::files_under(&root.join(input))? {
            let bytes = files::read_bytes(&file)?;
            // The lengths keep a byte that moves from one file to the next from going unnoticed.
            let path = file.strip_prefix(root)?.to_string_lossy().into_owned();
            hasher.write_usize(path.len());
            hasher.write(path.as_bytes());
            hasher.write_usize(bytes.len());
            hasher.write(&bytes);
        }
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn it_follows_contents_and_names_but_not_times() -> Result<()> {
        let root = env::temp_dir().join(format!("zhihui-fingerprint-{}", std::process::id()));
        let write = |path: &str, text: &str| files::write(&root.join(path), text);
        let hash = || hash_of(&root, &["src", "index.html", "not-there"]);

        write("src/main.rs", "fn main() {}")?;
        write("index.html", "<p>")?;
        write("elsewhere/notes.md", "not an input")?;
        let first = hash()?;

        write("src/main.rs", "fn main() {}")?;
        write("elsewhere/notes.md", "still not")?;
        assert_eq!(hash()?, first, "the same contents, written again");

        write("src/main.rs", "fn main() { }")?;
        let changed = hash()?;
        assert_ne!(changed, first, "other contents");

        fs::rename(root.join("src/main.rs"), root.join("src/lib.rs"))?;
        assert_ne!(hash()?, changed, "another name");
        fs::remove_dir_all(&root)?;
        Ok(())
    }
}
