//! The service itself: whether it is up, and the clock that tests set.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zhihui_domain::time::Instant;

use crate::answer::{Answer, Answered};
use crate::extract::Body;
use crate::openapi::Problems;
use crate::state::AppState;

/// `/health`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(health))
}

/// The clock's route: only there when the server was started with a test clock, and in no document.
pub fn test_router() -> Router<AppState> {
    Router::new().route("/test/clock", post(set_clock))
}

#[derive(Serialize, utoipa::ToSchema)]
struct Health {
    /// `ok`
    status: &'static str,
}

/// Says that the server answers.
#[utoipa::path(get, path = "/health", tag = "service", responses((status = OK, description = "the server is up", body = Health), Problems))]
async fn health() -> Answered {
    Answer::ok(&Health { status: "ok" })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRequest {
    now: Instant,
}

async fn set_clock(State(state): State<AppState>, body: Body<ClockRequest>) -> StatusCode {
    state.clock.set(body.value.now);
    StatusCode::NO_CONTENT
}
