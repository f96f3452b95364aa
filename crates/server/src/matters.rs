//! What cases and applications share: reference, owner, next step, due time and an append-only timeline.

mod open;
mod owner;
mod reference;
mod timeline;
mod view;

pub use open::{NewMatter, open};
pub use owner::{DUTY_OFFICER, Team, officer_of};
pub use timeline::{Entry, Lock, lock};
pub use view::{Shared, load, shared};
