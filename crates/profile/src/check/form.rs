//! How single values are written. Each check answers what to write instead, if anything.

use zhihui_json::Value;

use super::{add_meant, push_name};
use crate::instant::zone_seconds;
use crate::shape::{Kind, OPERATIONS};
use crate::uri;

type Wrong = Option<String>;

/// The roots of runtime expressions that a pointer may follow.
const ROOTS: &[&str] = &["$input", "$account", "$before", "$response.body"];
const EXPRESSIONS: &str =
    "$input#/…, $account#/…, $before#/…, $response.body#/…, $response.header.NAME and $response.status";

/// Headers that are the app's or the browser's own.
const TAKEN: &[&str] = &["authorization", "cookie", "host", "content-length", "origin", "connection"];

/// What is wrong with a single value.
pub(super) fn fault(kind: &Kind, value: &Value) -> Wrong {
    #[cfg(feature = "schema")]
    if let Some(what) = super::advice::single(kind, value) {
        return Some(what);
    }
    let text = value.as_str();
    let (is_good, wanted) = match (kind, value) {
        (Kind::Text | Kind::HeaderName | Kind::Address, _) => (text.is_some(), "write a text"),
        (Kind::Bool, _) => (value.is_boolean(), "write true or false"),
        (Kind::Whole(least, most), _) => {
            let (least, most) = (u64::from(*least), u64::from(*most));
            if value.as_u64().is_some_and(|number| (least..=most).contains(&number)) {
                return None;
            }
            return Some(["write a whole number from ", &least.to_string(), " to ", &most.to_string()].concat());
        }
        (Kind::Word(words), _) => return word_fault(words, text),
        (Kind::BaseUrl, _) => {
            (text.is_some_and(is_base_url), "write a path such as \"/api/v1\" or an address that begins with https://")
        }
        (Kind::Zone, _) => (text.and_then(zone_seconds).is_some(), "write a zone such as \"+08:00\", or \"Z\""),
        (Kind::Preset, _) => (text.is_some_and(is_preset), "write a preset's name: small letters, digits and hyphens"),
        (Kind::Header, _) => (text.is_some_and(is_plain), "write a text of plain ASCII on one line"),
        (Kind::Path, _) => match text {
            Some(path) if path.is_empty() || path.starts_with(['/', '?', '{']) => return uri::fault(path),
            _ => (false, "write a path that begins with /, or nothing"),
        },
        (Kind::Pointer, _) => (text.is_some_and(is_pointer), POINTER),
        (Kind::Wanted, Value::Array(several)) => return any_fault(kind, several),
        (Kind::Selector | Kind::Status, Value::Array(several)) if !several.is_empty() => {
            return any_fault(kind, several);
        }
        (Kind::Selector | Kind::Place, _) => match text {
            Some(selector) => return selector_fault(selector),
            None => (false, "write a pointer such as \"/data\", or a list of them"),
        },
        (Kind::Status, _) => {
            let is_status = value.as_u64().is_some_and(|status| (100..600).contains(&status));
            let is_class = text.is_some_and(|text| matches!(text.as_bytes(), [b'1'..=b'5', b'x', b'x']));
            (is_status || is_class, "write a status such as 404, a class such as \"4xx\", or a list of them")
        }
        (Kind::Wanted, Value::Object(condition)) => {
            let contains = condition.get("contains").is_some_and(Value::is_string);
            let present = condition.get("present").is_some_and(Value::is_boolean);
            (
                condition.len() == 1 && (contains || present),
                "write a value, a list of values, { \"contains\": \"…\" } or { \"present\": true }",
            )
        }
        _ => return None,
    };
    wrong(!is_good, wanted)
}

fn any_fault(kind: &Kind, several: &[Value]) -> Wrong {
    several.iter().find_map(|one| fault(kind, one))
}

fn word_fault(words: &[&str], word: Option<&str>) -> Wrong {
    if word.is_some_and(|word| words.contains(&word)) {
        return None;
    }
    let mut what = "write one of ".to_owned();
    for word in words {
        push_name(&mut what, &["\"", word, "\""].concat());
    }
    add_meant(&mut what, word.unwrap_or_default(), words.iter().copied());
    Some(what)
}

/// The names of operations are the contract's.
pub(super) fn operation_fault(name: &str) -> Wrong {
    if OPERATIONS.contains(&name) {
        return None;
    }
    let mut what = "this operation is not known; known are ".to_owned();
    for known in OPERATIONS {
        push_name(&mut what, known);
    }
    add_meant(&mut what, name, OPERATIONS.iter().copied());
    Some(what)
}

fn wrong(is_wrong: bool, what: &str) -> Wrong {
    is_wrong.then(|| what.to_owned())
}

const POINTER: &str = "write a pointer (RFC 6901): \"/data/id\", or \"\" for all of it";

/// `~` stands in a pointer as `~0`, and `/` as `~1`.
fn is_pointer(text: &str) -> bool {
    let is_one = text.is_empty() || text.starts_with('/');
    is_one && text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
}

pub(super) fn pointer_fault(pointer: &str) -> Wrong {
    wrong(!is_pointer(pointer), POINTER)
}

/// A pointer or a runtime expression; any other text stands for itself.
pub(super) fn selector_fault(selector: &str) -> Wrong {
    if selector.is_empty() || selector.starts_with('/') {
        return pointer_fault(selector);
    }
    if !selector.starts_with('$') || selector == "$response.status" {
        return None;
    }
    let is_header = selector.strip_prefix("$response.header.").is_some_and(|name| !name.is_empty());
    let (root, pointer) = selector.split_once('#').unwrap_or((selector, ""));
    let is_known = is_header || (ROOTS.contains(&root) && is_pointer(pointer));
    (!is_known).then(|| {
        ["this expression is not known; known are ", EXPRESSIONS, "; { \"$value\": … } for the text itself"].concat()
    })
}

/// What is wrong with the name of a parameter that stands beside others.
pub(super) fn parameter_fault(name: &str) -> Wrong {
    wrong(name.starts_with('$'), "this would be a directive: write such a parameter into the path, \"/x?$top=5\"")
}

/// What is wrong with the name of a header that the deployer sets, on every request or on one.
pub(super) fn header_fault(name: &str, is_fixed: bool) -> Wrong {
    #[cfg(feature = "schema")]
    if let Some(what) = super::advice::header(name) {
        return Some(what);
    }
    let is_token =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&byte));
    if !is_token {
        return Some("this is no name of a header".to_owned());
    }
    let lower = name.to_ascii_lowercase();
    // Some backends want to know the app itself before anybody signs in.
    let is_taken = TAKEN.contains(&lower.as_str()) && (is_fixed || lower != "authorization");
    wrong(is_taken, "this header is not yours to set; for the session's token see signIn.token")
}

fn is_base_url(text: &str) -> bool {
    let path = text.starts_with('/') && !text.starts_with("//");
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let absolute = host.is_some_and(|host| !host.is_empty());
    (path || absolute) && !text.bytes().any(|byte| b"?# \\".contains(&byte) || byte < b' ')
}

fn is_preset(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
}
