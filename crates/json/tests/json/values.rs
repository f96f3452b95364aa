//! Values that are made and changed in code.

use proptest::prelude::*;
use zhihui_json::{Map, Value, parse, pointer_part};

use crate::agreement::as_theirs;
use crate::arbitrary::any_json;

fn json(text: &str) -> Value {
    parse(text).expect(text)
}

#[test]
fn a_field_that_is_put_again_keeps_its_place() {
    let mut map = Map::from_iter([("b".to_owned(), Value::from(1)), ("a".to_owned(), Value::from("x"))]);
    assert_eq!(map.insert("b".to_owned(), Value::Null), Some(Value::from(1)));
    assert_eq!(map.insert("c".to_owned(), true.into()), None);
    map.extend([("a".to_owned(), Value::from(u64::MAX)), ("d".to_owned(), Value::from(i64::MIN))]);
    *map.entry("e").or_insert(Value::Null) = Value::from(7_usize);
    map.entry("a").or_insert_with(|| unreachable!("it is there"));
    let text = r#"{"b":null,"a":18446744073709551615,"c":true,"d":-9223372036854775808,"e":7}"#;
    assert_eq!(Value::from(map.clone()).to_string(), text);
    assert_eq!(map.remove("a"), Some(Value::from(u64::MAX)));
    assert_eq!((map.remove("a"), map.len(), map.contains_key("a")), (None, 4, false));
    assert_eq!(map.keys().map(String::as_str).collect::<String>(), "bcde");
}

#[test]
fn objects_are_equal_in_whatever_order() {
    assert_eq!(json(r#"{"a":1,"b":[{"c":2,"d":3}]}"#), json(r#"{"b":[{"d":3,"c":2}],"a":1}"#));
    for other in [r#"{"a":1}"#, r#"{"a":1,"c":2}"#, r#"{"a":1,"b":2,"c":3}"#, r#"{"a":1,"b":3}"#, "[]"] {
        assert_ne!(json(r#"{"a":1,"b":2}"#), json(other));
    }
}

#[test]
fn what_is_not_there_is_null_or_none() {
    let mut value = json(r#"{"a":[{"b~/c":"x"}],"n":-1}"#);
    assert!(value["x"].is_null() && value["a"]["x"].is_null() && Value::default().is_null());
    assert_eq!((value["n"].as_u64(), value["n"].as_i64(), value["a"].as_str()), (None, Some(-1), None));
    assert!(value["a"].is_array() && value.get("n").is_some_and(Value::is_number));
    assert_eq!(value.pointer("/a/0/b~0~1c"), Some(&Value::from("x")));
    for nowhere in ["a", "/a/00", "/a/+0", "/a/-", "/a/1", "/n/x", "/a/0/b~/c", "/"] {
        assert_eq!(value.pointer(nowhere), None, "{nowhere}");
        assert_eq!(value.pointer_mut(nowhere), None, "{nowhere}");
    }
    *value.pointer_mut("/a/0").expect("an item") = Value::from(vec![]);
    assert!(value.get_mut("n").is_some_and(|number| number.as_array_mut().is_none()));
    assert_eq!(value.to_string(), r#"{"a":[[]],"n":-1}"#);
}

/// All places of a value, by their pointers.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, part)| places(part, &[at, &pointer_part(name)].concat(), all))
        }
        Value::Array(items) => {
            (0..).zip(items).for_each(|(number, part): (u32, _)| places(part, &format!("{at}/{number}"), all))
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn a_pointer_leads_where_it_leads_in_serde_json(theirs in any_json(), other in "(/|~0|~1|~|[0-9a-c+]){0,6}") {
        let mut ours = json(&theirs.to_string());
        let mut all = vec![other];
        places(&ours, "", &mut all);
        for pointer in all {
            prop_assert_eq!(ours.pointer(&pointer).map(as_theirs), theirs.pointer(&pointer).cloned());
            prop_assert_eq!(ours.pointer_mut(&pointer).map(|part| as_theirs(part)), theirs.pointer(&pointer).cloned());
        }
    }

    #[test]
    fn a_map_holds_what_a_tree_holds(steps in prop::collection::vec((any::<bool>(), "[a-e]", any::<u8>()), 0..20)) {
        let (mut ours, mut theirs) = (Map::new(), std::collections::BTreeMap::new());
        for (puts, name, number) in steps {
            if puts {
                prop_assert_eq!(ours.insert(name.clone(), number.into()), theirs.insert(name, Value::from(number)));
            } else {
                prop_assert_eq!(ours.remove(&name), theirs.remove(&name));
            }
            prop_assert_eq!(ours.len(), theirs.len());
        }
        prop_assert_eq!(ours, theirs.into_iter().collect());
    }
}
