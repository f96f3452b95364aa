//! Sign-in by phone code, sessions and roles.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::person::PhoneNumber;
use crate::problem::{FieldCode, FieldError, FieldErrors};
use crate::text::LocalText;
use crate::time::{self, Instant};

/// What an account may do. Everyone is a talent; staff have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Talent,
    Officer,
    Organiser,
    Gate,
    Clerk,
}

/// The signed-in person, as they may see themselves on any screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    pub id: AccountId,
    /// Full name, once given.
    #[serde(default)]
    pub name: Option<String>,
    /// 199****1234
    pub masked_phone: String,
    pub roles: Vec<Role>,
    pub version: u32,
}

/// `PATCH /me`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountChange {
    pub name: String,
}

/// `POST /auth/codes`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeRequest {
    pub phone: String,
}

impl CodeRequest {
    /// The number a code goes to.
    pub fn check(&self) -> Result<PhoneNumber, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let phone = errors.take("/phone", PhoneNumber::parse(&self.phone));
        errors.finish(phone)
    }
}

/// A code is on its way. Seconds count from the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CodeSent {
    pub expires_in: u32,
    pub resend_after: u32,
}

/// `POST /auth/sessions`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionRequest {
    pub phone: String,
    pub code: String,
}

impl SessionRequest {
    /// The number and its six digits.
    pub fn check(&self) -> Result<(PhoneNumber, String), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let phone = errors.take("/phone", PhoneNumber::parse(&self.phone));
        let code: String = self.code.chars().filter(|c| !c.is_whitespace()).collect();
        let code = match code.len() {
            0 => Err(FieldCode::Required),
            6 if code.bytes().all(|b| b.is_ascii_digit()) => Ok(code),
            _ => Err(FieldCode::CodeFormat),
        };
        let code = errors.take("/code", code);
        errors.finish(phone.zip(code))
    }
}

/// `POST /auth/sessions/refresh`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RefreshRequest {
    pub refresh_token: String,
}

/// What signs somebody in where the backend wants a password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordRequest {
    /// A user name, an e-mail address or a phone number: the backend knows.
    pub name: String,
    pub password: String,
}

impl PasswordRequest {
    /// Whether both are there; the password is taken as it is, blanks and all.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = FieldErrors::default();
        for (pointer, value) in [("/name", self.name.trim()), ("/password", &self.password)] {
            if value.is_empty() {
                errors.add(pointer, FieldCode::Required);
            }
        }
        errors.finish::<()>(None).err().unwrap_or_default()
    }
}

/// A short access token and the token that gets the next pair; each refresh token works once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub access_token: String,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub access_expires_at: Instant,
    pub refresh_token: String,
    pub account: Account,
}

/// A session as a phone holds it: with whatever its backend gives. Of one that is a cookie there is the account alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldSession {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
    /// `None`: the backend says when it refuses it.
    #[serde(default, deserialize_with = "time::instant_if_any", skip_serializing_if = "Option::is_none")]
    pub access_expires_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    pub account: Account,
}

/// A named officer, as the person they serve sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Owner {
    /// 李专员 / Officer Li
    pub name: LocalText,
    /// 教育服务组 / Schooling team
    pub team: LocalText,
}
