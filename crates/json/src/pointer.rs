//! RFC 6901.

use crate::number::whole;

/// A key as it stands in a pointer, with the slash before it.
pub fn pointer_part(key: &str) -> String {
    ["/", &key.replace('~', "~0").replace('/', "~1")].concat()
}

/// The first part of a pointer and the pointer behind it. `None` for what is no pointer.
pub(crate) fn step(pointer: &str) -> Option<(&str, &str)> {
    let inner = pointer.strip_prefix('/')?;
    inner.split_at_checked(inner.bytes().position(|byte| byte == b'/').unwrap_or(inner.len()))
}

/// Whether a part means this key.
pub(crate) fn means(part: &str, key: &str) -> bool {
    let mut rest = part.as_bytes();
    for byte in key.bytes() {
        let (written, after) = match rest {
            [b'~', b'0', after @ ..] => (b'~', after),
            [b'~', b'1', after @ ..] => (b'/', after),
            [first, after @ ..] => (*first, after),
            [] => return false,
        };
        if written != byte {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

/// The place in an array: digits without a leading zero.
pub(crate) fn index(part: &str) -> Option<usize> {
    if part.starts_with('0') && part != "0" { None } else { usize::try_from(whole(part)?).ok() }
}
