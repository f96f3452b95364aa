//! The three pillars, from the first touch to the result.

mod card;
mod matter;
pub mod poster;
