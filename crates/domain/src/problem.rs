//! Errors on the wire: RFC 9457 problem details with a code for programs and field errors for forms.

use serde::{Deserialize, Serialize};

/// What went wrong, in the canonical words that every backend is mapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ProblemCode {
    Unauthenticated,
    Forbidden,
    NotFound,
    Validation,
    Conflict,
    /// `If-Match` named an older version.
    Stale,
    /// The same idempotency key came with another body.
    KeyReused,
    /// A sign-in code was wrong or has lapsed.
    CodeRejected,
    /// A name and a password that do not go together.
    PasswordRejected,
    /// Nobody can register: closed, ended or cancelled.
    RegistrationClosed,
    /// This person is registered already.
    AlreadyRegistered,
    /// An application is open or a card is held already.
    AlreadyApplied,
    RateLimited,
    PayloadTooLarge,
    Malformed,
    Server,
    #[serde(other)]
    Other,
}

/// The body of every error answer (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// A URI that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English sentence for developers; people see the app's own words for `code`.
    pub title: String,
    pub status: u16,
    pub code: ProblemCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait, where the server knows (also in `Retry-After`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// RFC 6901 pointer into the request body, such as `/identity/number`.
    pub pointer: String,
    pub code: FieldCode,
    /// English, for developers.
    pub message: String,
}

impl FieldError {
    /// An error at `pointer`; the message is the code's own. On a phone there is none: the app has sentences for people.
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        let message = if cfg!(target_family = "wasm") { String::new() } else { code.to_string() };
        Self { pointer: pointer.into(), code, message }
    }
}

/// Why a field was refused. The app has a sentence for each in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum FieldCode {
    #[error("this field is required")]
    Required,
    #[error("the text is too long")]
    TooLong,
    #[error("the text has characters that cannot be shown")]
    Unprintable,
    #[error("not a mainland mobile number nor an E.164 number")]
    PhoneFormat,
    #[error("not six digits")]
    CodeFormat,
    #[error("the document number has the wrong shape")]
    IdFormat,
    #[error("the document number's check digit does not fit")]
    IdChecksum,
    #[error("the document number holds no real date")]
    IdDate,
    #[error("the company code's check character does not fit (GB 32100)")]
    CompanyCode,
    #[error("consent is required")]
    ConsentRequired,
    #[error("not one of the choices")]
    UnknownChoice,
    #[error("the number is out of range")]
    OutOfRange,
    #[error("the field is not known here")]
    UnknownField,
    #[error("more than are taken")]
    TooMany,
    #[error("the same one twice")]
    Repeated,
    #[error("not a kind of file that is taken")]
    FileType,
    #[error("the file is not there, or belongs to something else already")]
    FileMissing,
    #[error("the value was refused")]
    #[serde(other)]
    Other,
}

/// Gathers field errors while a request is checked, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Keeps the value, or notes why there is none.
    pub fn take<T>(&mut self, pointer: impl Into<String>, result: Result<T, FieldCode>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(code) => {
                self.add(pointer, code);
                None
            }
        }
    }

    /// Notes one error.
    pub fn add(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.0.push(FieldError::new(pointer, code));
    }

    /// The value, if every part of it was there and nothing was noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
