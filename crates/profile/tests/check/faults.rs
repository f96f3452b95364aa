//! Each fault by its place and what to write instead.

use zhihui_json::Value;
use zhihui_profile::{Fault, Profile, check, extends, merge, read};

const GOOD: &str = r#"{
    "baseUrl": "/api",
    "signIn": { "style": "password", "token": { "header": "Authorization", "prefix": "Bearer " } },
    "rules": [{ "status": [200, "4xx"], "where": { "/code": [401, { "present": true }] }, "means": "unauthenticated" }],
    "enums": { "state": { "0": "confirmed" } },
    "types": { "event": { "id": { "$from": ["/id", "/uuid"], "$as": "id" }, "state": { "$from": "/s", "$enum": "state" } } },
    "operations": {
        "session.start": { "method": "POST", "path": "/login", "body": "/body", "answer": { "accessToken": "/token" } },
        "events.list": {
            "path": "/events{?when}",
            "page": { "style": "page", "parameter": "page", "items": "/rows" },
            "answer": { "$type": "event" }
        },
        "events.get": { "path": "/events/{id}", "answer": { "$from": "/data", "$type": "event" } }
    }
}"#;

fn faults_with(change: &str) -> Vec<Fault> {
    let good = read(GOOD).expect("JSON");
    check(&merge(good, &zhihui_json::parse(change).expect("JSON")))
}

/// Exactly these places are wrong, and each sentence has these words in it.
#[track_caller]
fn wrong(change: &str, expected: &[(&str, &str)]) {
    let found = faults_with(change);
    let places: Vec<&str> = found.iter().map(|fault| fault.pointer.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, wanted, "{found:#?}");
    for (fault, (_, words)) in found.iter().zip(expected) {
        assert!(fault.message.contains(words), "{fault:?} does not say `{words}`");
    }
}

#[test]
fn a_good_profile_has_no_fault() {
    wrong("{}", &[]);
}

#[test]
fn what_is_no_json_or_no_object_says_so() {
    let broken = read("{ \"baseUrl\": ").expect_err("broken");
    assert!(broken[0].message.contains("line 1"), "{broken:?}");
    assert!(read("[]").expect_err("a list")[0].message.contains("write an object"));
}

#[test]
fn every_fault_is_told_at_once() {
    wrong(
        r#"{ "baseURL": "/x", "baseUrl": "//evil", "timeoutSeconds": 0, "zone": "+8", "instant": "iso", "ids": 1, "a/b": 1 }"#,
        &[
            ("/a~1b", "known are $schema, extends, baseUrl"),
            ("/baseURL", "this key is not known"),
            ("/baseUrl", "such as \"/api/v1\""),
            ("/ids", "one of \"string\", \"number\""),
            ("/instant", "\"epochMillis\""),
            ("/timeoutSeconds", "from 1 to 120"),
            ("/zone", "\"+08:00\""),
        ],
    );
}

#[test]
fn what_is_needed_must_be_there() {
    wrong(
        r#"{ "baseUrl": null, "operations": { "events.get": { "path": null } } }"#,
        &[("/operations/events.get/path", "missing"), ("/baseUrl", "missing")],
    );
}

#[test]
fn operations_are_those_of_the_contract() {
    wrong(r#"{ "operations": { "event.list": { "path": "/" } } }"#, &[("/operations/event.list", "events.list")]);
}

#[test]
fn lists_have_pages_and_nothing_else_has() {
    wrong(
        r#"{ "operations": { "events.list": { "page": null }, "events.get": { "page": { "style": "all" } } } }"#,
        &[("/operations/events.get/page", "only lists"), ("/operations/events.list/page", "\"all\"")],
    );
    wrong(
        r#"{ "operations": { "events.list": { "page": { "style": "cursor", "parameter": null } } } }"#,
        &[("/operations/events.list/page/parameter", "missing"), ("/operations/events.list/page/next", "missing")],
    );
}

#[test]
fn templates_are_looked_into() {
    wrong(
        r#"{ "types": { "event": {
            "a": "/x~2", "b": "$inputt#/x", "c": { "$form": "/x" }, "d": { "$from": "/x", "$equals": ["", ""] },
            "e": { "$as": "date" }, "f": { "$type": "evnt" }, "g": { "$enum": "stat" }, "h": { "$as": "id", "$format": "rfc3339" },
            "i": { "$equals": ["/x"] }, "j": { "$from": [] }, "k": [{ "$each": { "$with": "", "$type": "event" } }]
        } } }"#,
        &[
            ("/types/event/a", "RFC 6901"),
            ("/types/event/b", "$input#/"),
            ("/types/event/c/$form", "$from"),
            ("/types/event/d/$from", "$equals, $then, $else"),
            ("/types/event/e/$as", "secondsFromNow"),
            ("/types/event/f/$type", "event"),
            ("/types/event/g/$enum", "state"),
            ("/types/event/h/$format", "instant"),
            ("/types/event/i/$equals", "two values"),
            ("/types/event/j/$from", "a list of them"),
            ("/types/event/k/0/$each/$type", "not both"),
        ],
    );
}

