use std::ops::Index;

use crate::map::Map;
use crate::number::Number;
use crate::pointer;

/// Any JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    Object(Map),
}

const NULL: Value = Value::Null;

impl Value {
    /// A field of an object. `None` as well for what is no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// A field of an object, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.as_object_mut()?.get_mut(name)
    }

    /// What an RFC 6901 pointer leads to. The empty pointer leads to the value itself.
    #[inline(never)]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        let (mut place, mut rest) = (self, pointer);
        while !rest.is_empty() {
            let (part, after) = pointer::step(rest)?;
            rest = after;
            place = match place {
                Self::Object(fields) => fields.iter().find(|(name, _)| pointer::means(part, name))?.1,
                Self::Array(items) => items.get(pointer::index(part)?)?,
                _ => return None,
            };
        }
        Some(place)
    }

    /// What an RFC 6901 pointer leads to, to change it.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        let (mut place, mut rest) = (self, pointer);
        while !rest.is_empty() {
            let (part, after) = pointer::step(rest)?;
            rest = after;
            place = match place {
                Self::Object(fields) => fields.iter_mut().find(|(name, _)| pointer::means(part, name))?.1,
                Self::Array(items) => items.get_mut(pointer::index(part)?)?,
                _ => return None,
            };
        }
        Some(place)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is true or false.
    pub fn is_boolean(&self) -> bool {
        matches!(self, Self::Bool(_))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it is a text.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// True or false.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(is) = self { Some(*is) } else { None }
    }

    /// The number, if it is a whole one that fits.
    #[inline(never)]
    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.as_u64() } else { None }
    }

    /// The number, if it is a whole one that fits.
    #[inline(never)]
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.as_i64() } else { None }
    }

    /// The nearest number.
    pub fn as_f64(&self) -> Option<f64> {
        if let Self::Number(number) = self { number.as_f64() } else { None }
    }

    /// The text.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The items of an array, to change them.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Self>> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The fields of an object.
    pub fn as_object(&self) -> Option<&Map> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// The fields of an object, to change them.
    pub fn as_object_mut(&mut self) -> Option<&mut Map> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }
}

/// Null, where there is no such field.
impl Index<&str> for Value {
    type Output = Self;

    fn index(&self, name: &str) -> &Self {
        self.get(name).unwrap_or(&NULL)
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == Some(text)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

macro_rules! from {
    ($($type:ty: $variant:ident),+ $(,)?) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )+};
}

from! {
    bool: Bool, u8: Number, u16: Number, u32: Number, u64: Number, usize: Number,
    i8: Number, i16: Number, i32: Number, i64: Number, isize: Number,
    Number: Number, &str: String, String: String, Vec<Value>: Array, Map: Object,
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::Array(items.into_iter().collect())
    }
}

impl FromIterator<(String, Value)> for Value {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        Self::Object(fields.into_iter().collect())
    }
}
