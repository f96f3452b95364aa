//! Each fault by its place and what to write instead.

use zhihui_json::Value;
use zhihui_profile::{Body, Call, Fault, Profile, check, extends, merge, read};

const GOOD: &str = r#"{
    "baseUrl": "/api",
    "signIn": { "style": "password", "token": { "header": "Authorization", "prefix": "Bearer " } },
    "rules": [{ "status": [200, "4xx"], "where": { "/code": [401, { "present": true }] }, "means": "unauthenticated" }],
    "enums": { "state": { "0": "confirmed" } },
    "types": { "event": { "id": { "$from": ["/id", "/uuid"], "$as": "id" }, "state": { "$from": "/s", "$enum": "state" } } },
    "operations": {
        "session.start": { "method": "POST", "path": "/login", "body": "/body", "answer": { "accessToken": "/token", "account": "/user" } },
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
    let mut found = faults_with(change);
    found.sort_by(|one, other| one.pointer.cmp(&other.pointer));
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
    assert!(broken[0].message.contains("line 1 column"), "{broken:?}");
    assert!(read("\u{feff}{}").is_ok());
    assert!(read("[]").expect_err("a list")[0].message.contains("write an object"));
}

#[test]
fn every_fault_is_told_at_once() {
    wrong(
        r#"{ "baseURL": "/x", "baseUrl": "//evil", "timeoutSeconds": 0, "zone": "+8", "instant": "iso", "ids": 1, "a/b": 1 }"#,
        &[
            ("/a~1b", "known are $schema, extends, baseUrl"),
            ("/baseURL", "did you mean \"baseUrl\"?"),
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
        &[("/baseUrl", "missing"), ("/operations/events.get/path", "missing")],
    );
}

#[test]
fn operations_are_those_of_the_contract() {
    wrong(
        r#"{ "operations": { "event.list": { "path": "/" } } }"#,
        &[("/operations/event.list", "did you mean \"events.list\"?")],
    );
}

#[test]
fn lists_have_pages_and_nothing_else_has() {
    wrong(
        r#"{ "operations": { "events.list": { "page": null }, "events.get": { "page": { "style": "all" } } } }"#,
        &[("/operations/events.get/page", "only lists"), ("/operations/events.list/page", "\"all\"")],
    );
    wrong(
        r#"{ "operations": { "events.list": { "page": { "style": "cursor", "parameter": null } } } }"#,
        &[("/operations/events.list/page/next", "missing"), ("/operations/events.list/page/parameter", "missing")],
    );
    wrong(
        r#"{ "operations": { "events.list": { "page": { "style": "link", "next": "/next", "unit": "items", "items": "rows" } } } }"#,
        &[
            ("/operations/events.list/page/items", "write \"/rows\""),
            ("/operations/events.list/page/parameter", "the style link has no such key"),
            ("/operations/events.list/page/unit", "the style link has no such key"),
        ],
    );
}

#[test]
fn templates_are_looked_into() {
    wrong(
        r#"{ "types": { "event": {
            "a": "/x~2", "b": "$inputt#/x", "c": { "$form": "/x" }, "d": { "$from": "/x", "$equals": ["", ""] },
            "e": { "$as": "date" }, "f": { "$type": "evnt" }, "g": { "$enum": "stat" }, "h": { "$as": "id", "$format": "rfc3339" },
            "i": { "$equals": ["/x"] }, "j": { "$from": [] }, "k": [{ "$each": { "$with": "", "$type": "event" } }],
            "l": { "$from": "name" }, "m": { "$from": "/x", "zh": "/y" }, "n": { "$from": "/x", "$else": "" },
            "o": { "$over": "/x", "$as": "id", "/a~": 1, "b": "$x" }, "p": "$response.header.", "q": { "$over": "x" }
        } } }"#,
        &[
            ("/types/event/a", "RFC 6901"),
            ("/types/event/b", "$input#/"),
            ("/types/event/c/$form", "did you mean \"$from\"?"),
            ("/types/event/d/$from", "$equals, $then, $else"),
            ("/types/event/e/$as", "secondsFromNow"),
            ("/types/event/f/$type", "did you mean \"event\"?"),
            ("/types/event/g/$enum", "did you mean \"state\"?"),
            ("/types/event/h/$format", "instant"),
            ("/types/event/i/$equals", "two values"),
            ("/types/event/j/$from", "a list of them"),
            ("/types/event/k/0/$each/$type", "not both"),
            ("/types/event/l/$from", "write \"/name\""),
            ("/types/event/m/zh", "known are $from"),
            ("/types/event/n/$else", "{ \"$value\": \"\" }"),
            ("/types/event/o/$as", "only the fields that change"),
            ("/types/event/o/b", "not known"),
            ("/types/event/o/~1a~0", "RFC 6901"),
            ("/types/event/p", "$response.header.NAME"),
            ("/types/event/q/$over", "write \"/x\""),
        ],
    );
    wrong(
        r#"{ "types": { "event": { "a": { "$value": { "$form": "/~" } }, "b": { "$from": "/x", "$map": { "1": "$x" } } } } }"#,
        &[],
    );
}

