//! The embedded reference backend: the canonical REST contract over SQLite or PostgreSQL, and the static app beside it.
//!
//! A request's walk: security headers and the log line around everything ([`headers`], [`log`]), a route with its
//! extractors ([`extract`]), a write in one transaction ([`write`]), a view, an [`answer`] or a [`problem`].

pub mod announce;
pub mod answer;
pub mod auth;
pub mod calendar;
pub mod card;
pub mod cases;
pub mod clock;
pub mod config;
pub mod db;
pub mod desk;
pub mod entity;
pub mod events;
pub mod extract;
pub mod hash;
pub mod headers;
pub mod log;
pub mod matters;
pub mod me;
pub mod migration;
pub mod openapi;
pub mod page;
pub mod problem;
pub mod purge;
pub mod random;
pub mod registrations;
pub mod seed;
pub mod serve;
pub mod service;
pub mod sms;
pub mod state;
pub mod static_files;
pub mod uploads;
pub mod write;

use std::path::Path;

use axum::extract::{DefaultBodyLimit, Request};
use axum::response::IntoResponse;
use axum::routing::any;
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::extract::BODY_MAX;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::static_files::Files;

/// Every documented operation under `/api/v1`.
pub fn routes() -> OpenApiRouter<AppState> {
    let operations = OpenApiRouter::new()
        .merge(service::router())
        .merge(auth::router())
        .merge(me::router())
        .merge(events::router())
        .merge(registrations::router())
        .merge(card::router())
        .merge(cases::router())
        .merge(uploads::router())
        .merge(desk::router());
    OpenApiRouter::with_openapi(openapi::Base::openapi()).nest("/api/v1", operations)
}

/// What the router serves besides the operations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras<'a> {
    /// The folder with the built app.
    pub dist: Option<&'a Path>,
    /// Whether tests may set the clock over HTTP.
    pub test_clock: bool,
}

async fn no_operation() -> ApiError {
    ApiError::NotFound
}

/// The whole service over `state`.
pub fn router(state: AppState, extras: Extras<'_>) -> Router {
    let (mut routes, _) = routes().split_for_parts();
    if extras.test_clock {
        routes = routes.nest("/api/v1", service::test_router());
    }
    let routes = match extras.dist {
        Some(dist) => {
            let files = Files::in_folder(dist);
            routes.fallback(move |request: Request| files.clone().serve(request))
        }
        None => routes.fallback(no_operation),
    };
    // Below `/api` there are no files, whatever the folder holds.
    let routes = routes
        .route("/api", any(no_operation))
        .route("/api/", any(no_operation))
        .route("/api/{*rest}", any(no_operation))
        .method_not_allowed_fallback(|| async { ApiError::MethodNotAllowed })
        .layer(DefaultBodyLimit::max(BODY_MAX));
    around(routes).with_state(state)
}

/// What is around every route: headers on every answer, a line in the log, and an answer even to a panic.
fn around<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            // The panic's own text stays out: it may quote anything.
            ApiError::Internal("a handler panicked").into_response()
        }))
        .layer(middleware::from_fn(log::request))
        .layer(middleware::from_fn(headers::add))
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::routing::get;
    use tower::ServiceExt;
    use zhihui_domain::problem::{Problem, ProblemCode};

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_a_problem_that_says_nothing() {
        async fn broken() -> &'static str {
            panic!("林小舟 19900001234")
        }
        let app: Router = around(Router::new().route("/api/broken", get(broken)));
        let request = Request::builder().uri("/api/broken").body(Body::empty()).expect("a request");
        let response = app.oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        assert!(response.headers().contains_key("content-security-policy"));
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        let problem: Problem = serde_json::from_slice(&body).expect("a problem");
        assert_eq!((problem.code, problem.detail), (ProblemCode::Server, None));
    }
}
