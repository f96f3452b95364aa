//! What goes wrong around the app: each has its face, loses nothing typed and offers the way on.

mod address;
mod boot;
mod deployment;
mod each_request;
mod killed;
mod outage;
mod profile;
mod refreshed;
mod refused;
mod server_error;
mod session;
mod slow;
mod storage;
mod tabs;
