use zhihui_domain::ids::{EventId, RegistrationId};
use zhihui_domain::page::Page;
use zhihui_domain::registration::{Registration, RegistrationRequest};

use super::{segment, typed};
use crate::backend::{Backend, Failure, Guard, wire};
use crate::platform::http::Method;

impl Backend {
    /// Takes a place at an event, as a guest or signed in.
    pub async fn register(
        self,
        event: EventId,
        mut request: RegistrationRequest,
        key: String,
    ) -> Result<Registration, Failure> {
        typed(&mut request.name);
        request.answers.values_mut().for_each(typed);
        let path = format!("/events/{}/registrations", segment(event.as_str()));
        self.write(Method::Post, path, &request, Guard::once(key)).await
    }

    /// The signed-in person's own registrations.
    pub async fn registrations(self) -> Result<Page<Registration>, Failure> {
        self.get("/registrations".into()).await
    }

    /// One registration; a guest gives the secret of theirs.
    pub async fn registration(self, id: RegistrationId, secret: Option<String>) -> Result<Registration, Failure> {
        let guard = Guard { registration_secret: secret, ..Guard::default() };
        let path = format!("/registrations/{}", segment(id.as_str()));
        wire::decode(&self.exchange(Method::Get, path, None, guard).await?)
    }

    /// Gives the place back.
    pub async fn cancel_registration(
        self,
        registration: Registration,
        secret: Option<String>,
    ) -> Result<Registration, Failure> {
        let guard = Guard { registration_secret: secret, if_match: Some(registration.version), ..Guard::default() };
        let path = format!("/registrations/{}", segment(registration.id.as_str()));
        wire::decode(&self.exchange(Method::Delete, path, None, guard).await?)
    }
}
