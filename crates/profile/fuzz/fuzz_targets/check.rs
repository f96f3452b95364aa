//! Whatever stands in a profile, the check comes to an end, and a profile that it lets through can be interpreted: an
//! operation makes a request or says why not, and no answer brings the engine down.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhihui_json::{Map, Value};
use zhihui_profile::{Call, Profile, Response, Step, check, extends, merge, read};

/// No operation asks more often.
const MOST_REQUESTS: usize = 16;

fuzz_target!(|text: &str| {
    let Ok(value) = read(text) else { return };
    _ = extends(&value);
    for fault in check(&value) {
        assert!(fault.pointer.is_empty() || fault.pointer.starts_with('/'), "{fault:?}");
        assert!(!fault.message.is_empty(), "{fault:?}");
    }
    let over = value.get("over").cloned().unwrap_or_default();
    _ = merge(value.clone(), &over);
    let operations: Vec<String> = value
        .get("operations")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    let Ok(profile) = Profile::checked(value) else { return };
    for operation in operations {
        walk(&profile, &operation);
    }
});

fn walk(profile: &Profile, operation: &str) {
    let input = [("id", "7"), ("key", "k"), ("now", "2030-01-01T00:00:00Z"), ("when", "past")];
    let input = input.map(|(name, value)| (name.to_owned(), Value::from(value)));
    let Ok((mut call, _)) = Call::begin(profile, operation, Value::Object(Map::from_iter(input))) else { return };
    let response =
        Response { status: 200, headers: vec![], body: br#"{"id":1,"rows":[{"id":2}],"next":"a"}"#.to_vec() };
    for _ in 0..MOST_REQUESTS {
        match call.go_on(profile, &response) {
            Step::Send(next, _) => call = next,
            Step::Done(_) | Step::Failed(_) => return,
        }
    }
    panic!("an operation without an end");
}
