use axum::extract::State;
use zhihui_domain::case::Case;

use super::view::{case_view, own_case};
use crate::answer::{Answer, Answered};
use crate::extract::{Caller, PathId};
use crate::openapi::Problems;
use crate::state::AppState;

/// One of the caller's own cases.
#[utoipa::path(get, path = "/cases/{reference}", tag = "cases", security(("bearer" = [])),
    params(("reference" = String, Path)), responses((status = OK, description = "the case", body = Case), Problems))]
pub async fn show_case(State(state): State<AppState>, caller: Caller, PathId(reference): PathId) -> Answered {
    let case = own_case(&state.db, &reference, &caller.account.id).await?;
    let case = case_view(&state.db, case).await?;
    Ok(Answer::ok(&case)?.version(case.version))
}
