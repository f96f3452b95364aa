use std::fmt::Display;

use serde::Serialize;
use serde::ser::{
    self, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

use crate::misfit::Misfit;
use crate::text::push_quoted;

type Written = Result<(), Misfit>;

/// Puts a value behind the text that is there.
///
/// Serde's derived code is in the wasm for each type, so that all it calls here is short.
pub(crate) struct Writer<'w>(pub(crate) &'w mut String);

// Not generic: what does not depend on the type that is written is in the wasm once.
impl<'w> Writer<'w> {
    #[inline(never)]
    fn word(self, word: &str) -> Written {
        self.0.push_str(word);
        Ok(())
    }

    #[inline(never)]
    fn quoted(self, text: &str) -> Written {
        push_quoted(self.0, text);
        Ok(())
    }

    #[inline(never)]
    fn signed(self, number: i64) -> Written {
        self.word(&number.to_string())
    }

    #[inline(never)]
    fn unsigned(self, number: u64) -> Written {
        self.word(&number.to_string())
    }

    /// `{"Variant":` and what else stands before what comes with it.
    #[inline(never)]
    fn variant(self, name: &str, start: &str, end: &'static str) -> Parts<'w> {
        self.0.push('{');
        push_quoted(self.0, name);
        self.0.push(':');
        self.parts(start, end)
    }

    #[inline(never)]
    fn parts(self, start: &str, end: &'static str) -> Parts<'w> {
        self.0.push_str(start);
        Parts { text: self.0, end }
    }
}

/// Parts that are written one after the other: the items of an array, the fields of an object.
pub(crate) struct Parts<'w> {
    text: &'w mut String,
    /// What stands behind the last one.
    end: &'static str,
}

impl Parts<'_> {
    /// A comma behind another part. No part ends with an opening bracket.
    #[inline(never)]
    fn next(&mut self) -> Writer<'_> {
        if !matches!(self.text.as_bytes().last(), Some(b'[' | b'{')) {
            self.text.push(',');
        }
        Writer(self.text)
    }

    #[inline(never)]
    fn named(&mut self, name: &str) -> Writer<'_> {
        push_quoted(self.next().0, name);
        self.text.push(':');
        Writer(self.text)
    }

    #[inline(never)]
    fn ended(self) -> Written {
        self.text.push_str(self.end);
        Ok(())
    }
}

macro_rules! numbers {
    ($($method:ident: $narrow:ty, $write:ident),+ $(,)?) => {$(
        fn $method(self, number: $narrow) -> Written {
            self.$write(number.into())
        }
    )+};
}

impl<'w> Serializer for Writer<'w> {
    type Ok = ();
    type Error = Misfit;
    type SerializeSeq = Parts<'w>;
    type SerializeTuple = Parts<'w>;
    type SerializeTupleStruct = Parts<'w>;
    type SerializeTupleVariant = Parts<'w>;
    type SerializeMap = Parts<'w>;
    type SerializeStruct = Parts<'w>;
    type SerializeStructVariant = Parts<'w>;

    numbers! {
        serialize_i8: i8, signed,
        serialize_i16: i16, signed,
        serialize_i32: i32, signed,
        serialize_i64: i64, signed,
        serialize_u8: u8, unsigned,
        serialize_u16: u16, unsigned,
        serialize_u32: u32, unsigned,
        serialize_u64: u64, unsigned,
        serialize_f32: f32, serialize_f64,
    }

    fn serialize_bool(self, is: bool) -> Written {
        self.word(if is { "true" } else { "false" })
    }

    /// JSON has no word for what is no number.
    fn serialize_f64(self, number: f64) -> Written {
        // Not by `Debug`, which writes nothing in the release build of the app.
        let is_plain = number == 0.0 || (1e-4..1e16).contains(&number.abs());
        match number.is_finite() {
            true if !is_plain => self.word(&format!("{number:e}")),
            true if number.fract() == 0.0 => self.word(&format!("{number}.0")),
            true => self.word(&format!("{number}")),
            false => self.serialize_unit(),
        }
    }

    fn serialize_char(self, letter: char) -> Written {
        self.quoted(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        self.quoted(text)
    }

    fn collect_str<T: Display + ?Sized>(self, shown: &T) -> Written {
        self.quoted(&shown.to_string())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Written {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.word("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.quoted(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let parts = self.variant(variant, "", "}");
        value.serialize(Writer(parts.text))?;
        parts.ended()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w>, Misfit> {
        Ok(self.parts("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'w>, Misfit> {
        Ok(self.parts("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Misfit> {
        Ok(self.parts("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Misfit> {
        Ok(self.variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'w>, Misfit> {
        Ok(self.parts("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Misfit> {
        Ok(self.parts("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Misfit> {
        Ok(self.variant(variant, "{", "}}"))
    }
}

macro_rules! items {
    ($($serialize:ident: $method:ident),+ $(,)?) => {$(
        impl $serialize for Parts<'_> {
            type Ok = ();
            type Error = Misfit;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
                item.serialize(self.next())
            }

            fn end(self) -> Written {
                self.ended()
            }
        }
    )+};
}

macro_rules! fields {
    ($($serialize:ident),+ $(,)?) => {$(
        impl $serialize for Parts<'_> {
            type Ok = ();
            type Error = Misfit;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                value.serialize(self.named(name))
            }

            fn end(self) -> Written {
                self.ended()
            }
        }
    )+};
}

items! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

fields! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Misfit;

    /// Whatever is written as a text is a key.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        let text = self.next().0;
        let from = text.len();
        key.serialize(Writer(text))?;
        if text.as_bytes().get(from) == Some(&b'"') { Ok(()) } else { Err(Misfit::here("a key that is no text")) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Written {
        self.ended()
    }
}

impl ser::Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self::here("refused")
    }
}
