use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::card::{ApplicationState, CardApplication, CardApplicationRequest};
use zhihui_domain::text::LocalText;

use super::applicant::{claim_document, may_apply};
use super::view::application_view;
use crate::answer::Answered;
use crate::entity::card_application;
use crate::entity::column::Word;
use crate::extract::{Body, Caller, IdempotencyKey};
use crate::matters::{self, NewMatter, Team};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::random;
use crate::state::AppState;
use crate::write::{self, Begun};

/// Workdays until an application is decided.
pub const DECIDED_WITHIN: u32 = 5;

/// What comes next for a received application.
pub fn received_step() -> LocalText {
    LocalText::new(
        "专员核对您的资料并评定等级，结果会以短信通知您。",
        "Your officer checks the details and decides the level. You will get the result by text message.",
    )
}

/// Applies for the talent card.
#[utoipa::path(post, path = "/card/applications", tag = "card", security(("bearer" = [])),
    request_body = CardApplicationRequest, params(("Idempotency-Key" = String, Header)),
    responses((status = CREATED, description = "the application", body = CardApplication), Problems))]
pub async fn apply_for_card(
    State(state): State<AppState>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<CardApplicationRequest>,
) -> Answered {
    let valid = body.value.check().map_err(ApiError::Invalid)?;
    let account_id = caller.account.id.as_str();
    let write = match write::begin(&state, &format!("account {account_id}"), &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    may_apply(&write.tx, account_id, write.now).await?;
    let document = claim_document(&state, &write.tx, account_id, &valid.document, write.now).await?;
    let matter = NewMatter {
        prefix: "YC",
        account_id,
        team: Team::Card,
        next_step: received_step(),
        due_at: state.calendar.due(write.now.instant(), DECIDED_WITHIN).into(),
        now: write.now,
    };
    let shared = matters::open(&write.tx, matter).await?;
    let row = card_application::ActiveModel {
        id: Set(random::id()),
        reference: Set(shared.matter.reference.clone()),
        state: Set(Word(ApplicationState::Received)),
        category: Set(Word(valid.category)),
        name: Set(valid.name.as_str().to_owned()),
        document: Set(document),
        degree: Set(Word(valid.degree)),
        school: Set(valid.school),
        employer: Set(valid.employer),
        company_code: Set(valid.company_code),
        position: Set(valid.position),
    };
    let row = card_application::Entity::insert(row).exec_with_returning(&write.tx).await?;
    let application = application_view(row, shared);
    write.finish(StatusCode::CREATED, &application, application.version).await
}
