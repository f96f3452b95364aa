//! Every shape that a type can have, whether a type of the domain has it today or not.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Deserialize;
use serde_json::Value;

use crate::agreement::{agree, agree_on_value};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
struct Id(String);

#[derive(Debug, PartialEq, Deserialize)]
struct Wrapped(u32);

#[derive(Debug, PartialEq, Deserialize)]
struct Pair(u8, String);

#[derive(Debug, PartialEq, Deserialize)]
struct Nothing;

#[derive(Debug, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Strict {
    a: Option<u8>,
    b: Vec<Id>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Partly {
    a: u8,
    b: Option<String>,
    #[serde(default)]
    c: Vec<u8>,
    #[serde(default = "seven")]
    d: u8,
    #[serde(skip)]
    e: u8,
    f: Option<Wrapped>,
}

fn seven() -> u8 {
    7
}

#[derive(Debug, PartialEq, Deserialize)]
enum Shape {
    Unit,
    Newtype(Strict),
    Tuple(u8, Option<String>),
    Struct { a: u8, b: Option<Box<Shape>> },
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Word {
    FirstWord,
    #[serde(other)]
    Other,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
    Many(Vec<f64>),
}

const TEXTS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65536",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "1.0",
    "1.5",
    "1e2",
    "1e400",
    "-1e-400",
    "0.1",
    "00",
    "1.",
    "+1",
    "NaN",
    "\"\"",
    "\"a\"",
    "\"林\"",
    "\"\\u6797\\n\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"firstWord\"",
    "\"FirstWord\"",
    "\"Unit\"",
    "\"Newtype\"",
    "\"Tuple\"",
    "\"Struct\"",
    "[]",
    "[1]",
    "[null]",
    "[1,\"a\"]",
    "[1,\"a\",2]",
    "[1,null]",
    "[1,2,3]",
    "[[1]]",
    "[\"a\",\"b\"]",
    "[1,]",
    "[1 2]",
    "{}",
    "{\"a\":1}",
    "{\"a\":null}",
    "{\"a\":256}",
    "{\"a\":1,\"b\":[\"x\"]}",
    "{\"a\":1,\"b\":null}",
    "{\"a\":1,\"c\":0}",
    "{\"b\":[]}",
    "{\"firstWord\":null}",
    "{\"firstWord\":\"\",\"x\":\"\"}",
    "{\"Unit\":null}",
    "{\"Unit\":1}",
    "{\"Unit\":{}}",
    "{\"Unit\":[]}",
    "{\"Newtype\":{}}",
    "{\"Newtype\":{\"a\":2}}",
    "{\"Newtype\":{\"c\":2}}",
    "{\"Newtype\":null}",
    "{\"Tuple\":[1,null]}",
    "{\"Tuple\":[1,\"x\"]}",
    "{\"Tuple\":[1]}",
    "{\"Tuple\":[1,null,2]}",
    "{\"Tuple\":{}}",
    "{\"Struct\":{\"a\":1}}",
    "{\"Struct\":{\"a\":1,\"b\":\"Unit\"}}",
    "{\"Struct\":{\"a\":1,\"b\":{\"Struct\":{\"a\":2}}}}",
    "{\"Struct\":{}}",
    "{\"Struct\":null}",
    "{\"Other\":1}",
    "{\"Unit\":null,\"Newtype\":{}}",
    "\"2026-11-28\"",
    "\"2026-02-30\"",
    "\"2026-11-28T14:00:00+08:00\"",
    "\"2026-11-28T14:00:00.123456789Z\"",
    "\"2026-11-28T14:00:60Z\"",
    "\"2026-11-28T25:00:00Z\"",
    "\"2026-11-28T14:00:00\"",
    "\" 2026-11-28\"",
    "",
    " ",
    "nul",
    "\"",
    "{",
    "{\"a\"",
    "{\"a\":}",
    "{a:1}",
    "\u{feff}1",
];

fn for_all(agree: fn(&str)) {
    TEXTS.iter().for_each(|text| agree(text));
}

#[test]
fn numbers_are_exact_and_in_range() {
    for_all(agree::<u8>);
    for_all(agree::<u16>);
    for_all(agree::<u32>);
    for_all(agree::<u64>);
    for_all(agree::<i8>);
    for_all(agree::<i16>);
    for_all(agree::<i32>);
    for_all(agree::<i64>);
    for_all(agree::<f64>);
}

#[test]
fn simple_values_are_what_they_are() {
    for_all(agree::<bool>);
    for_all(agree::<char>);
    for_all(agree::<String>);
    for_all(agree::<()>);
    for_all(agree::<Nothing>);
    for_all(agree_on_value);
    for_all(agree::<DateTime<FixedOffset>>);
    for_all(agree::<NaiveDate>);
}

#[test]
fn what_is_inside_is_read_as_well() {
    for_all(agree::<Option<u8>>);
    for_all(agree::<Option<Option<String>>>);
    for_all(agree::<Vec<u8>>);
    for_all(agree::<Vec<Option<String>>>);
    for_all(agree::<[u8; 3]>);
    for_all(agree::<(u8, Option<String>)>);
    for_all(agree::<Wrapped>);
    for_all(agree::<Pair>);
    for_all(agree::<Id>);
}

#[test]
fn keys_are_read_as_their_type() {
    for_all(agree::<BTreeMap<String, Value>>);
    for_all(agree::<BTreeMap<Id, u8>>);
    for_all(agree::<BTreeMap<Word, Option<String>>>);
}

#[test]
fn enums_have_every_kind_of_variant() {
    for_all(agree::<Shape>);
    for_all(agree::<Vec<Shape>>);
    for_all(agree::<Word>);
    for_all(agree::<Either>);
}

#[test]
fn a_struct_is_read_from_an_object_alone() {
    for text in TEXTS.iter().filter(|text| !text.starts_with('[')) {
        agree::<Strict>(text);
    }
    assert!(zhihui_json::read::<Strict>("[1,[]]").is_err());
}

#[test]
fn a_field_that_nobody_knows_is_ignored() {
    let read = zhihui_json::read::<Strict>(r#"{"ofTomorrow":{"a":2},"a":1}"#);
    assert_eq!(read.ok().and_then(|strict| strict.a), Some(1));
}

#[test]
fn fields_are_found_in_any_order_and_an_option_may_be_missing() {
    for text in [r#"{"b":"B","a":1}"#, r#"{"a":1}"#, r#"{"b":"B"}"#, r#"{"c":[1],"a":1}"#, r#"{"c":null,"a":1}"#, "{}"]
    {
        agree::<Partly>(text);
    }
}

#[test]
fn of_a_key_that_stands_twice_the_last_one_counts() {
    let read = zhihui_json::read::<Strict>(r#"{"a":1,"a":2}"#);
    assert_eq!(read.ok().and_then(|strict| strict.a), Some(2));
}

#[test]
fn no_depth_exhausts_the_stack() {
    for deep in ["[", "{\"a\":", "{\"Newtype\":", "{\"Struct\":{\"a\":1,\"b\":"] {
        let text = deep.repeat(200_000);
        assert!(zhihui_json::read::<Shape>(&text).is_err());
        assert!(zhihui_json::read::<Value>(&text).is_err());
        assert!(zhihui_json::read::<Strict>(&format!("{{\"c\":{text}")).is_err());
    }
    let nested = |depth| format!("{}\"Unit\"{}", r#"{"Struct":{"a":1,"b":"#.repeat(depth), "}}".repeat(depth));
    agree::<Shape>(&nested(50));
    agree::<Shape>(&nested(100_000));
}
