//! Whatever somebody writes into the file, checking it ends and says something.

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
        prop_assert_eq!(Profile::checked(value).is_err() || faults.is_empty(), true);
    }

    #[test]
    fn a_preset_with_anything_in_it_is_judged(
        which in any::<prop::sample::Index>(),
        path in prop::collection::vec(0_usize..40, 0..7),
        with in any_json(),
    ) {
        let mut all = presets::files("public/backends");
        let (_, preset) = all.swap_remove(which.index(all.len()));
        let mut profile = presets::whole(preset);
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
fn what_lies_too_deep_is_told_and_not_followed() {
    for key in ["operations", "types", "a", "$else", "$with", "where"] {
        let mut fields = Map::new();
        fields.insert("types".to_owned(), deep(500, key));
        assert!(!check(&Value::Object(fields)).is_empty(), "{key}");
    }
}
