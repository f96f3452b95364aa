use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::page::Page;

use crate::answer::{Answer, Answered};
use crate::cases::case_views;
use crate::entity::column::Word;
use crate::entity::{case, matter};
use crate::extract::{Officer, Query, limit};
use crate::openapi::Problems;
use crate::page::{Cursor, cut, page};
use crate::state::AppState;

const LIST: &str = "desk-cases";

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CasesQuery {
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    cursor: Option<String>,
    #[param(inline)]
    state: Option<CaseState>,
}

/// Everyone's cases, oldest first.
#[utoipa::path(get, path = "/desk/cases", tag = "desk", security(("bearer" = [])), params(CasesQuery),
    responses((status = OK, description = "a page of cases", body = Page<Case>), Problems))]
pub async fn desk_cases(State(state): State<AppState>, _: Officer, Query(query): Query<CasesQuery>) -> Answered {
    let limit = limit(query.limit)?;
    let mut all = case::Entity::find().find_also_related(matter::Entity);
    if let Some(state) = query.state {
        all = all.filter(case::Column::State.eq(Word(state)));
    }
    let total = all.clone().count(&state.db).await?;
    let mut rows = all.order_by_asc(matter::Column::CreatedAt).order_by_asc(matter::Column::Reference).limit(limit + 1);
    if let Some(after) = Cursor::parse(LIST, query.cursor.as_deref())? {
        rows = rows.filter(after.later(matter::Column::CreatedAt, matter::Column::Reference));
    }
    let rows: Vec<_> = rows.all(&state.db).await?.into_iter().filter_map(|(c, m)| Some((c, m?))).collect();
    let (rows, next) = cut(LIST, rows, limit, |(_, m)| Cursor { at: m.created_at, id: m.reference.clone() });
    Answer::ok(&page(case_views(&state.db, rows).await?, next, total))
}
