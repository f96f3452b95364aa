//! Any REST backend, by JSON alone: a profile says how each operation of the contract becomes HTTP and how its answer
//! becomes the domain's own types.
//!
//! Pure: texts in, texts out. Who sends is the caller's business ([`Call`] asks for it step by step). A profile is
//! checked once, when it is read, against the grammar in `shape`; from then on it is interpreted as it stands.

mod convert;
mod instant;
mod paging;
mod pointer;
mod uri;
