//! An exchange as lines: what went out, what came back, what became of it.

use std::time::Duration;

use zhihui_domain::failure::Failure;
use zhihui_json::Value;
use zhihui_profile::{Body, Response};

use crate::carrier::Sent;
use crate::mask::Mask;

/// Of longer lists the first ones are shown.
const SHOWN_ITEMS: usize = 2;
const SHOWN_LETTERS: usize = 400;
const SHOWN_LINES: usize = 200;

/// What went out.
pub fn sent(sent: &Sent, mask: &Mask) -> String {
    let mut lines = format!("→ {} {}\n", sent.method, mask.address(&sent.url));
    lines += &headers(&sent.headers, mask);
    match &sent.body {
        Body::Nothing => {}
        Body::Text(text) => lines += &body(text.as_bytes(), mask),
        Body::Photo { part, fields } => {
            lines += &format!("  (multipart: the photo in the part `{part}`)\n");
            for (name, value) in fields {
                lines += &format!("  {name}: {}\n", mask.text(value));
            }
        }
    }
    lines
}

/// What came back.
pub fn came(response: &Response, took: Duration, mask: &Mask) -> String {
    let mut lines = format!("← {} after {} ms\n", response.status, took.as_millis());
    lines += &headers(&response.headers, mask);
    lines + &body(&response.body, mask)
}

/// What the mapping made of it.
pub fn made(result: &Value, mask: &Mask) -> String {
    format!("= in the contract's form\n{}", json(result, mask))
}

/// Why there is no result, as the app understands it.
pub fn failed(failure: &Failure, mask: &Mask) -> String {
    let mut lines = format!("✗ {}\n", mask.text(&failure.to_string()));
    match failure {
        Failure::Validation(errors) => {
            for error in errors {
                lines += &format!("  {}: {:?}: {}\n", error.pointer, error.code, mask.text(&error.message));
            }
        }
        Failure::Protocol { detail } if detail.contains("the input has no") => {
            lines += "  say it by --id or --input\n";
        }
        _ => {}
    }
    lines
}

fn headers(headers: &[(String, String)], mask: &Mask) -> String {
    headers.iter().map(|(name, value)| format!("  {name}: {}\n", mask.header(name, value))).collect()
}

fn body(bytes: &[u8], mask: &Mask) -> String {
    if bytes.is_empty() {
        return String::new();
    }
    let text = std::str::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}'));
    match text.map(zhihui_json::parse) {
        Ok(Ok(value)) => json(&value, mask),
        _ => indented(&shortened(&mask.body(bytes))),
    }
}

fn json(value: &Value, mask: &Mask) -> String {
    indented(&format!("{:#}", few(&mask.json(value))))
}

/// The same with the first items of its lists, and the beginnings of its texts.
fn few(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut shown: Vec<Value> = items.iter().take(SHOWN_ITEMS).map(few).collect();
            if items.len() > SHOWN_ITEMS {
                shown.push(format!("… {} more", items.len() - SHOWN_ITEMS).into());
            }
            Value::Array(shown)
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), few(value))).collect(),
        Value::String(text) => shortened(text).into(),
        other => other.clone(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_LETTERS) {
        Some((end, _)) => format!("{}… {} bytes", &text[..end], text.len()),
        None => text.to_owned(),
    }
}

fn indented(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().take(SHOWN_LINES).map(|line| format!("  {line}\n")).collect();
    let left = text.lines().count() - lines.len();
    if left > 0 {
        lines.push(format!("  … {left} more lines\n"));
    }
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        zhihui_json::parse(text).expect(text)
    }

    #[test]
    fn long_lists_are_counted() {
        assert_eq!(few(&json(r#"{ "rows": [1, 2, 3, 4] }"#)), json(r#"{ "rows": [1, 2, "… 2 more"] }"#));
        assert_eq!(few(&json("[1, 2]")), json("[1, 2]"));
    }

    #[test]
    fn nothing_that_signs_somebody_in_is_printed() {
        let headers = [("Authorization", "Bearer abc.def"), ("Accept", "application/json")];
        let request = Sent {
            method: "POST".to_owned(),
            url: "http://127.0.0.1:1/x?token=abc.def".to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: Body::Text(r#"{"phone":"19900001234","code":"271828"}"#.to_owned()),
        };
        let mask = Mask::default();
        let printed = sent(&request, &mask);
        assert!(printed.contains("Bearer ****") && printed.contains("199****1234"), "{printed}");
        assert!(!printed.contains("abc") && !printed.contains("271828"), "{printed}");
    }

    #[test]
    fn a_refusal_names_its_fields() {
        use zhihui_domain::problem::{FieldCode, FieldError};
        let failure = Failure::Validation(vec![FieldError::new("/phone", FieldCode::PhoneFormat)]);
        assert!(failed(&failure, &Mask::default()).contains("/phone: PhoneFormat"));
    }
}
