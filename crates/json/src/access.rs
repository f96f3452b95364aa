//! What lies inside a value: the items of an array or the fields of a struct, the entries of a map, a word and what comes
//! with it.

use std::slice;

use serde::Deserializer;
use serde::de::value::{StrDeserializer, U64Deserializer};
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::at::At;
use crate::map::{self, Map};
use crate::misfit::Misfit;
use crate::value::Value;

/// Parts that are read one after the other. One type for both kinds, so that what is read from either is in the wasm once.
pub(crate) enum Parts<'v> {
    Items {
        rest: slice::Iter<'v, Value>,
        read: usize,
    },
    /// In the order of the struct, whatever the order of the object.
    Fields {
        names: slice::Iter<'static, &'static str>,
        /// The one that was read last.
        name: &'static str,
        of: &'v Map,
    },
}

impl<'v> Parts<'v> {
    pub(crate) fn items(array: &'v [Value]) -> Self {
        Self::Items { rest: array.iter(), read: 0 }
    }

    pub(crate) fn fields(of: &'v Map, names: &'static [&'static str]) -> Self {
        Self::Fields { names: names.iter(), name: "", of }
    }

    #[inline(never)]
    fn advance(&mut self) -> Option<At<'v>> {
        match self {
            Self::Items { rest, read } => {
                *read += 1;
                Some(At(Some(rest.next()?)))
            }
            Self::Fields { names, name, of } => {
                *name = names.next()?;
                Some(At(of.get(name)))
            }
        }
    }

    /// A field that is not there is none of the parts: then the type has a default for it, or says that it is missing.
    #[cold]
    #[inline(never)]
    fn failed(&self, at: At<'v>, misfit: Misfit) -> Option<Misfit> {
        at.0?;
        Some(match self {
            Self::Items { read, .. } => misfit.within(&(read - 1).to_string()),
            Self::Fields { name, .. } => misfit.within(name),
        })
    }
}

impl<'v> SeqAccess<'v> for Parts<'v> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some(at) = self.advance() else { return Ok(None) };
        match seed.deserialize(at) {
            Ok(part) => Ok(Some(part)),
            Err(misfit) => self.failed(at, misfit).map_or(Ok(None), Err),
        }
    }
}

/// The entries of a map.
pub(crate) struct Entries<'v> {
    rest: map::Iter<'v>,
    /// The one whose key was read last.
    key: &'v str,
    value: &'v Value,
}

impl<'v> Entries<'v> {
    pub(crate) fn of(object: &'v Map) -> Self {
        Self { rest: object.iter(), key: "", value: &Value::Null }
    }
}

impl<'v> MapAccess<'v> for Entries<'v> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'v>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        (self.key, self.value) = (key, value);
        let key: StrDeserializer<'_, Misfit> = self.key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'v>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(At(Some(self.value))).map_err(|misfit| misfit.within(self.key))
    }
}

/// One variant of an enum, by its place among those that the enum knows; `u64::MAX` for one that it does not know.
pub(crate) struct Variant<'v> {
    index: u64,
    content: At<'v>,
}

impl<'v> Variant<'v> {
    pub(crate) fn of(word: &str, content: At<'v>, known: &'static [&'static str]) -> Self {
        let index = known.iter().position(|other| *other == word).map_or(u64::MAX, |index| index as u64);
        Self { index, content }
    }
}

impl<'v> EnumAccess<'v> for Variant<'v> {
    type Error = Misfit;
    type Variant = Content<'v>;

    fn variant_seed<V: DeserializeSeed<'v>>(self, seed: V) -> Result<(V::Value, Content<'v>), Misfit> {
        let index: U64Deserializer<Misfit> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, Content(self.content)))
    }
}

/// What comes with a variant's word.
// A single word of memory, because each variant of each enum passes it on.
pub(crate) struct Content<'v>(At<'v>);

impl<'v> VariantAccess<'v> for Content<'v> {
    type Error = Misfit;

    #[inline(never)]
    fn unit_variant(self) -> Result<(), Misfit> {
        match self.0.0 {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(Misfit::here("nothing comes with this word")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'v>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self.0.there()?)
    }

    fn tuple_variant<V: Visitor<'v>>(self, length: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.0.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'v>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        self.0.deserialize_struct("", fields, visitor)
    }
}
