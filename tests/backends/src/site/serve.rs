//! The server's loop, and what becomes of one request.

use std::net::TcpListener;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;

use super::dist::hash;
use super::rules::Meeting;
use super::{Seen, Shared, forward, lock};

/// No request of the app is nearly as large.
const LARGEST: usize = 64 << 20;

/// Serves until somebody says stop.
pub fn run(listener: TcpListener, shared: Arc<Shared>, stopped: oneshot::Receiver<()>) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        let router = Router::new().fallback(meet).with_state(shared);
        // Not waiting for connections that the browser keeps open.
        tokio::select! {
            _ = axum::serve(listener, router).into_future() => {}
            _ = stopped => {}
        }
    });
}

async fn meet(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    // The phone sees what a real web server would say when its backend is gone.
    answer(&shared, request).await.unwrap_or_else(|why| (StatusCode::BAD_GATEWAY, format!("{why:#}")).into_response())
}

async fn answer(shared: &Shared, request: Request) -> Result<Response> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let body = to_bytes(body, LARGEST).await.context("the request broke off")?;
    let headers = parts.headers.iter();
    let headers = headers.map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()));
    let method = parts.method.to_string();
    let seen = Seen { method: method.clone(), path: path.clone(), headers: headers.collect(), body: body.to_vec() };
    lock(&shared.seen).push(seen);
    let meeting = lock(&shared.rules).meet(&method, &path);
    match meeting {
        Some(Meeting::Answer(answer)) => return Ok(answer.response()?),
        // Ends with an error when the other end is gone, and that is what is waited for.
        Some(Meeting::Wait(mut gate)) => gate.changed().await.unwrap_or_default(),
        None => {}
    }
    match shared.forward_of(&path) {
        Some(to) => forward::lead_on(&shared.client, to, (parts.method, &path, parts.headers, body)).await,
        None => from_dist(shared, &parts.method, &path),
    }
}

/// A file of the app, or the profile.
fn from_dist(shared: &Shared, method: &Method, path: &str) -> Result<Response> {
    let Some(dist) = shared.dist.as_ref().filter(|_| [Method::GET, Method::HEAD].contains(method)) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let (kind, bytes) = match dist.file(path) {
        _ if path == "/backend.json" => ("application/json", Bytes::from(lock(&shared.profile).clone())),
        Some(file) => {
            lock(&shared.served).insert(file.name.to_owned(), hash(&file.bytes));
            (file.kind, file.bytes)
        }
        None => return Ok(StatusCode::NOT_FOUND.into_response()),
    };
    let mut response = Response::builder().header(header::CONTENT_TYPE, kind).header(header::CACHE_CONTROL, "no-cache");
    for (name, value) in dist.headers() {
        response = response.header(name, value);
    }
    Ok(response.body(Body::from(bytes))?)
}
