//! Places at events: taking one, seeing one's own, giving one back.

mod cancel;
mod guest;
mod list;
mod register;
mod seats;
mod show;
mod view;
mod waitlist;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

/// `POST /events/{id}/registrations` and the operations under `/registrations`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(list::list_registrations))
        .routes(routes!(show::show_registration, cancel::cancel_registration))
}
