use axum::extract::State;
use axum::http::StatusCode;

use super::tokens;
use crate::extract::Caller;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write;

/// Ends the session that the access token belongs to.
#[utoipa::path(delete, path = "/auth/sessions/current", tag = "auth", security(("bearer" = [])),
    responses((status = NO_CONTENT, description = "signed out"), Problems))]
pub async fn sign_out(State(state): State<AppState>, caller: Caller) -> Result<StatusCode, ApiError> {
    let write = write::begin_plain(&state).await?;
    tokens::revoke(&write.tx, &caller.session_id).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
