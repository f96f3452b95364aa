//! Whatever somebody writes into the file, checking it ends and says something.

use std::sync::LazyLock;

use proptest::prelude::*;
use zhihui_json::{Map, Value};
use zhihui_profile::{Profile, check, extends, read};

use super::presets;

/// Names that mean something to a profile, so that arbitrary JSON gets far into the check.
const WORDS: &[&str] = &[
    "baseUrl",
    "operations",
    "types",
    "enums",
    "rules",
    "signIn",
    "style",
    "page",
    "then",
    "operation",
    "events.list",
    "events.get",
    "path",
    "/events/{id}",
    "answer",
    "body",
    "$from",
    "$type",
    "$each",
    "$with",
    "$equals",
    "$else",
    "$over",
    "$as",
    "$enum",
    "event",
    "",
    "/",
    "/a~2",
    "$input#/x",
    "where",
    "status",
    "4xx",
    "means",
    "repeated",
];

/// The presets, each with those that it extends.
static PRESETS: LazyLock<Vec<Value>> =
    LazyLock::new(|| presets::files("public/backends").into_iter().map(|(_, preset)| presets::whole(preset)).collect());

fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![prop::sample::select(WORDS).prop_map(str::to_owned), any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(8, 96, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map>())),
        ]
    })
}

/// A place in a value, by the numbers of the steps.
fn replace(value: &mut Value, path: &[usize], with: Value) {
    let Some((first, rest)) = path.split_first() else {
        *value = with;
        return;
    };
    let inner = match value {
        Value::Object(fields) if !fields.is_empty() => {
            let at = first % fields.len();
            fields.iter_mut().nth(at).map(|(_, value)| value)
        }
        Value::Array(items) if !items.is_empty() => {
            let at = first % items.len();
            items.get_mut(at)
        }
        _ => None,
    };
    match inner {
        Some(inner) => replace(inner, rest, with),
        None => *value = with,
    }
}

fn deep(levels: usize, key: &str) -> Value {
    (0..levels).fold(Value::Null, |inner, _| Value::Object([(key.to_owned(), inner)].into_iter().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arbitrary_json_is_judged(value in any_json()) {
        let _ = extends(&value);
        let faults = check(&value);
        for fault in &faults {
            prop_assert!(fault.pointer.is_empty() || fault.pointer.starts_with('/'), "{:?}", fault);
        }
        prop_assert_eq!(Profile::checked(value).err().unwrap_or_default(), faults);
    }

    #[test]
    fn a_preset_with_anything_in_it_is_judged(
        which in any::<prop::sample::Index>(),
        path in prop::collection::vec(0_usize..40, 0..7),
        with in any_json(),
    ) {
        let mut profile = PRESETS[which.index(PRESETS.len())].clone();
        replace(&mut profile, &path, with);
        check(&profile);
        let _ = Profile::checked(profile);
    }

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        let _ = read(&text);
    }
}

#[test]
fn many_types_in_a_row_are_not_followed_for_ever() {
    let types = (0..3000).map(|number| {
        let next = [("$type".to_owned(), Value::String((number + 1).to_string()))].into_iter().collect();
        (number.to_string(), Value::Object(next))
    });
    let profile = [("types".to_owned(), Value::Object(types.collect()))].into_iter().collect();
    let faults = check(&Value::Object(profile));
    assert!(faults.iter().any(|fault| fault.message.contains("too many others")), "{faults:?}");
    assert!(faults.iter().all(|fault| !fault.message.contains("contains itself")), "{faults:?}");
}

#[test]
fn what_lies_too_deep_is_told_and_not_followed() {
    for key in ["operations", "types", "a", "$else", "$with", "where"] {
        let mut fields = Map::new();
        fields.insert("types".to_owned(), deep(500, key));
        assert!(!check(&Value::Object(fields)).is_empty(), "{key}");
    }
}
