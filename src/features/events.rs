//! Events: from a poster to a seat.

mod check_page;
mod event_page;
mod facts;
mod list_page;
mod register_page;
mod registering;
mod registration_page;
mod rows;
mod standing;
mod ticket;

pub use check_page::check_page;
pub use event_page::event_page;
pub use list_page::list_page;
pub use register_page::register_page;
pub use registration_page::registration_page;
pub use rows::{event_row, registration_row};
