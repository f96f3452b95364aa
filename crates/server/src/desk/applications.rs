use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use zhihui_domain::card::{ApplicationState, CardApplication};
use zhihui_domain::page::Page;

use crate::answer::{Answer, Answered};
use crate::card::application_view;
use crate::entity::column::Word;
use crate::entity::{card_application, matter};
use crate::extract::{Officer, Query, limit};
use crate::matters;
use crate::openapi::Problems;
use crate::page::{Cursor, cut, page};
use crate::state::AppState;

const LIST: &str = "desk-applications";

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApplicationsQuery {
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    cursor: Option<String>,
    #[param(inline)]
    state: Option<ApplicationState>,
}

/// Applications for the card, oldest first: the first in the list is due first.
#[utoipa::path(get, path = "/desk/applications", tag = "desk", security(("bearer" = [])),
    params(ApplicationsQuery), responses((status = OK, description = "a page of applications", body = Page<CardApplication>), Problems))]
pub async fn desk_applications(
    State(state): State<AppState>,
    _: Officer,
    Query(query): Query<ApplicationsQuery>,
) -> Answered {
    let limit = limit(query.limit)?;
    let mut all = card_application::Entity::find().find_also_related(matter::Entity);
    if let Some(state) = query.state {
        all = all.filter(card_application::Column::State.eq(Word(state)));
    }
    let total = all.clone().count(&state.db).await?;
    let mut rows = all.order_by_asc(matter::Column::CreatedAt).order_by_asc(matter::Column::Reference).limit(limit + 1);
    if let Some(after) = Cursor::parse(LIST, query.cursor.as_deref())? {
        rows = rows.filter(after.later(matter::Column::CreatedAt, matter::Column::Reference));
    }
    let rows: Vec<_> = rows.all(&state.db).await?.into_iter().filter_map(|(a, m)| Some((a, m?))).collect();
    let (rows, next) = cut(LIST, rows, limit, |(_, m)| Cursor { at: m.created_at, id: m.reference.clone() });
    let (applications, matters): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let shared = matters::shared(&state.db, matters).await?;
    let items = applications.into_iter().zip(shared).map(|(a, shared)| application_view(a, shared)).collect();
    Answer::ok(&page(items, next, total))
}
