//! What the reader reads, beside what `serde_json` reads.

mod agreement;
mod arbitrary;
mod bends;
mod domain;
mod examples;
mod misfits;
mod shapes;
mod texts;
mod values;
mod writing;
