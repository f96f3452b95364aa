use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use super::Phone;

impl Phone {
    /// Keeps a picture of the screen: `<language>/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let file = self.settings.screens.join(self.texts.language.tag()).join(format!("{name}.png"));
        fs::create_dir_all(file.parent().context("a file lies in a folder")?)?;
        Ok(fs::write(&file, self.browser()?.screenshot_as_png().await?)?)
    }

    /// Keeps a picture of the whole page, as if the screen were as high as it.
    pub async fn whole_screenshot(&self, name: &str) -> Result<()> {
        let size = self.look().size;
        let height: u32 = self.ask("height", &[]).await?;
        if height <= size.height {
            return self.screenshot(name).await;
        }
        let screen = json!({ "width": size.width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
        self.screenshot(name).await?;
        self.apply_look().await
    }
}
