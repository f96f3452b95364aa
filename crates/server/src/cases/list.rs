use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use zhihui_domain::case::Case;
use zhihui_domain::page::Page;

use super::view::case_views;
use crate::answer::{Answer, Answered};
use crate::entity::{case, matter};
use crate::extract::{Caller, Query, limit};
use crate::openapi::Problems;
use crate::page::{Cursor, PageQuery, cut, page};
use crate::state::AppState;

const LIST: &str = "cases";

/// The caller's own cases, newest first.
#[utoipa::path(get, path = "/cases", tag = "cases", security(("bearer" = [])), params(PageQuery),
    responses((status = OK, description = "a page of cases", body = Page<Case>), Problems))]
pub async fn list_cases(State(state): State<AppState>, caller: Caller, Query(query): Query<PageQuery>) -> Answered {
    let limit = limit(query.limit)?;
    let own =
        case::Entity::find().find_also_related(matter::Entity).filter(matter::Column::AccountId.eq(caller.account.id));
    let total = own.clone().count(&state.db).await?;
    let mut rows =
        own.order_by_desc(matter::Column::CreatedAt).order_by_desc(matter::Column::Reference).limit(limit + 1);
    if let Some(after) = Cursor::parse(LIST, query.cursor.as_deref())? {
        rows = rows.filter(after.earlier(matter::Column::CreatedAt, matter::Column::Reference));
    }
    let rows: Vec<_> = rows.all(&state.db).await?.into_iter().filter_map(|(c, m)| Some((c, m?))).collect();
    let (rows, next) = cut(LIST, rows, limit, |(_, m)| Cursor { at: m.created_at, id: m.reference.clone() });
    Answer::ok(&page(case_views(&state.db, rows).await?, next, total))
}
