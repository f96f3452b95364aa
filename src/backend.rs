//! The port to whatever backend serves this zone: operations in, domain types or a canonical failure out.
//!
//! No feature sends a request itself; each calls an operation of [`Backend`]. What an operation becomes on the wire is
//! the profile's business.

mod connection;
pub mod operations;
pub mod profile;
mod remote;
mod session;
mod wire;

pub use connection::Connection;
pub use remote::{Fetch, Fresh, Read, Remote, RemoteState, Shared};
pub use session::SessionState;
pub use zhihui_domain::failure::Failure;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::account::Session;

use crate::platform::http::{self, Body, Method, Request};
use profile::Profile;

/// The configured backend and the session with it. Cheap to copy; lives in the context.
#[derive(Clone, Copy)]
pub struct Backend {
    profile: StoredValue<Profile>,
    session: RwSignal<SessionState>,
    connection: RwSignal<Connection>,
    refreshing: StoredValue<Option<session::Refreshing>, LocalStorage>,
}

/// What a request carries beside its body.
#[derive(Clone, Debug, Default)]
struct Guard {
    /// Made once, when the person pressed the button.
    idempotency_key: Option<String>,
    /// The version that the change is based on.
    if_match: Option<u32>,
    /// What a guest proves ownership of a registration with.
    registration_secret: Option<String>,
    /// Sent without the session's token, whoever is signed in by now.
    as_guest: bool,
}

/// What a read brought: the value, and the text it was read from, for keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    /// Canonical JSON.
    pub text: String,
}

impl<T: DeserializeOwned> Answer<T> {
    /// Reads the value out of an answer's text, fresh or kept.
    pub fn read(text: String) -> Result<Self, Failure> {
        Ok(Self { value: wire::decode(&text)?, text })
    }
}

impl Backend {
    /// A backend to talk to, with the session of the last visit.
    pub fn new(profile: Profile, session: Option<Session>) -> Self {
        Self {
            profile: StoredValue::new(profile),
            session: RwSignal::new(session.map_or(SessionState::SignedOut, SessionState::SignedIn)),
            connection: RwSignal::new(Connection::at_start()),
            refreshing: StoredValue::new_local(None),
        }
    }

    /// Puts the backend into the context.
    pub fn provide(self) {
        provide_context(self);
    }

    async fn get<T: DeserializeOwned>(self, path: String) -> Result<Answer<T>, Failure> {
        Answer::read(self.exchange(Method::Get, path, None, Guard::default()).await?)
    }

    async fn post<T: DeserializeOwned>(self, path: String, body: &impl Serialize) -> Result<T, Failure> {
        wire::decode(&self.exchange(Method::Post, path, Some(Body::Json(wire::encode(body)?)), Guard::default()).await?)
    }

    /// Sends with the session's token; a token that the server refuses is renewed once and the request repeated with the
    /// same key. When the session has ended for good, the request goes out as a guest's: what is public still works.
    async fn exchange(self, method: Method, path: String, body: Option<Body>, guard: Guard) -> Result<String, Failure> {
        let answer = self.exchange_bytes(method, path, body, guard).await?;
        String::from_utf8(answer).map_err(|_| Failure::Protocol { detail: "no text".to_owned() })
    }

    /// The same for an answer that may be a file.
    async fn exchange_bytes(
        self,
        method: Method,
        path: String,
        body: Option<Body>,
        guard: Guard,
    ) -> Result<Vec<u8>, Failure> {
        let token = if guard.as_guest { None } else { self.access_token().await? };
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
        body: Option<Body>,
        guard: &Guard,
        token: Option<String>,
    ) -> Result<Vec<u8>, Failure> {
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
        let answer = http::send(request).await;
        self.note(&answer);
        wire::outcome(answer)
    }
}

/// The backend of this visit.
pub fn use_backend() -> Backend {
    expect_context()
}
