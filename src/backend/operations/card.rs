use zhihui_domain::card::CardStanding;

use crate::backend::{Answer, Backend, Failure, Input};

impl Backend {
    /// The person's card and latest application.
    pub async fn card(self) -> Result<Answer<CardStanding>, Failure> {
        self.ask("card.get", Input::nothing()).await
    }
}
