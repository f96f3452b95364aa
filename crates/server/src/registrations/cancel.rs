use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::registration::{Registration, RegistrationState};

use super::guest::{Secret, holds};
use super::seats::{add, lock_event};
use super::view::view;
use super::waitlist;
use crate::answer::Answered;
use crate::entity::column::Word;
use crate::entity::{event, registration};
use crate::extract::{Caller, IfMatch, PathId};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write;

/// Gives a place back. A seat that gets free goes to the first in the queue.
#[utoipa::path(delete, path = "/registrations/{id}", tag = "registrations", security((), ("bearer" = [])),
    params(("id" = String, Path), ("Registration-Secret" = Option<String>, Header),
        ("If-Match" = String, Header, description = "the version that was seen")),
    responses((status = OK, description = "the registration", body = Registration), Problems))]
pub async fn cancel_registration(
    State(state): State<AppState>,
    caller: Option<Caller>,
    PathId(id): PathId,
    secret: Secret,
    if_match: IfMatch,
) -> Answered {
    let mut write = write::begin_plain(&state).await?;
    let find = || registration::Entity::find_by_id(id.as_str());
    let seen = find().one(&write.tx).await?.filter(|r| holds(r, caller.as_ref(), &secret));
    let seen = seen.ok_or(ApiError::NotFound)?;
    // The event first, as registering does: two orders of locking could wait for each other for ever.
    let event = lock_event(&write.tx, &seen.event_id).await?;
    let current = find().one(&write.tx).await?.ok_or(ApiError::NotFound)?;
    if current.state.0 == RegistrationState::Cancelled {
        // A repeated request whose first answer was lost: what it asks for is done (RFC 9110, 13.1.1 allows saying so).
        let registration = view(&write.tx, current, event).await?;
        return write.finish(StatusCode::OK, &registration, registration.version).await;
    }
    if_match.check(current.version)?;
    if event.starts_at <= write.now {
        return Err(ApiError::Conflict("the event has started"));
    }
    let cancelled = registration::ActiveModel {
        id: Set(current.id),
        state: Set(Word(RegistrationState::Cancelled)),
        ticket_code: Set(None),
        version: Set(current.version + 1),
        ..Default::default()
    };
    let cancelled = registration::Entity::update(cancelled).exec(&write.tx).await?;
    match current.state.0 {
        RegistrationState::Confirmed => {
            add(&write.tx, &event, event::Column::Taken, -1, None).await?;
            waitlist::promote_first(&mut write, &event).await?;
        }
        RegistrationState::Waitlisted => {
            add(&write.tx, &event, event::Column::Waiting, -1, None).await?;
        }
        RegistrationState::AwaitingApproval | RegistrationState::Cancelled => {}
    }
    let registration = view(&write.tx, cancelled, event).await?;
    write.finish(StatusCode::OK, &registration, registration.version).await
}
