//! The port to whatever backend serves this zone: operations in, domain types or a canonical failure out.
//!
//! No feature sends a request itself; each calls an operation of [`Backend`]. What an operation becomes on the wire is
//! the profile's business (`zhihui_profile`); here it gets the session's token and is sent.

mod capability;
mod connection;
mod oidc;
pub mod operations;
mod remote;
mod session;
mod transport;

pub use capability::Capability;
pub use connection::Connection;
pub use remote::{Fetch, Fresh, Read, Remote, RemoteState, Shared};
pub use session::{Keeper, SessionState};
pub use zhihui_domain::failure::Failure;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::account::HeldSession;
use zhihui_json::{Map, Misfit, Value};
use zhihui_profile::{Profile, SignIn};

/// The configured backend and the session with it. Cheap to copy; lives in the context.
#[derive(Clone, Copy)]
pub struct Backend {
    profile: StoredValue<Profile>,
    session: RwSignal<SessionState>,
    connection: RwSignal<Connection>,
    keeper: Keeper,
    refreshing: StoredValue<Option<session::Refreshing>, LocalStorage>,
    /// Whether this visit's token has been shown to be good.
    is_proven: StoredValue<bool>,
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
        Ok(Self { value: zhihui_json::read(&text).map_err(misfit)?, text })
    }
}

fn misfit(misfit: Misfit) -> Failure {
    Failure::Protocol { detail: misfit.to_string() }
}

/// A value of the domain as the engine takes it.
fn value_of(value: &impl Serialize) -> Result<Value, Failure> {
    zhihui_json::write(value).and_then(|text| zhihui_json::parse(&text)).map_err(misfit)
}

/// What an operation is asked with.
#[derive(Clone, Debug, Default)]
struct Input {
    fields: Map,
    photo: Option<Vec<u8>>,
    who: Who,
}

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Who {
    /// Whoever is signed in, or a guest.
    #[default]
    Anybody,
    /// Nobody in particular, whoever is signed in by now.
    Guest,
    /// Whoever holds this token, whatever it is worth: what is about the session itself.
    Holder(Option<String>),
}

impl Input {
    fn nothing() -> Self {
        Self::default()
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(name.to_owned(), value.into());
        self
    }

    fn with_any(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

impl Backend {
    /// A backend to talk to, with the session of the last visit.
    pub fn new(profile: Profile, session: Option<HeldSession>, keeper: Keeper) -> Self {
        Self {
            profile: StoredValue::new(profile),
            session: RwSignal::new(session.map_or(SessionState::SignedOut, SessionState::SignedIn)),
            connection: RwSignal::new(Connection::at_start()),
            keeper,
            refreshing: StoredValue::new_local(None),
            is_proven: StoredValue::new(false),
        }
    }

    /// Puts the backend into the context.
    pub fn provide(self) {
        provide_context(self);
    }

    /// How people sign in with it.
    pub fn sign_in_style(self) -> SignIn {
        self.profile.with_value(Profile::sign_in)
    }

    /// What the operation brings, in the contract's own form.
    async fn ask<T: DeserializeOwned>(self, operation: &'static str, input: Input) -> Result<Answer<T>, Failure> {
        Answer::read(self.answer_of(operation, input).await?)
    }
}

/// The backend of this visit.
pub fn use_backend() -> Backend {
    expect_context()
}
