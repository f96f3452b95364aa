use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use zhihui_domain::card::CardStanding;

use super::view::{application_view, card_view};
use crate::answer::{Answer, Answered};
use crate::entity::{card, card_application, matter};
use crate::extract::Caller;
use crate::matters;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;

/// The caller's card and latest application, as far as there are any.
#[utoipa::path(get, path = "/card", tag = "card", security(("bearer" = [])),
    responses((status = OK, description = "what the person has", body = CardStanding), Problems))]
pub async fn show_card(State(state): State<AppState>, caller: Caller) -> Answered {
    let card = card::Entity::find()
        .filter(card::Column::AccountId.eq(caller.account.id.as_str()))
        .order_by_desc(card::Column::CreatedAt)
        .one(&state.db)
        .await?;
    let card = match card {
        Some(card) => Some(card_view(&state.db, card, state.clock.today()).await?),
        None => None,
    };
    let application = card_application::Entity::find()
        .find_also_related(matter::Entity)
        .filter(matter::Column::AccountId.eq(caller.account.id))
        .order_by_desc(matter::Column::CreatedAt)
        .order_by_desc(matter::Column::Reference)
        .one(&state.db)
        .await?;
    let application = match application {
        Some((application, Some(matter))) => {
            let shared = matters::shared(&state.db, vec![matter]).await?.pop();
            let shared = shared.ok_or(ApiError::Internal("an application's matter is missing"))?;
            Some(application_view(application, shared))
        }
        _ => None,
    };
    Answer::ok(&CardStanding { card, application })
}
