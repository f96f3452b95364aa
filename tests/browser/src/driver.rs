use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::common::capabilities::desiredcapabilities::CapabilitiesHelper;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use crate::settings::Settings;

/// No window, no first-run pages, nothing fetched on the browser's own account. Chromium has no sandbox for root.
const ARGUMENTS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// One chromedriver for one phone, on a free port. It is killed when this is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it.
    pub fn start(settings: &Settings) -> Result<Self> {
        let mut command = Command::new(&settings.chromedriver);
        command
            .arg("--port=0")
            .env("TZ", "Asia/Shanghai")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = command.spawn().context("could not start chromedriver")?;
        let mut output = BufReader::new(process.stdout.take().context("its output was not captured")?);
        let mut driver = Self { process, port: 0 };
        let mut line = String::new();
        while driver.port == 0 {
            line.clear();
            let read = output.read_line(&mut line).context("chromedriver says nothing")?;
            anyhow::ensure!(read > 0, "chromedriver ended before it listened");
            let port = line.split("started successfully on port ").nth(1);
            driver.port = port.and_then(|p| p.trim().trim_end_matches('.').parse().ok()).unwrap_or(0);
        }
        // What it says later is read and dropped: a full pipe would stop it.
        thread::spawn(move || output.read_to_end(&mut Vec::new()));
        Ok(driver)
    }

    /// Opens a browser on a profile folder. A second one on the same folder is the same phone, opened again.
    pub async fn open(&self, settings: &Settings, profile: &std::path::Path, languages: &str) -> Result<WebDriver> {
        let server = format!("http://127.0.0.1:{}", self.port);
        Ok(WebDriver::new(server, capabilities(settings, profile, languages)?).await?)
    }
}

fn capabilities(settings: &Settings, profile: &std::path::Path, languages: &str) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&settings.chromium.to_string_lossy())?;
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.add_experimental_option("prefs", json!({ "intl": { "accept_languages": languages } }))?;
    capabilities.set("goog:loggingPrefs", json!({ "performance": "ALL", "browser": "ALL" }))?;
    Ok(capabilities)
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
