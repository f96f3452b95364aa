use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use zhihui_domain::event::Event;
use zhihui_domain::page::Page;

use super::view;
use crate::answer::{Answer, Answered};
use crate::entity::event::{Column, Entity};
use crate::extract::{Query, limit};
use crate::openapi::Problems;
use crate::page::{Cursor, cut, page};
use crate::state::AppState;

/// Which events a list is about.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// Not over yet; the next one first.
    #[default]
    Upcoming,
    /// Over; the latest first.
    Past,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    cursor: Option<String>,
    #[serde(default)]
    #[param(inline)]
    when: When,
}

/// Events, a page at a time.
#[utoipa::path(get, path = "/events", tag = "events", params(EventsQuery),
    responses((status = OK, description = "a page of events", body = Page<Event>), Problems))]
pub async fn list_events(State(state): State<AppState>, Query(query): Query<EventsQuery>) -> Answered {
    let limit = limit(query.limit)?;
    let now = state.clock.now();
    let (list, order, over) = match query.when {
        When::Upcoming => ("upcoming", Order::Asc, Column::EndsAt.gt(now)),
        When::Past => ("past", Order::Desc, Column::EndsAt.lte(now)),
    };
    let all = Entity::find().filter(over);
    let total = all.clone().count(&state.db).await?;
    let mut rows = all.order_by(Column::StartsAt, order.clone()).order_by(Column::Id, order).limit(limit + 1);
    if let Some(after) = Cursor::parse(list, query.cursor.as_deref())? {
        rows = rows.filter(match query.when {
            When::Upcoming => after.later(Column::StartsAt, Column::Id),
            When::Past => after.earlier(Column::StartsAt, Column::Id),
        });
    }
    let rows = rows.all(&state.db).await?;
    let (rows, next) = cut(list, rows, limit, |e| Cursor { at: e.starts_at, id: e.id.clone() });
    Answer::ok(&page(rows.into_iter().map(view).collect(), next, total))
}
