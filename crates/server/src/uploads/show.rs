use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::view::FileBytes;
use crate::entity::upload::{Column, Entity};
use crate::extract::{Caller, PathId};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;

/// Opened by itself, a file may do nothing at all: whatever is hidden in it runs nowhere.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// One file: the caller's own, or any for an officer.
#[utoipa::path(get, path = "/uploads/{id}", tag = "uploads", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = OK, description = "the file's bytes", content(
        (FileBytes = "image/jpeg"), (FileBytes = "image/png"), (FileBytes = "image/webp"), (FileBytes = "application/pdf"))), Problems))]
pub async fn show_upload(
    State(state): State<AppState>,
    caller: Caller,
    PathId(id): PathId,
) -> Result<Response, ApiError> {
    let mut wanted = Entity::find_by_id(id);
    if !caller.is_officer() {
        wanted = wanted.filter(Column::AccountId.eq(caller.account.id));
    }
    let file = wanted.one(&state.db).await?.ok_or(ApiError::NotFound)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(file.media_type.0.name())),
        (CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    Ok((headers, file.content).into_response())
}
