//! The JavaScript between the browser and the wasm, with the chunks' loader in it.
//!
//! The splitter writes the loader as a module that imports wasm-bindgen's, which imports the loader. Served apart, each of
//! the two would need the other's name, and so its hash, inside itself; and a phone would ask for one more file before it
//! can start. So the loader becomes a part of wasm-bindgen's module.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::chunks::Chunk;

/// The loader's file.
pub const LOADER: &str = "__wasm_split.js";

/// What the main wasm calls the loader, and so what wasm-bindgen imports.
pub const LOADER_IMPORT: &str = "./__wasm_split.js";

/// The loader with the names that the chunks are served by, and with what the browser shall check them by.
pub fn name_chunks(loader: &str, chunks: &[Chunk]) -> Result<String> {
    let mut named = loader.to_owned();
    for Chunk { written, served, integrity } in chunks {
        let fetch = format!(r#"fetch(new URL("./{written}", import.meta.url))"#);
        ensure!(named.contains(&fetch), "the loader does not fetch {written} in the way that was expected");
        let checked = format!(r#"fetch(new URL("./{served}", import.meta.url), {{ integrity: "{integrity}" }})"#);
        named = named.replace(&fetch, &checked);
    }
    Ok(named)
}

/// What the loader takes from the main wasm for the chunks.
pub fn shared_with_chunks(loader: &str) -> Result<BTreeSet<String>> {
    const END: &str = " } = initSync(undefined, undefined);";
    let names = loader.lines().find_map(|line| line.trim().strip_prefix("const { ")?.strip_suffix(END));
    let names = names.context("the loader does not take what the chunks need in the way that was expected")?;
    Ok(names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
}

/// wasm-bindgen's module with the loader in the place of its import. One is there for each function of the loader: the
/// first becomes the loader, the others become other names for it.
pub fn with_loader(glue: &str, loader: &str) -> Result<String> {
    let ending = format!(" from \"{LOADER_IMPORT}\"");
    let mut first = None;
    let mut bound = String::with_capacity(glue.len() + loader.len());
    for line in glue.lines() {
        if line.trim_end_matches(';').ends_with(&ending) {
            let name = line.strip_prefix("import * as ").and_then(|rest| rest.split(' ').next());
            let name = name.with_context(|| format!("an import of another form was expected: {line}"))?;
            match first {
                None => bound.push_str(&format!("const {name} = {};", as_expression(loader))),
                Some(first) => bound.push_str(&format!("const {name} = {first};")),
            }
            first = first.or(Some(name));
        } else {
            bound.push_str(line);
        }
        bound.push('\n');
    }
    first.context("wasm-bindgen's module does not import the loader: was the app built with `split`?")?;
    Ok(bound)
}

/// A module without imports of its own as an expression that is the object of its exports.
fn as_expression(module: &str) -> String {
    const EXPORT: &str = "export const ";
    let mut names = Vec::new();
    let mut body = String::new();
    // `initSync` is the one import, and stands in the module that the loader becomes a part of.
    for line in module.lines().filter(|line| !line.starts_with("import ")) {
        if let Some((name, _)) = line.strip_prefix(EXPORT).and_then(|rest| rest.split_once(' ')) {
            names.push(name);
        }
        body.push_str(line.strip_prefix("export ").unwrap_or(line));
        body.push('\n');
    }
    format!("(() => {{\n{body}return {{ {} }};\n}})()", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPLITTERS: &str = r#"import { initSync } from "./main.js";

function load(fetcher) { return fetcher; }
export const __wasm_split_load_card = load(() => {
    const src = fetch(new URL("./split_card.wasm", import.meta.url));
});
export const __wasm_split_load_me = load();
"#;

    fn card() -> Chunk {
        Chunk {
            written: "split_card.wasm".to_owned(),
            served: "app-card-0123456789abcdef.wasm".to_owned(),
            integrity: "sha384-abc".to_owned(),
        }
    }

    #[test]
    fn chunks_are_fetched_by_their_served_names_and_checked() -> Result<()> {
        let named = name_chunks(SPLITTERS, &[card()])?;
        let fetch =
            r#"fetch(new URL("./app-card-0123456789abcdef.wasm", import.meta.url), { integrity: "sha384-abc" })"#;
        assert!(named.contains(fetch), "{named}");
        assert!(!named.contains("split_card.wasm"), "{named}");
        Ok(())
    }

    #[test]
    fn a_loader_that_fetches_in_another_way_is_refused() {
        assert!(name_chunks("export const load = import(\"./split_card.wasm\");", &[card()]).is_err());
    }

    #[test]
    fn what_the_chunks_share_is_read_from_the_loader() -> Result<()> {
        let shared = shared_with_chunks("    const { memory, shared0,  } = initSync(undefined, undefined);\n")?;
        assert_eq!(shared, BTreeSet::from(["memory", "shared0"].map(str::to_owned)));
        assert!(shared_with_chunks(SPLITTERS).is_err());
        Ok(())
    }

    #[test]
    fn the_loader_takes_the_place_of_its_import() -> Result<()> {
        let import = |name: &str| format!("import * as {name} from \"{LOADER_IMPORT}\"\n");
        let glue = format!("{}{}function initSync() {{}}\nuse(import1);\n", import("import1"), import("import2"));
        let bound = with_loader(&glue, SPLITTERS)?;
        assert!(bound.starts_with("const import1 = (() => {\n"), "{bound}");
        assert!(bound.contains("\nconst __wasm_split_load_card = load("), "{bound}");
        assert!(bound.contains("\nreturn { __wasm_split_load_card, __wasm_split_load_me };\n})();\n"), "{bound}");
        assert!(bound.contains("\nconst import2 = import1;\n"), "{bound}");
        assert!(!bound.contains("import ") && !bound.contains("export "), "{bound}");
        assert!(bound.ends_with("use(import1);\n"), "{bound}");
        Ok(())
    }

    #[test]
    fn an_app_that_was_built_without_splitting_is_refused() {
        assert!(with_loader("function initSync() {}", SPLITTERS).is_err());
    }
}
