//! How wasm-bindgen's test runner starts Chromium.

use std::path::PathBuf;

use anyhow::Result;

use crate::files;
use crate::install::browser::Browser;
use crate::project::Project;

/// No window, no first-run pages, nothing fetched on the browser's own account. Chromium has no sandbox for root.
const ARGUMENTS: [&str; 7] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Writes the capabilities that the runner asks chromedriver for; answers where.
pub fn write_configuration(project: &Project, browser: &Browser) -> Result<PathBuf> {
    let file = project.path("target/webdriver.json");
    files::write(&file, configuration(&browser.chromium.to_string_lossy()))?;
    Ok(file)
}

fn configuration(chromium: &str) -> String {
    // Rust's debug form of a path or a flag is the same as JSON's: only quotes and backslashes are escaped.
    format!("{{\"goog:chromeOptions\": {{\"binary\": {chromium:?}, \"args\": {ARGUMENTS:?}}}}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_json_that_names_the_browser() -> Result<()> {
        let json: serde_json::Value = serde_json::from_str(&configuration("/opt/a \"b\"/chromium"))?;
        assert_eq!(json["goog:chromeOptions"]["binary"], "/opt/a \"b\"/chromium");
        assert_eq!(json["goog:chromeOptions"]["args"][0], "--headless=new");
        Ok(())
    }
}
