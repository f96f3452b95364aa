use anyhow::Result;
use serde_json::json;

use super::Phone;

/// CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// What screens are designed for.
    pub const USUAL: Self = Self { width: 390, height: 844 };
    /// What they must hold at.
    pub const SMALL: Self = Self { width: 320, height: 568 };
}

/// Twice the browser's text size.
pub const LARGE_TEXT: f64 = 2.0;

/// What the phone itself is set to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub size: Size,
    pub dark: bool,
    /// Times the usual text size.
    pub text: f64,
}

impl Default for Look {
    fn default() -> Self {
        Self { size: Size::USUAL, dark: false, text: 1.0 }
    }
}

/// The app sizes in rem, so the root's size is the text's. Done once the change is drawn.
const SET_TEXT_SIZE: &str = r#"
    const [text, done] = arguments;
    const from = performance.now();
    document.documentElement.style.fontSize = text === 1 ? "" : `${text * 100}%`;
    requestAnimationFrame(() => requestAnimationFrame(() => {
        window.excuseLayoutShift?.(from, performance.now());
        done();
    }));
"#;

impl Phone {
    /// Sets the phone's screen.
    pub async fn set_look(&self, look: Look) -> Result<()> {
        self.look.set(look);
        self.apply_look().await
    }

    /// How the phone is set.
    pub fn look(&self) -> Look {
        self.look.get()
    }

    pub(super) async fn apply_look(&self) -> Result<()> {
        let Look { size, dark, text } = self.look.get();
        let screen = json!({ "width": size.width, "height": size.height, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        let scheme = json!({ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } });
        let motion = json!({ "name": "prefers-reduced-motion", "value": "no-preference" });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [scheme, motion] })).await?;
        self.browser()?.execute_async(SET_TEXT_SIZE, vec![json!(text)]).await?;
        Ok(())
    }

    /// Changes the page by a script, to see whether the checks notice.
    pub async fn spoil(&self, script: &str) -> Result<()> {
        self.browser()?.execute(script, vec![]).await?;
        Ok(())
    }

    /// Turns scripts off or on.
    pub async fn allow_scripts(&self, allowed: bool) -> Result<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await?;
        Ok(())
    }
}
