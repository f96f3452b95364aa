//! Files that people send: first by themselves, then named by the case that they go with.

mod attach;
mod receive;
mod show;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use attach::attach;
pub use view::attached;

use crate::state::AppState;

/// The operations under `/uploads`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(receive::receive_upload)).routes(routes!(show::show_upload))
}
