//! RFC 6901 pointers and RFC 7396 merging.

use zhihui_json::{Map, Value};

/// What a pointer leads to. The empty pointer leads to the value itself.
pub(crate) fn find<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    value.pointer(pointer)
}

/// Puts a value where a pointer leads, through objects that are made on the way and arrays that are there. Whether there
/// was such a place.
#[must_use]
pub(crate) fn set(value: &mut Value, pointer: &str, to: Value) -> bool {
    let mut place = value;
    let mut rest = pointer;
    while let Some((name, after)) = step(rest) {
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        let next = match place {
            Value::Object(fields) => Some(fields.entry(name).or_insert(Value::Null)),
            Value::Array(items) => index(&name).and_then(|number| items.get_mut(number)),
            _ => None,
        };
        let Some(next) = next else { return false };
        (place, rest) = (next, after);
    }
    if rest.is_empty() {
        *place = to;
    }
    rest.is_empty()
}

/// The first name in a pointer, as it stands in an object, and the rest of the pointer.
pub(crate) fn step(pointer: &str) -> Option<(String, &str)> {
    let inner = pointer.strip_prefix('/')?;
    let (name, rest) = inner.split_at(inner.find('/').unwrap_or(inner.len()));
    Some((name.replace("~1", "/").replace("~0", "~"), rest))
}

/// The place in a list: digits without a leading zero.
pub(crate) fn index(name: &str) -> Option<usize> {
    let is_plain = name == "0" || (!name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit()));
    if is_plain { name.parse().ok() } else { None }
}

/// What of a pointer lies below another one: `/b` for `/a/b` below `/a`.
pub(crate) fn below<'p>(pointer: &'p str, above: &str) -> Option<&'p str> {
    pointer.strip_prefix(above).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `over` laid on `base`: RFC 7396, so that null takes away.
pub fn merge(base: Value, over: &Value) -> Value {
    let Value::Object(changes) = over else { return over.clone() };
    let mut merged = match base {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for (name, change) in changes {
        let before = merged.remove(name);
        if !change.is_null() {
            merged.insert(name.clone(), merge(before.unwrap_or_default(), change));
        }
    }
    Value::Object(merged)
}
