//! What an operation is asked with: what the app adds by itself, a sample of what people type, and `--input` over both.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use anyhow::{Result, bail};
use chrono::{SecondsFormat, Utc};
use zhihui_domain::time::in_zone;
use zhihui_json::{Map, Value};
use zhihui_profile::{Answer, merge};

use super::samples;
use super::visit::{Shown, Visit};
use crate::arguments::{Person, Wanted};

/// An object of texts.
pub fn object<const N: usize>(fields: [(&str, String); N]) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect())
}

/// Now, as the app writes it.
pub fn now() -> String {
    in_zone(&Utc::now()).to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// The operation's input.
pub fn of(visit: &mut Visit, wanted: &Wanted) -> Result<Map> {
    let mut input = Map::new();
    match wanted.operation.as_str() {
        "session.code" => {
            let Person::Phone { phone, .. } = &wanted.person else { bail!("a code goes to a phone: --phone") };
            input.insert("body".to_owned(), object([("phone", phone.clone())]));
        }
        "session.refresh" | "session.end" => input.extend(visit.session().as_object().cloned().unwrap_or_default()),
        "events.list" => {
            input.insert("when".to_owned(), "upcoming".into());
        }
        "registrations.cancel" if wanted.input.get("version").is_none() => input.extend(seen(visit, wanted)),
        _ => {}
    }
    if samples::is_write(&wanted.operation) {
        input.insert("key".to_owned(), key().into());
    }
    if let Some(body) = samples::body(&wanted.operation)? {
        input.insert("body".to_owned(), body);
    }
    if let Some(id) = &wanted.id {
        input.insert("id".to_owned(), id.as_str().into());
    }
    match merge(Value::Object(input), &Value::Object(wanted.input.clone())) {
        Value::Object(input) => Ok(input),
        _ => bail!("--input takes an object"),
    }
}

/// Of what is cancelled the app says which event it is of, and which version the person saw.
fn seen(visit: &mut Visit, wanted: &Wanted) -> Map {
    let mut seen = Map::new();
    let Some(id) = wanted.id.as_deref().filter(|_| visit.profile.has("registrations.get")) else { return seen };
    let mut input = Map::from_iter([("id".to_owned(), Value::from(id))]);
    input.extend(wanted.input.get("secret").map(|secret| ("secret".to_owned(), secret.clone())));
    if let Ok(Answer::Json(registration)) = visit.ask("registrations.get", input, Shown::Briefly) {
        for (name, from) in [("event", "eventId"), ("version", "version")] {
            seen.extend(registration.get(from).map(|value| (name.to_owned(), value.clone())));
        }
    }
    seen
}

/// 32 hex digits, as the app makes them for each press.
fn key() -> String {
    // Each state has random keys of its own.
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_new_each_time() {
        let keys: std::collections::BTreeSet<String> = (0..100).map(|_| key()).collect();
        assert_eq!(keys.len(), 100);
        assert!(keys.iter().all(|key| key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())));
    }
}