#[test]
fn what_goes_out_sees_what_the_operation_is_asked_with() {
    let good = r#"{ "operations": { "registrations.create": {
        "method": "POST", "path": "/events/{id}/registrations", "query": { "now": "/now" },
        "headers": { "Idempotency-Key": "/key" }, "repeat": "key",
        "body": { "who": "$account#/id", "phone": "/body/phone", "answers": { "$from": "/body/answers", "$each": { "q": "/question" } } },
        "then": { "operation": "events.get", "input": { "id": "/data/id", "x": "$input#/id", "y": "$response.status" } }
    } } }"#;
    wrong(good, &[]);
    wrong(
        r#"{ "operations": { "events.get": {
            "path": "/events/{eventId}{?when}", "query": { "a": "/Id", "b": { "$from": ["/id", "/key"] }, "c": "$input#/body/x", "$top": 5 },
            "headers": { "X": "$before#/token", "Y": "$response.header.ETag" },
            "before": { "path": "/a/{+ref}", "query": { "z": "$before" } },
            "answer": { "$type": null, "$from": ["/anything", "$input#/key", "$before#/x"] }
        } } }"#,
        &[
            ("/operations/events.get/answer/$from/1", "not asked with \"key\" but with id, now, account"),
            ("/operations/events.get/before/path", "not asked with \"ref\""),
            ("/operations/events.get/before/query/z", "no \"before\" here"),
            ("/operations/events.get/headers/Y", "nothing is answered yet"),
            ("/operations/events.get/path", "not asked with \"eventId\""),
            ("/operations/events.get/query/$top", "into the path"),
            ("/operations/events.get/query/a", "did you mean \"id\"?"),
            ("/operations/events.get/query/b/$from/1", "not asked with \"key\""),
            ("/operations/events.get/query/c", "not asked with \"body\""),
        ],
    );
}

#[test]
fn a_request_can_be_sent() {
    wrong(
        r#"{ "operations": {
            "events.get": { "body": "/id", "asGuest": true, "signedIn": true, "part": "file" },
            "card.apply": { "method": "POST", "path": "/x", "body": "/body", "repeat": "key", "encoding": "multipart" },
            "uploads.create": { "path": "/uploads" },
            "uploads.get": { "path": "/uploads/{id}", "answer": "" }
        } }"#,
        &[
            ("/operations/card.apply/encoding", "only uploads.create"),
            ("/operations/card.apply/repeat", "Idempotency-Key"),
            ("/operations/events.get/asGuest", "as a guest"),
            ("/operations/events.get/body", "a GET carries nothing"),
            ("/operations/events.get/part", "multipart"),
            ("/operations/uploads.create/encoding", "write \"multipart\""),
            ("/operations/uploads.get/answer", "the file itself"),
        ],
    );
}

