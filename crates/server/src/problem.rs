//! Errors as every client gets them: `application/problem+json` with a code from the contract.

use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, RuntimeErr};
use zhihui_domain::problem::{FieldError, Problem, ProblemCode};

/// Why a request was not done. The sentences are for developers and hold nothing that a person typed.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("sign in first: there is no valid access token")]
    Unauthenticated,
    #[error("this account may not do that")]
    Forbidden,
    #[error("there is nothing here")]
    NotFound,
    #[error("this method is not known here")]
    MethodNotAllowed,
    /// Says which media type it must be.
    #[error("the body must be {0}")]
    UnsupportedMediaType(&'static str),
    #[error("the body is larger than is taken here")]
    PayloadTooLarge,
    /// The request cannot be read at all.
    #[error("the request cannot be read")]
    Malformed(String),
    /// It can be read and some fields do not hold.
    #[error("some fields do not hold")]
    Invalid(Vec<FieldError>),
    #[error("the state does not allow this")]
    Conflict(&'static str),
    #[error("If-Match names an older version")]
    Stale,
    #[error("an update needs If-Match with the version it was made from")]
    PreconditionRequired,
    #[error("this Idempotency-Key came with another request before")]
    KeyReused,
    #[error("the code is wrong or has lapsed")]
    CodeRejected(Vec<FieldError>),
    #[error("registration is closed")]
    RegistrationClosed,
    #[error("this person is registered already")]
    AlreadyRegistered,
    #[error("an application is open, or a card is held already")]
    AlreadyApplied,
    #[error("too many requests")]
    RateLimited { retry_after: u32 },
    #[error("the server is busy")]
    Busy,
    #[error("the server failed")]
    Database(#[from] DbErr),
    #[error("the server failed")]
    Internal(&'static str),
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::UnsupportedMediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) | Self::KeyReused | Self::CodeRejected(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) | Self::RegistrationClosed | Self::AlreadyRegistered | Self::AlreadyApplied => {
                StatusCode::CONFLICT
            }
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(error) if is_busy(error) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(&self) -> ProblemCode {
        match self {
            Self::Unauthenticated => ProblemCode::Unauthenticated,
            Self::Forbidden => ProblemCode::Forbidden,
            Self::NotFound => ProblemCode::NotFound,
            Self::PayloadTooLarge => ProblemCode::PayloadTooLarge,
            Self::UnsupportedMediaType(_) | Self::Malformed(_) => ProblemCode::Malformed,
            Self::Invalid(_) => ProblemCode::Validation,
            Self::Conflict(_) => ProblemCode::Conflict,
            Self::Stale => ProblemCode::Stale,
            Self::KeyReused => ProblemCode::KeyReused,
            Self::CodeRejected(_) => ProblemCode::CodeRejected,
            Self::RegistrationClosed => ProblemCode::RegistrationClosed,
            Self::AlreadyRegistered => ProblemCode::AlreadyRegistered,
            Self::AlreadyApplied => ProblemCode::AlreadyApplied,
            Self::RateLimited { .. } => ProblemCode::RateLimited,
            Self::MethodNotAllowed | Self::PreconditionRequired => ProblemCode::Other,
            Self::Busy | Self::Database(_) | Self::Internal(_) => ProblemCode::Server,
        }
    }

    /// Seconds after which another try makes sense.
    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::RateLimited { retry_after } => Some((*retry_after).max(1)),
            _ if self.status() == StatusCode::SERVICE_UNAVAILABLE => Some(1),
            _ => None,
        }
    }

    /// The body of the answer.
    fn problem(self) -> Problem {
        let (status, code, retry_after, title) = (self.status(), self.code(), self.retry_after(), self.to_string());
        let (detail, errors) = match self {
            Self::Malformed(detail) => (Some(detail), vec![]),
            Self::Conflict(detail) => (Some(detail.to_owned()), vec![]),
            Self::Invalid(errors) | Self::CodeRejected(errors) => (None, errors),
            _ => (None, vec![]),
        };
        Problem { kind: kind(code), title, status: status.as_u16(), code, detail, errors, retry_after }
    }
}

/// The URI that names a kind of problem: a name, not an address (RFC 9457, 3.1.1).
fn kind(code: ProblemCode) -> String {
    let word = serde_json::to_value(code).ok();
    format!("urn:zhihui:problem:{}", word.as_ref().and_then(|w| w.as_str()).unwrap_or("other"))
}

/// Whether the database only had no time: its pool is exhausted, its lock was not free, or it broke a deadlock.
fn is_busy(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_))
        // SQLITE_BUSY and its extended codes; PostgreSQL's deadlock and serialisation failure.
        || database_code(error).is_some_and(|c| matches!(c.as_str(), "5" | "261" | "517" | "773" | "40P01" | "40001"))
}

/// The database's own error code: the part of its error that cannot quote anyone's data.
fn database_code(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause)) => {
            cause.as_database_error().and_then(|e| e.code()).map(|code| code.into_owned())
        }
        _ => None,
    }
}

/// The kind of a database error, for the log: never its text.
fn database_kind(error: &DbErr) -> &'static str {
    match error {
        DbErr::ConnectionAcquire(_) => "acquire",
        DbErr::Conn(_) => "connection",
        DbErr::Exec(_) => "execute",
        DbErr::Query(_) => "query",
        DbErr::Type(_) | DbErr::TryIntoErr { .. } => "type",
        DbErr::RecordNotFound(_) | DbErr::RecordNotInserted | DbErr::RecordNotUpdated => "record",
        _ => "other",
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match &self {
            Self::Database(error) => {
                let code = database_code(error).unwrap_or_default();
                tracing::error!(kind = database_kind(error), code, "the database failed");
            }
            Self::Internal(what) => tracing::error!(what, "the server failed"),
            _ => {}
        }
        let unauthenticated = matches!(self, Self::Unauthenticated);
        let problem = self.problem();
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = problem.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if unauthenticated {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        (status, headers, serde_json::to_vec(&problem).unwrap_or_default()).into_response()
    }
}
