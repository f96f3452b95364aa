//! What is wrong with a profile is told by its place, all of it at once; what is right is let through, and the schema for
//! editors says the same.

mod agreement;
mod arbitrary;
mod faults;
mod manual;
mod presets;
mod schema;
