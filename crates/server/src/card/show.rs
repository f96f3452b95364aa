use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use zhihui_domain::card::CardApplication;

use super::view::application_view;
use crate::answer::{Answer, Answered};
use crate::entity::{card_application, matter};
use crate::extract::{Caller, PathId};
use crate::matters;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;

/// One of the caller's own applications.
#[utoipa::path(get, path = "/card/applications/{id}", tag = "card", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = OK, description = "the application", body = CardApplication), Problems))]
pub async fn show_application(State(state): State<AppState>, caller: Caller, PathId(id): PathId) -> Answered {
    let (application, _) = card_application::Entity::find_by_id(id)
        .find_also_related(matter::Entity)
        .filter(matter::Column::AccountId.eq(caller.account.id))
        .one(&state.db)
        .await?
        .ok_or(ApiError::NotFound)?;
    let shared = matters::load(&state.db, &application.reference).await?;
    let application = application_view(application, shared);
    Ok(Answer::ok(&application)?.version(application.version))
}
