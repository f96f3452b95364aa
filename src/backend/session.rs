//! The session with the backend: who is signed in, and a fresh access token before each request.

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use zhihui_domain::account::{Account, RefreshRequest, Session};
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::AccountId;

use super::{Backend, Guard, wire};
use crate::platform::{
    clock,
    http::{Body, Method},
};

/// Who is using the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    #[default]
    SignedOut,
    SignedIn(Session),
    /// This account's session lapsed while the app was open; signing in again goes on where the person was.
    Expired(AccountId),
}

/// One renewal under way, shared by every request that waits for it: a refresh token works once.
pub(super) type Refreshing = Shared<LocalBoxFuture<'static, Result<Option<String>, Failure>>>;

/// A token that lapses within this time is renewed first, so that a slow request does not outlive it.
const RENEW_BEFORE_SECONDS: i64 = 30;

impl Backend {
    /// The session, for the app to keep between visits. Tracks.
    pub fn session(&self) -> SessionState {
        self.session.get()
    }

    /// The signed-in account. Tracks.
    pub fn account(&self) -> Option<Account> {
        self.session.with(|state| match state {
            SessionState::SignedIn(session) => Some(session.account.clone()),
            _ => None,
        })
    }

    /// Whose phone this is: whoever is signed in, or was until a moment ago. Tracks.
    pub fn person(&self) -> Option<AccountId> {
        self.session.with(|state| match state {
            SessionState::SignedIn(session) => Some(session.account.id.clone()),
            SessionState::Expired(account) => Some(account.clone()),
            SessionState::SignedOut => None,
        })
    }

    /// Whoever is signed in. Does not track.
    pub fn account_id(&self) -> Option<AccountId> {
        untrack(|| self.account()).map(|account| account.id)
    }

    /// Whether somebody is signed in. Tracks.
    pub fn is_signed_in(&self) -> bool {
        self.session.with(|state| matches!(state, SessionState::SignedIn(_)))
    }

    /// Begins a session.
    pub fn begin(&self, session: Session) {
        self.session.set(SessionState::SignedIn(session));
    }

    pub(super) fn end(&self) {
        self.session.set(SessionState::SignedOut);
    }

    pub(super) fn expire(&self) {
        if let Some(account) = self.account_id() {
            self.session.set(SessionState::Expired(account));
        }
    }

    /// A token that is good for the next seconds, or none for a guest.
    pub(super) async fn access_token(self) -> Result<Option<String>, Failure> {
        let SessionState::SignedIn(session) = self.session.get_untracked() else { return Ok(None) };
        let left = session.access_expires_at - clock::now();
        if left.num_seconds() > RENEW_BEFORE_SECONDS {
            return Ok(Some(session.access_token));
        }
        self.renewed_token().await
    }

    /// Renews the session once, however many requests ask for it at the same time. `None` when it has ended for good.
    pub(super) async fn renewed_token(self) -> Result<Option<String>, Failure> {
        let under_way = self.refreshing.with_value(Clone::clone);
        let renewal = under_way.unwrap_or_else(|| {
            let renewal = self.renew().boxed_local().shared();
            self.refreshing.set_value(Some(renewal.clone()));
            renewal
        });
        let token = renewal.await;
        self.refreshing.set_value(None);
        token
    }

    async fn renew(self) -> Result<Option<String>, Failure> {
        let SessionState::SignedIn(session) = self.session.get_untracked() else { return Ok(None) };
        let body = wire::encode(&RefreshRequest { refresh_token: session.refresh_token })?;
        let path = "/auth/sessions/refresh";
        let answer = self.send_once(Method::Post, path, Some(Body::Json(body)), &Guard::default(), None).await;
        match answer.and_then(|body| wire::decode::<Session>(&String::from_utf8_lossy(&body))) {
            Ok(session) => {
                let token = session.access_token.clone();
                self.begin(session);
                Ok(Some(token))
            }
            // Only the server's own word ends a session: a bad network must not sign anyone out.
            Err(Failure::Unauthenticated) => {
                self.expire();
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}
