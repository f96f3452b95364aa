use std::fmt::Debug;

use serde::de::DeserializeOwned;

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

/// Whether both make the same value of a text, to the digit of every number, or both refuse it.
pub fn agree_on_value(text: &str) {
    assert_eq!(zhihui_json::parse(text).ok(), serde_json::from_str(text).ok(), "{text}");
}
