//! An operation's requests, one after the other, each with the session's token where it belongs.

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use zhihui_json::Value;
use zhihui_profile::{self as engine, Call, Credentials, Step};

use super::{Backend, Failure, Input, SessionState, Who, value_of};
use crate::platform::http::{self, Body, Cookies, NoAnswer, Request};
use crate::platform::{clock, cookie};

impl Backend {
    /// The answer's canonical JSON.
    pub(super) async fn answer_of(self, operation: &'static str, input: Input) -> Result<String, Failure> {
        match self.perform_call(operation, input).await? {
            engine::Answer::Json(value) => Ok(value.to_string()),
            engine::Answer::File(_) => Err(Failure::Protocol { detail: "a file".to_owned() }),
        }
    }

    /// Sends with the session's token; a token that the server refuses is renewed once, and the request repeated. When
    /// the session has ended for good, only what is public is still asked for.
    // Boxed, because renewing a token is a call as well.
    pub(super) fn perform_call(
        self,
        operation: &'static str,
        input: Input,
    ) -> LocalBoxFuture<'static, Result<engine::Answer, Failure>> {
        self.call(operation, input).boxed_local()
    }

    async fn call(self, operation: &'static str, input: Input) -> Result<engine::Answer, Failure> {
        let Input { mut fields, photo, who } = input;
        fields.insert("now".to_owned(), value_of(&clock::now())?);
        let mut is_person = who == Who::Anybody && self.is_person();
        if is_person && let Some(account) = untrack(|| self.account()) {
            fields.insert("account".to_owned(), value_of(&account)?);
        }
        let is_public = operation.starts_with("events.");
        let begun = self.profile.with_value(|profile| Call::begin(profile, operation, Value::Object(fields)));
        let (mut call, mut request) = begun?;
        let mut token = match who {
            Who::Holder(token) => token,
            _ if is_person => self.access_token().await?,
            _ => None,
        };
        let mut is_renewed = false;
        loop {
            if is_person && !self.is_person() {
                // It has ended in between.
                is_person = false;
                if !is_public {
                    return Err(Failure::Unauthenticated);
                }
            }
            let response = self.send(&request, photo.as_deref(), token.as_deref()).await?;
            let step = self.profile.with_value(|profile| call.clone().go_on(profile, &response));
            match step {
                Step::Done(answer) => return Ok(answer),
                Step::Send(next, wanted) => (call, request) = (next, wanted),
                Step::Failed(Failure::Unauthenticated) if is_person && !is_renewed => {
                    is_renewed = true;
                    token = self.renewed_token().await?;
                }
                Step::Failed(failure) => {
                    if failure == Failure::Unauthenticated && is_person {
                        self.expire();
                    }
                    return Err(failure);
                }
            }
        }
    }

    fn is_person(self) -> bool {
        self.session.with_untracked(|state| matches!(state, SessionState::SignedIn(_)))
    }

    /// Sends one request and notes what became of it.
    async fn send(
        self,
        request: &engine::Request,
        photo: Option<&[u8]>,
        token: Option<&str>,
    ) -> Result<engine::Response, Failure> {
        let mut headers = request.headers.clone();
        let (cookies, timeout_seconds) = self.profile.with_value(|profile| {
            if let Some((token, header)) = token.filter(|_| !request.as_guest).zip(profile.token_header()) {
                headers.push((header.name, [&header.prefix, token].concat()));
            }
            if request.method != "GET"
                && let Some((name, header)) = profile.csrf()
            {
                headers.extend(cookie::value(name).map(|value| (header.to_owned(), value)));
            }
            let cookies = match profile.credentials() {
                Credentials::Omit => Cookies::Nobody,
                Credentials::SameOrigin => Cookies::OwnOrigin,
                Credentials::Include => Cookies::Everybody,
            };
            (cookies, profile.timeout_seconds())
        });
        let body = match &request.body {
            engine::Body::Nothing => Body::Nothing,
            engine::Body::Text(text) => Body::Text(text.clone()),
            engine::Body::Photo { part, fields } => {
                let photo = photo.unwrap_or_default().to_vec();
                Body::Photo { part: part.clone(), fields: fields.clone(), photo }
            }
        };
        let (method, url) = (request.method.clone(), request.url.clone());
        let answer =
            http::send(Request { method, url, headers, body, cookies, timeout_ms: timeout_seconds * 1000 }).await;
        self.note(&answer);
        match answer {
            Ok(http::Response { status, headers, body }) => Ok(engine::Response { status, headers, body }),
            Err(NoAnswer::Unreachable) => Err(Failure::Offline),
            Err(NoAnswer::TimedOut) => Err(Failure::Timeout),
            Err(NoAnswer::Redirected) => {
                Err(Failure::Protocol { detail: "a redirection; write the address that it leads to".to_owned() })
            }
        }
    }
}
