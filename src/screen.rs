//! What every screen is made of: its address, its frame, its five faces, its forms. Features build on this and never on
//! each other.

mod faces;
mod form;
mod frame;
pub mod matter;
mod route;
mod submission;

pub use faces::{failed, offline_copy, remote};
pub use form::Form;
pub use frame::{Frame, Navigation, frame};
pub use route::{ApplyStep, Route, Tab, UrlParameter};
pub use submission::Submission;
