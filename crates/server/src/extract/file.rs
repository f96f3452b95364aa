use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use zhihui_domain::problem::{FieldCode, FieldError};
use zhihui_domain::upload::{MediaType, UPLOAD_MAX};

use super::body::{announced_length, escaped, has_type};
use crate::hash;
use crate::problem::ApiError;

const FORM: &str = "multipart/form-data";
/// Largest form: one file, and room for what stands around it.
const FORM_MAX: usize = UPLOAD_MAX + 64 * 1024;
/// The only part that a form may have.
const PART: &str = "file";

/// The one file of a `multipart/form-data` body, of a kind that is taken.
#[derive(Clone)]
pub struct File {
    pub media_type: MediaType,
    pub bytes: Vec<u8>,
    /// Of method, path and the file's bytes. The form around them has another boundary each time it is sent.
    pub fingerprint: String,
}

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = ApiError;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, ApiError> {
        if !has_type(request.headers(), FORM) {
            return Err(ApiError::UnsupportedMediaType(FORM));
        }
        if announced_length(request.headers()).is_some_and(|length| length > FORM_MAX as u64) {
            return Err(ApiError::PayloadTooLarge);
        }
        DefaultBodyLimit::max(FORM_MAX).apply(&mut request);
        let target = format!("{} {}", request.method(), request.uri().path());
        let form = Multipart::from_request(request, state).await;
        let form = form.map_err(|_| ApiError::Malformed("the form says no boundary".into()))?;
        let bytes = only_file(form).await?;
        let media_type = MediaType::of(&bytes).ok_or_else(|| fault(PART, FieldCode::FileType))?;
        let fingerprint = hash::digest(format!("{target}\n{}", hash::digest(&bytes)));
        Ok(Self { media_type, bytes, fingerprint })
    }
}

async fn only_file(mut form: Multipart) -> Result<Vec<u8>, ApiError> {
    let mut file = None;
    while let Some(mut part) = form.next_field().await.map_err(unreadable)? {
        match part.name().unwrap_or_default() {
            PART if file.is_none() => {}
            PART => return Err(fault(PART, FieldCode::TooMany)),
            other => return Err(fault(other, FieldCode::UnknownField)),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
            if bytes.len() + chunk.len() > UPLOAD_MAX {
                return Err(ApiError::PayloadTooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        file = Some(bytes);
    }
    // A browser sends an empty part where nobody chose a file.
    file.filter(|bytes| !bytes.is_empty()).ok_or_else(|| fault(PART, FieldCode::Required))
}

fn unreadable(error: MultipartError) -> ApiError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::PayloadTooLarge,
        _ => ApiError::Malformed("the form breaks off or is none".into()),
    }
}

fn fault(part: &str, code: FieldCode) -> ApiError {
    ApiError::Invalid(vec![FieldError::new(format!("/{}", escaped(part)), code)])
}
