//! Full updates: the record as it was, and nothing else changed.

use proptest::prelude::*;
use zhihui_json::{Map, Value};
use zhihui_profile::Call;

use crate::arbitrary;
use crate::world::{answer, converse, json, profile, text, written};

const PROFILE: &str = r##"{"baseUrl":"/api","operations":{"change":{"before":{"path":"/x/{id}"},"method":"PUT","path":"/x/{id}",
    "body":{"$over":"$before#/data","title":"/body/title","/place/name":"/body/place","gone":"/body/gone"},"answer":{}}}}"##;

/// The body that goes out for a record that came so.
fn updated(record: &Value) -> Result<Value, String> {
    let stored = answer(200, &[r#"{"data":"#, &record.to_string(), "}"].concat());
    let input = r#"{"id":"1","body":{"title":"new","place":"hall"}}"#;
    let (result, asked) = converse(&profile(PROFILE), "change", input, &[stored, answer(200, "{}")]);
    result.map_err(crate::world::detail)?;
    Ok(json(text(&asked[1])))
}

proptest! {
    #[test]
    fn every_field_that_the_template_does_not_name_stays(record in arbitrary::object(&["title", "place", "name", "id", "gone"])) {
        let record = Value::Object(record);
        let place = record.get("place").cloned().unwrap_or_default();
        let updated = updated(&record);
        if !place.is_null() && !place.is_object() {
            // There is no field in a text.
            prop_assert_eq!(updated, Err("$before#/data/place/name: nowhere to put it".to_owned()));
            return Ok(());
        }
        let updated = updated.expect("a body");
        let without = |record: &Value| {
            let mut fields = record.as_object().cloned().unwrap_or_default();
            fields.remove("title");
            let mut place = match fields.remove("place") {
                Some(Value::Object(place)) => place,
                _ => Map::new(),
            };
            place.remove("name");
            (fields, place)
        };
        prop_assert_eq!(without(&updated), without(&record));
        prop_assert_eq!(updated.pointer("/title"), Some(&"new".into()));
        prop_assert_eq!(updated.pointer("/place/name"), Some(&"hall".into()));
    }

    #[test]
    fn a_record_that_goes_out_as_it_came_is_the_same(record in arbitrary::object(&["a", "b"])) {
        let record = Value::Object(record);
        let input = [r#"{"body":"#, &record.to_string(), "}"].concat();
        for template in [r#""/body""#, r#"{"$over":"/body"}"#, r#"{"$from":"/body","$with":""}"#] {
            prop_assert_eq!(written("", template, &input), Ok(record.to_string()));
        }
    }
}

#[test]
fn fields_are_changed_inside_of_lists_and_not_behind_their_end() {
    let over = |pointer: &str| {
        let template = [r#"{"$over":"/body",""#, pointer, r#"":2}"#].concat();
        written("", &template, r#"{"body":{"a":[{"b":1,"c":1}],"d~/":1}}"#)
    };
    assert_eq!(over("/a/0/b"), Ok(r#"{"a":[{"b":2,"c":1}],"d~/":1}"#.to_owned()));
    assert_eq!(over("d~/"), Ok(r#"{"a":[{"b":1,"c":1}],"d~/":2}"#.to_owned()));
    assert_eq!(over("/d~0~1"), Ok(r#"{"a":[{"b":1,"c":1}],"d~/":2}"#.to_owned()));
    for nowhere in ["/a/1/b", "/a/00/b", "/a/-/b", "/a/x", "/d~0~1/x"] {
        assert_eq!(over(nowhere), Err(["/body", nowhere, ": nowhere to put it"].concat()));
    }
}

#[test]
fn a_record_that_did_not_come_is_not_written_over() {
    for (status, body) in [(200, "<html>"), (200, r#"{"data":null}"#), (200, "")] {
        let (result, asked) = converse(&profile(PROFILE), "change", r#"{"id":"1","body":{}}"#, &[answer(status, body)]);
        assert_eq!(result.map_err(crate::world::detail), Err("$before#/data: not an object".to_owned()));
        assert_eq!(asked.len(), 1);
    }
    let (result, asked) = converse(&profile(PROFILE), "change", r#"{"id":"1","body":{}}"#, &[answer(404, "{}")]);
    assert_eq!((result, asked.len()), (Err(zhihui_domain::failure::Failure::NotFound), 1));
    assert!(Call::begin(&profile(PROFILE), "change", json("{}")).is_err());
}

#[test]
fn a_template_may_make_the_record_that_changes() {
    let template = r#"{"$over":{"$from":["/old","/body"],"$with":{"id":"/id","place":{"hall":"/hall"}}},"/place/floor":"/floor","id":"/gone"}"#;
    let input = r#"{"body":{"id":1,"hall":"a","title":"left out"},"floor":2}"#;
    assert_eq!(
        written("", template, input).map(|text| json(&text)),
        Ok(json(r#"{"id":1,"place":{"hall":"a","floor":2}}"#))
    );
    assert_eq!(written("", template, "{}"), Err("not an object".to_owned()));
}
