//! JSON for the phone app: text to types and back, in few bytes of wasm.
//!
//! `serde_json::from_str` compiles its whole parser into every type that it decodes, and makes each type compare every
//! key with the names of its fields. Here a text is parsed once, by code that does not know the type, and the type is
//! read from the [`Value`]: each field is looked up. Values and their parser are this crate's own as well: those of
//! `serde_json` keep objects as trees and weigh a multiple. The app depends on this crate and not on `serde_json`, because
//! a single typed decode over there would bring all of that back.
//!
//! A value keeps what was written: the digits of numbers, and the order of an object's fields.
//!
//! What is read is what `serde_json` reads, except that
//! * a field that a struct does not know is ignored, even where the struct denies such fields (the server does refuse
//!   them; a draft that another version of the app has kept is better read than lost),
//! * `-0` is the whole number 0, because numbers keep their digits and are read as what is asked for,
//! * of a key that stands twice in an object the last one counts,
//! * a struct is never read from an array,
//! * `#[serde(alias)]` does not work: serde lists aliases among the fields, so that those after them would be mistaken.

mod access;
mod at;
mod map;
mod misfit;
mod number;
mod parser;
mod pointer;
mod text;
mod value;
mod writer;

pub use map::Map;
pub use misfit::Misfit;
pub use number::Number;
pub use pointer::pointer_part;
pub use value::Value;

use serde::Serialize;
use serde::de::DeserializeOwned;

use at::At;
use writer::Writer;

/// Reads a type from a text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    read_value(&parse(text)?)
}

/// Reads a type from a value.
// One function a type, however many places read it.
#[inline(never)]
pub fn read_value<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(At(Some(value)))
}

/// Parses a text. Nesting is limited, so that no text can exhaust the stack.
#[inline(never)]
pub fn parse(text: &str) -> Result<Value, Misfit> {
    parser::parse(text)
}

/// The text of a typed value. Fails for maps whose keys are no texts, and for nothing else. What is a [`Value`] has its
/// text by `to_string`.
pub fn write(value: &(impl Serialize + ?Sized)) -> Result<String, Misfit> {
    let mut text = String::new();
    value.serialize(Writer(&mut text))?;
    Ok(text)
}
