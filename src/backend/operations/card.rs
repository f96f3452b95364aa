use zhihui_domain::card::{CardApplication, CardApplicationRequest, CardStanding};

use super::typed;
use crate::backend::{Backend, Failure, Guard};
use crate::platform::http::Method;

impl Backend {
    /// The person's card and latest application.
    pub async fn card(self) -> Result<CardStanding, Failure> {
        self.get("/card".into()).await
    }

    /// Applies for the card.
    pub async fn apply_for_card(
        self,
        mut request: CardApplicationRequest,
        key: String,
    ) -> Result<CardApplication, Failure> {
        let texts = [
            &mut request.identity.name,
            &mut request.education.school,
            &mut request.employer.name,
            &mut request.employer.position,
        ];
        texts.into_iter().for_each(typed);
        self.write(Method::Post, "/card/applications".into(), &request, Guard::once(key)).await
    }
}
