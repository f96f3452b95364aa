//! What must agree with each other.

use zhihui_profile::{Fault, check, read};

/// The faults of a profile whose session begins with this answer and that has these operations beside it.
fn faults(style: &str, start: &str, others: &str) -> Vec<Fault> {
    let text = r#"{ "baseUrl": "/api", "signIn": { "style": "STYLE" }, "operations": {
        "session.code": { "method": "POST", "path": "/code", "body": "/body" },
        "session.start": { "method": "POST", "path": "/login", "body": "/body" START } OTHERS } }"#;
    let text = text.replace("STYLE", style).replace("START", start).replace("OTHERS", others);
    check(&read(&text).expect("JSON"))
}

fn places(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.pointer.as_str()).collect()
}

#[test]
fn whoever_signs_in_is_told_who_they_are() {
    for style in ["password", "phoneCode"] {
        for without in [
            r#", "answer": { "accessToken": "/token" }"#,
            r#", "answer": {}"#,
            r#", "answer": { "$from": "/data", "$with": { "accessToken": "/token" } }"#,
        ] {
            let found = faults(style, without, "");
            assert_eq!(places(&found), ["/signIn/style"], "{without}");
            assert!(found[0].message.contains("me.get"), "{found:?}");
            assert_eq!(faults(style, without, r#", "me.get": { "path": "/me" }"#), [], "{without}");
        }
        for with in [
            "",
            r#", "answer": "/data""#,
            r#", "answer": { "$from": ["/data", "/result"] }"#,
            r#", "answer": { "accessToken": "/token", "account": { "id": "/user/id" } }"#,
            r#", "answer": { "$from": "/data", "$with": { "account": "/user" } }"#,
        ] {
            assert_eq!(faults(style, with, ""), [], "{with}");
        }
    }
}

#[test]
fn a_get_carries_nothing() {
    let found = |operation: &str| {
        let others = [r#", "events.get": "#, operation].concat();
        let found = faults("password", "", &others);
        places(&found).join(" ")
    };
    assert_eq!(found(r#"{ "path": "/x", "body": {} }"#), "/operations/events.get/body");
    assert_eq!(found(r#"{ "method": "GET", "path": "/x", "body": {} }"#), "/operations/events.get/body");
    let before = r#"{ "method": "PUT", "path": "/x", "body": {}, "before": { "path": "/x", "body": {} } }"#;
    assert_eq!(found(before), "/operations/events.get/before/body");
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let operation = [r#"{ "method": ""#, method, r#"", "path": "/x", "body": {} }"#].concat();
        assert_eq!(found(&operation), "", "{method}");
    }
}
