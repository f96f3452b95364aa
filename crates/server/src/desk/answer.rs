use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::desk::Answer;
use zhihui_domain::progress::Step;

use super::decide::tell;
use crate::answer::Answered;
use crate::cases::{case_view, current, step_after};
use crate::entity::case;
use crate::entity::column::{Stored, Word};
use crate::extract::{Body, IdempotencyKey, Officer, PathId};
use crate::matters::{self, Entry, officer_of};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write::{self, Begun};

/// Answers a case. Nothing is due after that.
#[utoipa::path(post, path = "/desk/cases/{reference}/answer", tag = "desk", security(("bearer" = [])),
    request_body = Answer, params(("reference" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = OK, description = "the case", body = Case), Problems))]
pub async fn answer_case(
    State(state): State<AppState>,
    Officer(officer): Officer,
    PathId(reference): PathId,
    key: IdempotencyKey,
    body: Body<Answer>,
) -> Answered {
    let text = body.value.check().map_err(ApiError::Invalid)?;
    let subject = format!("account {}", officer.account.id);
    let mut write = match write::begin(&state, &subject, &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    let mut lock = matters::lock(&write.tx, &reference).await?;
    let case = current(&write.tx, &reference).await?;
    if case.state.0 == CaseState::Answered {
        return Err(ApiError::Conflict("the case is answered already"));
    }
    let by = officer_of(&write.tx, &officer.account.id).await?.name.0;
    lock.append(write.now, Entry { step: Step::Answered, by: Some(by), text: Some(text) }).await?;
    lock.matter.next_step = Stored(step_after(CaseState::Answered, false));
    lock.matter.due_at = None;
    let account_id = lock.matter.account_id.clone();
    lock.store().await?;
    let answered = case::ActiveModel {
        reference: Set(case.reference),
        state: Set(Word(CaseState::Answered)),
        outcome: Set(Some(Word(body.value.outcome))),
        ..Default::default()
    };
    let case = case::Entity::update(answered).exec(&write.tx).await?;
    tell(&mut write, &account_id, format!("【智汇】您的诉求 {reference} 已答复，请在“建言”查看并评价。")).await?;
    let case = case_view(&write.tx, case).await?;
    write.finish(StatusCode::OK, &case, case.version).await
}
