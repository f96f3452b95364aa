//! How types are written: every shape that one can have, beside `serde_json`.

use std::collections::BTreeMap;
use std::fmt::Debug;

use chrono::DateTime;
use proptest::prelude::*;
use serde::Serialize;

fn same(value: &(impl Serialize + Debug)) {
    assert_eq!(zhihui_json::write(value).ok(), serde_json::to_string(value).ok(), "{value:?}");
}

#[derive(Debug, Serialize)]
struct Nothing;

#[derive(Debug, Serialize)]
struct Empty {}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Id(String);

#[derive(Debug, Serialize)]
struct Pair(Option<u8>, char);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
enum Word {
    FirstWord,
    Second,
}

#[derive(Debug, Serialize)]
enum Shape {
    Unit,
    Newtype(Box<Shape>),
    Many(Vec<Shape>),
    Tuple(u8, Vec<u8>),
    Struct {
        #[serde(skip_serializing_if = "Option::is_none")]
        a: Option<u8>,
        b: Vec<Shape>,
    },
    Bare {},
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind")]
enum Tagged {
    Plain { text: String },
}

#[derive(Debug, Serialize)]
struct Flat {
    a: u8,
    #[serde(flatten)]
    rest: BTreeMap<String, Word>,
}

#[test]
fn every_shape_is_written_as_by_serde_json() {
    same(&((), Nothing, Empty {}, Pair(None, '"'), Pair(Some(1), '林'), [0_u8; 0], "a/b\u{7f}\u{2028}"));
    same(&(u64::MAX, i64::MIN, (u8::MAX, u16::MAX, u32::MAX), (i8::MIN, i16::MIN, i32::MIN), true, false));
    same(&(0.0_f64, -0.0_f64, 1.5_f32, f64::NAN, f64::INFINITY));
    same(&[Shape::Unit, Shape::Bare {}, Shape::Many(vec![]), Shape::Tuple(1, vec![2, 3])]);
    let inner = Shape::Struct { a: Some(1), b: vec![Shape::Unit, Shape::Struct { a: None, b: vec![] }] };
    same(&Shape::Newtype(Box::new(Shape::Many(vec![inner, Shape::Newtype(Box::new(Shape::Unit))]))));
    same(&Tagged::Plain { text: "{".to_owned() });
    same(&Flat { a: 1, rest: BTreeMap::from([("b".to_owned(), Word::Second)]) });
    same(&DateTime::parse_from_rfc3339("2026-11-28T14:00:00.250+08:00").expect("an instant"));
}

#[test]
fn keys_are_texts() {
    same(&BTreeMap::from([(Id("b\"".to_owned()), 1), (Id(String::new()), 2)]));
    same(&BTreeMap::from([(Word::FirstWord, Some('x')), (Word::Second, None)]));
    same(&BTreeMap::from([('{', BTreeMap::from([("[", [1])]))]));
    let said = zhihui_json::write(&BTreeMap::from([([1], 2)])).err().map(|misfit| misfit.to_string());
    assert_eq!(said.as_deref(), Some("a key that is no text"));
}

proptest! {
    #[test]
    fn any_text_and_number_is_written_as_by_serde_json(
        texts in prop::collection::btree_map(any::<String>(), prop::collection::vec(any::<Option<String>>(), 0..3), 0..4),
        whole in any::<(u64, i64, char, bool)>(),
        number in any::<f64>(),
    ) {
        same(&(texts, whole));
        // With or without an exponent.
        let text = zhihui_json::write(&number).expect("a number");
        prop_assert_eq!(zhihui_json::read::<f64>(&text).ok(), Some(number));
    }
}
