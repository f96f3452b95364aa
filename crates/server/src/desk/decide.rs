use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use zhihui_domain::card::{ApplicationState, CardApplication};
use zhihui_domain::desk::{Approve, Decline};
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::progress::Step;
use zhihui_domain::text::LocalText;

use crate::answer::Answered;
use crate::card::{NewCard, active_card, application_view, issue};
use crate::entity::column::{Stored, Word};
use crate::entity::{account, card_application};
use crate::extract::{Body, IdempotencyKey, Officer, PathId};
use crate::matters::{self, Entry, Lock, officer_of};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::sms::Sms;
use crate::state::AppState;
use crate::write::{self, Begun, Write};

/// Approves an application and issues the card.
#[utoipa::path(post, path = "/desk/applications/{id}/approve", tag = "desk", security(("bearer" = [])),
    request_body = Approve, params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = OK, description = "the application", body = CardApplication), Problems))]
pub async fn approve(
    State(state): State<AppState>,
    Officer(officer): Officer,
    PathId(id): PathId,
    key: IdempotencyKey,
    body: Body<Approve>,
) -> Answered {
    let subject = format!("account {}", officer.account.id);
    let mut write = match write::begin(&state, &subject, &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    let (mut lock, application) = received(&write.tx, &id).await?;
    let account_id = lock.matter.account_id.clone();
    if active_card(&write.tx, &account_id, write.now.instant().date_naive()).await? {
        return Err(ApiError::Conflict("this person holds a card already"));
    }
    let new = NewCard {
        account_id: &account_id,
        name: &application.name,
        level: body.value.level,
        category: application.category.0,
        now: write.now,
    };
    issue(&write.tx, new).await?;
    let by = officer_of(&write.tx, &officer.account.id).await?.name.0;
    lock.append(write.now, Entry { step: Step::Approved, by: Some(by), text: None }).await?;
    lock.matter.next_step = Stored(LocalText::new(
        "英才卡已发放，可在“英才卡”页亮码使用。",
        "Your card is issued. Show it from the Card page.",
    ));
    lock.matter.due_at = None;
    lock.store().await?;
    let text = "【智汇】您的英才卡申领已通过，卡片已发放，请在“英才卡”查看等级与权益。".to_owned();
    tell(&mut write, &account_id, text).await?;
    decided(write, application, ApplicationState::Approved).await
}

/// Declines an application, with a reason that the person can act on.
#[utoipa::path(post, path = "/desk/applications/{id}/decline", tag = "desk", security(("bearer" = [])),
    request_body = Decline, params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = OK, description = "the application", body = CardApplication), Problems))]
pub async fn decline(
    State(state): State<AppState>,
    Officer(officer): Officer,
    PathId(id): PathId,
    key: IdempotencyKey,
    body: Body<Decline>,
) -> Answered {
    let reason = body.value.check().map_err(ApiError::Invalid)?;
    let subject = format!("account {}", officer.account.id);
    let mut write = match write::begin(&state, &subject, &key, &body.fingerprint).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(write) => write,
    };
    let (mut lock, application) = received(&write.tx, &id).await?;
    let account_id = lock.matter.account_id.clone();
    let by = officer_of(&write.tx, &officer.account.id).await?.name.0;
    lock.append(write.now, Entry { step: Step::Declined, by: Some(by), text: Some(reason) }).await?;
    lock.matter.next_step =
        Stored(LocalText::new("请按说明调整资料后重新申领。", "Please follow the explanation and apply again."));
    lock.matter.due_at = None;
    lock.store().await?;
    let text = "【智汇】您的英才卡申领暂未通过，原因和下一步请在“英才卡”查看。".to_owned();
    tell(&mut write, &account_id, text).await?;
    decided(write, application, ApplicationState::Declined).await
}

/// Locks an application that nobody has decided yet.
async fn received<'t>(tx: &'t DatabaseTransaction, id: &str) -> Result<(Lock<'t>, card_application::Model), ApiError> {
    let find = || card_application::Entity::find_by_id(id);
    let seen = find().one(tx).await?.ok_or(ApiError::NotFound)?;
    let lock = matters::lock(tx, &seen.reference).await?;
    // Read again: the row that was seen before the lock may be an older one.
    let application = find().one(tx).await?.ok_or(ApiError::NotFound)?;
    match application.state.0 {
        ApplicationState::Received => Ok((lock, application)),
        _ => Err(ApiError::Conflict("the application is decided already")),
    }
}

async fn decided(write: Write<'_>, application: card_application::Model, state: ApplicationState) -> Answered {
    let row = card_application::ActiveModel { id: Set(application.id), state: Set(Word(state)), ..Default::default() };
    let row = card_application::Entity::update(row).exec(&write.tx).await?;
    let shared = matters::load(&write.tx, &row.reference).await?;
    let application = application_view(row, shared);
    write.finish(StatusCode::OK, &application, application.version).await
}

/// Sends the person a message once the write is committed. It says that something happened, never what about.
pub(super) async fn tell(write: &mut Write<'_>, account_id: &str, text: String) -> Result<(), ApiError> {
    let person = account::Entity::find_by_id(account_id).one(&write.tx).await?;
    let person = person.ok_or(ApiError::Internal("a matter's account is missing"))?;
    let phone = PhoneNumber::parse(&person.phone).map_err(|_| ApiError::Internal("a stored phone is none"))?;
    write.message(Sms { phone: phone.display().to_owned(), text });
    Ok(())
}
