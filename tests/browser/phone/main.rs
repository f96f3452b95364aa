//! The journeys of `cargo xtask test browser`: a phone, the release build, the real server.

mod faults;
mod foundations;
mod journeys;
mod people;
mod steps;
mod tour;
