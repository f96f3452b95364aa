//! JSON of every kind.

use proptest::prelude::*;
use zhihui_json::{Map, Value};

use crate::world::json;

/// A number with any digits.
pub fn number() -> impl Strategy<Value = Value> {
    prop_oneof![any::<i64>().prop_map(Value::from), any::<i128>().prop_map(|number| json(&number.to_string()))]
        .boxed()
        .prop_union("-?[1-9][0-9]{0,30}(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?".prop_map(|text| json(&text)).boxed())
}

/// JSON whose keys and texts are of `words` half of the time.
pub fn value(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    let word = move || prop_oneof![proptest::sample::select(words).prop_map(str::to_owned), ".{0,6}"];
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::Bool), number(), word().prop_map(Value::String),];
    let nested = leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(word(), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    nested.boxed()
}

/// An object of such.
pub fn object(words: &'static [&'static str]) -> impl Strategy<Value = Map> {
    let word = prop_oneof![proptest::sample::select(words).prop_map(str::to_owned), ".{0,6}"];
    proptest::collection::btree_map(word, value(words), 0..8).prop_map(|map| map.into_iter().collect())
}
