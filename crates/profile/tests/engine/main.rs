//! What the engine makes of a profile: requests out, answers in.

mod afterwards;
mod arbitrary;
mod backends;
mod calls;
mod conversions;
mod field_errors;
mod ids;
mod instants;
mod links;
mod merging;
mod never_panics;
mod paging;
mod requests;
mod rules;
mod templates;
mod traps;
mod updates;
mod walking;
mod world;