#[test]
fn a_type_goes_deeper_before_it_meets_itself() {
    wrong(r#"{ "types": { "event": { "next": { "$from": "/next", "$type": "event" } } } }"#, &[]);
    wrong(
        r#"{ "types": { "event": { "a": [{ "$type": "b" }] }, "b": { "$with": { "c": { "$type": "event" } } } } }"#,
        &[("/types/b", "contains itself"), ("/types/event", "contains itself")],
    );
}

#[test]
fn rules_say_what_an_answer_means() {
    wrong(
        r#"{ "rules": [{ "status": 999, "where": { "code": 1, "/x": { "has": 1 } }, "means": "wrong", "code": "bad" }, {}] }"#,
        &[
            ("/rules/0/code", "alreadyRegistered"),
            ("/rules/0/means", "\"repeated\""),
            ("/rules/0/status", "\"4xx\""),
            ("/rules/0/where/~1x", "present"),
            ("/rules/0/where/code", "RFC 6901"),
            ("/rules/1/means", "missing"),
        ],
    );
}

#[test]
fn what_comes_next_is_there_and_leads_to_an_end() {
    wrong(
        r#"{ "operations": { "events.get": { "then": { "operation": "card.get" }, "rules": [{ "means": "repeated" }] } } }"#,
        &[("/operations/events.get/then/operation", "no such operation")],
    );
    wrong(
        r#"{ "operations": { "events.get": { "then": { "operation": "events.get" } } } }"#,
        &[("/operations/events.get/then/operation", "without an end")],
    );
    wrong(
        r#"{ "operations": { "events.get": { "rules": [{ "means": "repeated" }] } } }"#,
        &[("/operations/events.get/rules/0/means", "needs a then")],
    );
}

#[test]
fn paths_are_uri_templates() {
    wrong(
        r#"{ "operations": { "events.get": { "path": "/events/{id" } } }"#,
        &[("/operations/events.get/path", "cannot stand in an address")],
    );
    wrong(
        r#"{ "operations": { "events.get": { "path": "events" } } }"#,
        &[("/operations/events.get/path", "begins with /")],
    );
}

#[test]
fn the_session_is_not_set_by_hand() {
    wrong(
        r#"{ "headers": { "authorization": "Bearer x", "X Y": "1", "Tenant": "a\nb" } }"#,
        &[("/headers/Tenant", "one line"), ("/headers/X Y", "no name"), ("/headers/authorization", "signIn.token")],
    );
    wrong(
        r#"{ "operations": { "events.get": { "headers": { "Cookie": "/x" } } } }"#,
        &[("/operations/events.get/headers/Cookie", "not yours")],
    );
}

#[test]
fn a_style_of_signing_in_has_its_operations() {
    wrong(r#"{ "signIn": { "style": "phoneCode" } }"#, &[("/signIn/style", "session.code")]);
    wrong(r#"{ "signIn": { "style": "oidc" } }"#, &[("/signIn/style", "me.get"), ("/signIn/oidc", "missing")]);
    wrong(r#"{ "credentials": "omit", "signIn": { "token": null } }"#, &[("/signIn/token", "cookie")]);
    wrong(r#"{ "signIn": null }"#, &[]);
}

#[test]
fn a_preset_is_a_name_and_never_a_path() {
    let named = |text: &str| extends(&zhihui_json::parse(text).expect("JSON"));
    assert_eq!(named("{}"), Ok(None));
    assert_eq!(named(r#"{ "extends": "drf-jsonapi" }"#), Ok(Some("drf-jsonapi".to_owned())));
    for path in [r#""../x""#, r#""a/b""#, r#""https://evil""#, r#""""#, "1"] {
        let faults = named(&[r#"{ "extends": "#, path, "}"].concat()).expect_err(path);
        assert_eq!(faults[0].pointer, "/extends");
    }
}

#[test]
fn null_takes_away_even_without_a_preset() {
    let with_null = merge(read(GOOD).expect("JSON"), &zhihui_json::parse("{}").expect("JSON"));
    let Value::Object(mut fields) = with_null else { panic!("an object") };
    fields.insert("signIn".to_owned(), Value::Null);
    fields.insert("extends".to_owned(), Value::String("reference".to_owned()));
    let profile = Profile::checked(Value::Object(fields)).expect("good");
    assert_eq!(profile.sign_in(), zhihui_profile::SignIn::Never);
}
