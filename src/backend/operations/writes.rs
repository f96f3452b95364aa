use serde::Serialize;
use zhihui_domain::ids::UploadId;
use zhihui_domain::outbox::{Entry, Operation};
use zhihui_domain::upload::Upload;

use super::segment;
use crate::backend::{Backend, Failure, Guard, wire};
use crate::platform::http::{Body, Method};
use crate::platform::text;

/// The body of a write as it is kept and sent: in NFC, as the domain's parsers expect what was typed. Nothing in JSON's
/// own characters changes by it.
pub fn body_of(request: &impl Serialize) -> Result<String, Failure> {
    wire::encode(request).map(|json| text::nfc(&json))
}

impl Backend {
    /// Sends an entry of the outbox; answers the text of what the backend says.
    pub async fn perform(self, entry: &Entry) -> Result<String, Failure> {
        let mut guard =
            Guard { idempotency_key: Some(entry.key.clone()), as_guest: entry.account.is_none(), ..Guard::default() };
        let mut method = Method::Post;
        let path = match &entry.operation {
            Operation::Register(event) => format!("/events/{}/registrations", segment(event.as_str())),
            Operation::CancelRegistration { id, version, secret, .. } => {
                method = Method::Delete;
                guard.if_match = Some(*version);
                guard.registration_secret = secret.clone();
                format!("/registrations/{}", segment(id.as_str()))
            }
            Operation::ApplyForCard => "/card/applications".to_owned(),
            Operation::RaiseCase(_) => "/cases".to_owned(),
            Operation::Write(reference) => format!("/cases/{}/messages", segment(reference.as_str())),
            Operation::RateCase(reference) => format!("/cases/{}/rating", segment(reference.as_str())),
        };
        let body = (!entry.body.is_empty()).then(|| Body::Json(entry.body_with_files()));
        self.exchange(method, path, body, guard).await
    }

    /// Sends a photo that goes with a matter. The same name and bytes are the same file, however often they are sent.
    pub async fn upload(self, name: &UploadId, photo: Vec<u8>) -> Result<Upload, Failure> {
        let guard = Guard { idempotency_key: Some(name.to_string()), ..Guard::default() };
        let answer = self.exchange(Method::Post, "/uploads".to_owned(), Some(Body::Photo(photo)), guard).await?;
        wire::decode(&answer)
    }

    /// The bytes of a file that goes with one of the person's matters.
    pub async fn file(self, id: UploadId) -> Result<Vec<u8>, Failure> {
        let path = format!("/uploads/{}", segment(id.as_str()));
        self.exchange_bytes(Method::Get, path, None, Guard::default()).await
    }
}
