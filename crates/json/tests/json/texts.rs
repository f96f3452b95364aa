//! What is JSON and what is not, as `serde_json` has it, and how values are written.

use proptest::prelude::*;
use zhihui_json::{Value, parse};

use crate::agreement::{agree_on_value, as_theirs};
use crate::arbitrary::{any_json, bent_text};
use crate::examples::{CASE, ENTRIES, EVENT, PROBLEM};

const TEXTS: &[&str] = &[
    "-",
    "--1",
    "-0",
    "-01",
    "0.",
    ".5",
    "0.0",
    "-0.0e-0",
    "1e",
    "1e+",
    "1E5",
    "1e-5",
    "1.e1",
    "0x1",
    "1_0",
    "01e1",
    "Infinity",
    "-a",
    "123456789012345678901234567890.12345678901234567890",
    " 1 ",
    "\u{a0}1",
    "1\u{0}",
    "1,",
    "tru",
    "truex",
    "True",
    "nulll",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\x\"",
    "\"\\",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u+123\"",
    "\"\\uABCD\\uabcd\"",
    "\"\\U0041\"",
    "\"\\ud83d\\ude00\"",
    "\"\\uD83D\\uDE00x\"",
    "\"\\ud83d\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ude00\"",
    "\"\\ud83d\\n\"",
    "\"\\udbff\\udfff\"",
    "\"\\ud83d\\u0041\"",
    "\"\\u0000\"",
    "\"\u{0}\"",
    "\"\u{1f}\"",
    "\"\u{7f}\u{2028}\"",
    "\"\n\"",
    "\"\t\"",
    "'a'",
    "[,]",
    "[1,,2]",
    "[1",
    "[1}",
    "]",
    "[]]",
    "[] []",
    "[\u{b}]",
    "\r\n\t[ ]",
    "{,}",
    "{\"a\":1,}",
    "{\"a\" :1 , \"b\": [ ] }",
    "{1:2}",
    "{\"a\",1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1,\"a\":{},\"b\":2,\"a\":[]}",
    "{\"\\u0061\":1,\"a\":2}",
    "{\"\":{\"\":\"\"}}",
    "// a\n1",
    "1 // a",
    "\u{feff}{}",
];

#[test]
fn the_edges_of_the_grammar_lie_where_they_should() {
    TEXTS.iter().for_each(|text| agree_on_value(text));
    for (from, text) in
        [CASE, ENTRIES, EVENT, PROBLEM].iter().flat_map(|text| text.char_indices().map(move |(at, _)| (at, text)))
    {
        agree_on_value(&text[from..]);
    }
}

#[test]
fn nesting_ends_at_the_same_depth() {
    for depth in [1, 126, 127, 128, 129, 1000] {
        agree_on_value(&["[".repeat(depth), "]".repeat(depth)].concat());
        agree_on_value(&["{\"a\":".repeat(depth), "1".to_owned(), "}".repeat(depth)].concat());
        agree_on_value(&["[{\"a\":".repeat(depth / 2), "[]".to_owned(), "}]".repeat(depth / 2)].concat());
    }
    assert!(parse(&"[".repeat(200)).is_err_and(|misfit| misfit.to_string().starts_with("nested too deep")));
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let said = |text: &str| parse(text).err().map(|misfit| misfit.to_string()).unwrap_or_default();
    assert_eq!(said(""), "the text breaks off at line 1 column 1");
    assert_eq!(said("{\"a\": \"林"), "the text breaks off at line 1 column 9");
    assert_eq!(said("{\n  \"林\": 1,\n}"), "expected a name in quotes at line 3 column 1");
    assert_eq!(said("[\"林\",tru]"), "expected a value at line 1 column 9");
    assert_eq!(said("[1]\n\n x"), "trailing characters at line 3 column 2");
    assert_eq!(said("[1;2]"), "expected `,` or `]` at line 1 column 3");
    assert_eq!(said("\"a\nb\""), "a control character in a text at line 1 column 3");
}

#[test]
fn an_object_keeps_its_order() {
    let text = r#"{"z":1,"a":{"c":[],"b":{}},"m":null}"#;
    assert_eq!(parse(text).map(|value| value.to_string()).ok().as_deref(), Some(text));
    let twice = parse(r#"{"z":1,"a":2,"z":3}"#).map(|value| value.to_string());
    assert_eq!(twice.ok().as_deref(), Some(r#"{"z":3,"a":2}"#));
    // Their FNV-1a is the same.
    let alike = r#"{"costarring":1,"liquid":2,"declinate":3,"macallums":4}"#;
    assert_eq!(parse(alike).map(|value| value.to_string()).ok().as_deref(), Some(alike));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_value_comes_through(theirs in any_json()) {
        let ours = parse(&theirs.to_string());
        let ours = ours.expect("JSON");
        prop_assert_eq!(&as_theirs(&ours), &theirs);
        prop_assert_eq!(ours.to_string(), theirs.to_string());
        prop_assert_eq!(format!("{ours:#}"), format!("{theirs:#}"));
        agree_on_value(&format!("{theirs:#}"));
    }

    #[test]
    fn a_bent_text_is_read_or_refused_as_by_serde_json(
        text in bent_text(prop_oneof![any_json().prop_map(|json| json.to_string()), prop::sample::select(&[CASE, ENTRIES, EVENT, PROBLEM][..]).prop_map(str::to_owned)])
    ) {
        agree_on_value(&text);
    }

    #[test]
    fn any_text_in_quotes_is_the_same_text(
        inner in "(\\\\([bfnrt/\"\\\\]|u[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-f]{2}(\\\\u[dD][c-fC-F][0-9a-f]{2})?|.)|\\PC){0,8}",
        plain in any::<String>(),
    ) {
        agree_on_value(&["\"", &inner, "\""].concat());
        let text = Value::from(plain.as_str()).to_string();
        prop_assert_eq!(&text, &serde_json::Value::from(plain.as_str()).to_string());
        prop_assert_eq!(parse(&text).ok(), Some(Value::String(plain)));
    }

    #[test]
    fn numbers_keep_every_digit(text in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,4})?") {
        let number = parse(&text).expect("a number");
        prop_assert_eq!(number.to_string(), text.clone());
        agree_on_value(&text);
        let theirs: serde_json::Value = serde_json::from_str(&text).expect("a number");
        prop_assert_eq!(number.as_f64(), theirs.as_f64());
        prop_assert_eq!((number.as_u64(), number.as_i64().filter(|_| text != "-0")), (theirs.as_u64(), theirs.as_i64().filter(|_| text != "-0")));
    }

    #[test]
    fn letters_of_numbers_are_numbers_or_not(text in "[-+.eE0-9]{0,8}") {
        agree_on_value(&text);
    }
}
