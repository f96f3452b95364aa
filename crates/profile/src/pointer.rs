//! RFC 6901 pointers and RFC 7396 merging.

use zhihui_json::{Map, Value};

/// What a pointer leads to. The empty pointer leads to the value itself.
pub(crate) fn find<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    value.pointer(pointer)
}

/// The text in a field of an object.
#[inline(never)]
pub(crate) fn text_in<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str()
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
            Value::Object(fields) => {
                if !fields.contains_key(&name) {
                    fields.insert(name.clone(), Value::Null);
                }
                fields.get_mut(&name)
            }
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
    let (part, rest) = inner.split_at(inner.find('/').unwrap_or(inner.len()));
    let mut pieces = part.split('~');
    let mut name = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (letter, rest) = match piece.strip_prefix('1') {
            Some(rest) => ('/', rest),
            None => ('~', piece.strip_prefix('0').unwrap_or(piece)),
        };
        name.push(letter);
        name.push_str(rest);
    }
    Some((name, rest))
}

/// The place in a list: digits without a leading zero.
pub(crate) fn index(name: &str) -> Option<usize> {
    let is_plain = name == "0" || !name.starts_with(['0', '+']);
    if is_plain { usize::try_from(count(name)?).ok() } else { None }
}

/// A text that is a whole number and not negative.
#[inline(never)]
pub(crate) fn count(text: &str) -> Option<u64> {
    text.parse().ok()
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
        if change.is_null() {
            merged.remove(name);
        } else {
            let before = merged.get_mut(name).map(std::mem::take).unwrap_or_default();
            merged.insert(name.clone(), merge(before, change));
        }
    }
    Value::Object(merged)
}
