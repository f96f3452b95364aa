use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use zhihui_domain::account::{Role, Session, SessionRequest};
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::problem::{FieldCode, FieldError};

use super::tokens;
use crate::answer::{Answer, Answered};
use crate::entity::column::{Moment, Stored};
use crate::entity::{account, registration, session, sign_in_code};
use crate::extract::Body;
use crate::hash::About;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::random;
use crate::state::AppState;
use crate::write;

/// Wrong tries after which a code is dead.
const TRIES: i32 = 5;

/// Signs in with the code that was sent. A phone that is new here gets a talent's account.
#[utoipa::path(post, path = "/auth/sessions", tag = "auth", request_body = SessionRequest,
    responses((status = CREATED, description = "the session", body = Session), Problems))]
pub async fn sign_in(State(state): State<AppState>, body: Body<SessionRequest>) -> Answered {
    let (phone, code) = body.value.check().map_err(ApiError::Invalid)?;
    let write = write::begin_plain(&state).await?;
    let rejected = || ApiError::CodeRejected(vec![FieldError::new("/code", FieldCode::Other)]);
    // Only the newest code counts.
    let sent = sign_in_code::Entity::find()
        .filter(sign_in_code::Column::Phone.eq(phone.as_str()))
        .order_by_desc(sign_in_code::Column::SentAt)
        .order_by_desc(sign_in_code::Column::Id)
        .lock_exclusive()
        .one(&write.tx)
        .await?;
    let live = sent.filter(|c| !c.spent && c.tries < TRIES && c.expires_at > write.now);
    let sent = live.ok_or_else(rejected)?;
    let right = state.key.proves(About::SignInCode, &[phone.as_str(), &code], &sent.code);
    let tried = sign_in_code::ActiveModel {
        id: Set(sent.id),
        tries: Set(sent.tries + i32::from(!right)),
        spent: Set(right),
        ..Default::default()
    };
    sign_in_code::Entity::update(tried).exec(&write.tx).await?;
    if !right {
        // The try is counted although the answer is an error.
        write.commit().await?;
        return Err(rejected());
    }
    let account = account_of(&write.tx, write.now, &phone).await?;
    claim_registrations(&write.tx, &account).await?;
    let session =
        session::ActiveModel { id: Set(random::id()), account_id: Set(account.id.clone()), created_at: Set(write.now) };
    let session = session::Entity::insert(session).exec_with_returning(&write.tx).await?;
    let session = tokens::issue(&write.tx, write.now, &session.id, &account).await?;
    write.commit().await?;
    Answer::new(StatusCode::CREATED, &session)
}

/// The account of a phone, made when there is none.
async fn account_of(tx: &DatabaseTransaction, now: Moment, phone: &PhoneNumber) -> Result<account::Model, ApiError> {
    let fresh = account::ActiveModel {
        id: Set(random::id()),
        phone: Set(phone.as_str().to_owned()),
        name: Set(None),
        roles: Set(Stored(vec![Role::Talent])),
        version: Set(1),
        created_at: Set(now),
    };
    account::Entity::insert(fresh)
        .on_conflict(OnConflict::column(account::Column::Phone).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let account = account::Entity::find().filter(account::Column::Phone.eq(phone.as_str())).one(tx).await?;
    account.ok_or(ApiError::Internal("an account vanished"))
}

/// Places that this person took as a guest become theirs: the code has proven the phone. The guest's secret goes on
/// working, so the ticket that was saved before signing in still opens.
async fn claim_registrations(tx: &DatabaseTransaction, account: &account::Model) -> Result<(), ApiError> {
    let theirs = registration::ActiveModel { account_id: Set(Some(account.id.clone())), ..Default::default() };
    registration::Entity::update_many()
        .set(theirs)
        .filter(registration::Column::Phone.eq(account.phone.as_str()))
        .filter(registration::Column::AccountId.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
