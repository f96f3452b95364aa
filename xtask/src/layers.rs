//! Which part of the project may use which: read from the sources, compared with the rules of ARCHITECTURE.md.

mod manifests;
mod mentions;
mod purity;
mod rules;
mod tokens;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::files;
use mentions::Mention;
use rules::Place;

/// Every fault as `file:line: what is wrong`, in the order of the files.
pub fn faults(root: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (name, text) in rust_files(root, "src")? {
        faults.extend(in_app_file(&name, &text));
    }
    for (name, text) in rust_files(root, "crates/domain/src")? {
        faults.extend(purity::faults(&name, &text));
    }
    faults.extend(manifests::faults(root)?);
    Ok(faults)
}

/// The faults of one file of the app; `name` is its path from the project's root.
fn in_app_file(name: &str, text: &str) -> Vec<String> {
    let module = mentions::module_of(name);
    let place = Place::of(&module);
    let tokens = tokens::read(text);
    let mut faults: Vec<(usize, String)> = mentions::in_tokens(&tokens, &module)
        .iter()
        .filter_map(|Mention { path, line }| Some((*line, rules::fault(&place, path)?)))
        .chain(tokens.iter().filter_map(|token| Some((token.line, rules::crate_fault(&place, token.word()?)?))))
        .collect();
    faults.sort();
    faults.dedup();
    faults.into_iter().map(|(line, fault)| format!("{name}:{line}: {fault}")).collect()
}

fn rust_files(root: &Path, folder: &str) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for file in files::files_under(&root.join(folder))?.into_iter().filter(|file| files::extension(file) == "rs") {
        texts.push((file.strip_prefix(root)?.to_string_lossy().into_owned(), files::read_text(&file)?));
    }
    // Nothing read would look like nothing wrong.
    ensure!(!texts.is_empty(), "there is no Rust source in {folder}");
    Ok(texts)
}

#[cfg(test)]
mod tests;
