use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Phone;

impl Phone {
    /// A record that the app keeps on this phone, such as `session`.
    pub async fn kept(&self, record: &str) -> Result<Option<Value>> {
        let text: Option<String> = self.ask("stored", &[json!(format!("zhihui.1.{record}"))]).await?;
        text.map(|text| serde_json::from_str(&text).with_context(|| format!("{record} is no JSON"))).transpose()
    }

    /// Everything that the app keeps on this phone.
    pub async fn everything_kept(&self) -> Result<String> {
        self.ask("everythingKept", &[]).await
    }

    /// As if the access token's time had passed. The app reads what it keeps when the page loads.
    pub async fn lets_session_lapse(&self) -> Result<()> {
        let mut session = self.kept("session").await?.context("nobody is signed in")?;
        session["accessExpiresAt"] = json!("2020-01-01T00:00:00+08:00");
        self.ask("keep", &[json!("zhihui.1.session"), json!(session.to_string())]).await
    }
}
