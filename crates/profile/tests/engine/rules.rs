//! What an answer means.

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::ProblemCode;
use zhihui_profile::Response;

use crate::world::{answer, converse, profile, with_header};

fn means(rules: &str, response: Response) -> Result<(), Failure> {
    let text = r#"{"baseUrl":"/api","errors":{"code":"/error/code","codes":{"E7":"stale"},"message":["/error/text","/text"],"retryAfter":"/wait"},
        "rules":[{"where":{"/ok":"never"},"means":"protocol"}],"operations":{"x":{"path":"/x","rules":RULES}}}"#;
    converse(&profile(&text.replace("RULES", rules)), "x", "{}", &[response]).0.map(|_| ())
}

fn is_hit(rule: &str, status: u16, body: &str) -> bool {
    let rules = ["[{", rule, r#","means":"notFound"}]"#].concat();
    means(&rules, answer(status, body)) == Err(Failure::NotFound)
}

#[test]
fn a_status_has_its_usual_meaning_where_no_rule_says_otherwise() {
    let failure = |status| means("[]", answer(status, "{}")).err();
    assert_eq!([200, 201, 204, 299].map(failure), [const { None }; 4]);
    assert_eq!(failure(401), Some(Failure::Unauthenticated));
    assert_eq!(failure(403), Some(Failure::Forbidden));
    assert_eq!([404, 410].map(failure), [const { Some(Failure::NotFound) }; 2]);
    assert_eq!([409, 412].map(failure), [const { Some(Failure::Conflict(ProblemCode::Conflict)) }; 2]);
    assert_eq!(failure(429), Some(Failure::RateLimited { retry_after: None }));
    assert_eq!([500, 503, 599].map(failure), [500, 503, 599].map(|status| Some(Failure::Server { status })));
    for status in [100, 301, 304, 400, 405, 413, 418, 422] {
        let detail = ["status ", &status.to_string()].concat();
        assert_eq!(failure(status), Some(Failure::Protocol { detail }));
    }
}

#[test]
fn a_status_is_a_number_a_class_or_one_of_several() {
    assert!(is_hit(r#""status":418"#, 418, "{}"));
    assert!(!is_hit(r#""status":418"#, 419, "{}"));
    assert!(is_hit(r#""status":"4xx""#, 499, "{}"));
    assert!(!is_hit(r#""status":"4xx""#, 500, "{}"));
    assert!(is_hit(r#""status":[200,"5xx"]"#, 503, "{}"));
    assert!(!is_hit(r#""status":[]"#, 200, "{}"));
}

#[test]
fn conditions_compare_texts() {
    let hit = |wanted: &str, found: &str| is_hit(&[r#""where":{"/a/b":"#, wanted, "}"].concat(), 200, found);
    assert!(
        hit("401", r#"{"a":{"b":401}}"#) && hit("401", r#"{"a":{"b":"401"}}"#) && hit("\"401\"", r#"{"a":{"b":401}}"#)
    );
    assert!(hit("true", r#"{"a":{"b":true}}"#) && !hit("true", r#"{"a":{"b":1}}"#));
    assert!(hit("null", "{}") && hit("null", r#"{"a":{"b":null}}"#) && !hit("null", r#"{"a":{"b":""}}"#));
    assert!(hit("[1,null]", "{}") && hit("[1,2]", r#"{"a":{"b":2}}"#) && !hit("[1,2]", r#"{"a":{"b":3}}"#));
    let contains = r#"{"contains":"已报名"}"#;
    assert!(hit(contains, r#"{"a":{"b":"您已报名。"}}"#) && !hit(contains, r#"{"a":{"b":["已报名"]}}"#));
    let (there, gone) = (r#"{"present":true}"#, r#"{"present":false}"#);
    assert!(hit(there, r#"{"a":{"b":[]}}"#) && !hit(there, r#"{"a":{"b":null}}"#) && !hit(there, "<html>"));
    assert!(hit(gone, r#"{"a":{"b":null}}"#) && hit(gone, "<html>") && !hit(gone, r#"{"a":{"b":0}}"#));
}

#[test]
fn all_conditions_of_a_rule_hold_and_the_first_rule_wins() {
    let rules = r#"[{"status":200,"where":{"/a":1,"/b":2},"means":"forbidden"},{"where":{"/a":1},"means":"notFound"},{"means":"success"}]"#;
    assert_eq!(means(rules, answer(200, r#"{"a":1,"b":2}"#)), Err(Failure::Forbidden));
    assert_eq!(means(rules, answer(200, r#"{"a":1}"#)), Err(Failure::NotFound));
    assert_eq!(means(rules, answer(200, "{}")), Ok(()));
    // The operation's own come before the profile's.
    assert_eq!(means(rules, answer(500, r#"{"ok":"never"}"#)), Ok(()));
    assert!(matches!(means("[]", answer(200, r#"{"ok":"never"}"#)), Err(Failure::Protocol { .. })));
}

#[test]
fn a_rule_may_say_each_meaning() {
    let failure =
        |word: &str| means(&[r#"[{"means":""#, word, r#""}]"#].concat(), answer(200, r#"{"text":"t"}"#)).err();
    assert_eq!(["success", "repeated"].map(failure), [const { None }; 2]);
    let in_words = Some(Failure::InWords { message: "t".to_owned() });
    assert_eq!(["validation", "conflict"].map(failure), [in_words.clone(), in_words]);
    assert_eq!(failure("unauthenticated"), Some(Failure::Unauthenticated));
    assert_eq!(failure("rateLimited"), Some(Failure::RateLimited { retry_after: None }));
    assert_eq!(failure("server"), Some(Failure::Server { status: 500 }));
    assert_eq!(failure("protocol"), Some(Failure::Protocol { detail: "status 200".to_owned() }));
}

#[test]
fn a_code_comes_from_the_rule_or_from_the_answer() {
    let rule = r#"[{"status":409,"where":{"/full":true},"means":"conflict","code":"registrationClosed"}]"#;
    let failure = |body: &str| means(rule, answer(409, body)).err();
    assert_eq!(failure(r#"{"full":true,"text":"t"}"#), Some(Failure::Conflict(ProblemCode::RegistrationClosed)));
    assert_eq!(failure(r#"{"error":{"code":"E7","text":"t"}}"#), Some(Failure::Conflict(ProblemCode::Stale)));
    assert_eq!(failure(r#"{"error":{"code":"alreadyApplied"}}"#), Some(Failure::Conflict(ProblemCode::AlreadyApplied)));
    // A code that says no more than the status does gives way to words, and so does one that nobody knows.
    let in_words = Some(Failure::InWords { message: "t".to_owned() });
    for code in ["conflict", "E9"] {
        assert_eq!(failure(&[r#"{"error":{"code":""#, code, r#"","text":"t"}}"#].concat()), in_words);
    }
    assert_eq!(failure(r#"{"error":{"code":"E9"}}"#), Some(Failure::Conflict(ProblemCode::Other)));
    assert_eq!(
        failure(r#"{"error":{"code":"E9","text":" "},"text":"t"}"#),
        Some(Failure::Conflict(ProblemCode::Other))
    );
}

#[test]
fn the_wait_comes_from_header_or_body() {
    let wait = |response| match means("[]", response) {
        Err(Failure::RateLimited { retry_after }) => retry_after,
        other => panic!("{other:?}"),
    };
    assert_eq!(wait(with_header(answer(429, r#"{"wait":9}"#), "retry-after", "7")), Some(7));
    assert_eq!(
        wait(with_header(answer(429, r#"{"wait":"9"}"#), "Retry-After", "Wed, 25 Nov 2026 07:28:00 GMT")),
        Some(9)
    );
    assert_eq!(wait(answer(429, "<html>")), None);
}
