//! The port to whatever backend serves this zone: operations in, domain types or a canonical failure out.
//!
//! No feature sends a request itself; each calls an operation of [`Backend`]. What an operation becomes on the wire is
//! the profile's business.

pub mod operations;
pub mod profile;
mod remote;
mod session;
mod wire;

pub use remote::{Remote, RemoteState};
pub use session::SessionState;
pub use zhihui_domain::failure::Failure;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::account::Session;

use crate::platform::http::{self, Method, Request};
use profile::Profile;

/// The configured backend and the session with it. Cheap to copy; lives in the context.
#[derive(Clone, Copy)]
pub struct Backend {
    profile: StoredValue<Profile>,
    session: RwSignal<SessionState>,
    refreshing: StoredValue<Option<session::Refreshing>, LocalStorage>,
}

/// What a write carries beside its body.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Made once, when the person pressed the button.
    pub idempotency_key: Option<String>,
    /// The version that the change is based on.
    pub if_match: Option<u32>,
    /// What a guest proves ownership of a registration with.
    pub registration_secret: Option<String>,
}

impl Guard {
    /// For a creating write.
    pub fn once(key: impl Into<String>) -> Self {
        Self { idempotency_key: Some(key.into()), ..Self::default() }
    }
}

impl Backend {
    /// A backend to talk to, with the session of the last visit.
    pub fn new(profile: Profile, session: Option<Session>) -> Self {
        Self {
            profile: StoredValue::new(profile),
            session: RwSignal::new(session.map_or(SessionState::SignedOut, SessionState::SignedIn)),
            refreshing: StoredValue::new_local(None),
        }
    }

    /// Puts the backend into the context.
    pub fn provide(self) {
        provide_context(self);
    }

    async fn get<T: DeserializeOwned>(self, path: String) -> Result<T, Failure> {
        wire::decode(&self.exchange(Method::Get, path, None, Guard::default()).await?)
    }

    async fn write<T: DeserializeOwned>(
        self,
        method: Method,
        path: String,
        body: &impl Serialize,
        guard: Guard,
    ) -> Result<T, Failure> {
        wire::decode(&self.exchange(method, path, Some(wire::encode(body)?), guard).await?)
    }

    /// Sends with the session's token; a token that the server refuses is renewed once and the request repeated with the
    /// same key. When the session has ended for good, the request goes out as a guest's: what is public still works.
    async fn exchange(
        self,
        method: Method,
        path: String,
        body: Option<String>,
        guard: Guard,
    ) -> Result<String, Failure> {
        let token = self.access_token().await?;
        let first = self.send_once(method, &path, body.clone(), &guard, token.clone()).await;
        if first != Err(Failure::Unauthenticated) || token.is_none() {
            return first;
        }
        let token = self.renewed_token().await?;
        let second = self.send_once(method, &path, body, &guard, token).await;
        if second == Err(Failure::Unauthenticated) {
            self.expire();
        }
        second
    }

    async fn send_once(
        self,
        method: Method,
        path: &str,
        body: Option<String>,
        guard: &Guard,
        token: Option<String>,
    ) -> Result<String, Failure> {
        let profile = self.profile.get_value();
        let mut headers = vec![("Accept", "application/json".to_owned())];
        let optional = [
            ("Authorization", token.map(|t| format!("Bearer {t}"))),
            ("Idempotency-Key", guard.idempotency_key.clone()),
            ("If-Match", guard.if_match.map(|version| format!("\"{version}\""))),
            ("Registration-Secret", guard.registration_secret.clone()),
        ];
        headers.extend(optional.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let request = Request {
            method,
            url: format!("{}{path}", profile.base_url),
            headers,
            body,
            timeout_ms: profile.timeout_seconds * 1000,
        };
        wire::outcome(http::send(request).await)
    }
}

/// The backend of this visit.
pub fn use_backend() -> Backend {
    expect_context()
}
