//! The server as its other users see it: an officer at the desk, or whoever asks how many seats are taken.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::server::TestServer;

/// The demo's officer.
pub const OFFICER: &str = "19900000011";
/// The demo's talent who has nothing yet.
pub const NEWCOMER: &str = "19900000001";
/// The demo's talent with an active card.
pub const HOLDER: &str = "19900000003";

/// One caller of `/api/v1`.
#[derive(Clone, Debug)]
pub struct Api {
    client: Client,
    base: String,
    token: Option<String>,
}

impl Api {
    /// Somebody who is not signed in.
    pub fn guest(server: &TestServer) -> Self {
        Self { client: Client::new(), base: format!("{}/api/v1", server.origin()), token: None }
    }

    /// Signs in by a code, as a person would.
    pub async fn signed_in(server: &TestServer, phone: &str) -> Result<Self> {
        let session = Self::new_session(server, phone).await?;
        let token = session["accessToken"].as_str().context("the session has no access token")?;
        Ok(Self::guest(server).with_token(token))
    }

    /// A session that another phone, too, can go on with.
    pub async fn new_session(server: &TestServer, phone: &str) -> Result<Value> {
        let guest = Self::guest(server);
        server.forget_messages();
        guest.post("/auth/codes", &json!({ "phone": phone })).await?;
        let code = server.code_for(phone)?;
        guest.post("/auth/sessions", &json!({ "phone": phone, "code": code })).await
    }

    /// The same caller with somebody's token.
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Result<Value> {
        self.send(Method::DELETE, path, None).await
    }

    /// Seats held at an event.
    pub async fn seats_taken(&self, event: &str) -> Result<u64> {
        let event = self.get(&format!("/events/{event}")).await?;
        event["seats"]["taken"].as_u64().with_context(|| format!("no seats in {event}"))
    }

    /// An officer's only open application that was handed in on `reference`.
    pub async fn approve(&self, reference: &str, level: &str) -> Result<Value> {
        let open = self.get("/desk/applications").await?;
        let items = open["items"].as_array().context("a list of applications")?;
        let application = items.iter().find(|a| a["reference"] == reference);
        let id = application.and_then(|a| a["id"].as_str()).with_context(|| format!("no {reference} in {open}"))?;
        self.post(&format!("/desk/applications/{id}/approve"), &json!({ "level": level })).await
    }

    /// An officer's answer to a matter.
    pub async fn answer(&self, reference: &str, text: &str) -> Result<Value> {
        let body = json!({ "text": text, "outcome": "resolved" });
        self.post(&format!("/desk/cases/{reference}/answer"), &body).await
    }

    async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value> {
        static KEYS: AtomicU32 = AtomicU32::new(0);
        let mut request = self.client.request(method.clone(), format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            let key = format!("browser-tests-{}", KEYS.fetch_add(1, Ordering::Relaxed));
            request = request.header("Idempotency-Key", key).json(body);
        }
        let response = request.send().await.with_context(|| format!("{method} {path}"))?;
        let (status, text) = (response.status(), response.text().await?);
        ensure!(status.is_success(), "{method} {path} answered {status}: {text}");
        Ok(if text.trim().is_empty() { Value::Null } else { serde_json::from_str(&text)? })
    }
}
