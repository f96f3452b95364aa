//! Chromium and its driver, for the suites that need a real browser.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::debian;
use crate::process::{find_named_or, find_program, output_of};
use crate::steps::Steps;

/// The browser that the tests drive.
#[derive(Debug)]
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Finds Chromium, its driver and a Chinese font, or installs them.
///
/// The variables CHROMIUM and CHROMEDRIVER choose other programs than those on the PATH.
pub fn ensure(steps: &mut Steps) -> Result<Browser> {
    let mut missing = Vec::new();
    if chromium()?.is_none() {
        missing.push("chromium");
    }
    if driver()?.is_none() {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        let why = "The tests use the app as people do: in a browser, in Chinese.";
        debian::install(&missing, why, steps)?;
    }
    Ok(Browser {
        chromium: chromium()?.context("chromium is still missing after its installation")?,
        driver: driver()?.context("chromedriver is still missing after its installation")?,
    })
}

fn chromium() -> Result<Option<PathBuf>> {
    find_named_or("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
}

fn driver() -> Result<Option<PathBuf>> {
    find_named_or("CHROMEDRIVER", &["chromedriver"])
}

/// Without one the Chinese screens are rows of boxes, and everything measured on them is wrong.
fn has_chinese_font() -> bool {
    if find_program("fc-list").is_none() {
        return PathBuf::from("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file();
    }
    output_of(Command::new("fc-list").args([":lang=zh", "family"])).is_some_and(|families| !families.is_empty())
}
