use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Phone;

impl Phone {
    /// A record that the app keeps on this phone, such as `session`.
    pub async fn kept(&self, record: &str) -> Result<Option<Value>> {
        let text: Option<String> = self.ask("stored", &[json!(format!("zhihui.1.{record}"))]).await?;
        text.map(|text| serde_json::from_str(&text).with_context(|| format!("{record} is no JSON"))).transpose()
    }
}
