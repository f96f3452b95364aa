//! A phone in somebody's hand: what they press, type and see.

mod act;
mod end;
mod kill;
mod look;
mod picture;
mod record;
mod release;
mod see;
mod storage;
mod tabs;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{WebDriver, WebElement, WindowHandle};

use crate::driver::Driver;
use crate::settings::Settings;
use crate::texts::Texts;
pub use look::{LARGE_TEXT, Look, Size};
use record::Record;

/// How long a person waits for something that should come by itself.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(40);

const PAGE: &str = include_str!("phone/page.js");

/// One phone with one person's profile. The browser can be closed and opened again; what the app keeps stays.
#[derive(Debug)]
pub struct Phone {
    pub texts: Texts,
    pub(crate) settings: Settings,
    pub(crate) record: RefCell<Record>,
    origin: String,
    look: Cell<Look>,
    last_touch: Cell<(f64, f64)>,
    /// In the order in which they were opened.
    tabs: Vec<WindowHandle>,
    without_worker: Cell<bool>,
    // In this order: the browser ends before its driver, and both before the profile goes.
    browser: Option<WebDriver>,
    driver: Driver,
    profile: TempDir,
}

impl Phone {
    /// A new phone whose server is at `origin`, in the language of `texts`.
    pub async fn new(settings: &Settings, texts: Texts, origin: String) -> Result<Self> {
        let mut phone = Self {
            texts,
            settings: settings.clone(),
            record: RefCell::default(),
            origin,
            look: Cell::default(),
            last_touch: Cell::default(),
            tabs: vec![],
            without_worker: Cell::default(),
            browser: None,
            driver: Driver::start(settings)?,
            profile: tempfile::tempdir().context("could not make a profile folder")?,
        };
        phone.open_browser().await?;
        Ok(phone)
    }

    /// Opens the browser, as it was left.
    pub async fn open_browser(&mut self) -> Result<()> {
        let languages = self.texts.language.accepted();
        let browser = self.driver.open(&self.settings, self.profile.path(), languages).await?;
        self.tabs = vec![browser.window().await?];
        self.browser = Some(browser);
        self.prepare_tab().await
    }

    /// Runs a script before those of every page that is opened from now on.
    pub async fn before_every_page(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Closes the browser.
    pub async fn close_browser(&mut self) -> Result<()> {
        for tab in std::mem::take(&mut self.tabs) {
            self.browser()?.switch_to_window(tab).await?;
            self.take_notes().await?;
        }
        if let Some(browser) = self.browser.take() {
            browser.quit().await?;
        }
        Ok(())
    }

    /// Types an address of the app, or scans it.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.browser()?.goto(format!("{}{path}", self.origin)).await.with_context(|| format!("could not open {path}"))
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.browser()?.refresh().await?)
    }

    /// The browser's back button.
    pub async fn go_back(&self) -> Result<()> {
        Ok(self.browser()?.back().await?)
    }

    /// Where the app is, with the query.
    pub async fn address(&self) -> Result<String> {
        self.ask("address", &[]).await
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Reaches the server another way from now on.
    pub fn set_origin(&mut self, origin: String) {
        self.origin = origin;
    }

    pub(crate) fn browser(&self) -> Result<&WebDriver> {
        self.browser.as_ref().context("the browser is closed")
    }

    /// A command of the Chrome DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.browser()?.cdp().send_raw(command, parameters).await.with_context(|| command.to_owned())
    }

    /// What a function of `page.js` says.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, question: &str, about: &[Value]) -> Result<T> {
        Ok(self.run(question, about).await?.convert()?)
    }

    async fn point_at(&self, question: &str, about: &[Value]) -> Result<Option<WebElement>> {
        let answer = self.run(question, about).await?;
        Ok(if answer.json().is_null() { None } else { Some(answer.element()?) })
    }

    async fn run(&self, question: &str, about: &[Value]) -> Result<thirtyfour::session::scriptret::ScriptRet> {
        let script = format!("{PAGE}\nreturn page.{question}(...arguments);");
        Ok(self.browser()?.execute(script, about.to_vec()).await?)
    }

    /// Tries until something comes of it. A page that is just changing may refuse to be looked at; then the next look counts.
    pub async fn eventually<T, F>(&self, what: &str, attempt: impl Fn() -> F) -> Result<T>
    where
        F: Future<Output = Result<Option<T>>>,
    {
        let started = Instant::now();
        loop {
            let outcome = attempt().await;
            if let Ok(Some(found)) = outcome {
                return Ok(found);
            }
            if started.elapsed() > PATIENCE {
                let why = outcome.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
                bail!("{what}: not within {} seconds{why}\n{}", PATIENCE.as_secs(), self.description().await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// What is on the screen, for whoever reads a failure.
    pub async fn description(&self) -> String {
        let look = async {
            let (address, text): (String, String) = (self.address().await?, self.ask("reading", &[]).await?);
            Ok::<_, anyhow::Error>(format!("── the screen at {address} reads:\n{text}\n──"))
        };
        look.await.unwrap_or_else(|error| format!("── the screen cannot be read: {error:#}"))
    }
}
