use zhihui_domain::case::{Case, CaseRequest, RatingRequest};
use zhihui_domain::ids::Reference;
use zhihui_domain::page::Page;

use super::{segment, typed};
use crate::backend::{Backend, Failure, Guard};
use crate::platform::http::Method;

impl Backend {
    /// The person's own cases, newest first.
    pub async fn cases(self) -> Result<Page<Case>, Failure> {
        self.get("/cases".into()).await
    }

    /// One of the person's own cases.
    pub async fn case(self, reference: Reference) -> Result<Case, Failure> {
        self.get(format!("/cases/{}", segment(reference.as_str()))).await
    }

    /// Raises a matter.
    pub async fn raise_case(self, mut request: CaseRequest, key: String) -> Result<Case, Failure> {
        typed(&mut request.text);
        self.write(Method::Post, "/cases".into(), &request, Guard::once(key)).await
    }

    /// Says how satisfied the person is with an answer.
    pub async fn rate_case(
        self,
        reference: Reference,
        mut rating: RatingRequest,
        key: String,
    ) -> Result<Case, Failure> {
        typed(&mut rating.comment);
        let path = format!("/cases/{}/rating", segment(reference.as_str()));
        self.write(Method::Post, path, &rating, Guard::once(key)).await
    }
}
