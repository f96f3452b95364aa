use axum::extract::State;
use sea_orm::EntityTrait;
use zhihui_domain::event::Event;

use super::view;
use crate::answer::{Answer, Answered};
use crate::entity::event;
use crate::extract::PathId;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;

/// One event.
#[utoipa::path(get, path = "/events/{id}", tag = "events", params(("id" = String, Path)),
    responses((status = OK, description = "the event", body = Event), Problems))]
pub async fn show_event(State(state): State<AppState>, PathId(id): PathId) -> Answered {
    let event = event::Entity::find_by_id(id).one(&state.db).await?.ok_or(ApiError::NotFound)?;
    Answer::ok(&view(event))
}
