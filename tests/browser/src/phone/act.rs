use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use super::Phone;

impl Phone {
    /// Presses the button or link of that name.
    pub async fn press(&self, name: &str) -> Result<()> {
        self.press_at(&format!("pressing “{name}”"), "control", &[json!(name)]).await
    }

    /// Presses the button or link of that name with a mouse: what moves between down and up is missed.
    pub async fn click(&self, name: &str) -> Result<()> {
        self.eventually(&format!("clicking “{name}”"), || async {
            let Some(element) = self.point_at("control", &[json!(name)]).await? else { return Ok(None) };
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Presses the row of a list that shows these words.
    pub async fn press_row(&self, words: &str) -> Result<()> {
        self.press_at(&format!("pressing the row “{words}”"), "row", &[json!(words)]).await
    }

    /// Presses a button twice, as fast as a person can.
    pub async fn press_twice(&self, name: &str) -> Result<()> {
        self.press(name).await?;
        // Whatever it says by now, the finger is in the same place.
        let (x, y) = self.last_touch.get();
        self.touch(x, y).await
    }

    /// Ticks or unticks a consent by its sentence.
    pub async fn tick(&self, sentence: &str) -> Result<()> {
        self.press_at(&format!("ticking “{sentence}”"), "box", &[json!(sentence)]).await
    }

    /// Chooses one option of a group.
    pub async fn choose(&self, group: &str, option: &str) -> Result<()> {
        self.press_at(&format!("choosing “{option}” of “{group}”"), "option", &[json!(group), json!(option)]).await
    }

    /// Types into a field, in place of what it holds. What is typed counts as personal from then on.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        self.record.borrow_mut().note_personal(text);
        let what = format!("filling in “{label}”");
        self.press_at(&what, "field", &[json!(label)]).await?;
        let field = self.point_at("field", &[json!(label)]).await?.with_context(|| what.clone())?;
        self.run("select", &[field.to_json()?]).await?;
        if text.is_empty() {
            field.send_keys(Key::Backspace).await?;
        } else {
            // As a phone's keyboard does it: whole words at a time, of any script.
            self.devtools("Input.insertText", json!({ "text": text })).await?;
        }
        self.holds(label, text).await
    }

    /// Chooses a file for a field, as from the phone's album.
    pub async fn attach(&self, label: &str, file: &std::path::Path) -> Result<()> {
        self.eventually(&format!("attaching to “{label}”"), || async {
            let Some(field) = self.point_at("fileField", &[json!(label)]).await? else { return Ok(None) };
            field.send_keys(file.to_string_lossy().into_owned()).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Presses the button or link of that name if it is there, once. On a page that is just changing it may be gone again.
    pub async fn presses_if_there(&self, name: &str) -> bool {
        match self.point_at("control", &[json!(name)]).await {
            Ok(Some(element)) => self.press_element(&element).await.is_ok_and(|pressed| pressed.is_some()),
            _ => false,
        }
    }

    /// Presses a key on a keyboard, such as Tab.
    pub async fn key(&self, key: Key) -> Result<()> {
        let keys = self.browser()?.action_chain().send_keys(String::from(char::from(key)));
        Ok(keys.perform().await?)
    }

    async fn press_at(&self, what: &str, question: &str, about: &[Value]) -> Result<()> {
        self.eventually(what, || async {
            let Some(element) = self.point_at(question, about).await? else { return Ok(None) };
            self.press_element(&element).await
        })
        .await
    }

    /// A finger can only press what is on the screen and not covered: what is not, is scrolled to first.
    async fn press_element(&self, element: &WebElement) -> Result<Option<()>> {
        let Some((x, y)) = self.ask("spot", &[element.to_json()?]).await? else { return Ok(None) };
        self.touch(x, y).await.map(Some)
    }

    async fn touch(&self, x: f64, y: f64) -> Result<()> {
        let finger = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.devtools("Input.dispatchTouchEvent", finger).await?;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
        self.last_touch.set((x, y));
        Ok(())
    }
}
