use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::case::{Case, CaseState, MessageRequest};
use zhihui_domain::progress::Step;

use super::raise::ANSWERED_WITHIN;
use super::view::{case_view, current, own_case, step_after};
use crate::answer::Answered;
use crate::entity::case;
use crate::entity::column::{Stored, Word};
use crate::extract::{Body, Caller, IdempotencyKey, PathId};
use crate::matters::{self, Entry};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write::{self, Begun};

/// Adds the person's own words to a case. If the officer was waiting for them, work goes on with a new due time.
#[utoipa::path(post, path = "/cases/{reference}/messages", tag = "cases", security(("bearer" = [])),
    request_body = MessageRequest, params(("reference" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = OK, description = "the case", body = Case), Problems))]
pub async fn write_message(
    State(state): State<AppState>,
    caller: Caller,
    PathId(reference): PathId,
    key: IdempotencyKey,
    body: Body<MessageRequest>,
) -> Answered {
    let text = body.value.check().map_err(ApiError::Invalid)?;
    let account_id = caller.account.id.as_str();
    let write = match write::begin(&state, &format!("account {account_id}"), &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    own_case(&write.tx, &reference, account_id).await?;
    let mut lock = matters::lock(&write.tx, &reference).await?;
    let mut case = current(&write.tx, &reference).await?;
    if case.state.0 == CaseState::Answered {
        return Err(ApiError::Conflict("the case is answered"));
    }
    lock.append(write.now, Entry { step: Step::PersonMessage, by: None, text: Some(text) }).await?;
    if case.state.0 == CaseState::AwaitingPerson {
        lock.matter.next_step = Stored(step_after(CaseState::InProgress, false));
        lock.matter.due_at = Some(state.calendar.due(write.now.instant(), ANSWERED_WITHIN).into());
        let resumed = case::ActiveModel {
            reference: Set(case.reference),
            state: Set(Word(CaseState::InProgress)),
            ..Default::default()
        };
        case = case::Entity::update(resumed).exec(&write.tx).await?;
    }
    lock.store().await?;
    let case = case_view(&write.tx, case).await?;
    write.finish(StatusCode::OK, &case, case.version).await
}
