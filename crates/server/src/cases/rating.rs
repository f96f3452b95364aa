use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::case::{Case, CaseState, RatingRequest};
use zhihui_domain::progress::Step;

use super::view::{case_view, current, own_case, step_after};
use crate::answer::Answered;
use crate::entity::case;
use crate::entity::column::Stored;
use crate::extract::{Body, Caller, IdempotencyKey, PathId};
use crate::matters::{self, Entry};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write::{self, Begun};

/// Rates how a case was handled: once, after its answer.
#[utoipa::path(post, path = "/cases/{reference}/rating", tag = "cases", security(("bearer" = [])),
    request_body = RatingRequest, params(("reference" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = OK, description = "the case", body = Case), Problems))]
pub async fn rate_case(
    State(state): State<AppState>,
    caller: Caller,
    PathId(reference): PathId,
    key: IdempotencyKey,
    body: Body<RatingRequest>,
) -> Answered {
    let rating = body.value.check().map_err(ApiError::Invalid)?;
    let account_id = caller.account.id.as_str();
    let write = match write::begin(&state, &format!("account {account_id}"), &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    own_case(&write.tx, &reference, account_id).await?;
    let mut lock = matters::lock(&write.tx, &reference).await?;
    let case = current(&write.tx, &reference).await?;
    if case.state.0 != CaseState::Answered {
        return Err(ApiError::Conflict("the case is not answered yet"));
    }
    if case.rating.is_some() {
        return Err(ApiError::Conflict("the case is rated already"));
    }
    lock.append(write.now, Entry { step: Step::Rated, by: None, text: rating.comment.clone() }).await?;
    lock.matter.next_step = Stored(step_after(CaseState::Answered, true));
    lock.store().await?;
    let rated =
        case::ActiveModel { reference: Set(case.reference), rating: Set(Some(Stored(rating))), ..Default::default() };
    let case = case::Entity::update(rated).exec(&write.tx).await?;
    let case = case_view(&write.tx, case).await?;
    write.finish(StatusCode::OK, &case, case.version).await
}
