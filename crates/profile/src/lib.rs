//! Any REST backend, by JSON alone: a profile says how each operation of the contract becomes HTTP and how its answer
//! becomes the domain's own types.
//!
//! Pure: texts in, texts out. Who sends is the caller's business: a [`Call`] asks for one request after the other. A
//! profile is checked once, when it is read, against the grammar in `shape`; from then on it is interpreted as it
//! stands.

mod call;
mod check;
mod convert;
mod fault;
mod fields;
mod hash;
mod instant;
mod link;
mod list;
mod origin;
mod paging;
mod pointer;
mod profile;
mod request;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod template;
mod uri;
mod wire;

pub use call::{Answer, Call, Step};
pub use check::{check, extends, read};
pub use fault::Fault;
pub use pointer::merge;
pub use profile::{Credentials, Oidc, Profile, SignIn, TokenHeader};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use wire::{Body, Request, Response};
