//! The three pillars, from the first touch to the result.

mod card;
mod matter;
mod poster;
