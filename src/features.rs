//! What people come for. Each feature shows its pages and the few parts that others place; none imports another.

pub mod account;
pub mod card;
pub mod cases;
pub mod events;
