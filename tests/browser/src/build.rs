use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

const PAGE: &str = "index.html";
const WORKER: &str = "service-worker.js";

/// What stands in the worker before the name of its build.
const BUILD_NAME: &str = "const BUILD=\"";

/// One build of the app: its files by name, as a web server serves them to whoever takes no compression.
#[derive(Clone, Debug)]
pub struct Build {
    files: BTreeMap<String, Vec<u8>>,
}

impl Build {
    /// The build in a `dist` folder.
    pub fn read(dist: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        read_into(&mut files, dist, "")?;
        Ok(Self { files })
    }

    /// Another build of the same app. Every wasm has other bytes, and with them its name and its integrity value, and all
    /// that mentions these: the script with the loader, the page, the worker's list and the name of the build.
    pub fn next(&self) -> Result<Self> {
        let mut next = Renewal::default();
        for (name, wasm) in self.files.iter().filter(|(name, _)| name.ends_with(".wasm")) {
            next.put(name, wasm, with_custom_section(wasm));
        }
        for name in [self.script()?.as_str(), PAGE, WORKER] {
            let old = self.file(name)?;
            let text = next.renewed(&String::from_utf8_lossy(old));
            next.put(name, old, if name == WORKER { under_another_name(&text)? } else { text }.into_bytes());
        }
        let same = self.files.iter().filter(|(name, _)| !next.seen.contains(*name));
        next.files.extend(same.map(|(name, bytes)| (name.clone(), bytes.clone())));
        Ok(Self { files: next.files })
    }

    /// The file that the page starts; no other build has one of that name.
    pub fn script(&self) -> Result<String> {
        let page = String::from_utf8_lossy(self.file(PAGE)?);
        let name = page.split("data-js=").nth(1).and_then(|rest| rest.split([' ', '>']).next());
        Ok(name.context("the page names no script")?.trim_matches(['"', '/']).to_owned())
    }

    /// Its page.
    pub fn page(&self) -> Result<String> {
        Ok(String::from_utf8_lossy(self.file(PAGE)?).into_owned())
    }

    /// The names with a hash in them.
    pub fn hashed_names(&self) -> BTreeSet<String> {
        self.files.keys().filter(|name| hash_in(name).is_some()).cloned().collect()
    }

    /// The same with the file of these screens cut off in the middle.
    pub fn with_half_of(mut self, screens: &str) -> Result<Self> {
        let name = self.name_of(screens)?;
        self.files.entry(name).and_modify(|bytes| bytes.truncate(bytes.len() / 2));
        Ok(self)
    }

    /// The same without the file of these screens.
    pub fn without(mut self, screens: &str) -> Result<Self> {
        let name = self.name_of(screens)?;
        self.files.remove(&name);
        Ok(self)
    }

    /// Puts it into a folder in place of what lies there.
    pub(crate) fn put_into(&self, folder: &Path) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
        }
        for (name, bytes) in &self.files {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap_or(folder))?;
            fs::write(file, bytes).with_context(|| format!("could not write {name}"))?;
        }
        Ok(())
    }

    fn file(&self, name: &str) -> Result<&[u8]> {
        self.files.get(name).map(Vec::as_slice).with_context(|| format!("the build has no {name}"))
    }

    fn name_of(&self, screens: &str) -> Result<String> {
        let found = self.files.keys().find(|name| name.contains(&format!("-{screens}-")));
        found.cloned().with_context(|| format!("the build has no file for {screens}"))
    }
}

