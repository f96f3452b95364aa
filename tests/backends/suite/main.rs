//! `cargo xtask test backends`: one build of the app, and real servers of other kinds behind it.

mod at_home;
mod capabilities;
mod cross_origin;
mod fault_page;
mod journeys;
mod offices;
mod oidc;
mod refused;
mod sessions;
mod steps;
mod times;
