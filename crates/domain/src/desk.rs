//! What officers do to a matter: the commands of the talent office's desk.

use serde::{Deserialize, Serialize};

use crate::card::Level;
use crate::case::Outcome;
use crate::person::prose;
use crate::problem::{FieldError, FieldErrors};

/// `POST /desk/applications/{id}/approve`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approve {
    pub level: Level,
}

/// `POST /desk/applications/{id}/decline`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decline {
    /// In words the person can act on.
    pub reason: String,
}

impl Decline {
    /// The trimmed reason.
    pub fn check(&self) -> Result<String, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let reason = errors.take("/reason", prose(&self.reason));
        errors.finish(reason)
    }
}

/// `POST /desk/cases/{reference}/answer`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answer {
    pub text: String,
    pub outcome: Outcome,
}

impl Answer {
    /// The trimmed answer.
    pub fn check(&self) -> Result<String, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let text = errors.take("/text", prose(&self.text));
        errors.finish(text)
    }
}
