use proptest::prelude::*;
use serde_json::Value;

pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop_oneof!["id", "zh", "text", "Waiting", "Refused", "items", ".{0,3}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// A good text, and a few places at which something else stands or nothing.
pub fn bent_text(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    const OTHERS: &[&str] = &[
        "",
        "",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "\\u00",
        "/",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E7",
        "null",
        "true",
        "f",
        " ",
        "\n",
        "\t",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "\u{b}",
        "\u{a0}",
        "\u{feff}",
        "林",
        "\u{1f600}",
    ];
    let bends = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..3, prop::sample::select(OTHERS)), 1..4);
    (text, bends).prop_map(|(text, bends)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, gone, other) in bends {
            let at = at.index(letters.len() + 1);
            letters.splice(at..(at + gone).min(letters.len()), other.chars());
        }
        letters.into_iter().collect()
    })
}
