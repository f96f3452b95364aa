//! Sign-in by phone code: codes, sessions, and the tokens of a session.

mod codes;
mod refresh;
mod sessions;
mod sign_out;
mod tokens;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

/// The operations under `/auth`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(codes::send_code))
        .routes(routes!(sessions::sign_in))
        .routes(routes!(refresh::refresh))
        .routes(routes!(sign_out::sign_out))
}
