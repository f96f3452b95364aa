//! 诉求与建言: raising a matter and following it to its answer.

mod list;
mod messages;
mod raise;
mod rating;
mod show;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use raise::ANSWERED_WITHIN;
pub use view::{case_view, case_views, current, step_after};

use crate::state::AppState;

/// The operations under `/cases`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_cases, raise::raise_case))
        .routes(routes!(show::show_case))
        .routes(routes!(messages::write_message))
        .routes(routes!(rating::rate_case))
}
