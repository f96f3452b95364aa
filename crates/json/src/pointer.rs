//! RFC 6901.

use std::borrow::Cow;

/// A key as it stands in a pointer, with the slash before it.
pub fn pointer_part(key: &str) -> String {
    ["/", &key.replace('~', "~0").replace('/', "~1")].concat()
}

/// The names in a pointer, as they stand in objects. `None` for what is no pointer.
pub(crate) fn steps(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let is_one = pointer.is_empty() || pointer.starts_with('/');
    is_one.then(|| pointer.split('/').skip(1).map(name))
}

fn name(part: &str) -> Cow<'_, str> {
    if part.contains('~') { part.replace("~1", "/").replace("~0", "~").into() } else { part.into() }
}

/// The place in an array: digits without a leading zero.
pub(crate) fn index(name: &str) -> Option<usize> {
    let is_plain = !name.starts_with('+') && (!name.starts_with('0') || name == "0");
    if is_plain { name.parse().ok() } else { None }
}