#[test]
fn an_address_is_one_that_a_browser_can_ask() {
    for address in ["/", "/api", "/api/", "https://a.example", "http://127.0.0.1:8080/x"] {
        wrong(&[r#"{ "baseUrl": ""#, address, r#"" }"#].concat(), &[]);
    }
    for address in
        ["", "api", "//a.example", "https://", "https:///x", "https://u:p@a.example", "/a b", "/a?b", "/a#b", "ftp://a"]
    {
        wrong(&[r#"{ "baseUrl": ""#, address, r#"" }"#].concat(), &[("/baseUrl", "begins with https://")]);
    }
}

#[test]
fn a_null_in_a_template_is_a_value_and_elsewhere_takes_away() {
    let text = r#"{ "baseUrl": "/api", "zone": null, "signIn": null, "operations": {
        "me.get": null,
        "events.get": { "method": "POST", "path": "/x", "page": null, "body": { "gone": null }, "rules": [{ "where": { "/a": null }, "means": "notFound" }] }
    } }"#;
    let profile = Profile::checked(read(text).expect("JSON")).expect("good");
    assert!(!profile.has("me.get"));
    let (_, request) = Call::begin(&profile, "events.get", read(r#"{ "id": "1" }"#).expect("JSON")).expect("a request");
    assert_eq!(request.body, Body::Text(r#"{"gone":null}"#.to_owned()));
    let status = r#"{ "baseUrl": "/api", "operations": {}, "rules": [{ "status": null, "means": null }] }"#;
    let faults = check(&read(status).expect("JSON"));
    let places: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/rules/0/status", "/rules/0/means"]);
}

#[test]
fn faults_are_in_the_order_of_the_file() {
    let text = r#"{ "zone": "+8", "ids": 1, "operations": { "me.get": { "repeat": 1, "path": 2 }, "card.get": {} }, "b": 1, "a": 1 }"#;
    let found: Vec<String> = check(&read(text).expect("JSON")).into_iter().map(|fault| fault.pointer).collect();
    let operations = ["/operations/me.get/repeat", "/operations/me.get/path", "/operations/card.get/path"];
    assert_eq!(found, [&["/zone", "/ids"][..], &operations, &["/b", "/a", "/baseUrl"]].concat());
}

#[test]
fn the_items_of_a_list_are_in_their_order() {
    let rules = [r#"{ "rules": ["#, &["{}"; 12].join(","), "] }"].concat();
    let places = (0..12).map(|number| format!("/rules/{number}/means"));
    let found: Vec<String> = faults_with(&rules).into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(found, places.collect::<Vec<_>>());
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
            ("/rules/0/where/code", "RFC 6901"),
            ("/rules/0/where/~1x", "present"),
            ("/rules/1/means", "missing"),
        ],
    );
}

#[test]
fn what_comes_next_is_there_and_leads_to_an_end() {
    let then = |then: &str| [r#"{ "operations": { "events.get": { "then": "#, then, "} } }"].concat();
    wrong(&then(r#"{ "operation": "card.get" }"#), &[("/operations/events.get/then/operation", "no such operation")]);
    wrong(&then(r#"{ "operation": "events.gett" }"#), &[("/operations/events.get/then/operation", "did you mean")]);
    wrong(&then(r#"{ "operation": "events.get" }"#), &[("/operations/events.get/then/operation", "without an end")]);
    wrong(&then(r#"{ "operation": "events.list" }"#), &[("/operations/events.get/then/where", "which item")]);
    wrong(
        &then(r#"{ "operation": "events.list", "where": { "/eventId": "/idd" } }"#),
        &[("/operations/events.get/then/where/~1eventId", "did you mean \"id\"?")],
    );
    wrong(
        &then(r#"{ "operation": "session.start", "where": { "/id": "/id" } }"#),
        &[("/operations/events.get/then/where", "no list")],
    );
    wrong(
        r#"{ "operations": {
            "events.get": { "then": { "operation": "cases.get" } },
            "cases.get": { "path": "/c", "then": { "operation": "events.get" } }
        } }"#,
        &[
            ("/operations/cases.get/then/operation", "without an end"),
            ("/operations/events.get/then/operation", "without an end"),
        ],
    );
}

#[test]
fn a_repeated_write_says_where_its_record_is() {
    wrong(
        r#"{ "operations": { "events.get": { "rules": [{ "means": "repeated" }] } } }"#,
        &[("/operations/events.get/rules/0/means", "needs a then")],
    );
    wrong(r#"{ "rules": [{ "status": 409, "means": "repeated" }] }"#, &[("/rules/0/means", "into the operation")]);
    wrong(
        r#"{ "operations": { "events.get": { "rules": [{ "means": "repeated" }], "then": { "operation": "session.start" } } } }"#,
        &[],
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
        r#"{ "headers": { "authorization": "Bearer x", "X Y": "1", "Tenant": "a\nb", "Sec-Fetch-Mode": "cors" } }"#,
        &[
            ("/headers/Sec-Fetch-Mode", "browsers set this header"),
            ("/headers/Tenant", "one line"),
            ("/headers/X Y", "no name of a header"),
            ("/headers/authorization", "signIn.token"),
        ],
    );
    wrong(
        r#"{ "operations": { "events.get": { "headers": { "Cookie": "/id", "Authorization": "Basic abc" } } } }"#,
        &[("/operations/events.get/headers/Cookie", "browsers set this header")],
    );
    wrong(
        r#"{ "headers": { "x-token": "1" }, "signIn": { "token": { "header": "X-Token" } } }"#,
        &[("/signIn/token/header", "fixed ones")],
    );
    wrong(
        r#"{ "signIn": { "token": { "header": "Cookie" }, "csrf": { "cookie": "a" } } }"#,
        &[("/signIn/csrf/header", "missing"), ("/signIn/token/header", "browsers set")],
    );
}

#[test]
fn a_style_of_signing_in_has_its_operations() {
    wrong(r#"{ "signIn": { "style": "phoneCode" } }"#, &[("/signIn/style", "session.code")]);
    wrong(r#"{ "signIn": { "style": "oidc" } }"#, &[("/signIn/oidc", "missing"), ("/signIn/style", "me.get")]);
    wrong(
        r#"{ "signIn": { "style": "oidc", "oidc": { "issuer": "/id", "clientId": "a" } }, "operations": { "me.get": { "path": "/me" } } }"#,
        &[("/signIn/oidc/issuer", "https://"), ("/signIn/oidc/scope", "missing")],
    );
    wrong(r#"{ "credentials": "omit", "signIn": { "token": null } }"#, &[("/signIn/token", "cookie")]);
    wrong(r#"{ "signIn": { "guestOnBadToken": true } }"#, &[("/signIn/guestOnBadToken", "session.refresh")]);
    wrong(
        r#"{ "operations": { "session.start": { "answer": { "account": null } } } }"#,
        &[("/signIn/style", "has no account")],
    );
    wrong(
        r#"{ "types": { "session": { "account": "/user" } }, "operations": { "session.start": { "answer": { "accessToken": null, "account": null, "$type": "session" } } } }"#,
        &[],
    );
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
