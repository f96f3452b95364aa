//! The names by which a wasm is joined to the world: those it imports, and those it exports.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// What a wasm imports, as module and name, in its order.
pub fn imports(wasm: &[u8]) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                found.push((import.module.to_owned(), import.name.to_owned()));
            }
        }
    }
    Ok(found)
}

/// What a wasm exports, in its order.
pub fn exports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                found.push(export?.name.to_owned());
            }
        }
    }
    Ok(found)
}

/// The wasm under other names; an export without one is dropped. All other sections stay as they are, byte for byte.
pub fn renamed(
    wasm: &[u8],
    import: impl Fn(&str, &str) -> (String, String),
    export: impl Fn(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for old in section.clone().into_imports() {
                    let old = old?;
                    let (from, name) = import(old.module, old.name);
                    imports.import(&from, &name, RoundtripReencoder.entity_type(old.ty)?);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for old in section.clone() {
                    let old = old?;
                    if let Some(name) = export(old.name) {
                        exports.export(&name, RoundtripReencoder.export_kind(old.kind)?, old.index);
                    }
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).context("the wasm ends inside a section")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}
