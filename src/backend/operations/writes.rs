use leptos::prelude::*;
use serde::Serialize;
use zhihui_domain::ids::UploadId;
use zhihui_domain::outbox::{Entry, Operation};
use zhihui_domain::person::{PersonName, PhoneNumber};
use zhihui_domain::upload::Upload;
use zhihui_json::Value;
use zhihui_profile as engine;

use crate::backend::{Backend, Failure, Input, Who, misfit};
use crate::platform::text;

/// The body of a write as it is kept and sent: in NFC, as the domain's parsers expect what was typed. Nothing in JSON's
/// own characters changes by it.
pub fn body_of(request: &impl Serialize) -> Result<String, Failure> {
    zhihui_json::write(request).map(|json| text::nfc(&json)).map_err(misfit)
}

/// What a write is called in a profile.
fn name_of(operation: &Operation) -> &'static str {
    match operation {
        Operation::Register(_) => "registrations.create",
        Operation::CancelRegistration { .. } => "registrations.cancel",
        Operation::ApplyForCard => "card.apply",
        Operation::RaiseCase(_) => "cases.create",
        Operation::Write(_) => "cases.write",
        Operation::RateCase(_) => "cases.rate",
    }
}

/// A number and a name as they are written, whatever blanks and dots somebody typed them with: not every backend knows
/// them all. What is neither goes as it is, for the backend to say.
fn tidy(body: &mut Value) {
    let Value::Object(fields) = body else { return };
    for (field, tidied) in [("phone", tidy_phone as fn(&str) -> Option<String>), ("name", tidy_name)] {
        if let Some(tidied) = fields.get(field).and_then(Value::as_str).and_then(tidied) {
            fields.insert(field.to_owned(), Value::String(tidied));
        }
    }
}

fn tidy_phone(typed: &str) -> Option<String> {
    Some(PhoneNumber::parse(typed).ok()?.display().to_owned())
}

fn tidy_name(typed: &str) -> Option<String> {
    Some(PersonName::parse(typed).ok()?.as_str().to_owned())
}

impl Backend {
    /// Sends an entry of the outbox; answers the text of what the backend says.
    pub async fn perform(self, entry: &Entry) -> Result<String, Failure> {
        let mut input = Input::nothing().with("key", entry.key.as_str());
        if entry.account.is_none() {
            input.who = Who::Guest;
        }
        input = match &entry.operation {
            Operation::Register(event) => input.with("id", event.as_str()),
            Operation::CancelRegistration { id, event, version, secret } => input
                .with("id", id.as_str())
                .with("event", event.as_str())
                .with("version", *version)
                .with_any("secret", secret.clone()),
            Operation::ApplyForCard | Operation::RaiseCase(_) => input,
            Operation::Write(reference) | Operation::RateCase(reference) => input.with("id", reference.as_str()),
        };
        if !entry.body.is_empty() {
            let mut body = zhihui_json::parse(&entry.body_with_files()).map_err(misfit)?;
            tidy(&mut body);
            input = input.with("body", body);
        }
        self.answer_of(name_of(&entry.operation), input).await
    }

    /// Whether a write whose outcome is unknown may be sent again: the backend takes the second for the first.
    pub fn may_repeat(self, operation: &Operation) -> bool {
        self.profile.with_value(|profile| profile.may_repeat(name_of(operation)))
    }

    /// Sends a photo that goes with a matter. The same name and bytes are the same file, however often they are sent.
    pub async fn upload(self, name: &UploadId, photo: Vec<u8>) -> Result<Upload, Failure> {
        let input = Input { photo: Some(photo), ..Input::nothing().with("key", name.as_str()) };
        Ok(self.ask("uploads.create", input).await?.value)
    }

    /// The bytes of a file that goes with one of the person's matters.
    pub async fn file(self, id: UploadId) -> Result<Vec<u8>, Failure> {
        match self.perform_call("uploads.get", Input::nothing().with("id", id.as_str())).await? {
            engine::Answer::File(bytes) => Ok(bytes),
            engine::Answer::Json(_) => Err(Failure::Protocol { detail: "no file".to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_go_out_as_they_are_written() {
        let mut body =
            zhihui_json::parse(r#"{"phone":" 199 0000-1234 ","name":" 阿依古丽•买买提 ","text":" a "}"#).expect("JSON");
        tidy(&mut body);
        let expected = r#"{"phone":"19900001234","name":"阿依古丽·买买提","text":" a "}"#;
        assert_eq!(Some(body), zhihui_json::parse(expected).ok());
        let mut other = zhihui_json::parse(r#"{"phone":"none","score":3}"#).expect("JSON");
        tidy(&mut other);
        assert_eq!(Some(other), zhihui_json::parse(r#"{"phone":"none","score":3}"#).ok());
    }
}
