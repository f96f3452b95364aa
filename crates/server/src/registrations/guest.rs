use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::entity::registration;
use crate::extract::{Caller, IdempotencyKey};
use crate::hash::{self, About};
use crate::problem::ApiError;
use crate::state::AppState;

/// The secret that makes a guest's place theirs.
///
/// It is derived from the idempotency key instead of stored with the answer: the database never holds it, and still a
/// repeated request gets the same one. Only who knows the key (and this server's own) can make it.
pub fn secret(state: &AppState, registration_id: &str, key: &IdempotencyKey) -> String {
    state.key.mac(About::GuestSecret, &[registration_id, key.as_str()])
}

/// The `Registration-Secret` header.
pub struct Secret(Option<String>);

impl<S: Sync> FromRequestParts<S> for Secret {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let header = parts.headers.get("Registration-Secret");
        Ok(Self(header.and_then(|h| h.to_str().ok()).map(str::to_owned)))
    }
}

/// Whether a registration is the caller's. A stranger gets the same answer as for one that does not exist.
pub fn holds(registration: &registration::Model, caller: Option<&Caller>, secret: &Secret) -> bool {
    let account = caller.is_some_and(|c| registration.account_id.as_deref() == Some(c.account.id.as_str()));
    // Both sides are hashes of 256 random bits: comparing them tells an attacker nothing about the secret.
    let knows = |secret: &String| registration.secret_hash.as_deref() == Some(hash::digest(secret).as_str());
    account || secret.0.as_ref().is_some_and(knows)
}
