use std::fs;

use anyhow::{Context, Result, bail};

use crate::network::Network;
use crate::phone::Phone;
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
}

/// Runs a journey; afterwards judges what the phone noted on the way. A failure leaves a picture behind.
pub fn walk(
    name: &'static str,
    language: Language,
    journey: impl AsyncFnOnce(&mut Walk) -> Result<()>,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut walk = Walk::begin(name, language).await?;
        let outcome = journey(&mut walk).await;
        walk.end(outcome).await
    })
}

impl Walk {
    async fn begin(name: &'static str, language: Language) -> Result<Self> {
        let settings = Settings::from_environment()?;
        let texts = Texts::read(language)?;
        let server = TestServer::start(&settings)?;
        let phone = Phone::new(&settings, texts.clone(), server.origin()).await?;
        Ok(Self { phone, server, texts, name })
    }

    /// What the app says.
    pub fn text(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// Puts a network that can fail between phone and server. To be called before the first page is opened.
    pub fn weak_network(&mut self) -> Result<Network> {
        let network = Network::to(&self.server.origin())?;
        self.phone.set_origin(network.origin());
        Ok(network)
    }

    /// A screen on the way: checks what must hold on every screen and keeps a picture of it.
    pub async fn screen(&self, screen: &str) -> Result<()> {
        self.phone.settles().await?;
        let name = format!("{}-{screen}", self.name);
        self.phone.screenshot(&name).await?;
        self.phone.holds_up().await.with_context(|| format!("the screen “{screen}” of {}", self.name))
    }

    async fn end(mut self, outcome: Result<()>) -> Result<()> {
        let language = self.texts.language.tag();
        if let Err(error) = outcome {
            let name = format!("failed/{}-{language}", self.name);
            self.phone.screenshot(&name).await.ok();
            let noted = self.phone.close_browser().await;
            let complaints = self.phone.record.borrow().complaints().join("\n");
            bail!("{error:?}\nthe console says:\n{complaints}\n{}", noted.err().map(|e| e.to_string()).unwrap_or_default());
        }
        self.phone.close_browser().await?;
        let record = self.phone.record.borrow();
        println!("layout shift {:.4} · {} ({language})", record.layout_shift(), self.name);
        record.judge(self.phone.origin())
    }
}

impl Phone {
    /// Keeps a picture of the screen: `<language>/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let file = self.settings.screens.join(self.texts.language.tag()).join(format!("{name}.png"));
        fs::create_dir_all(file.parent().context("a file lies in a folder")?)?;
        Ok(fs::write(&file, self.browser()?.screenshot_as_png().await?)?)
    }
}
