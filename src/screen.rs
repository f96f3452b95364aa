//! What every screen is made of: its address, its frame, its five faces, its forms. Features build on this and never on
//! each other.

mod chunk;
mod faces;
mod form;
mod frame;
pub mod matter;
mod navigator;
mod route;
mod submission;
mod visitor;

pub use chunk::Chunk;
pub use faces::{failed, offline_copy, remote};
pub use form::Form;
pub use frame::{Frame, frame};
pub use navigator::{Navigator, use_navigator};
pub use route::{ApplyStep, Route, Tab};
pub use submission::Submission;
pub use visitor::by_visitor;
