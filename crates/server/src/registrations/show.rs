use axum::extract::State;
use sea_orm::EntityTrait;
use zhihui_domain::registration::Registration;

use super::guest::{Secret, holds};
use super::view::view;
use crate::answer::{Answer, Answered};
use crate::entity::{event, registration};
use crate::extract::{Caller, PathId};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;

/// One registration: the caller's own, or the one that the guest's secret belongs to.
#[utoipa::path(get, path = "/registrations/{id}", tag = "registrations", security((), ("bearer" = [])),
    params(("id" = String, Path), ("Registration-Secret" = Option<String>, Header)),
    responses((status = OK, description = "the registration", body = Registration), Problems))]
pub async fn show_registration(
    State(state): State<AppState>,
    caller: Option<Caller>,
    PathId(id): PathId,
    secret: Secret,
) -> Answered {
    let found = registration::Entity::find_by_id(id).find_also_related(event::Entity).one(&state.db).await?;
    let own = found.filter(|(registration, _)| holds(registration, caller.as_ref(), &secret));
    let (registration, event) = own.ok_or(ApiError::NotFound)?;
    let event = event.ok_or(ApiError::Internal("a registration's event is missing"))?;
    let registration = view(&state.db, registration, event).await?;
    Ok(Answer::ok(&registration)?.version(registration.version))
}
