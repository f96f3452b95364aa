use zhihui_domain::card::CardStanding;

use crate::backend::{Answer, Backend, Failure};

impl Backend {
    /// The person's card and latest application.
    pub async fn card(self) -> Result<Answer<CardStanding>, Failure> {
        self.get("/card".into()).await
    }
}
