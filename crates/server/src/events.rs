//! Events, as anyone may read them.

mod list;
mod show;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use view::view;

use crate::state::AppState;

/// The operations under `/events`, but for registering.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list::list_events)).routes(routes!(show::show_event))
}
