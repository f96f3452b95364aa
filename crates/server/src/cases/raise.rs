use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::case::{Case, CaseRequest, CaseState};

use super::view::{joined, step_after};
use crate::answer::Answered;
use crate::entity::case;
use crate::entity::column::Word;
use crate::extract::{Body, Caller, IdempotencyKey};
use crate::matters::{self, NewMatter, Team};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::uploads::attach;
use crate::write::{self, Begun};

/// Workdays until a case is answered.
pub const ANSWERED_WITHIN: u32 = 2;

/// Raises a matter, with the files that go with it.
#[utoipa::path(post, path = "/cases", tag = "cases", security(("bearer" = [])), request_body = CaseRequest,
    params(("Idempotency-Key" = String, Header)), responses((status = CREATED, description = "the case", body = Case), Problems))]
pub async fn raise_case(
    State(state): State<AppState>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<CaseRequest>,
) -> Answered {
    let valid = body.value.check().map_err(ApiError::Invalid)?;
    let account_id = caller.account.id.as_str();
    let write = match write::begin(&state, &format!("account {account_id}"), &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    let matter = NewMatter {
        prefix: "ZH",
        account_id,
        team: Team::for_category(valid.category),
        next_step: step_after(CaseState::Received, false),
        due_at: state.calendar.due(write.now.instant(), ANSWERED_WITHIN).into(),
        now: write.now,
    };
    let shared = matters::open(&write.tx, matter).await?;
    let row = case::ActiveModel {
        reference: Set(shared.matter.reference.clone()),
        category: Set(Word(valid.category)),
        text: Set(valid.text),
        state: Set(Word(CaseState::Received)),
        outcome: Set(None),
        rating: Set(None),
    };
    let row = case::Entity::insert(row).exec_with_returning(&write.tx).await?;
    let files = attach(&write.tx, account_id, &row.reference, &valid.attachments).await?;
    let case = joined(row, shared, files);
    write.finish(StatusCode::CREATED, &case, case.version).await
}
