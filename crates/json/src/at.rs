use serde::Deserializer;
use serde::de::Visitor;
use serde::forward_to_deserialize_any;

use crate::access::{Entries, Parts, Variant};
use crate::map::Map;
use crate::misfit::Misfit;
use crate::value::Value;

/// A value that a type is read from, or the lack of one where a struct has a field and the object has not.
///
/// What a type asks for decides what it gets: a struct its fields in its own order, an enum the number of its variant.
/// Serde's derived code knows both ways, as formats without names need them, and they are short; its other way, by the
/// names, compares every key with every name in code of each type's own. Only a type that asks for nothing in particular
/// makes its whole visitor part of the wasm.
#[derive(Clone, Copy)]
pub(crate) struct At<'v>(pub(crate) Option<&'v Value>);

// Not generic: what does not depend on the type that is read is in the wasm once.
impl<'v> At<'v> {
    pub(crate) fn there(self) -> Result<Self, Misfit> {
        if self.0.is_some() { Ok(self) } else { Err(Misfit::here("missing")) }
    }

    #[inline(never)]
    fn text(self) -> Result<&'v str, Misfit> {
        self.0.and_then(Value::as_str).ok_or_else(|| Misfit::here("not a string"))
    }

    fn object(self) -> Result<&'v Map, Misfit> {
        self.0.and_then(Value::as_object).ok_or_else(|| Misfit::here("not an object"))
    }

    #[inline(never)]
    fn fields(self, names: &'static [&'static str]) -> Result<Parts<'v>, Misfit> {
        self.object().map(|object| Parts::fields(object, names))
    }

    fn array(self) -> Result<&'v [Value], Misfit> {
        self.0.and_then(Value::as_array).map(Vec::as_slice).ok_or_else(|| Misfit::here("not an array"))
    }

    #[inline(never)]
    fn items(self) -> Result<Parts<'v>, Misfit> {
        self.array().map(Parts::items)
    }

    /// Tuples do not look whether something is left over.
    fn items_of(self, length: usize) -> Result<Parts<'v>, Misfit> {
        let array = self.array()?;
        if array.len() == length { Ok(Parts::items(array)) } else { Err(Misfit::here("not of the length")) }
    }

    /// What went wrong with what comes with a word, seen from the enum.
    #[cold]
    #[inline(never)]
    fn within_word(self, misfit: Misfit) -> Misfit {
        match self.0.and_then(Value::as_object).and_then(|object| object.keys().next()) {
            Some(word) => misfit.within(word),
            None => misfit,
        }
    }

    /// A word, or an object whose only key is the word.
    #[inline(never)]
    fn variant(self, known: &'static [&'static str]) -> Result<Variant<'v>, Misfit> {
        if let Some(Value::String(name)) = self.0 {
            return Ok(Variant::of(name, At(None), known));
        }
        let mut fields = self.object()?.iter();
        match (fields.next(), fields.next()) {
            (Some((name, content)), None) => Ok(Variant::of(name, At(Some(content)), known)),
            _ => Err(Misfit::here("not one key")),
        }
    }
}

/// Reads a number by the getter that decides whether it fits, and hands it to the visitor, which checks the range.
macro_rules! numbers {
    ($($method:ident: $get:ident $visit:ident),+ $(,)?) => {$(
        fn $method<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
            match self.0.and_then(Value::$get) {
                Some(number) => visitor.$visit(number),
                None => Err(Misfit::here("not a number of the kind")),
            }
        }
    )+};
}

impl<'v> Deserializer<'v> for At<'v> {
    type Error = Misfit;

    numbers! {
        deserialize_u8: as_u64 visit_u64,
        deserialize_u16: as_u64 visit_u64,
        deserialize_u32: as_u64 visit_u64,
        deserialize_u64: as_u64 visit_u64,
        deserialize_i8: as_i64 visit_i64,
        deserialize_i16: as_i64 visit_i64,
        deserialize_i32: as_i64 visit_i64,
        deserialize_i64: as_i64 visit_i64,
        deserialize_f32: as_f64 visit_f64,
        deserialize_f64: as_f64 visit_f64,
        deserialize_bool: as_bool visit_bool,
    }

    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Some(value) = self.0 else { return Err(Misfit::here("missing")) };
        match value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(bool) => visitor.visit_bool(*bool),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => self.deserialize_f64(visitor),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Array(items) => visitor.visit_seq(Parts::items(items)),
            Value::Object(fields) => visitor.visit_map(Entries::of(fields)),
        }
    }

    fn deserialize_str<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_char<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Some(Value::Null) => visitor.visit_unit(),
            _ => Err(Misfit::here("not null")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'v>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self.there()?)
    }

    fn deserialize_seq<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'v>>(self, length: usize, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.items_of(length)?)
    }

    fn deserialize_tuple_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_map(Entries::of(self.object()?))
    }

    fn deserialize_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.fields(fields)?).map_err(|misfit| misfit.naming(fields))
    }

    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(self.variant(variants)?).map_err(|misfit| self.within_word(misfit))
    }

    fn deserialize_ignored_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { <W: Visitor<'v>> bytes byte_buf }
}
