//! wasm-bindgen's wasm and JavaScript, made small.
//!
//! The two know each other by long names: every import and every closure has one with a hash in it, once in the wasm and
//! once in the JavaScript, and hashes do not compress. Here they become letters. What neither the app nor a chunk asks
//! for goes: wasm-bindgen keeps whatever a crate exports. A name that is not where it was expected is an error: the build
//! shall fail, not the app.

mod classes;
mod exports;
mod imports;
mod interface;
mod letters;
mod minify;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

pub use minify::minify;

/// The module that the wasm imports from, in the place of wasm-bindgen's `./app_bg.js`.
const MODULE: &str = "a";

/// The two files.
#[derive(Debug)]
pub struct Bound {
    pub wasm: Vec<u8>,
    pub glue: String,
}

impl Bound {
    /// With letters in the place of the names in wasm-bindgen's module, and of the exports that only the glue asks for.
    /// What the wasm shares with the chunks keeps its name; an export that nobody asks for goes, and so does a class that
    /// nothing makes. The code behind them is wasm-opt's to find.
    pub fn with_short_names(self, module: &str, shared: &BTreeSet<String>) -> Result<Self> {
        let (imports, glue) = self.rename_imports(module)?;
        let glue = classes::without_unmade(&glue);
        let asked = exports::asked_for(&glue)?;
        let there: BTreeSet<String> = interface::exports(&self.wasm)?.into_iter().collect();
        for name in asked.iter().copied().chain(shared.iter().map(String::as_str)) {
            ensure!(there.contains(name), "the wasm does not export {name}, which is asked for");
        }
        let exports = letters::given_to(asked.into_iter().filter(|name| !shared.contains(*name)), shared)?;
        let wasm = interface::renamed(
            &self.wasm,
            |from, name| match imports.get(name).filter(|_| from == module) {
                Some(short) => (MODULE.to_owned(), short.clone()),
                None => (from.to_owned(), name.to_owned()),
            },
            |name| exports.get(name).or_else(|| shared.get(name)).cloned(),
        )?;
        Ok(Self { wasm, glue: exports::renamed(&glue, &exports) })
    }

    /// The letters for the names in wasm-bindgen's module, and the glue with them.
    fn rename_imports(&self, module: &str) -> Result<(BTreeMap<String, String>, String)> {
        let imported = interface::imports(&self.wasm)?;
        ensure!(imported.iter().all(|(from, _)| from != MODULE), "the wasm has a module named {MODULE} already");
        let object = imports::Object::find(&self.glue, module)?;
        let offered = object.names()?;
        // In the wasm's order: there the letters follow one another, which compresses better than to do so in the glue.
        let names = imported.iter().filter(|(from, _)| from == module).map(|(_, name)| name.as_str());
        let letters = letters::given_to(names, &BTreeSet::new())?;
        let both_know = letters.keys().map(String::as_str).eq(offered);
        ensure!(both_know, "the glue's object of imports does not hold what the wasm imports from {module}");
        let glue = object.renamed(MODULE, &letters);
        Ok((letters, glue))
    }
}

#[cfg(test)]
mod tests;
