use std::fmt::{self, Display, Formatter};

/// A number as it was written, to the digit: other backends have ids beyond 2^53 and amounts with decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// Takes what follows the grammar of numbers.
    pub(crate) fn of_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `None` for what has a fraction, an exponent, a sign, or too many digits.
    pub fn as_u64(&self) -> Option<u64> {
        whole(&self.0)
    }

    /// `None` for what has a fraction, an exponent, or too many digits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.0.strip_prefix('-') {
            Some(digits) => 0_i64.checked_sub_unsigned(whole(digits)?),
            None => i64::try_from(whole(&self.0)?).ok(),
        }
    }

    /// The nearest one; `None` beyond the largest.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// By the widest of each kind, so that the wasm has no more than two ways to write digits.
macro_rules! from {
    ($($narrow:ty: $wide:ty),+ $(,)?) => {$(
        impl From<$narrow> for Number {
            fn from(number: $narrow) -> Self {
                Self((number as $wide).to_string())
            }
        }
    )+};
}

from! { u8: u64, u16: u64, u32: u64, u64: u64, usize: u64, i8: i64, i16: i64, i32: i64, i64: i64, isize: i64 }

/// Reads digits and nothing else.
#[inline(never)]
pub(crate) fn whole(digits: &str) -> Option<u64> {
    if digits.starts_with('+') { None } else { digits.parse().ok() }
}
