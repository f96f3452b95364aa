use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::ApiError;

/// The query string of a list. Unknown parameters are refused: one that is silently dropped looks like a filter that
/// found everything.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        query
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|_| ApiError::Malformed("the query string has an unknown or a wrong parameter".into()))
    }
}

/// How many items a page has: what the query asks for, 1 to 100, or 50.
pub fn limit(asked: Option<u32>) -> Result<u64, ApiError> {
    match asked.unwrap_or(50) {
        limit @ 1..=100 => Ok(u64::from(limit)),
        _ => Err(ApiError::Malformed("limit runs from 1 to 100".into())),
    }
}
