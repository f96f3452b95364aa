//! How single values are written. Each check answers what to write instead, if anything.

use zhihui_json::Value;

use crate::profile::zone_seconds;
use crate::shape::Kind;
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
    let text = value.as_str();
    match kind {
        Kind::Text => wrong(text.is_none(), "write a text"),
        Kind::Bool => wrong(!value.is_boolean(), "write true or false"),
        Kind::Whole(least, most) => {
            let is_in_range =
                value.as_u64().is_some_and(|number| (u64::from(*least)..=u64::from(*most)).contains(&number));
            (!is_in_range)
                .then(|| ["write a whole number from ", &least.to_string(), " to ", &most.to_string()].concat())
        }
        Kind::Word(words) => {
            let is_one = text.is_some_and(|text| words.contains(&text));
            (!is_one).then(|| ["write one of \"", &words.join("\", \""), "\""].concat())
        }
        Kind::BaseUrl => wrong(
            !text.is_some_and(is_base_url),
            "write a path such as \"/api/v1\" or an address that begins with https://",
        ),
        Kind::Zone => wrong(text.and_then(zone_seconds).is_none(), "write a zone such as \"+08:00\", or \"Z\""),
        Kind::Preset => wrong(!text.is_some_and(is_preset), "write a preset's name: small letters, digits and hyphens"),
        Kind::Header => wrong(!text.is_some_and(is_plain), "write a text of plain ASCII on one line"),
        Kind::Path => match text {
            Some(path) if path.is_empty() || path.starts_with(['/', '?', '{']) => uri::fault(path),
            _ => Some("write a path that begins with /, or nothing".to_owned()),
        },
        Kind::Pointer => text.map_or_else(not_a_pointer, pointer_fault),
        Kind::Selector => match value {
            Value::Array(several) if !several.is_empty() => {
                several.iter().find_map(|one| fault(kind, one).filter(|_| !one.is_array()))
            }
            _ => text.map_or_else(
                || Some("write a pointer such as \"/data\", or a list of them".to_owned()),
                selector_fault,
            ),
        },
        Kind::Status => match value {
            Value::Array(several) if !several.is_empty() => several.iter().find_map(|one| fault(kind, one)),
            _ => {
                let is_status = value.as_u64().is_some_and(|status| (100..600).contains(&status));
                let is_class = text.is_some_and(|text| matches!(text.as_bytes(), [b'1'..=b'5', b'x', b'x']));
                wrong(!is_status && !is_class, "write a status such as 404, a class such as \"4xx\", or a list of them")
            }
        },
        Kind::Wanted => match value {
            Value::Array(several) => several.iter().find_map(|one| fault(kind, one)),
            Value::Object(fields) => {
                let mut each = fields.iter();
                let is_condition = match (each.next(), each.next()) {
                    (Some((name, value)), None) => {
                        (name == "contains" && value.is_string()) || (name == "present" && value.is_boolean())
                    }
                    _ => false,
                };
                wrong(
                    !is_condition,
                    "write a value, a list of values, { \"contains\": \"…\" } or { \"present\": true }",
                )
            }
            _ => None,
        },
        _ => None,
    }
}

fn wrong(is_wrong: bool, what: &str) -> Wrong {
    is_wrong.then(|| what.to_owned())
}

fn not_a_pointer() -> Wrong {
    Some("write a pointer (RFC 6901): \"/data/id\", or \"\" for all of it".to_owned())
}

/// `~` stands in a pointer as `~0`, and `/` as `~1`.
pub(super) fn pointer_fault(pointer: &str) -> Wrong {
    let is_one = pointer.is_empty() || pointer.starts_with('/');
    let is_escaped = pointer.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    if is_one && is_escaped { None } else { not_a_pointer() }
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
    let is_known = is_header || (ROOTS.contains(&root) && pointer_fault(pointer).is_none());
    (!is_known).then(|| {
        ["this expression is not known; known are ", EXPRESSIONS, "; { \"$value\": … } for the text itself"].concat()
    })
}

/// What is wrong with the name of a header that the deployer sets.
pub(super) fn header_fault(name: &str) -> Wrong {
    let is_token =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&byte));
    if !is_token {
        return Some("this is no name of a header".to_owned());
    }
    let is_taken = TAKEN.contains(&name.to_ascii_lowercase().as_str());
    wrong(is_taken, "this header is not yours to set; for the session's token see signIn.token")
}

fn is_base_url(text: &str) -> bool {
    let path = text.starts_with('/') && !text.starts_with("//");
    let absolute = ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    (path || absolute) && !text.bytes().any(|byte| b"?# \\".contains(&byte) || byte < b' ')
}

fn is_preset(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
}
