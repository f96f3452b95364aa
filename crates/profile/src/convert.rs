//! Conversions of single values, `$as`: the wire's form and the contract's.

use zhihui_json::Value;

/// How this backend writes what has many forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Forms<'f> {
    /// See `instant`.
    pub instant: &'f str,
    /// East of UTC.
    pub zone_seconds: i32,
    pub ids_are_numbers: bool,
    /// RFC 3339, from the operation's input.
    pub now: Option<&'f str>,
}

/// The wire's value as the contract's; `None` where it does not fit.
pub(crate) fn read(_name: &str, _value: &Value, _forms: &Forms) -> Option<Value> {
    None
}

/// The contract's value as the wire's; `None` where it does not fit.
pub(crate) fn write(_name: &str, _value: &Value, _forms: &Forms) -> Option<Value> {
    None
}
