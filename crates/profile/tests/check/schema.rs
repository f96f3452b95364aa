//! The schema for editors: current, and of one mind with the check.

use std::fs;

use jsonschema::{Validator, validator_for};
use zhihui_json::Value;
use zhihui_profile::{check, json_schema};

use super::presets;

fn validator() -> Validator {
    validator_for(&as_theirs(&json_schema())).expect("a schema")
}

/// The same in the type that the validator takes.
fn as_theirs(value: &Value) -> serde_json::Value {
    serde_json::from_str(&value.to_string()).expect("JSON")
}

#[test]
fn the_published_schema_is_current() {
    let published = fs::read_to_string(presets::project().join("public/backend.schema.json")).expect("a text");
    let published = zhihui_json::parse(&published).expect("JSON");
    assert!(published == json_schema(), "it is not: run `cargo xtask profile schema`");
}

#[test]
fn it_takes_every_file_as_it_stands() {
    let validator = validator();
    for folder in ["public/backends", "tests/backends/profiles"] {
        for (name, file) in presets::files(folder) {
            let file = as_theirs(&file);
            let faults: Vec<String> =
                validator.iter_errors(&file).map(|error| format!("{} {error}", error.instance_path())).collect();
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
    }
}

#[test]
fn what_it_refuses_the_check_refuses() {
    let validator = validator();
    for text in [
        r#"{ "baseURL": "/api" }"#,
        r#"{ "baseUrl": "//evil" }"#,
        r#"{ "timeoutSeconds": 0 }"#,
        r#"{ "zone": "+8" }"#,
        r#"{ "instant": "iso" }"#,
        r#"{ "signIn": { "style": "magic" } }"#,
        r#"{ "rules": [{ "status": 999, "means": "success" }] }"#,
        r#"{ "rules": [{ "where": { "code": 1 }, "means": "success" }] }"#,
        r#"{ "rules": [{ "where": { "/code": { "has": 1 } }, "means": "success" }] }"#,
        r#"{ "operations": { "event.list": { "path": "/x" } } }"#,
        r#"{ "operations": { "events.get": { "method": "FETCH", "path": "/x" } } }"#,
        r#"{ "operations": { "events.list": { "path": "/x", "page": { "style": "infinite" } } } }"#,
        r#"{ "baseUrl": "https://u:p@a.example" }"#,
        r#"{ "signIn": { "oidc": { "issuer": "/id" } } }"#,
        r#"{ "headers": { "X Y": "1" } }"#,
        r#"{ "rules": [{ "status": 200 }] }"#,
        r#"{ "rules": [{ "where": { "/code": [[1]] }, "means": "success" }] }"#,
        r#"{ "errors": { "message": "msg" } }"#,
        r#"{ "operations": { "events.get": { "path": "/events/{id" } } }"#,
        r#"{ "operations": { "events.get": { "path": "events" } } }"#,
        r#"{ "operations": { "events.get": { "path": "/x", "query": { "$top": 1 } } } }"#,
        r#"{ "operations": { "events.get": { "path": "/x", "asGuest": 1 } } }"#,
        r#"{ "operations": { "events.list": { "path": "/x", "page": { "style": "page", "size": 0 } } } }"#,
        r#"{ "types": { "event": "/a~2" } }"#,
        r#"{ "types": { "event": ["$inputt#/x"] } }"#,
        r#"{ "types": { "event": { "id": { "$from": "id" } } } }"#,
        r#"{ "types": { "event": { "id": { "$form": "/id" } } } }"#,
        r#"{ "types": { "event": { "id": { "$from": "/id", "$as": "date" } } } }"#,
    ] {
        let value: Value = zhihui_json::parse(text).expect("JSON");
        assert!(!validator.is_valid(&as_theirs(&value)), "the schema takes {text}");
        assert!(!check(&value).is_empty(), "the check takes {text}");
    }
}

/// Where a preset says the rest, and where null takes something of it away.
#[test]
fn it_takes_parts() {
    let validator = validator();
    for text in [
        "{}",
        r#"{ "extends": "drf", "baseUrl": "/api", "zone": null, "operations": { "me.get": null, "events.get": { "page": null } } }"#,
        r#"{ "signIn": { "token": null, "csrf": { "cookie": "csrftoken" } }, "types": { "event": { "id": { "$else": "x" } } } }"#,
        r#"{ "types": { "event": { "a": { "$value": { "$form": "~" } }, "b": null, "c": { "$equals": ["/a", null], "$from": null } } } }"#,
        r#"{ "rules": [{ "status": ["4xx", 500], "where": { "": null, "/a": [1, { "present": false }] }, "means": "server" }] }"#,
    ] {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let faults: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{text}: {faults:?}");
    }
}

#[test]
fn every_key_is_described_and_every_example_is_good() {
    let schema = as_theirs(&json_schema());
    let validator = validator();
    for (key, described) in schema["properties"].as_object().expect("properties") {
        assert!(described["description"].is_string(), "{key}");
        for example in described["examples"].as_array().into_iter().flatten() {
            let file = serde_json::Value::Object([(key.clone(), example.clone())].into_iter().collect());
            assert!(validator.is_valid(&file), "{file}");
        }
    }
    assert!(schema["properties"]["baseUrl"]["examples"].is_array());
    let operations = schema["properties"]["operations"]["properties"].as_object().expect("operations");
    assert_eq!(operations.len(), 20);
}
