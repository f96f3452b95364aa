use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::Phone;

impl Phone {
    /// Waits until the words are on the page.
    pub async fn sees(&self, words: &str) -> Result<()> {
        self.waits_for(&format!("seeing “{words}”"), || self.reads(words)).await
    }

    /// Waits until the words are gone.
    pub async fn sees_no_more(&self, words: &str) -> Result<()> {
        self.waits_for(&format!("not seeing “{words}” any more"), || async { Ok(!self.reads(words).await?) }).await
    }

    /// Waits until the page is called this.
    pub async fn sees_heading(&self, words: &str) -> Result<()> {
        self.waits_for(&format!("a page called “{words}”"), || async {
            Ok(self.ask::<String>("heading", &[]).await? == words)
        })
        .await
    }

    /// The titles of the rows on the page.
    pub async fn rows(&self) -> Result<Vec<String>> {
        self.ask("rows", &[]).await
    }

    /// Where the links on the page lead.
    pub async fn links(&self) -> Result<Vec<String>> {
        self.ask("links", &[]).await
    }

    /// What stands on the page, as a person reads it.
    pub async fn words(&self) -> Result<String> {
        self.ask("reading", &[]).await
    }

    /// Waits until the app is at a path (with its query).
    pub async fn is_at(&self, path: &str) -> Result<()> {
        self.waits_for(&format!("being at {path}"), || async { Ok(self.address().await? == path) }).await
    }

    /// Waits until the app is at a path that begins and ends like this, such as a draft's.
    pub async fn is_within(&self, beginning: &str, end: &str) -> Result<()> {
        self.waits_for(&format!("being at {beginning}…{end}"), || async {
            let address = self.address().await?;
            Ok(address.strip_prefix(beginning).is_some_and(|rest| rest.ends_with(end) && rest.len() > end.len()))
        })
        .await
    }

    /// Whether the words are on the page now.
    pub async fn reads(&self, words: &str) -> Result<bool> {
        self.ask("reads", &[json!(words)]).await
    }

    /// Waits until a field holds a text.
    pub async fn holds(&self, label: &str, text: &str) -> Result<()> {
        self.waits_for(&format!("“{text}” in the field “{label}”"), || async {
            Ok(self.ask::<Option<String>>("value", &[json!(label)]).await?.as_deref() == Some(text))
        })
        .await
    }

    /// Whether a field of that label is there.
    pub async fn has_field(&self, label: &str) -> Result<bool> {
        Ok(self.ask::<Option<String>>("value", &[json!(label)]).await?.is_some())
    }

    /// Waits until so many photos are drawn.
    pub async fn sees_thumbnails(&self, count: usize) -> Result<()> {
        self.waits_for(&format!("{count} photos"), || async { Ok(self.ask::<usize>("photos", &[]).await? == count) })
            .await
    }

    /// Waits until a consent is ticked, or not.
    pub async fn is_ticked(&self, sentence: &str, ticked: bool) -> Result<()> {
        self.waits_for(&format!("ticked = {ticked} of “{sentence}”"), || async {
            Ok(self.ask::<Option<bool>>("ticked", &[json!(sentence)]).await? == Some(ticked))
        })
        .await
    }

    /// Waits until an option of a group is the chosen one.
    pub async fn has_chosen(&self, group: &str, option: &str) -> Result<()> {
        self.waits_for(&format!("“{option}” chosen of “{group}”"), || async {
            Ok(self.ask::<String>("chosen", &[json!(group)]).await?.starts_with(option))
        })
        .await
    }

    /// Waits until a field says what is wrong with it, beside it and to screen readers.
    pub async fn sees_fault(&self, label: &str, fault: &str) -> Result<()> {
        self.waits_for(&format!("the fault “{fault}” beside “{label}”"), || async {
            let told: Value = self.ask("fault", &[json!(label)]).await?;
            Ok(told["text"] == fault && told["invalid"] == true)
        })
        .await
    }

