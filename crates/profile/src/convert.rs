//! Conversions of single values, `$as`: the wire's form and the contract's.

use zhihui_domain::person::{PersonName, PhoneNumber};
use zhihui_json::Value;

use crate::hash::{START, fnv};
use crate::instant::{Moment, is_date, whole};
use crate::template::{Direction, text_of};

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

/// The value as the other side writes it; `None` where it does not fit.
pub(crate) fn convert(name: &str, value: &Value, direction: Direction, forms: &Forms) -> Option<Value> {
    let is_in = direction == Direction::In;
    if name == "json" {
        return match value {
            Value::String(text) if is_in => zhihui_json::parse(text).ok(),
            value if is_in => Some(value.clone()),
            value => Some(Value::String(value.to_string())),
        };
    }
    let text = text_of(value)?;
    Some(Value::String(match name {
        "instant" if is_in => Moment::read(text, forms.instant, forms.zone_seconds)?.rfc3339()?,
        "instant" => return Moment::of_contract(text)?.write(forms.instant, forms.zone_seconds),
        "day" if is_date(text) => text.to_owned(),
        "day" if is_in => {
            let moment = Moment::read(text, forms.instant, forms.zone_seconds)?;
            Moment { offset: forms.zone_seconds, ..moment }.date()?
        }
        "id" if value.is_boolean() => return None,
        "id" if !is_in && forms.ids_are_numbers && is_plain_integer(text) => return number(text),
        "id" | "text" => text.to_owned(),
        "number" => return number(text),
        "boolean" => {
            return match text {
                "true" | "1" | "Y" => Some(Value::Bool(true)),
                "false" | "0" | "N" => Some(Value::Bool(false)),
                _ => None,
            };
        }
        "maskedPhone" => masked_phone(text),
        "maskedName" => PersonName::parse(text).ok()?.masked(),
        "key15" => key15(text),
        "jwtExpiry" if is_in => expiry(text)?,
        "secondsFromNow" if is_in => {
            let now = Moment::of_contract(forms.now?)?;
            Moment { seconds: now.seconds.checked_add(whole(text)?)?, ..now }.rfc3339()?
        }
        _ => return None,
    }))
}

/// The number with all of its digits.
fn number(text: &str) -> Option<Value> {
    // JSON allows blanks around it.
    let is_bare = text.bytes().all(|byte| byte > b' ');
    zhihui_json::parse(text).ok().filter(|value| is_bare && value.is_number())
}

/// Without a leading zero, which a number would lose.
fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    text == "0" || (digits.first().is_some_and(|first| *first != b'0') && digits.iter().all(u8::is_ascii_digit))
}

/// First three and last four characters.
fn masked_phone(text: &str) -> String {
    if let Ok(phone) = PhoneNumber::parse(text) {
        return phone.masked();
    }
    let letters: Vec<char> = text.chars().collect();
    // Of less nothing would be hidden.
    let (first, last) = if letters.len() > 7 { (3, letters.len() - 4) } else { (0, letters.len()) };
    [&String::from_iter(&letters[..first]), "****", &String::from_iter(&letters[last..])].concat()
}

/// Small enough for ids of 15 characters, and the same for the same key.
fn key15(key: &str) -> String {
    let mut made: String =
        key.chars().filter(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()).collect();
    let mut hash = fnv(START, key.as_bytes());
    while made.len() < 15 {
        made.push(char::from(b"0123456789abcdef"[usize::from(hash as u8 & 15)]));
        hash >>= 4;
    }
    made.truncate(15);
    made
}

/// Until when a JSON Web Token is good (RFC 7519): `exp`. Whether it is genuine is the backend's to judge.
fn expiry(token: &str) -> Option<String> {
    let payload = bytes_of_base64url(token.split('.').nth(1)?)?;
    let claims = zhihui_json::parse(std::str::from_utf8(&payload).ok()?).ok()?;
    Moment { seconds: whole(text_of(claims.get("exp")?)?)?, nanos: 0, offset: 0 }.rfc3339()
}

fn bytes_of_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        (held, bits) = (held << 6 | u32::from(six), bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}
