//! What goes wrong around the app: each has its face, loses nothing typed and offers the way on.

mod address;
mod boot;
mod outage;
mod profile;
mod server_error;
mod session;
mod slow;