/// The files of a folder and of those in it, by their names from the outermost one. What is made for a web server that
/// compresses is left out.
fn read_into(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path, above: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let path = entry?.path();
        let name = format!("{above}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read_into(files, &path, &format!("{name}/"))?;
        } else if ![".br", ".gz", ".built-from"].iter().any(|end| name.ends_with(end)) {
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

/// A build in the making.
#[derive(Debug, Default)]
struct Renewal {
    files: BTreeMap<String, Vec<u8>>,
    /// The former names of the files that are in it.
    seen: BTreeSet<String>,
    /// Names and integrity values, the former and the new.
    renamed: Vec<(String, String)>,
}

impl Renewal {
    fn put(&mut self, name: &str, old: &[u8], new: Vec<u8>) {
        let renamed = hash_in(name).map_or_else(|| name.to_owned(), |hash| name.replace(hash, &hex(&new)));
        self.renamed.push((name.to_owned(), renamed.clone()));
        for integrity in [sha256, sha384] {
            self.renamed.push((integrity(old), integrity(&new)));
        }
        self.seen.insert(name.to_owned());
        self.files.insert(renamed, new);
    }

    fn renewed(&self, text: &str) -> String {
        self.renamed.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
    }
}

/// A section that means nothing: <https://webassembly.github.io/spec/core/binary/modules.html#custom-section>.
fn with_custom_section(wasm: &[u8]) -> Vec<u8> {
    [wasm, b"\0\x05\x04next"].concat()
}

fn under_another_name(worker: &str) -> Result<String> {
    let (before, rest) = worker.split_once(BUILD_NAME).context("the worker names no build")?;
    let (_, after) = rest.split_once('"').context("the name of the build does not end")?;
    Ok(format!("{before}{BUILD_NAME}{}\"{after}", hex(after.as_bytes())))
}

/// `0123456789abcdef` of `app-card-0123456789abcdef.wasm` and `app-0123456789abcdef_bg.wasm`.
fn hash_in(name: &str) -> Option<&str> {
    let (stem, _) = name.rsplit_once('.')?;
    let (_, hash) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?;
    (hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hash)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest wasm there is.
    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn build() -> Build {
        let chunk = "app-card-0123456789abcdef.wasm";
        let script = format!("fetch(\"./{chunk}\", {{ integrity: \"{}\" }})", sha384(EMPTY));
        let page = format!("<meta data-js=/app-00000000.js name=app><link integrity={}>", sha384(script.as_bytes()));
        let list = format!("\"/{chunk}\": \"{}\", \"/{PAGE}\": \"{}\"", sha256(EMPTY), sha256(page.as_bytes()));
        let files = [
            (chunk, EMPTY.to_vec()),
            ("app-00000000.js", script.into_bytes()),
            (PAGE, page.into_bytes()),
            (WORKER, format!("{BUILD_NAME}first\"; {list}").into_bytes()),
            ("icon.svg", b"<svg/>".to_vec()),
        ];
        Build { files: files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect() }
    }

    #[test]
    fn the_next_build_is_whole_and_shares_no_hashed_name() -> Result<()> {
        let (first, second) = (build(), build().next()?);
        assert!(first.hashed_names().is_disjoint(&second.hashed_names()));
        assert_eq!(first.files.len(), second.files.len());
        let text = |name: &str| Ok::<_, anyhow::Error>(String::from_utf8_lossy(second.file(name)?).into_owned());
        let (chunk, script) = (second.name_of("card")?, second.script()?);
        assert!(text(&script)?.contains(&chunk) && text(&script)?.contains(&sha384(second.file(&chunk)?)));
        assert!(text(PAGE)?.contains(&sha384(second.file(&script)?)));
        assert!(text(WORKER)?.contains(&chunk) && text(WORKER)?.contains(&sha256(second.file(PAGE)?)));
        assert!(!text(WORKER)?.contains("first"), "another name");
        assert_eq!(text("icon.svg")?, "<svg/>");
        Ok(())
    }

    #[test]
    fn a_build_can_be_broken() -> Result<()> {
        let halved = build().with_half_of("card")?;
        assert_eq!(halved.file(&halved.name_of("card")?)?.len(), EMPTY.len() / 2);
        assert!(build().without("card")?.name_of("card").is_err());
        Ok(())
    }
}
