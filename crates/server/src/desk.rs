//! The talent office's desk: what officers see and do.

mod answer;
mod applications;
mod cases;
mod decide;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

/// The operations under `/desk`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(applications::desk_applications))
        .routes(routes!(decide::approve))
        .routes(routes!(decide::decline))
        .routes(routes!(cases::desk_cases))
        .routes(routes!(answer::answer_case))
}
