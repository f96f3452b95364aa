//! The stored tables: one model for SQLite and PostgreSQL.
//!
//! Entities stay plain rows. What the app sees is made from them by the `view` module of each resource.

pub mod access_token;
pub mod account;
pub mod benefit;
pub mod card;
pub mod card_application;
pub mod case;
pub mod column;
pub mod counter;
pub mod event;
pub mod granted_benefit;
pub mod idempotency_key;
pub mod identity_document;
pub mod matter;
pub mod officer;
pub mod refresh_token;
pub mod registration;
pub mod session;
pub mod setting;
pub mod sign_in_code;
pub mod timeline_entry;
pub mod upload;
