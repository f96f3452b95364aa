use zhihui_domain::case::Case;
use zhihui_domain::ids::Reference;
use zhihui_domain::page::Page;

use super::segment;
use crate::backend::{Answer, Backend, Failure};

impl Backend {
    /// The person's own cases, newest first.
    pub async fn cases(self) -> Result<Answer<Page<Case>>, Failure> {
        self.get("/cases".into()).await
    }

    /// One of the person's own cases.
    pub async fn case(self, reference: Reference) -> Result<Answer<Case>, Failure> {
        self.get(format!("/cases/{}", segment(reference.as_str()))).await
    }
}
