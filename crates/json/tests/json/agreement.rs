use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_json::Value;

/// Whether both read the same from a text, or both refuse it.
pub fn agree<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    is_no_laxer::<T>(text);
    if let (Err(ours), Ok(theirs)) = (zhihui_json::read::<T>(text), serde_json::from_str::<T>(text)) {
        panic!("we say {ours}, serde_json reads {theirs:?}: {text}");
    }
}

/// Whether we read the same or refuse it, where `serde_json` may take a struct from an array and we do not.
pub fn is_no_laxer<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    let Ok(ours) = zhihui_json::read::<T>(text) else { return };
    match serde_json::from_str::<T>(text) {
        Ok(theirs) => assert_eq!(ours, theirs, "{text}"),
        // Ignored here, even where the struct denies them.
        Err(theirs) if theirs.to_string().starts_with("unknown field") => {}
        Err(theirs) => panic!("we read {ours:?}, serde_json says {theirs}: {text}"),
    }
}

/// Whether both write the same text of what is read from one.
pub fn agree_on_writing<T: DeserializeOwned + Serialize>(text: &str) {
    let value = zhihui_json::read::<T>(text).expect(text);
    assert_eq!(zhihui_json::write(&value).ok(), serde_json::to_string(&value).ok());
}

/// Whether both make the same value of a text, to the digit of every number, or both refuse it.
pub fn agree_on_value(text: &str) {
    let (ours, theirs) = (zhihui_json::parse(text).ok(), serde_json::from_str(text).ok());
    assert_eq!(ours.as_ref().map(as_theirs), theirs, "{text}");
}

/// The same value in `serde_json`'s own type. It writes exponents with a sign.
pub fn as_theirs(ours: &Value) -> serde_json::Value {
    match ours {
        Value::Null => serde_json::Value::Null,
        Value::Bool(is) => (*is).into(),
        Value::Number(number) => serde_json::from_str(number.as_str()).expect("a number"),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(as_theirs).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), as_theirs(value))).collect(),
    }
}
