use anyhow::{Context, Result};
use serde_json::json;

use super::Phone;

impl Phone {
    /// Opens a second tab, empty, and goes there. The first one has the number 0.
    pub async fn open_tab(&mut self) -> Result<()> {
        let tab = self.browser()?.new_tab().await?;
        self.tabs.push(tab);
        self.switch_to_tab(self.tabs.len() - 1).await?;
        self.prepare_tab().await
    }

    /// Goes to the tab of that number; the others stay as they are.
    pub async fn switch_to_tab(&self, number: usize) -> Result<()> {
        let tab = self.tabs.get(number).with_context(|| format!("there is no tab {number}"))?;
        self.browser()?.switch_to_window(tab.clone()).await?;
        // WebDriver alone only talks to it: the person also sees it, and what they press has the focus.
        self.devtools("Page.bringToFront", json!({})).await?;
        Ok(())
    }

    /// Each tab has to be told what phone this is, and what to watch.
    pub(super) async fn prepare_tab(&self) -> Result<()> {
        let watch = json!({ "source": include_str!("shift.js") });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", watch).await?;
        if self.without_worker.get() {
            self.takes_worker_away().await?;
        }
        self.apply_look().await
    }
}
