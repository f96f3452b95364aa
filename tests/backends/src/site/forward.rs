//! Leading a request on to the backend, and its answer back, both unchanged but for what belongs to one connection only
//! (RFC 9110, 7.6.1).

use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::response::Response;
use reqwest::redirect::Policy;

/// Follows no redirection and keeps no cookie: both are the phone's business.
pub fn client() -> Result<reqwest::Client> {
    // A connection for each request: one that was kept may be closed by the backend just when the next request begins.
    let client = reqwest::Client::builder().redirect(Policy::none()).no_proxy().pool_max_idle_per_host(0).build();
    client.context("no client for the backend")
}

/// One request, led on. The host stays the one that the phone has asked.
pub async fn lead_on(
    client: &reqwest::Client,
    to: &str,
    (method, path, headers, body): (Method, &str, HeaderMap, Bytes),
) -> Result<Response> {
    let mut request = client.request(method, format!("{to}{path}")).headers(kept(&headers));
    if !body.is_empty() {
        request = request.body(body);
    }
    let answer = request.send().await?;
    let mut response = Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        *headers = kept(answer.headers());
    }
    Ok(response.body(Body::from(answer.bytes().await?))?)
}

fn kept(headers: &HeaderMap) -> HeaderMap {
    // `append`, because there may be several cookies.
    let mut kept = HeaderMap::new();
    for (name, value) in headers.iter().filter(|(name, _)| !is_of_connection(name)) {
        kept.append(name, value.clone());
    }
    kept
}

fn is_of_connection(name: &HeaderName) -> bool {
    [header::CONNECTION, header::TRANSFER_ENCODING, header::TE, header::TRAILER, header::UPGRADE].contains(name)
        || name == "keep-alive"
}
