use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::problem::ApiError;

/// The client's name for one attempt to write, made once when the person pressed the button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

const KEY_MAX: usize = 200;

impl IdempotencyKey {
    /// The key as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let mut sent = parts.headers.get_all("Idempotency-Key").iter();
        let key = match (sent.next(), sent.next()) {
            (Some(key), None) => key.as_bytes(),
            _ => return Err(ApiError::Malformed("one Idempotency-Key header is required".into())),
        };
        let fits = (1..=KEY_MAX).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
        let key = std::str::from_utf8(key).ok().filter(|_| fits);
        key.map(|key| Self(key.to_owned()))
            .ok_or_else(|| ApiError::Malformed("an Idempotency-Key has 1 to 200 visible ASCII characters".into()))
    }
}
