use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use zhihui_domain::page::Page;
use zhihui_domain::registration::Registration;

use super::view::view;
use crate::answer::{Answer, Answered};
use crate::entity::event;
use crate::entity::registration::{Column, Entity};
use crate::extract::{Caller, Query, limit};
use crate::openapi::Problems;
use crate::page::{Cursor, PageQuery, cut, page};
use crate::problem::ApiError;
use crate::state::AppState;

const LIST: &str = "registrations";

/// The caller's own registrations, newest first.
#[utoipa::path(get, path = "/registrations", tag = "registrations", security(("bearer" = [])),
    params(PageQuery), responses((status = OK, description = "a page of registrations", body = Page<Registration>), Problems))]
pub async fn list_registrations(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<PageQuery>,
) -> Answered {
    let limit = limit(query.limit)?;
    let own = Entity::find().filter(Column::AccountId.eq(caller.account.id));
    let total = own.clone().count(&state.db).await?;
    let mut rows = own
        .find_also_related(event::Entity)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit + 1);
    if let Some(after) = Cursor::parse(LIST, query.cursor.as_deref())? {
        rows = rows.filter(after.earlier(Column::CreatedAt, Column::Id));
    }
    let rows = rows.all(&state.db).await?;
    let (rows, next) = cut(LIST, rows, limit, |(r, _)| Cursor { at: r.created_at, id: r.id.clone() });
    let mut items = Vec::with_capacity(rows.len());
    for (registration, event) in rows {
        let event = event.ok_or(ApiError::Internal("a registration's event is missing"))?;
        items.push(view(&state.db, registration, event).await?);
    }
    Answer::ok(&page(items, next, total))
}
