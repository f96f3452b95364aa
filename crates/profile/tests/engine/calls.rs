//! What comes before and after an operation.

use zhihui_domain::failure::Failure;
use zhihui_profile::{Answer, Call};

use crate::backends::DRF;
use crate::world::{answer, carry, converse, detail, header, json, profile, request, text};

#[test]
fn what_a_backend_lacks_is_not_asked_for() {
    let failure = Call::begin(&profile(r#"{"baseUrl":""}"#), "card.get", json("{}")).map_err(detail).map(|_| ());
    assert_eq!(failure, Err("/operations: no card.get".to_owned()));
}

#[test]
fn an_idempotency_key_goes_along() {
    let sent = request(&profile(DRF), "card.apply", r#"{"key":"0123","body":{"name":"n"}}"#);
    assert_eq!(header(&sent, "Idempotency-Key"), Some("0123"));
    assert_eq!(text(&sent), r#"{"education":{},"full_name":"n","jobs":[]}"#.replace(r#""education":{},"#, ""));
}

#[test]
fn a_cookie_may_be_fetched_first() {
    let csrf = profile(
        r#"{"baseUrl":"/api","operations":{"session.start":{"before":{"path":"/csrf"},"method":"POST","path":"/login","encoding":"form","body":"/body","answer":{},"asGuest":true}}}"#,
    );
    let input = r#"{"body":{"name":"n","password":"p"}}"#;
    for page in ["<form>", "", "{}"] {
        let (result, asked) = converse(&csrf, "session.start", input, &[answer(200, page), answer(204, "")]);
        assert_eq!(result, Ok(Answer::Json(json("{}"))));
        assert_eq!(asked.iter().map(|request| request.url.as_str()).collect::<Vec<_>>(), ["/api/csrf", "/api/login"]);
        assert!(asked.iter().all(|request| request.as_guest));
    }
}

#[test]
fn what_comes_before_may_be_a_request_of_any_kind() {
    let locked = profile(
        r##"{"baseUrl":"/api","operations":{"x":{"before":{"method":"POST","path":"/lock{?id}","query":{"by":"$account#/id"},"headers":{"X-Key":"/key"},"body":{"id":"/id"},"encoding":"form"},
        "method":"PUT","path":"/x","body":{"lock":"$before#/lock"},"answer":["$before#/lock","$input#/id"]}}}"##,
    );
    let input = r#"{"id":"1","key":"k","account":{"id":"7"}}"#;
    let (result, asked) =
        converse(&locked, "x", input, &[answer(200, r#"{"lock":1790000000000000123}"#), answer(200, "{}")]);
    assert_eq!(
        (asked[0].method.as_str(), asked[0].url.as_str(), text(&asked[0])),
        ("POST", "/api/lock?id=1&by=7", "id=1")
    );
    assert_eq!(header(&asked[0], "X-Key"), Some("k"));
    assert_eq!(text(&asked[1]), r#"{"lock":1790000000000000123}"#);
    assert_eq!(result, Ok(Answer::Json(json(r#"[1790000000000000123,"1"]"#))));
}

#[test]
fn a_failure_before_ends_the_operation() {
    let locked = profile(
        r#"{"baseUrl":"/api","operations":{"x":{"before":{"path":"/y"},"path":"/x","page":{"style":"range"}}}}"#,
    );
    for (status, failure) in
        [(401, Failure::Unauthenticated), (404, Failure::NotFound), (503, Failure::Server { status: 503 })]
    {
        let (result, asked) = converse(&locked, "x", r#"{"cursor":"1.20.20"}"#, &[answer(status, "")]);
        assert_eq!((result, asked.len()), (Err(failure), 1));
    }
}

#[test]
fn then_may_go_on_with_what_the_answer_says() {
    let follow = profile(
        r##"{"baseUrl":"/api","operations":{
        "make":{"method":"POST","path":"/x","then":{"operation":"get","input":{"id":{"$from":"/result/id","$as":"id"},"when":"$input#/when"}}},
        "get":{"path":"/x/{id}{?when}","answer":["/name","$input#/now","$account#/id"]}}}"##,
    );
    let input = r#"{"when":"past","now":"2026-11-25T12:00:00+08:00","account":{"id":"7"}}"#;
    let answers = [answer(200, r#"{"result":{"id":1790000000000000123}}"#), answer(200, r#"{"name":"n"}"#)];
    let (result, asked) = converse(&follow, "make", input, &answers);
    assert_eq!(asked[1].url, "/api/x/1790000000000000123?when=past");
    assert_eq!(result, Ok(Answer::Json(json(r#"["n","2026-11-25T12:00:00+08:00","7"]"#))));
    // The write is done, but what came of it is not known.
    let (result, _) = converse(&follow, "make", input, &[answer(200, "{}")]);
    assert_eq!(result.map_err(detail), Err("/path: the input has no id".to_owned()));
}

#[test]
fn operations_that_lead_to_each_other_end() {
    for (operations, most) in [
        (r#"{"a":{"path":"/a","then":{"operation":"a"}}}"#, 4),
        (
            r#"{"a":{"path":"/a","then":{"operation":"b"}},"b":{"before":{"path":"/c"},"path":"/b","then":{"operation":"a"}}}"#,
            8,
        ),
        (r#"{"a":{"path":"/a","then":{"operation":"a","where":{"/id":"/id"}},"page":{"style":"all"}}}"#, 4),
    ] {
        let looping = profile(&[r#"{"baseUrl":"/api","operations":"#, operations, "}"].concat());
        let (result, asked) = carry(&looping, "a", r#"{"id":1}"#, |_| answer(200, "[]"));
        assert_eq!(result.map_err(detail), Err("/then: operations without an end".to_owned()));
        assert!(asked.len() <= most, "{}", asked.len());
    }
}

#[test]
fn a_then_of_another_kind_is_named() {
    for (then, what) in [
        (r#"{"operation":"gone"}"#, "/operations: no gone"),
        ("{}", "/operations: no "),
        ("7", "/operations: no "),
        (r#"{"operation":"a","input":7}"#, "/then/input: not an object"),
    ] {
        let text = [r#"{"baseUrl":"","operations":{"a":{"path":"/a","then":"#, then, "}}}"].concat();
        let (result, _) = converse(&profile(&text), "a", "{}", &[answer(200, "{}")]);
        assert_eq!(result.map_err(detail), Err(what.to_owned()));
    }
}
