//! The headers that every answer carries, from the same file as the web servers' sample configurations.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// The deployment's headers, content security policy included.
static SECURITY: LazyLock<HeaderMap> = LazyLock::new(|| {
    let named: std::collections::BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../deploy/headers.json"))
            .expect("deploy/headers.json is part of the build, and a test parses it");
    named
        .iter()
        .map(|(name, value)| {
            let name = HeaderName::try_from(name.as_str()).expect("a header name in deploy/headers.json");
            (name, HeaderValue::try_from(value.as_str()).expect("a header value in deploy/headers.json"))
        })
        .collect()
});

/// Reads the headers now, so that a bad file stops the start and not the first request.
pub fn check() -> usize {
    SECURITY.len()
}

/// Adds the security headers; and `no-store` to whatever the API says, because it is someone's data. An answer that says
/// one of them itself, stricter than it is for the app's pages, keeps its own.
pub async fn add(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path == "/api" || path.starts_with("/api/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SECURITY.iter() {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    if api {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
