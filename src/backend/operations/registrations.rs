use zhihui_domain::ids::RegistrationId;
use zhihui_domain::page::Page;
use zhihui_domain::registration::Registration;

use super::segment;
use crate::backend::{Backend, Failure, Guard, wire};
use crate::platform::http::Method;

impl Backend {
    /// The signed-in person's own registrations.
    pub async fn registrations(self) -> Result<Page<Registration>, Failure> {
        Ok(self.get("/registrations".into()).await?.value)
    }

    /// One registration; a guest gives the secret of theirs.
    pub async fn registration(self, id: RegistrationId, secret: Option<String>) -> Result<Registration, Failure> {
        let guard = Guard { registration_secret: secret, ..Guard::default() };
        let path = format!("/registrations/{}", segment(id.as_str()));
        wire::decode(&self.exchange(Method::Get, path, None, guard).await?)
    }
}
