//! Any REST backend, by JSON alone: a profile says how each operation of the contract becomes HTTP and how its answer
//! becomes the domain's own types.
//!
//! Pure: texts in, texts out. Who sends is the caller's business: a [`Call`] asks for one request after the other. A
//! profile is checked once, when it is read, against the grammar in `shape`; from then on it is interpreted as it
//! stands.

mod call;
mod convert;
mod instant;
mod paging;
mod pointer;
mod profile;
mod rules;
mod template;
mod uri;
mod wire;

pub use call::{Answer, Call, Step};
pub use pointer::merge;
pub use profile::{Credentials, Oidc, Profile, SignIn, TokenHeader};
pub use wire::{Body, Request, Response};
