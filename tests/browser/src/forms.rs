//! Filling in the app's longer forms, as people do it in more than one journey.

use anyhow::Result;

use crate::phone::Phone;

/// The example of GB 11643-1999; its holder would be over seventy.
pub const RESIDENT_ID: &str = "11010519491231002X";

impl Phone {
    /// From anywhere to the form of a new matter, filled in.
    pub async fn writes_a_matter(&self, words: &str) -> Result<()> {
        let texts = &self.texts;
        self.open("/cases/new").await?;
        self.choose(&texts.get("cases.category"), &texts.get("cases.category_suggestion")).await?;
        self.fill(&texts.get("cases.text"), words).await
    }

    /// Fills in every page of the card's application, from the first to the consent of the last.
    pub async fn fills_in_application(&self, name: &str, document: &str) -> Result<()> {
        let texts = &self.texts;
        self.fill(&texts.get("card.name"), name).await?;
        self.fill(&texts.get("card.document_number"), document).await?;
        self.tick(&texts.get("card.identity_consent")).await?;
        self.press(&texts.get("card.go_on")).await?;
        self.choose(&texts.get("card.degree"), &texts.get("card.degree_doctor")).await?;
        self.fill(&texts.get("card.school"), "滨海理工大学").await?;
        self.press(&texts.get("card.go_on")).await?;
        self.fill(&texts.get("card.employer"), "智谷光电").await?;
        self.fill(&texts.get("card.position"), "工程师").await?;
        self.press(&texts.get("card.go_on")).await?;
        self.choose(&texts.get("card.category"), &texts.get("card.category_science")).await?;
        self.press(&texts.get("card.to_check")).await?;
        self.tick(&texts.get("card.consent")).await
    }
}
