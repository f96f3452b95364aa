//! One function an operation of the contract.

pub mod auth;
pub mod card;
pub mod cases;
pub mod events;
pub mod registrations;
mod writes;

pub use writes::body_of;
