use zhihui_domain::ids::RegistrationId;
use zhihui_domain::page::Page;
use zhihui_domain::registration::Registration;

use crate::backend::{Backend, Failure, Input};

impl Backend {
    /// The signed-in person's own registrations.
    pub async fn registrations(self) -> Result<Page<Registration>, Failure> {
        Ok(self.ask("registrations.list", Input::nothing()).await?.value)
    }

    /// One registration; a guest gives the secret of theirs.
    pub async fn registration(self, id: RegistrationId, secret: Option<String>) -> Result<Registration, Failure> {
        let input = Input::nothing().with("id", id.as_str()).with_any("secret", secret);
        Ok(self.ask("registrations.get", input).await?.value)
    }
}
