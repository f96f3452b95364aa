//! What every screen is made of: its address, its frame, its five faces, its forms. Features build on this and never on
//! each other.

mod chunk;
mod effect;
mod faces;
mod form;
mod frame;
mod kept;
pub mod matter;
mod navigator;
mod outbox;
mod outgoing;
mod route;
mod submission;
mod visitor;

pub use chunk::Chunk;
pub use effect::effect;
pub use faces::{failed, loading, remote, saved};
pub use form::{Form, Refusals, use_refusals};
pub use frame::{Frame, frame};
pub use kept::{Age, kept, tell_age, use_age};
pub use navigator::{Navigator, use_navigator};
pub use outbox::{Listed, Outbox, reference_in, use_outbox};
pub use outgoing::{Arrival, Change, Outgoing, discarding, look, take_back};
pub use route::{ApplyStep, Route, Tab};
pub use submission::Submission;
pub use visitor::{by_visitor, over_sign_in, sign_in_button, sign_in_first, sign_in_for_own};