    /// Waits until a field says that something is wrong with it; answers what.
    pub async fn sees_refused(&self, label: &str) -> Result<String> {
        self.eventually(&format!("a fault beside “{label}”"), || async {
            let told: Value = self.ask("fault", &[json!(label)]).await?;
            let text = told["text"].as_str().filter(|text| !text.is_empty() && told["invalid"] == true);
            Ok(text.map(str::to_owned))
        })
        .await
    }

    /// Whether a field is there and nothing is wrong with it.
    pub async fn says_nothing_of(&self, label: &str) -> Result<bool> {
        let told: Value = self.ask("fault", &[json!(label)]).await?;
        Ok(told["text"] == "" && told["invalid"] == false)
    }

    /// Waits until a group of choices says what is wrong with it.
    pub async fn sees_group_fault(&self, group: &str, fault: &str) -> Result<()> {
        self.waits_for(&format!("the fault “{fault}” beside “{group}”"), || async {
            Ok(self.ask::<Option<String>>("groupFault", &[json!(group)]).await?.as_deref() == Some(fault))
        })
        .await
    }

    /// Waits until the element of that id has the focus.
    pub async fn has_focus_on(&self, id: &str) -> Result<()> {
        self.waits_for(&format!("the focus on #{id}"), || async { Ok(self.ask::<String>("focus", &[]).await? == id) })
            .await
    }

    /// The accessible name of what has the focus.
    pub async fn focused(&self) -> Result<String> {
        self.ask("focusName", &[]).await
    }

    /// Whether one sees where the focus is.
    pub async fn focus_is_visible(&self) -> Result<bool> {
        self.ask("focusShown", &[]).await
    }

    /// What the window is called.
    pub async fn window_title(&self) -> Result<String> {
        self.ask("title", &[]).await
    }

    /// The language that the page says it is in.
    pub async fn page_language(&self) -> Result<String> {
        self.ask("language", &[]).await
    }

    /// Size in CSS pixels, and line height as a multiple of it, of the text that people read.
    pub async fn main_text(&self) -> Result<(f64, f64)> {
        self.ask("mainText", &[]).await
    }

    /// What a screen reader would say of the whole page. Works without scripts.
    pub async fn spoken(&self) -> Result<String> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let names = tree["nodes"].as_array().into_iter().flatten().filter_map(|node| node["name"]["value"].as_str());
        Ok(names.collect::<Vec<_>>().join(" "))
    }

    /// Waits until everything is drawn and still.
    pub async fn settles(&self) -> Result<()> {
        self.waits_for("a page that is drawn and still", || self.ask("settled", &[])).await
    }

    /// Waits until a picture with this alternative text is drawn.
    pub async fn sees_picture(&self, alternative: &str) -> Result<()> {
        self.waits_for(&format!("a picture “{alternative}”"), || async {
            let pictures: Vec<Value> = self.ask("images", &[]).await?;
            Ok(pictures.iter().any(|p| p["alt"] == alternative && p["width"].as_u64() > Some(0)))
        })
        .await
    }

    /// Waits until a picture is drawn whose alternative text begins like this.
    pub async fn sees_picture_like(&self, beginning: &str) -> Result<()> {
        self.waits_for(&format!("a picture “{beginning}…”"), || async {
            let pictures: Vec<Value> = self.ask("images", &[]).await?;
            Ok(pictures.iter().any(|p| {
                p["alt"].as_str().is_some_and(|alt| alt.starts_with(beginning)) && p["width"].as_u64() > Some(0)
            }))
        })
        .await
    }

    /// Fails where something stands on the page that must not.
    pub async fn must_not_see(&self, words: &str) -> Result<()> {
        let seen = self.reads(words).await?;
        ensure!(!seen, "“{words}” must not be there\n{}", self.description().await);
        Ok(())
    }

    pub(super) async fn waits_for<F: Future<Output = Result<bool>>>(
        &self,
        what: &str,
        look: impl Fn() -> F,
    ) -> Result<()> {
        self.eventually(what, || async { Ok(look().await?.then_some(())) }).await
    }
}
