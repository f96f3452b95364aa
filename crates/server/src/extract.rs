//! What handlers take from a request, each refusing what it cannot use with a problem.

mod body;
mod caller;
mod file;
mod if_match;
mod key;
mod path_id;
mod query;

pub use body::{BODY_MAX, Body};
pub use caller::{Caller, Officer};
pub use file::File;
pub use if_match::IfMatch;
pub use key::IdempotencyKey;
pub use path_id::{PathId, is_id};
pub use query::{Query, limit};
