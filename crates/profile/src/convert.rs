//! Conversions of single values, `$as`: the wire's form and the contract's.

use zhihui_domain::person::{PersonName, PhoneNumber};
use zhihui_json::Value;

use crate::hash::{START, fnv};
use crate::instant::{Moment, is_date, whole};
use crate::template::text_of;

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
pub(crate) fn read(name: &str, value: &Value, forms: &Forms) -> Option<Value> {
    let text = match name {
        "instant" => Moment::read(value, forms.instant, forms.zone_seconds)?.rfc3339()?,
        "day" => day(value, forms)?,
        "id" => text_of(value).filter(|_| !value.is_boolean())?,
        "json" => return value.as_str().map_or_else(|| Some(value.clone()), |text| zhihui_json::parse(text).ok()),
        "jwtExpiry" => expiry(value.as_str()?)?,
        "secondsFromNow" => {
            let now = Moment::of_contract(forms.now?)?;
            Moment { seconds: now.seconds.checked_add(whole(&text_of(value)?)?)?, ..now }.rfc3339()?
        }
        _ => return same_both_ways(name, value),
    };
    Some(Value::String(text))
}

/// The contract's value as the wire's; `None` where it does not fit.
pub(crate) fn write(name: &str, value: &Value, forms: &Forms) -> Option<Value> {
    match name {
        "instant" => Moment::of_contract(value.as_str()?)?.write(forms.instant, forms.zone_seconds),
        "day" => Some(value.clone()).filter(|day| day.as_str().is_some_and(is_date)),
        "id" => {
            let text = text_of(value).filter(|_| !value.is_boolean())?;
            if forms.ids_are_numbers && is_plain_integer(&text) { number(&text) } else { Some(Value::String(text)) }
        }
        "json" => Some(Value::String(value.to_string())),
        _ => same_both_ways(name, value),
    }
}

fn same_both_ways(name: &str, value: &Value) -> Option<Value> {
    let text = text_of(value)?;
    Some(match name {
        "text" => Value::String(text),
        "number" => return number(&text),
        "boolean" => Value::Bool(match text.as_str() {
            "true" | "1" | "Y" => true,
            "false" | "0" | "N" => false,
            _ => return None,
        }),
        "maskedPhone" => Value::String(masked_phone(&text)),
        "maskedName" => Value::String(PersonName::parse(&text).ok()?.masked()),
        "key15" => Value::String(key15(&text)),
        _ => return None,
    })
}

/// The number with all of its digits.
fn number(text: &str) -> Option<Value> {
    // JSON allows blanks around it.
    let is_bare = text.bytes().all(|byte| byte > b' ');
    zhihui_json::parse(text).ok().filter(|value| is_bare && value.is_number())
}

/// Without a leading zero, which a number would lose.
fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text == "0"
        || (digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.starts_with(|first| ('1'..='9').contains(&first)))
}

fn day(value: &Value, forms: &Forms) -> Option<String> {
    match value.as_str() {
        Some(text) if is_date(text) => Some(text.to_owned()),
        _ => {
            let moment = Moment::read(value, forms.instant, forms.zone_seconds)?;
            Moment { offset: forms.zone_seconds, ..moment }.date()
        }
    }
}

/// First three and last four characters.
fn masked_phone(text: &str) -> String {
    if let Ok(phone) = PhoneNumber::parse(text) {
        return phone.masked();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut masked: String = "****".to_owned();
    // Of less nothing would be hidden.
    if letters.len() > 7 {
        masked = letters.iter().take(3).chain(&['*'; 4]).chain(letters.iter().skip(letters.len() - 4)).collect();
    }
    masked
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
    Moment { seconds: whole(&text_of(claims.get("exp")?)?)?, nanos: 0, offset: 0 }.rfc3339()
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
