use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use zhihui_browser_tests::{Broken, Language, Phone, Settings, Texts, told};

use crate::backend::Backend;
use crate::one_build;
use crate::profile::{Profile, without_origin};
use crate::server::Server;
use crate::site::{Plan, Site};

/// What a test needs to begin.
#[derive(Debug)]
pub struct Setup {
    /// A folder of `tests/backends/`, or `reference`.
    pub backend: &'static str,
    pub profile: Profile,
    /// What the backend is told when it is started.
    pub environment: Vec<(&'static str, String)>,
    /// Whether the app asks the backend itself, at another origin than its page's. Whatever origin the profile names, the
    /// backend's own takes its place.
    pub is_elsewhere: bool,
    /// Whether there is an OpenID provider, whose tokens the backend takes and whom the profile names.
    pub has_provider: bool,
    /// Somebody else's web server. The page's policy lets the app talk to it, and the app should not.
    pub stranger: Option<Site>,
}

impl Setup {
    /// A backend behind the web server, and a profile of `tests/backends/profiles/` for it.
    pub fn of(backend: &'static str, profile: &str) -> Result<Self> {
        Ok(Self::with(backend, Profile::of_test(profile)?))
    }

    /// A backend behind the web server, and any profile for it.
    pub fn with(backend: &'static str, profile: Profile) -> Self {
        Self { backend, profile, environment: vec![], is_elsewhere: false, has_provider: false, stranger: None }
    }

    /// The same with the backend at another origin than the page.
    pub fn elsewhere(mut self) -> Self {
        self.is_elsewhere = true;
        self
    }
}

/// One test: a person with a phone, a web server with the app, and a backend behind it.
#[derive(Debug)]
pub struct Visit {
    pub phone: Phone,
    pub site: Site,
    pub server: Server,
    pub profile: Profile,
    /// What the app says, in the language of the test.
    pub texts: Texts,
    name: &'static str,
    stranger: Option<Site>,
    _provider: Option<Backend>,
}

/// Runs a test; afterwards judges what the phone noted on the way, and that the app was the one that all tests get.
pub fn visit(
    name: &'static str,
    language: Language,
    setup: impl FnOnce() -> Result<Setup>,
    journey: impl AsyncFnOnce(&mut Visit) -> Result<()>,
) -> Result<(), Broken> {
    told(async {
        let mut visit = Visit::begin(name, language, setup()?).await?;
        let outcome = journey(&mut visit).await;
        visit.end(outcome).await
    })
}

impl Visit {
    async fn begin(name: &'static str, language: Language, setup: Setup) -> Result<Self> {
        let mut settings = Settings::from_environment()?;
        settings.screens.push("backends");
        let texts = Texts::read(language)?;
        let Setup { backend, mut profile, mut environment, is_elsewhere, has_provider, stranger } = setup;
        let provider_port = if has_provider { Some(Backend::free_port()?) } else { None };
        let issuer = provider_port.map(|port| format!("http://127.0.0.1:{port}"));
        if let Some(issuer) = &issuer {
            environment.push(("ZHIHUI_OIDC_ISSUER", issuer.clone()));
            profile = profile.with(json!({ "signIn": { "oidc": { "issuer": issuer } } }));
        }
        let server = Server::start(backend, &environment, &settings)?;
        let path = without_origin(&profile.base_url()?).to_owned();
        let base = if is_elsewhere { format!("{}{path}", server.origin()) } else { path.clone() };
        let profile = profile.with(json!({ "baseUrl": base }));
        let forwards = if is_elsewhere { vec![] } else { vec![(format!("{path}/"), server.origin())] };
        let asked: Vec<String> = is_elsewhere.then(|| server.origin()).into_iter().chain(issuer).collect();
        let connect = asked.iter().cloned().chain(stranger.as_ref().map(Site::origin)).collect();
        let dist = Some(settings.dist.clone());
        let site = Site::open(Plan { dist, profile: profile.file().clone(), forwards, connect })?;
        // It sends people back to the app, and so is started when that has its address.
        let back = format!("{}/sign-in", site.origin());
        let provider = provider_port.map(|port| Backend::start_on(port, "oidc-provider", &[&back])).transpose()?;
        let phone = Phone::new(&settings, texts.clone(), site.origin()).await?;
        asked.iter().for_each(|origin| phone.may_ask(origin));
        Ok(Self { phone, site, server, profile, texts, name, stranger, _provider: provider })
    }

    /// What the app says.
    pub fn text(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// A screen on the way: checks what must hold on every screen and keeps a picture of it.
    pub async fn screen(&self, screen: &str) -> Result<()> {
        self.phone.screen(&format!("{}-{screen}", self.name)).await
    }

    /// How many requests of an operation the web server has led on, or answered itself.
    pub fn count(&self, operation: &str) -> Result<usize> {
        Ok(self.site.count(&self.profile.requests(operation)?))
    }

    /// Somebody else's web server.
    pub fn stranger(&self) -> Result<&Site> {
        self.stranger.as_ref().context("there is nobody else in this test")
    }

    /// What the backend says to everybody.
    pub async fn backend_says(&self, path: &str) -> Result<Value> {
        let answer = reqwest::get(format!("{}{path}", self.server.origin())).await?.error_for_status()?;
        Ok(answer.json().await?)
    }

    async fn end(self, outcome: Result<()>) -> Result<()> {
        let Self { phone, site, server, name, .. } = self;
        let Err(error) = phone.end(name, outcome).await else { return one_build::is_the_same(&site, name) };
        bail!("{error:#}\nthe backend was asked:\n{}{}", asked(&site), server.log())
    }
}

/// The latest requests to the backend, without what was asked for exactly: that may tell of the person.
fn asked(site: &Site) -> String {
    let asked = site.asked();
    let latest = &asked[asked.len().saturating_sub(30)..];
    latest.iter().fold(String::new(), |mut lines, seen| {
        let path = seen.path.split('?').next().unwrap_or_default();
        // Writing to a text does not fail.
        let _ = writeln!(lines, "  {} {path}", seen.method);
        lines
    })
}
