//! What the tests against other backends stand on: the backends themselves, started as their authors say, and the web
//! server that a deployer puts before them.
//!
//! `cargo xtask test backends` builds and installs what is needed and tells this package where it is.

mod backend;
mod one_build;
mod person;
mod profile;
mod server;
mod site;
mod visit;

pub use backend::{Backend, Environment};
pub use person::{LIN, Person};
pub use profile::Profile;
pub use server::Server;
pub use site::{Answer, Held, Plan, Seen, Site};
pub use visit::{Setup, Visit, visit};
