use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::de::DeserializeOwned;
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::hash;
use crate::problem::ApiError;

const JSON: &str = "application/json";
/// Largest JSON body.
pub const BODY_MAX: usize = 1024 * 1024;

/// A JSON body, its texts in NFC as the domain expects them.
#[derive(Clone, Debug)]
pub struct Body<T> {
    pub value: T,
    /// Of method, path and normalised body: two requests with the same one ask for the same thing.
    pub fingerprint: String,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !has_type(request.headers(), JSON) {
            return Err(ApiError::UnsupportedMediaType(JSON));
        }
        if announced_length(request.headers()).is_some_and(|length| length > BODY_MAX as u64) {
            return Err(ApiError::PayloadTooLarge);
        }
        let target = format!("{} {}", request.method(), request.uri().path());
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => ApiError::PayloadTooLarge,
            _ => ApiError::Malformed("the body ended early".into()),
        })?;
        let mut json: Value = serde_json::from_slice(&bytes)
            .map_err(|e| ApiError::Malformed(format!("not JSON at line {} column {}", e.line(), e.column())))?;
        if !json.is_object() {
            return Err(ApiError::Malformed("the body must be a JSON object".into()));
        }
        normalise(&mut json);
        // The map of `Value` is sorted, so members in another order give the same text.
        let fingerprint = hash::digest(format!("{target}\n{json}"));
        let value = serde_path_to_error::deserialize(json).map_err(|e| ApiError::Invalid(vec![misfit(&e)]))?;
        Ok(Self { value, fingerprint })
    }
}

/// Whether a body says that it is of this media type, whatever its parameters.
pub(super) fn has_type(headers: &HeaderMap, wanted: &str) -> bool {
    let essence = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).and_then(|v| v.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(wanted))
}

pub(super) fn announced_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Writes every text in NFC. Member names stay: none that is known has anything to normalise.
fn normalise(json: &mut Value) {
    match json {
        Value::String(text) if !is_nfc(text) => *text = text.nfc().collect(),
        Value::Array(items) => items.iter_mut().for_each(normalise),
        Value::Object(members) => members.values_mut().for_each(normalise),
        _ => {}
    }
}

/// The field error for JSON that does not fit the request's type.
///
/// serde tells a missing, an unknown and a mistyped member apart in its message only; its first words are stable.
fn misfit(error: &serde_path_to_error::Error<serde_json::Error>) -> FieldError {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in error.path().iter() {
        match segment {
            Segment::Map { key } => pointer.push_str(&format!("/{}", escaped(key))),
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let message = error.inner().to_string();
    let code = if let Some(rest) = message.strip_prefix("missing field `") {
        let name = rest.split('`').next().unwrap_or_default();
        pointer.push_str(&format!("/{}", escaped(name)));
        FieldCode::Required
    } else if message.starts_with("unknown field `") {
        FieldCode::UnknownField
    } else if message.starts_with("unknown variant `") {
        FieldCode::UnknownChoice
    } else {
        FieldCode::Other
    };
    FieldError::new(pointer, code)
}

/// A member name as a step of an RFC 6901 pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhihui_domain::card::CardApplicationRequest;

    fn fault(json: &str) -> (String, FieldCode) {
        let json: Value = serde_json::from_str(json).expect("a literal");
        let error = serde_path_to_error::deserialize::<_, CardApplicationRequest>(json).expect_err("does not fit");
        let fault = misfit(&error);
        (fault.pointer, fault.code)
    }

    #[test]
    fn a_misfit_is_named_by_its_pointer() {
        assert_eq!(fault(r#"{"nickname":"x"}"#), ("/nickname".into(), FieldCode::UnknownField));
        assert_eq!(
            fault(r#"{"identity":{"name":"a","number":"1","a/b":1}}"#),
            ("/identity/a~1b".into(), FieldCode::UnknownField)
        );
        assert_eq!(fault(r#"{"identity":{"name":"a"}}"#), ("/identity/number".into(), FieldCode::Required));
        assert_eq!(fault(r#"{"category":"wizard"}"#), ("/category".into(), FieldCode::UnknownChoice));
        assert_eq!(fault(r#"{"consent":"yes"}"#), ("/consent".into(), FieldCode::Other));
    }

    #[test]
    fn texts_become_nfc_wherever_they_stand() {
        let mut json = serde_json::json!({"name": "e\u{301}", "list": [{"deep": "u\u{308}"}]});
        normalise(&mut json);
        assert_eq!(json, serde_json::json!({"name": "é", "list": [{"deep": "ü"}]}));
    }
}
