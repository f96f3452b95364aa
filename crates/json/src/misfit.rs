use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use serde::de::{self, Expected, Unexpected};

use crate::pointer::pointer_part;

/// Why a text is not what it should be: the place, and one of a few words.
///
/// It repeats nothing of the values: they may be personal, and what happened to them is clear from the place. Boxed,
/// because every read of every field can fail and nearly none does.
#[derive(Debug)]
pub struct Misfit(Box<Fault>);

#[derive(Debug)]
struct Fault {
    /// RFC 6901 pointer; empty for the whole text.
    pointer: String,
    what: Cow<'static, str>,
    /// The number of the field that a struct lacks.
    lacks: Option<usize>,
}

impl Misfit {
    /// The text is no JSON.
    pub(crate) fn of_text(what: String) -> Self {
        Self::new(what.into())
    }

    fn new(what: Cow<'static, str>) -> Self {
        Self(Box::new(Fault { pointer: String::new(), what, lacks: None }))
    }

    /// The value at hand does not fit the type.
    #[cold]
    #[inline(never)]
    pub(crate) fn here(what: &'static str) -> Self {
        Self::new(what.into())
    }

    /// What went wrong at a place, seen from the value that it lies in.
    #[cold]
    #[inline(never)]
    pub(crate) fn within(mut self, key: &str) -> Self {
        let mut pointer = pointer_part(key);
        pointer.push_str(&self.0.pointer);
        self.0.pointer = pointer;
        self
    }

    /// The same, with the name of the field that is missing: serde's code for structs knows its number alone.
    #[cold]
    #[inline(never)]
    pub(crate) fn naming(mut self, fields: &[&str]) -> Self {
        match self.0.lacks.take().and_then(|number| fields.get(number)) {
            Some(field) => self.within(field),
            None => self,
        }
    }
}

impl Display for Misfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.0.pointer.is_empty() {
            f.write_str(&self.0.pointer)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.0.what)
    }
}

impl std::error::Error for Misfit {}

/// All of them, because the provided ones format sentences.
impl de::Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self::here("refused")
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::here("not of the type")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::here("not a value of the type")
    }

    /// Said of structs alone, where a field is missing that has no default: arrays are measured before they are read.
    fn invalid_length(number: usize, _: &dyn Expected) -> Self {
        let mut misfit = Self::here("missing");
        misfit.0.lacks = Some(number);
        misfit
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::here("not one of the words")
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::here("not known").within(field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::here("missing").within(field)
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::here("there twice")
    }
}
