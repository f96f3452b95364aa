//! Answers that went well.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderValue};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::problem::ApiError;

/// Says that an answer is the stored one of an earlier request with the same key.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// A JSON answer, ready to be sent or stored.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    /// What `ETag` says, and what `If-Match` of an update has to name.
    pub version: Option<u32>,
    pub body: String,
    pub replayed: bool,
}

impl Answer {
    /// An answer without a version.
    pub fn new(status: StatusCode, body: &impl Serialize) -> Result<Self, ApiError> {
        let body = serde_json::to_string(body).map_err(|_| ApiError::Internal("an answer does not serialise"))?;
        Ok(Self { status, version: None, body, replayed: false })
    }

    /// `200` without a version.
    pub fn ok(body: &impl Serialize) -> Result<Self, ApiError> {
        Self::new(StatusCode::OK, body)
    }

    /// The same with its version.
    pub fn version(mut self, version: u32) -> Self {
        self.version = Some(version);
        self
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(etag) = self.version.and_then(|v| HeaderValue::try_from(format!("\"{v}\"")).ok()) {
            headers.insert(ETAG, etag);
        }
        if self.replayed {
            headers.insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

/// What every handler gives.
pub type Answered = Result<Answer, ApiError>;
