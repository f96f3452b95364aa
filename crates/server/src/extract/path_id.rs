use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::problem::ApiError;

/// The one id in a route's path. What could not be an id names nothing, so it is answered like an unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathId(pub String);

/// Whether a text has the shape of this server's ids and references.
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path(id) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| ApiError::NotFound)?;
        if is_id(&id) { Ok(Self(id)) } else { Err(ApiError::NotFound) }
    }
}
