use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};
use zhihui_domain::event::Opening;
use zhihui_domain::registration::{Registration, RegistrationRequest, RegistrationState};

use super::guest;
use super::seats::{add, lock_event, take};
use super::view::view;
use crate::answer::{Answer, Answered};
use crate::entity::column::{Stored, Word};
use crate::entity::{event, registration};
use crate::events;
use crate::extract::{Body, Caller, IdempotencyKey, PathId};
use crate::hash;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::random;
use crate::state::AppState;
use crate::write::{self, Begun, Write};

/// Takes a place at an event, as a guest or signed in.
#[utoipa::path(post, path = "/events/{id}/registrations", tag = "events", request_body = RegistrationRequest,
    security((), ("bearer" = [])),
    params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = CREATED, description = "the registration", body = Registration), Problems))]
pub async fn register(
    State(state): State<AppState>,
    caller: Option<Caller>,
    PathId(event_id): PathId,
    key: IdempotencyKey,
    body: Body<RegistrationRequest>,
) -> Answered {
    let subject = match &caller {
        Some(caller) => format!("account {}", caller.account.id),
        None => format!("guest at {event_id}"),
    };
    let answer = match write::begin(&state, &subject, &key, &body.fingerprint).await? {
        Begun::Replay(answer) => answer,
        Begun::Fresh(write) => place(&state, write, caller.as_ref(), &event_id, &key, &body.value).await?,
    };
    if caller.is_some() { Ok(answer) } else { with_secret(&state, &key, answer) }
}

async fn place(
    state: &AppState,
    write: Write<'_>,
    caller: Option<&Caller>,
    event_id: &str,
    key: &IdempotencyKey,
    request: &RegistrationRequest,
) -> Answered {
    let tx = &write.tx;
    let event = lock_event(tx, event_id).await?;
    let on_wire = events::view(event.clone());
    let valid = request.check(&on_wire).map_err(ApiError::Invalid)?;
    if let Opening::Closed | Opening::Started | Opening::Ended = on_wire.opening(write.now.instant()) {
        return Err(ApiError::RegistrationClosed);
    }
    let account_id = caller.map(|c| c.account.id.clone());
    if is_registered(tx, event_id, valid.phone.as_str(), account_id.as_deref()).await? {
        return Err(ApiError::AlreadyRegistered);
    }
    let registration_state = take(tx, &event).await?;
    add(tx, &event, event::Column::RegistrationsMade, 1, None).await?;
    let id = random::id();
    let row = registration::ActiveModel {
        secret_hash: Set(caller.is_none().then(|| hash::digest(guest::secret(state, &id, key)))),
        id: Set(id),
        event_id: Set(event.id.clone()),
        account_id: Set(account_id),
        name: Set(valid.name.as_str().to_owned()),
        phone: Set(valid.phone.as_str().to_owned()),
        answers: Set(Stored(valid.answers)),
        state: Set(Word(registration_state)),
        number: Set(event.registrations_made + 1),
        ticket_code: Set((registration_state == RegistrationState::Confirmed).then(random::ticket_code)),
        created_at: Set(write.now),
        version: Set(1),
    };
    let row = registration::Entity::insert(row).exec_with_returning(tx).await?;
    let registration = view(tx, row, event).await?;
    write.finish(StatusCode::CREATED, &registration, registration.version).await
}

/// Whether this phone or account has a place that is not cancelled. The event is locked, so nobody slips in between.
async fn is_registered(
    tx: &DatabaseTransaction,
    event_id: &str,
    phone: &str,
    account_id: Option<&str>,
) -> Result<bool, ApiError> {
    let mut same_person = Condition::any().add(registration::Column::Phone.eq(phone));
    if let Some(account_id) = account_id {
        same_person = same_person.add(registration::Column::AccountId.eq(account_id));
    }
    let live = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::State.ne(Word(RegistrationState::Cancelled)))
        .filter(same_person)
        .count(tx)
        .await?;
    Ok(live > 0)
}

/// Puts the guest's secret into an answer, the first one as well as a repeated one.
fn with_secret(state: &AppState, key: &IdempotencyKey, answer: Answer) -> Answered {
    let stored = serde_json::from_str::<Registration>(&answer.body);
    let mut registration = stored.map_err(|_| ApiError::Internal("a stored registration does not parse"))?;
    registration.secret = Some(guest::secret(state, registration.id.as_str(), key));
    let fresh = Answer::new(answer.status, &registration)?;
    Ok(Answer { body: fresh.body, ..answer })
}
