//! The log: one line a request, on stderr, without anything about a person.
//!
//! What may stand in it: the method, the route's template (never the path, which holds ids), the status, the duration and
//! a request id. What may not: query strings, bodies, headers, addresses, phones, names, codes, tokens.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing::subscriber::Subscriber;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer, SubscriberExt};

use crate::random;

/// Ties an answer to its line in the log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The log as the server runs it. Libraries may warn; only this crate tells more.
pub fn subscriber<W>(writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    // A driver's warning may quote a statement or a value, so the database's libraries say nothing at all: what they
    // report comes back as an error, and is logged by its code.
    let targets = Targets::new()
        .with_default(Level::WARN)
        .with_target("zhihui_server", Level::INFO)
        .with_target("sqlx", tracing::level_filters::LevelFilter::OFF)
        .with_target("sea_orm", tracing::level_filters::LevelFilter::OFF);
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(writer).with_filter(targets);
    tracing_subscriber::registry().with(lines)
}

/// Starts the log, and keeps the words of a panic out of it: only where it happened is told.
pub fn start() {
    // A second start in one process is a test's; the first log goes on.
    let _ = tracing::subscriber::set_global_default(subscriber(std::io::stderr));
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        tracing::error!(at, "a panic");
    }));
}

/// Logs one request and marks its answer.
pub async fn request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = random::request_id();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let route = matched.as_deref().unwrap_or("(file)");
    tracing::info!(request_id = id, %method, route, status, duration_ms, "request");
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
