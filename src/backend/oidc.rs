//! Signing in at an OpenID provider: authorisation code with PKCE (RFC 6749, RFC 7636), for a public client.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use zhihui_json::{Map, Value};
use zhihui_profile::{Oidc, SignIn};

use super::{Backend, Failure, misfit, value_of};
use crate::platform::http::{self, Body, Cookies, NoAnswer, Request};
use crate::platform::{clock, crypto, location, random};

/// Where the provider sends people back to: the sign-in page, which goes on from there.
const RETURN_PATH: &str = "/sign-in";
const TIMEOUT_MS: u32 = 20_000;

/// What is kept while the person is at the provider's.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Begun {
    /// Proves that the answer is one to our question.
    state: String,
    /// Proves that whoever brings the code is whoever has asked for it.
    verifier: String,
    /// Where the person was going.
    next: String,
}

/// The addresses that the provider has published.
#[derive(Clone, Debug, Deserialize)]
struct Provider {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
}

impl Backend {
    /// Leaves for the provider's page. Afterwards on to `next`, a path of this app.
    pub async fn start_oidc(self, next: String) -> Result<(), Failure> {
        let oidc = self.oidc()?;
        let provider = discover(&oidc).await?;
        let (state, half, other) = (random::token(), random::token(), random::token());
        let ((state, half), other) = state.zip(half).zip(other).ok_or_else(no_crypto)?;
        let verifier = half + &other;
        let challenge = crypto::sha256_base64url(&verifier).await.ok_or_else(no_crypto)?;
        let begun = Begun { state: state.clone(), verifier, next };
        (self.keeper.keep_begun)(zhihui_json::write(&begun).map_err(misfit)?).await;
        let question = form(&[
            ("response_type", "code"),
            ("client_id", &oidc.client_id),
            ("redirect_uri", &return_address()),
            ("scope", &oidc.scope),
            ("state", &state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ]);
        let mark = if provider.authorization_endpoint.contains('?') { "&" } else { "?" };
        location::leave_for(&[&provider.authorization_endpoint, mark, &question].concat());
        Ok(())
    }

    /// Goes on after the provider has sent the person back with this query; answers where the person was going. `None` for
    /// a visit that is no return.
    pub async fn finish_oidc(self, query: &str) -> Result<Option<String>, Failure> {
        let part = |name| location::query_value(query, name);
        let Some(state) = part("state") else { return Ok(None) };
        // Once: a code works once, and who goes back must not bring it again.
        let begun = (self.keeper.take_begun)().await.and_then(|text| zhihui_json::read::<Begun>(&text).ok());
        let Some(begun) = begun.filter(|begun| begun.state == state) else { return Err(Failure::Unauthenticated) };
        let code = part("code").ok_or(Failure::Unauthenticated)?;
        let oidc = self.oidc()?;
        let return_address = return_address();
        let question = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", &return_address),
            ("client_id", &oidc.client_id),
            ("code_verifier", &begun.verifier),
        ];
        let session = ask_for_token(&discover(&oidc).await?, &question).await?;
        self.begin_with(session).await?;
        Ok(Some(begun.next))
    }

    /// A new access token, for the refresh token that came with the last one.
    pub(super) async fn refreshed_by_provider(self, refresh_token: &str) -> Result<Value, Failure> {
        let oidc = self.oidc()?;
        let question =
            [("grant_type", "refresh_token"), ("refresh_token", refresh_token), ("client_id", &oidc.client_id)];
        ask_for_token(&discover(&oidc).await?, &question).await
    }

    fn oidc(self) -> Result<Oidc, Failure> {
        match self.sign_in_style() {
            SignIn::Oidc(oidc) => Ok(oidc),
            _ => Err(Failure::Unauthenticated),
        }
    }
}

async fn discover(oidc: &Oidc) -> Result<Provider, Failure> {
    let issuer = oidc.issuer.trim_end_matches('/');
    let address = [issuer, "/.well-known/openid-configuration"].concat();
    let provider: Provider = zhihui_json::read_value(&ask("GET", address, Body::Nothing).await?).map_err(misfit)?;
    // Somebody else's addresses would get our codes (OpenID Connect Discovery 1.0, 4.3).
    if provider.issuer.trim_end_matches('/') != issuer {
        return Err(Failure::Protocol { detail: "/issuer: not the one that was asked".to_owned() });
    }
    Ok(provider)
}

/// The session that the token endpoint gives, in the contract's words.
async fn ask_for_token(provider: &Provider, question: &[(&str, &str)]) -> Result<Value, Failure> {
    let answer = ask("POST", provider.token_endpoint.clone(), Body::Text(form(question))).await?;
    let mut session = Map::new();
    for (ours, theirs) in [("accessToken", "access_token"), ("refreshToken", "refresh_token")] {
        if let Some(token) = answer.get(theirs) {
            session.insert(ours.to_owned(), token.clone());
        }
    }
    if let Some(seconds) = answer.get("expires_in").and_then(Value::as_i64) {
        let until = clock::now() + TimeDelta::seconds(seconds.clamp(0, 366 * 24 * 3600));
        session.insert("accessExpiresAt".to_owned(), value_of(&until)?);
    }
    Ok(Value::Object(session))
}

async fn ask(method: &str, url: String, body: Body) -> Result<Value, Failure> {
    let headers = [("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded")];
    let headers = headers.into_iter().take(if method == "GET" { 1 } else { 2 });
    let request = Request {
        method: method.to_owned(),
        url,
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body,
        cookies: Cookies::Nobody,
        timeout_ms: TIMEOUT_MS,
    };
    let response = http::send(request).await.map_err(|no_answer| match no_answer {
        NoAnswer::Unreachable => Failure::Offline,
        NoAnswer::TimedOut => Failure::Timeout,
        NoAnswer::Redirected => Failure::Protocol { detail: "the provider redirects".to_owned() },
    })?;
    match response.status {
        200..300 => {
            let text = std::str::from_utf8(&response.body).unwrap_or_default();
            zhihui_json::parse(text).map_err(misfit)
        }
        // invalid_grant: the code or the refresh token is used up, lapsed or not ours (RFC 6749, 5.2).
        400 | 401 | 403 => Err(Failure::Unauthenticated),
        status => Err(Failure::Server { status }),
    }
}

fn form(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().map(|(name, value)| [name, "=", &location::encoded(value)].concat());
    pairs.collect::<Vec<_>>().join("&")
}

fn return_address() -> String {
    location::origin() + RETURN_PATH
}

fn no_crypto() -> Failure {
    Failure::Protocol { detail: "this page has no cryptography; serve it by https".to_owned() }
}
