//! The talent card: applying for it and having it.

mod applicant;
mod apply;
mod issue;
mod show;
mod standing;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use applicant::claim_document;
pub use apply::{DECIDED_WITHIN, received_step};
pub use issue::{NewCard, active_card, issue};
pub use view::application_view;

use crate::state::AppState;

/// The operations under `/card`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(standing::show_card))
        .routes(routes!(apply::apply_for_card))
        .routes(routes!(show::show_application))
}
