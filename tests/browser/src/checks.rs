//! What must hold on every screen.

mod accessibility;
mod layout;

use anyhow::{Context, Result, ensure};

use crate::phone::Phone;

pub use layout::Targets;

impl Phone {
    /// A screen on the way: checks what must hold on every screen and keeps a picture of it under that name.
    pub async fn screen(&self, name: &str) -> Result<()> {
        self.settles().await?;
        self.screenshot(name).await?;
        self.holds_up().await.with_context(|| format!("the screen “{name}”"))
    }

    /// One heading, which the window is named after; the language told; nothing beside the screen; nothing of the person in
    /// the address; nothing that axe objects to.
    pub async fn holds_up(&self) -> Result<()> {
        let faults = self.faults().await?;
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    }

    /// All that does not hold on this screen.
    pub async fn faults(&self) -> Result<Vec<String>> {
        self.settles().await?;
        let mut faults = self.naming_faults().await?;
        faults.extend(self.overflow().await?);
        faults.extend(self.accessibility_faults().await?);
        Ok(faults)
    }

    async fn naming_faults(&self) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        let headings: usize = self.ask("headings", &[]).await?;
        let (heading, title): (String, String) = (self.ask("heading", &[]).await?, self.ask("title", &[]).await?);
        if headings != 1 {
            faults.push(format!("{headings} headings of level 1"));
        }
        if heading.is_empty() || !title.starts_with(&heading) {
            faults.push(format!("the window is called “{title}”, the page “{heading}”"));
        }
        let language: String = self.ask("language", &[]).await?;
        if language != self.texts.language.tag() {
            faults.push(format!("the page says its language is {language}"));
        }
        let address = self.address().await?;
        if self.record.borrow().tells_of_person(&address) {
            faults.push(format!("the address tells of the person: {address}"));
        }
        Ok(faults)
    }
}
