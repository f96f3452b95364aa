//! The talent service's words as types: what the app and every backend agree on.
//!
//! Pure by rule: no I/O, no clock, no randomness. *Now*, where it matters, is an argument. The types serialise to the
//! canonical JSON of the REST contract (camelCase, RFC 3339 instants, opaque string ids).

pub mod account;
pub mod card;
pub mod case;
pub mod desk;
pub mod event;
pub mod failure;
pub mod ids;
pub mod outbox;
pub mod page;
pub mod person;
pub mod problem;
pub mod progress;
pub mod registration;
pub mod text;
pub mod time;
pub mod upload;
pub mod workdays;
