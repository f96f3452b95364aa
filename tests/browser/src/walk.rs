use std::fmt;
use std::future::Future;
use std::rc::Rc;

use anyhow::Result;
use chrono::TimeDelta;
use serde_json::json;

use crate::api::Api;
use crate::network::Network;
use crate::phone::{Look, Phone};
use crate::server::TestServer;
use crate::settings::Settings;
use crate::texts::{Language, Texts};

/// One test: a person with a phone, and a server of their own.
#[derive(Debug)]
pub struct Walk {
    pub phone: Phone,
    pub server: TestServer,
    /// What the app says, in the language of the test.
    pub texts: Texts,
    name: &'static str,
    /// Kept to the end: the browser asks for its icon whenever it likes.
    network: Option<Rc<Network>>,
}

/// Why a test failed, as it is printed: in words, without the harness's own calls.
pub struct Broken(String);

impl fmt::Debug for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Runs a journey; afterwards judges what the phone noted on the way. A failure leaves a picture behind.
pub fn walk(
    name: &'static str,
    language: Language,
    journey: impl AsyncFnOnce(&mut Walk) -> Result<()>,
) -> Result<(), Broken> {
    told(async {
        let mut walk = Walk::begin(name, language).await?;
        let outcome = journey(&mut walk).await;
        walk.phone.end(name, outcome).await
    })
}

/// Runs a test to its end.
pub fn told(test: impl Future<Output = Result<()>>) -> Result<(), Broken> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.map_err(anyhow::Error::from).and_then(|runtime| runtime.block_on(test));
    outcome.map_err(|error| Broken(format!("{error:#}")))
}

impl Walk {
    async fn begin(name: &'static str, language: Language) -> Result<Self> {
        let settings = Settings::from_environment()?;
        let texts = Texts::read(language)?;
        let server = TestServer::start(&settings)?;
        let phone = Phone::new(&settings, texts.clone(), server.origin()).await?;
        Ok(Self { phone, server, texts, name, network: None })
    }

    /// What the app says.
    pub fn text(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// A sentence up to its first blank that something is filled into.
    pub fn before(&self, text: &str) -> String {
        text.split('{').next().unwrap_or_default().trim_end().to_owned()
    }

    /// The server sends one code a minute to a phone: who signs in again waits, or has the time pass.
    pub async fn a_minute_passes(&mut self) -> Result<()> {
        let now = self.server.move_clock(TimeDelta::seconds(61));
        Api::guest(&self.server).post("/test/clock", &json!({ "now": now })).await?;
        Ok(())
    }

    /// Puts a network that can fail between phone and server. To be called before the first page is opened.
    pub fn weak_network(&mut self) -> Result<Rc<Network>> {
        let network = Rc::new(Network::to(&self.server.origin())?);
        self.phone.set_origin(network.origin());
        self.network = Some(Rc::clone(&network));
        Ok(network)
    }

    /// A screen on the way: checks what must hold on every screen and keeps a picture of it.
    pub async fn screen(&self, screen: &str) -> Result<()> {
        self.phone.screen(&format!("{}-{screen}", self.name)).await
    }

    /// The same screen on a phone that is set to dark.
    pub async fn screen_in_the_dark(&self, screen: &str) -> Result<()> {
        let usual = self.phone.look();
        self.phone.set_look(Look { dark: true, ..usual }).await?;
        self.screen(&format!("{screen}-dark")).await?;
        self.phone.set_look(usual).await
    }
}
