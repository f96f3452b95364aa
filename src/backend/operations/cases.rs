use zhihui_domain::case::Case;
use zhihui_domain::ids::Reference;
use zhihui_domain::page::Page;

use crate::backend::{Answer, Backend, Failure, Input};

impl Backend {
    /// The person's own cases, newest first.
    pub async fn cases(self) -> Result<Answer<Page<Case>>, Failure> {
        self.ask("cases.list", Input::nothing()).await
    }

    /// One of the person's own cases.
    pub async fn case(self, reference: Reference) -> Result<Answer<Case>, Failure> {
        self.ask("cases.get", Input::nothing().with("id", reference.as_str())).await
    }
}
