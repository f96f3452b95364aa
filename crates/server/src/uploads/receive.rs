use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::upload::Upload;

use super::view::view;
use crate::answer::Answered;
use crate::entity::column::Word;
use crate::entity::upload;
use crate::extract::{Caller, File, IdempotencyKey};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::random;
use crate::state::AppState;
use crate::write::{self, Begun};

// For the document alone: the extractor reads the form.
/// One file in a form.
#[derive(utoipa::ToSchema)]
#[expect(dead_code)]
struct UploadForm {
    /// JPEG, PNG, WebP or PDF, by its own first bytes; at most 10 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Takes one file. It goes with a case once that names it; one that none has named in a week is forgotten.
#[utoipa::path(post, path = "/uploads", tag = "uploads", security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = String, Header)),
    responses((status = CREATED, description = "the file, without its bytes", body = Upload), Problems))]
pub async fn receive_upload(
    State(state): State<AppState>,
    caller: Caller,
    key: IdempotencyKey,
    file: File,
) -> Answered {
    let account_id = caller.account.id.as_str();
    let write = match write::begin(&state, &format!("account {account_id}"), &key, &file.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    let size = i32::try_from(file.bytes.len()).map_err(|_| ApiError::PayloadTooLarge)?;
    let id = random::id();
    let row = upload::ActiveModel {
        id: Set(id.clone()),
        account_id: Set(account_id.to_owned()),
        media_type: Set(Word(file.media_type)),
        size: Set(size),
        created_at: Set(write.now),
        case_reference: Set(None),
        position: Set(None),
        content: Set(file.bytes),
    };
    upload::Entity::insert(row).exec_without_returning(&write.tx).await?;
    write.finish(StatusCode::CREATED, &view(id, file.media_type, size), None).await
}
