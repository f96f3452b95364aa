//! The service as clients meet it: the real router over a real database.
//!
//! SQLite by default. With `ZHIHUI_TEST_POSTGRES` set to the URL of a server where schemas may be created, the same tests
//! run on PostgreSQL, each in a schema of its own.

mod auth;
mod bad_input;
mod card;
mod cases;
mod concurrency;
mod desk;
mod events;
mod headers;
mod idempotency;
mod logs;
mod me;
mod migrations;
mod openapi;
mod process;
mod registrations;
mod seeds;
mod support;
mod uploads;
mod waitlist;
