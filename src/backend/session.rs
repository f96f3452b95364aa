//! The session with the backend: who is signed in, and a fresh access token before each request.

use std::cell::RefCell;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use zhihui_domain::account::{Account, HeldSession};
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::AccountId;
use zhihui_json::{Map, Value};
use zhihui_profile::{self as engine, SignIn};

use super::{Backend, Input, Who, misfit, value_of};
use crate::platform::clock;

/// Who is using the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    #[default]
    SignedOut,
    SignedIn(HeldSession),
    /// This account's session lapsed while the app was open; signing in again goes on where the person was.
    Expired(AccountId),
}

/// Where the session lies between visits, for all tabs of this browser.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// Does the work while no other tab does any, however long that takes.
    pub alone: fn(LocalBoxFuture<'static, ()>) -> LocalBoxFuture<'static, ()>,
    /// What the tab that came last has left.
    pub latest: fn() -> LocalBoxFuture<'static, Option<HeldSession>>,
    /// Answers once it is kept.
    pub keep: fn(HeldSession) -> LocalBoxFuture<'static, ()>,
    /// Keeps what a provider's answer is checked against when the person comes back from it.
    pub keep_begun: fn(String) -> LocalBoxFuture<'static, ()>,
    /// Brings it, once.
    pub take_begun: fn() -> LocalBoxFuture<'static, Option<String>>,
}

/// One renewal under way, shared by every request that waits for it: a refresh token works once.
pub(super) type Refreshing = Shared<LocalBoxFuture<'static, Result<Option<String>, Failure>>>;

/// A token that lapses within this time is renewed first, so that a slow request does not outlive it.
const RENEW_BEFORE_SECONDS: i64 = 30;

const REFRESH: &str = "session.refresh";

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
    pub fn begin(&self, session: HeldSession) {
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

    pub(super) fn held(self) -> Option<HeldSession> {
        self.session.with_untracked(|state| match state {
            SessionState::SignedIn(session) => Some(session.clone()),
            _ => None,
        })
    }

    /// A token that is good for the next seconds. `None` for a guest, and where the session is a cookie.
    pub(super) async fn access_token(self) -> Result<Option<String>, Failure> {
        let Some(session) = self.held() else { return Ok(None) };
        // A backend that takes a bad token for a guest would show an empty page instead of saying that it is bad.
        let is_proven =
            self.is_proven.get_value() || !self.profile.with_value(engine::Profile::takes_bad_token_for_guest);
        let is_good =
            session.access_expires_at.is_none_or(|until| (until - clock::now()).num_seconds() > RENEW_BEFORE_SECONDS);
        if is_good && is_proven { Ok(session.access_token) } else { self.renewed_token().await }
    }

    /// Renews the session once, however many requests and tabs ask for it at the same time. `None` where it has ended for
    /// good, and where it is a cookie.
    pub(super) async fn renewed_token(self) -> Result<Option<String>, Failure> {
        let under_way = self.refreshing.with_value(Clone::clone);
        let renewal = under_way.unwrap_or_else(|| {
            let renewal = self.renew_alone().boxed_local().shared();
            self.refreshing.set_value(Some(renewal.clone()));
            renewal
        });
        let token = renewal.await;
        self.refreshing.set_value(None);
        token
    }

    async fn renew_alone(self) -> Result<Option<String>, Failure> {
        let result = Rc::new(RefCell::new(Ok(None)));
        let renewed = Rc::clone(&result);
        let work = async move {
            let token = self.renew().await;
            drop(renewed.replace(token));
        };
        (self.keeper.alone)(Box::pin(work)).await;
        result.replace(Ok(None))
    }

    async fn renew(self) -> Result<Option<String>, Failure> {
        let Some(session) = self.held() else { return Ok(None) };
        let latest = (self.keeper.latest)().await;
        if let Some(latest) =
            latest.filter(|l| l.account.id == session.account.id && l.access_token != session.access_token)
        {
            // Another tab has renewed it while this one waited.
            self.is_proven.set_value(true);
            self.begin(latest.clone());
            return Ok(latest.access_token);
        }
        let is_oidc = matches!(self.sign_in_style(), SignIn::Oidc(_)) && session.refresh_token.is_some();
        if !is_oidc && !self.profile.with_value(|profile| profile.has(REFRESH)) {
            // Nothing to renew with: a token that may still be good is tried, one that is not has ended.
            let is_over = session.access_expires_at.is_none_or(|until| until <= clock::now());
            if is_over {
                self.expire();
            }
            return Ok(session.access_token.filter(|_| !is_over));
        }
        match self.refreshed(&session).await {
            Ok(session) => {
                self.is_proven.set_value(true);
                (self.keeper.keep)(session.clone()).await;
                let token = session.access_token.clone();
                self.begin(session);
                Ok(token)
            }
            // Only the server's own word ends a session: a bad network must not sign anyone out.
            Err(Failure::Unauthenticated) => {
                self.expire();
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    async fn refreshed(self, session: &HeldSession) -> Result<HeldSession, Failure> {
        let answer = match (&session.refresh_token, self.sign_in_style()) {
            (Some(refresh_token), SignIn::Oidc(_)) => self.refreshed_by_provider(refresh_token).await?,
            _ => self.without_renewal(REFRESH, value_of(session)?, session.access_token.clone()).await?,
        };
        // What the answer leaves out stays: the account mostly, often the refresh token.
        let mut merged = value_of(session)?;
        if let (Value::Object(merged), Value::Object(answer)) = (&mut merged, answer) {
            merged.remove("accessExpiresAt");
            merged.extend(answer.into_iter().filter(|(_, value)| !value.is_null()));
        }
        zhihui_json::read_value(&merged).map_err(misfit)
    }

    /// Begins the session that an answer brings. Where it does not say whose it is, that is asked for.
    pub(super) async fn begin_with(self, answer: Value) -> Result<Account, Failure> {
        let mut session = match answer {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        if !session.get("account").is_some_and(Value::is_object) {
            let token = session.get("accessToken").and_then(Value::as_str).map(str::to_owned);
            let account = self.without_renewal("me.get", Value::Null, token).await?;
            session.insert("account".to_owned(), account);
        }
        let session: HeldSession = zhihui_json::read_value(&Value::Object(session)).map_err(misfit)?;
        let account = session.account.clone();
        self.is_proven.set_value(true);
        self.begin(session);
        Ok(account)
    }

    /// An operation about the session itself: with this token, whatever it is worth.
    pub(super) async fn without_renewal(
        self,
        operation: &'static str,
        input: Value,
        token: Option<String>,
    ) -> Result<Value, Failure> {
        let fields = match input {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let input = Input { fields, who: Who::Holder(token), ..Input::nothing() };
        match self.perform_call(operation, input).await? {
            engine::Answer::Json(value) => Ok(value),
            engine::Answer::File(_) => Ok(Value::Null),
        }
    }
}
