//! What is measured in `dist`.

use std::path::Path;

use anyhow::{Context, Result};

use super::origins;
use crate::files;
use crate::web;
use crate::web::compress::with_suffix;

/// One measured amount.
#[derive(Debug)]
pub struct Figure {
    /// Its table in `budgets.toml`.
    pub key: &'static str,
    pub title: &'static str,
    pub unit: Unit,
    pub amount: f64,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    /// 1024 bytes.
    Kilobytes,
    Count,
}

impl Unit {
    /// The amount with its unit.
    pub fn show(self, amount: f64) -> String {
        match self {
            Self::Kilobytes => format!("{amount:.1} KB"),
            Self::Count => format!("{amount:.0}"),
        }
    }
}

/// One file of the app, by its compressed size.
#[derive(Debug)]
struct Weighed {
    name: String,
    extension: String,
    bytes: u64,
}

/// Measures a `dist` with its compressed files.
pub fn measure(dist: &Path) -> Result<Vec<Figure>> {
    let page = files::read_text(&dist.join("index.html"))?;
    let weighed = weigh(dist)?;
    let sum = |counts: &dyn Fn(&Weighed) -> bool| {
        kilobytes(weighed.iter().filter(|file| counts(file)).map(|file| file.bytes).sum())
    };
    let size = |key, title, amount| Figure { key, title, unit: Unit::Kilobytes, amount };
    Ok(vec![
        size("landing", "landing: page and what it names", sum(&|file| belongs_to_landing(&page, file))),
        size("whole_app", "whole app: every chunk", sum(&|_| true)),
        size("first_paint", "first paint: page and style", sum(&|file| is_for_first_paint(&page, file))),
        Figure {
            key: "third_party_origins",
            title: "third parties named",
            unit: Unit::Count,
            amount: origins::in_dist(dist)?.len() as f64,
        },
    ])
}

/// Every html, css, js and wasm file with the size of the `.br` beside it.
fn weigh(dist: &Path) -> Result<Vec<Weighed>> {
    let mut weighed = Vec::new();
    for file in web::files_of(dist)? {
        let extension = files::extension(&file);
        if ["html", "css", "js", "wasm"].contains(&extension.as_str()) {
            let compressed = with_suffix(&file, "br");
            let data = compressed.metadata().with_context(|| format!("{} is missing", compressed.display()))?;
            weighed.push(Weighed { name: files::name(&file), extension, bytes: data.len() });
        }
    }
    Ok(weighed)
}

fn belongs_to_landing(page: &str, file: &Weighed) -> bool {
    file.name == "index.html" || page.contains(&file.name)
}

fn is_for_first_paint(page: &str, file: &Weighed) -> bool {
    file.name == "index.html" || (file.extension == "css" && page.contains(&file.name))
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(name: &str) -> Result<std::path::PathBuf> {
        let dist = std::env::temp_dir().join(format!("zhihui-figures-{name}-{}", std::process::id()));
        let page =
            "<link href=/app-1.css rel=stylesheet><script src=/boot-2.js></script><meta data-wasm=/app-3_bg.wasm>";
        files::write(&dist.join("index.html"), page)?;
        for (name, size) in
            [("index.html.br", 1024), ("app-1.css.br", 2048), ("boot-2.js.br", 512), ("app-3_bg.wasm.br", 10240)]
        {
            files::write(&dist.join(name), vec![0; size])?;
        }
        for name in ["app-1.css", "boot-2.js", "app-3_bg.wasm", "scanner-4.js"] {
            files::write(&dist.join(name), "not empty")?;
        }
        Ok(dist)
    }

    #[test]
    fn the_landing_is_what_the_page_names_and_the_whole_app_is_everything() -> Result<()> {
        let dist = dist("sizes")?;
        files::write(&dist.join("scanner-4.js.br"), vec![0; 1024])?;
        let amounts: Vec<(&str, f64)> = measure(&dist)?.iter().map(|figure| (figure.key, figure.amount)).collect();
        let expected = [("landing", 13.5), ("whole_app", 14.5), ("first_paint", 3.0), ("third_party_origins", 0.0)];
        assert_eq!(amounts, expected);
        std::fs::remove_dir_all(&dist)?;
        Ok(())
    }

    #[test]
    fn a_file_that_was_not_compressed_is_an_error_rather_than_free() -> Result<()> {
        let dist = dist("uncompressed")?;
        assert!(measure(&dist).is_err());
        std::fs::remove_dir_all(&dist)?;
        Ok(())
    }
}
