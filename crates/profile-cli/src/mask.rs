//! What is shown of an exchange: everything but what signs somebody in, the middle of phone numbers, and the numbers of
//! documents.

mod names;
mod text;

use zhihui_json::Value;

use names::{SECRET_HEADERS, Sort, is_document, sort};
use text::{masked_number, without_documents, without_phones, without_web_tokens};

const MASK: &str = "****";

/// Shorter ones would be found in the middle of other words.
const SHORTEST_PART: usize = 4;

/// Hides secrets: those that it was told, and what the names around them tell.
#[derive(Debug, Default)]
pub struct Mask {
    /// As they are, and as they stand in an address.
    told: Vec<String>,
    header: String,
}

impl Mask {
    /// Hides this wherever it stands from now on.
    pub fn hide(&mut self, secret: &str) {
        for form in [secret.to_owned(), encoded(secret)] {
            if !form.is_empty() && !self.told.contains(&form) {
                self.told.push(form);
            }
        }
    }

    /// Hides the values of this header as well.
    pub fn hide_header(&mut self, name: &str) {
        self.header = name.to_ascii_lowercase();
    }

    /// A text without names around its parts.
    pub fn text(&self, text: &str) -> String {
        if self.told.iter().any(|secret| secret == text) {
            return MASK.to_owned();
        }
        let mut shown = text.to_owned();
        for secret in self.told.iter().filter(|secret| secret.len() >= SHORTEST_PART) {
            shown = shown.replace(secret.as_str(), MASK);
        }
        without_phones(&without_documents(&without_web_tokens(&shown)))
    }

    /// A header's value. Of cookies the names are shown, of `Authorization` the scheme.
    pub fn header(&self, name: &str, value: &str) -> String {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "cookie" => value.split(';').map(cookie).collect::<Vec<_>>().join(";"),
            "set-cookie" => {
                let (pair, rest) = value.split_at(value.find(';').unwrap_or(value.len()));
                [&cookie(pair), rest].concat()
            }
            _ if name == self.header
                || sort(&name) == Sort::Secret
                || SECRET_HEADERS.iter().any(|part| name.contains(part)) =>
            {
                let scheme = value.split_once(' ').map_or("", |(scheme, _)| scheme);
                if scheme.is_empty() { MASK.to_owned() } else { [scheme, " ", MASK].concat() }
            }
            _ => self.pairs(value, '?'),
        }
    }

    /// An address: secrets among its parameters by their names.
    pub fn address(&self, address: &str) -> String {
        self.pairs(address, '?')
    }

    /// A body of whatever kind.
    pub fn body(&self, bytes: &[u8]) -> String {
        let Ok(text) = std::str::from_utf8(bytes) else { return format!("({} bytes that are no text)", bytes.len()) };
        match zhihui_json::parse(text.trim_start_matches('\u{feff}')) {
            Ok(value) => format!("{:#}", self.json(&value)),
            Err(_) if !text.contains(['<', '\n', ' ']) => self.pairs(text, '&'),
            Err(_) => self.text(text),
        }
    }

    /// The same JSON with secrets hidden.
    pub fn json(&self, value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(|item| self.json(item)).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(name, value)| (self.text(name), self.field(name, value))).collect()
            }
            Value::String(text) => self.text(text).into(),
            Value::Number(number) => {
                let (text, plain) = (self.text(&number.to_string()), number.to_string());
                if text == plain { value.clone() } else { text.into() }
            }
            other => other.clone(),
        }
    }

    fn field(&self, name: &str, value: &Value) -> Value {
        let plain = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            // `{ "identity": { "number": … } }`: there the name alone says nothing.
            Value::Object(fields) if is_document(name) => {
                let inner = fields.iter().map(|(inner, value)| {
                    let whole = if inner == "number" { "documentNumber" } else { inner };
                    (inner.clone(), self.field(whole, value))
                });
                return inner.collect();
            }
            other => return self.json(other),
        };
        self.named(name, &plain).map_or_else(|| self.json(value), Value::String)
    }

    /// What is shown of a value because of its name. `None`: what would be shown of it anyway.
    fn named(&self, name: &str, value: &str) -> Option<String> {
        match sort(name) {
            _ if value.is_empty() => None,
            Sort::Secret => Some(MASK.to_owned()),
            Sort::Code if signs_in(value) => Some(MASK.to_owned()),
            Sort::Number if value.len() > 4 && !value.contains('*') => Some(masked_number(value)),
            _ => None,
        }
    }

    /// `a=b&c=d`, behind `mark` where it is an address.
    fn pairs(&self, text: &str, mark: char) -> String {
        let Some(start) = (if mark == '&' { Some(0) } else { text.find(mark).map(|at| at + 1) }) else {
            return self.text(text);
        };
        let shown = text[start..].split('&').map(|pair| match pair.split_once('=') {
            Some((name, value)) => [name, "=", &self.named(name, value).unwrap_or_else(|| self.text(value))].concat(),
            None => self.text(pair),
        });
        self.text(&text[..start]) + &shown.collect::<Vec<_>>().join("&")
    }
}

fn cookie(pair: &str) -> String {
    pair.split_once('=').map_or_else(|| MASK.to_owned(), |(name, _)| [name, "=", MASK].concat())
}

/// Percent-encoded as in an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A code of a problem is a word, or a number of few digits; one that signs somebody in, or opens a door, has more.
fn signs_in(code: &str) -> bool {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    (digits == code.len() && (4..=8).contains(&digits)) || (digits > 0 && code.len() >= 12)
}

#[cfg(test)]
mod tests;
